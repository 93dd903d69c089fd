//! Extensions (延期) of a department's time to answer; every one stays.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, AssignmentId, DeadlineExtensionId, SuggestionId};

/// A row of `deadline_extension`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline_extension")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeadlineExtensionId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Whose time it extends.
    pub assignment_id: AssignmentId,
    /// The round whose answer it is about.
    pub round: i32,
    /// The last day before.
    pub original_due_on: Date,
    /// The last day from then on.
    pub due_on: Date,
    /// Why; internal.
    pub reason: String,
    /// Who approved it.
    pub approved_by_id: AccountId,
    /// The name of who approved it, as of then; internal.
    pub approver_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
