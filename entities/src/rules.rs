//! Versions of a committee's rules (规则), each in force from a date.

use sea_orm::entity::prelude::*;

use crate::ids::{CommitteeId, RulesId};

/// A row of `rules`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rules")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RulesId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The version, counted from 1.
    pub number: i32,
    /// First day on which it is in force.
    pub effective_on: Date,
    /// The rules as data; `domain::rules` reads them.
    pub body: Json,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
