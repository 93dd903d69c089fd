//! Urgings (催办) of a department by the office; internal.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, AssignmentId, SuggestionId, UrgingId};

/// A row of `urging`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "urging")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UrgingId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Who is urged.
    pub assignment_id: AssignmentId,
    /// What is asked for.
    pub note: String,
    /// Who urged.
    pub made_by_id: AccountId,
    /// The name of who urged, as of then.
    pub made_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
