//! The one row that says which index is in force.

use sea_orm::entity::prelude::*;

/// A row of `search_state`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_state")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Names this database; an index of another one is foreign.
    pub database_id: Uuid,
    /// The generation that is read.
    pub generation: i64,
    /// The generation being filled, if any.
    pub building: Option<i64>,
    /// The shape of documents in `generation`.
    pub schema_hash: String,
    /// When a rebuild was asked for.
    pub rebuild_requested_at: Option<DateTimeUtc>,
    /// When the index was last compared.
    pub reconciled_at: Option<DateTimeUtc>,
    /// What the comparison found.
    pub reconciled_equal: Option<bool>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
