//! Text revisions of a research report (报告版本): a snapshot at every submission.

use sea_orm::entity::prelude::*;

use crate::ids::{ReportRevisionId, ResearchReportId};

/// A row of `research_report_revision`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "research_report_revision")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportRevisionId,
    /// The report it belongs to.
    pub report_id: ResearchReportId,
    /// Counted from 1.
    pub number: i32,
    /// The title then.
    pub title: String,
    /// The summary then.
    pub summary: String,
    /// The full text then; internal.
    pub body: String,
    /// When it was handed in.
    pub created_at: DateTimeUtc,
}

/// The row without its long text, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: ReportRevisionId,
    /// The report it belongs to.
    pub report_id: ResearchReportId,
    /// Counted from 1.
    pub number: i32,
    /// The title then.
    pub title: String,
    /// The summary then.
    pub summary: String,
    /// When it was handed in.
    pub created_at: DateTimeUtc,
}

/// The long text of the row, for who asks for it.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: ReportRevisionId,
    /// The full text then; internal.
    pub body: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
