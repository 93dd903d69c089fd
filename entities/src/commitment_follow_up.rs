//! Follow-ups of commitments (跟踪办理): progress, claims and judgements, none ever changed.

use sea_orm::entity::prelude::*;

use crate::enums::FollowUpKind;
use crate::ids::{AccountId, CommitmentFollowUpId, CommitmentId};

/// A row of `commitment_follow_up`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_follow_up")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommitmentFollowUpId,
    /// The commitment it is about.
    pub commitment_id: CommitmentId,
    /// What it tells.
    pub kind: FollowUpKind,
    /// The day it tells of.
    pub happened_on: Date,
    /// What was done, the evidence, or why.
    pub note: String,
    /// Who wrote it.
    pub made_by_id: AccountId,
    /// Their name as of then.
    pub made_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
