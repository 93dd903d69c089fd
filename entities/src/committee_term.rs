//! Terms of a committee (届).

use sea_orm::entity::prelude::*;

use crate::ids::{CommitteeId, CommitteeTermId};

/// A row of `committee_term`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "committee_term")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommitteeTermId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The number of the term, such as 11 for 十一届.
    pub number: i32,
    /// First day of the term.
    pub starts_on: Date,
    /// Last day of the term, where it has ended.
    pub ends_on: Option<Date>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
