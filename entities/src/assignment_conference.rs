//! Conferences at which many suggestions are assigned (交办会).

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, AssignmentConferenceId, CommitteeId};

/// A row of `assignment_conference`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment_conference")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentConferenceId,
    /// The committee whose suggestions were assigned.
    pub committee_id: CommitteeId,
    /// Its title.
    pub title: String,
    /// The day it was held.
    pub held_on: Date,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
