//! The versions of papers for sessions; none is ever overwritten.

use sea_orm::entity::prelude::*;

use crate::ids::SessionMaterialId;

/// A row of `session_material_text`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_material_text")]
pub struct Model {
    /// The paper.
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: SessionMaterialId,
    /// The number of the version, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The text.
    pub body: String,
    /// What is new in it.
    pub note: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// The row without its text, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The paper.
    pub material_id: SessionMaterialId,
    /// The number of the version, from 1.
    pub number: i32,
    /// What is new in it.
    pub note: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
