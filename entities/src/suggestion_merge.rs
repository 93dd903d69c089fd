//! Merged suggestions (并案): each with the one that takes it in, as long as the merge holds.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, SuggestionId};

/// A row of `suggestion_merge`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suggestion_merge")]
pub struct Model {
    /// The merged suggestion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub suggestion_id: SuggestionId,
    /// The suggestion that takes it in.
    pub into_id: SuggestionId,
    /// Why; internal.
    pub reason: String,
    /// Who decided.
    pub merged_by_id: AccountId,
    /// When it was merged.
    pub merged_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
