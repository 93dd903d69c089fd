//! Documents whose index entry is out of date, marked by triggers.

use sea_orm::entity::prelude::*;

use crate::enums::SearchKind;

/// A row of `search_dirty`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_dirty")]
pub struct Model {
    /// The kind of document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: SearchKind,
    /// The row behind it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Raised by every mark; the indexer deletes only the version it read.
    pub version: i64,
    /// When it was first marked.
    pub first_dirty_at: DateTimeUtc,
    /// How often indexing it failed.
    pub attempts: i32,
    /// Not before this moment, after a failure.
    pub next_try_at: Option<DateTimeUtc>,
    /// Why it failed last.
    pub last_error: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
