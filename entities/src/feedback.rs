//! Feedback (反馈) on research reports and outcome documents, from departments and others.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CommitteeId, DepartmentId, FeedbackId, OutcomeId, ResearchReportId};

/// A row of `feedback`. Who sees it depends on what it is on; it is read through that.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FeedbackId,
    /// The committee whose report or outcome it is on.
    pub committee_id: CommitteeId,
    /// The report it is on, if it is on one.
    pub report_id: Option<ResearchReportId>,
    /// The outcome it is on, if it is on one.
    pub outcome_id: Option<OutcomeId>,
    /// The department it comes from, if it is one of ours.
    pub department_id: Option<DepartmentId>,
    /// Who it comes from, as printed.
    pub source_name: String,
    /// The day it came in.
    pub received_on: Date,
    /// What it says.
    pub body: String,
    /// Whether it may be read by whoever may read what it is on.
    pub is_public: bool,
    /// Who entered it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
