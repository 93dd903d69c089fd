//! The last number given in each sequence: case numbers, registration numbers.

use sea_orm::entity::prelude::*;

/// A row of `number_counter`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "number_counter")]
pub struct Model {
    /// Names the sequence.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: String,
    /// The last number given.
    pub last: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
