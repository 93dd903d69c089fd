//! Which turns a department's turn on the floor answers.

use sea_orm::entity::prelude::*;

use crate::ids::FloorTurnId;

/// A row of `floor_turn_answer`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "floor_turn_answer")]
pub struct Model {
    /// The department's turn.
    #[sea_orm(primary_key, auto_increment = false)]
    pub turn_id: FloorTurnId,
    /// The turn answered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub answered_id: FloorTurnId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
