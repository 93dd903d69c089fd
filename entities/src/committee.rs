//! Committees (政协委员会): every record belongs to one of them.

use sea_orm::entity::prelude::*;

use crate::enums::CommitteeLevel;
use crate::ids::CommitteeId;

/// A row of `committee`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "committee")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommitteeId,
    /// Short name in addresses, such as `szs`.
    pub code: String,
    /// The name as printed.
    pub name: String,
    /// The level of administration.
    pub level: CommitteeLevel,
    /// The region served, such as 宁夏石嘴山市.
    pub region: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
