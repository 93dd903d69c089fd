//! Meetings face to face after a second dissatisfaction (面商记录).

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MediationMeetingId, SuggestionId};

/// A row of `mediation_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mediation_meeting")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MediationMeetingId,
    /// The suggestion it was about.
    pub suggestion_id: SuggestionId,
    /// The round whose reply did not content.
    pub round: i32,
    /// The day.
    pub held_on: Date,
    /// Who took part.
    pub participants: String,
    /// What was said and agreed.
    pub note: String,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
