//! Conversions (转办) of suggestions from one kind to another; all of them stay.

use sea_orm::entity::prelude::*;

use crate::enums::SuggestionKind;
use crate::ids::{AccountId, ConversionId, SuggestionId};

/// A row of `conversion`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversion")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConversionId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The kind before.
    pub from_kind: SuggestionKind,
    /// The kind from then on.
    pub to_kind: SuggestionKind,
    /// Why; internal.
    pub reason: String,
    /// Who decided.
    pub converted_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
