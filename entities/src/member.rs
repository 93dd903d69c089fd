//! Members (委员) of a committee in a term.

use sea_orm::entity::prelude::*;

use crate::ids::{CommitteeId, CommitteeTermId, MemberId, SectorId, SpecialCommitteeId};

/// A row of `member`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The term they sit in.
    pub term_id: CommitteeTermId,
    /// The name as printed.
    pub name: String,
    /// The sector they sit for.
    pub sector_id: Option<SectorId>,
    /// The special committee they sit on.
    pub special_committee_id: Option<SpecialCommitteeId>,
    /// What they are beside being a member, as printed.
    pub title: String,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
