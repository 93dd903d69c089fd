//! Notes of the supervision (督办记录); internal.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, SuggestionId, SupervisionNoteId};

/// A row of `supervision_note`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supervision_note")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SupervisionNoteId,
    /// The suggestion.
    pub suggestion_id: SuggestionId,
    /// What is noted.
    pub body: String,
    /// Whether the departments charged with it read it too.
    pub is_for_department: bool,
    /// Who wrote it.
    pub made_by_id: AccountId,
    /// Their name as of then.
    pub made_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
