//! Monthly supervision of an adviser's task (月度督导); internal.

use sea_orm::entity::prelude::*;

use crate::ids::{AdviserSupervisionId, AdviserTaskId};

/// A row of `adviser_supervision`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adviser_supervision")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdviserSupervisionId,
    /// The task.
    pub task_id: AdviserTaskId,
    /// The first day of the month.
    pub month: Date,
    /// Who looked into it, as printed.
    pub checked_by: String,
    /// What was found.
    pub finding: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
