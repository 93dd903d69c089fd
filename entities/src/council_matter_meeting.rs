//! Which matters are before which meeting; one may come before a later one again.

use sea_orm::entity::prelude::*;

use crate::ids::{ConsultationId, CouncilMatterId};

/// A row of `council_matter_meeting`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_matter_meeting")]
pub struct Model {
    /// The matter.
    #[sea_orm(primary_key, auto_increment = false)]
    pub matter_id: CouncilMatterId,
    /// The meeting.
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: ConsultationId,
    /// Place in the meeting's order, from 1.
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
