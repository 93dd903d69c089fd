//! Councils of communities and villages (议事会) that deliberate on their own matters; public bodies.

use sea_orm::entity::prelude::*;

use crate::enums::CouncilKind;
use crate::ids::{CommitteeId, DeliberationCouncilId};

/// A row of `deliberation_council`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliberation_council")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeliberationCouncilId,
    /// The committee that guides it.
    pub committee_id: CommitteeId,
    /// Of a community or of a village.
    pub kind: CouncilKind,
    /// Its name, unique in the committee.
    pub name: String,
    /// The subdistrict or township.
    pub subdistrict: Option<String>,
    /// The community or administrative village.
    pub community: Option<String>,
    /// The natural village.
    pub village: Option<String>,
    /// The day it was established; none while it is being prepared.
    pub established_on: Option<Date>,
    /// Who guides it, as printed.
    pub guided_by: Option<String>,
    /// The council whose success led to it.
    pub encouraged_by_id: Option<DeliberationCouncilId>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
