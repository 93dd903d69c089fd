//! Leaders' instructions (批示) on research reports and outcome documents: internal, always.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CommitteeId, LeaderInstructionId, OutcomeId, ResearchReportId};
use crate::scope::Scope;

/// A row of `leader_instruction`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leader_instruction")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LeaderInstructionId,
    /// The committee whose report or outcome it is on.
    pub committee_id: CommitteeId,
    /// The report it is on, if it is on one.
    pub report_id: Option<ResearchReportId>,
    /// The outcome it is on, if it is on one.
    pub outcome_id: Option<OutcomeId>,
    /// Who wrote it.
    pub leader_name: String,
    /// Their post as of then.
    pub leader_title: String,
    /// The day it came in.
    pub received_on: Date,
    /// Its words.
    pub body: String,
    /// Who entered it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the instructions that an asker may see: those of committees they organise for. No decision opens them to
    /// anybody else (domain.md §5.6).
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::CommitteeId.is_in(scope.organizers.iter().copied()))
    }
}
