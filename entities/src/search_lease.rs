//! The one row that says who may write to the index.

use sea_orm::entity::prelude::*;

/// A row of `search_lease`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_lease")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The process that holds it.
    pub owner: Uuid,
    /// Raised with every holder.
    pub fence: i64,
    /// Free from this moment on.
    pub expires_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
