//! Text revisions of a suggestion: a snapshot at every submission.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, SuggestionId, SuggestionRevisionId};

/// A row of `suggestion_revision`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suggestion_revision")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SuggestionRevisionId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Counted from 1.
    pub number: i32,
    /// The subject then.
    pub title: String,
    /// The situation then.
    pub background: String,
    /// The analysis then.
    pub analysis: String,
    /// The recommendation then.
    pub recommendation: String,
    /// Who submitted it.
    pub made_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
