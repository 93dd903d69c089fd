//! Where an issued brief was adopted (采用), and instructions that leaders wrote on it (批示); the latter stay internal.

use sea_orm::entity::prelude::*;

use crate::enums::{AdoptionForm, AdoptionKind, CommitteeLevel};
use crate::ids::{AccountId, OpinionAdoptionId, OpinionBriefId};

/// A row of `opinion_adoption`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_adoption")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpinionAdoptionId,
    /// The brief.
    pub brief_id: OpinionBriefId,
    /// Adopted, or written upon by a leader.
    pub kind: AdoptionKind,
    /// At which level.
    pub level: CommitteeLevel,
    /// By whom, as printed.
    pub adopted_by: String,
    /// By itself or within a larger text.
    pub form: AdoptionForm,
    /// The day.
    pub adopted_on: Date,
    /// The points that the committee gives for it, if it gives any.
    pub points: Option<i32>,
    /// What was written; for the office only.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
