//! Batches handed to the engine and not yet settled.

use sea_orm::entity::prelude::*;

/// A row of `search_batch`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_batch")]
pub struct Model {
    /// The batch.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The generation written to.
    pub generation: i64,
    /// The engine's name for the task, once enqueued.
    pub task: Option<String>,
    /// The dirty rows covered: kind, id and version.
    pub marks: Json,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
