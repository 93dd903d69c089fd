//! Who sits in a council, and as what (议事会成员).

use sea_orm::entity::prelude::*;

use crate::enums::CouncilRole;
use crate::ids::{CouncilMemberId, DeliberationCouncilId, MemberId};

/// A row of `council_member`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_member")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CouncilMemberId,
    /// The council.
    pub council_id: DeliberationCouncilId,
    /// As what.
    pub role: CouncilRole,
    /// The name as printed.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
    /// The committee's member, if they are one.
    pub member_id: Option<MemberId>,
    /// The first day.
    pub from_on: Date,
    /// The last day; none while they sit in it.
    pub until_on: Option<Date>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
