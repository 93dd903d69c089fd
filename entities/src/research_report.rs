//! Research reports (调研报告): their summary is public once they are submitted, their text is not.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, QueryFilter};

use crate::enums::ReportStatus;
use crate::ids::{CommitteeId, ConsultationId, MemberId, ResearchReportId, SpecialCommitteeId};
use crate::report_author;
use crate::scope::Scope;

/// A row of `research_report`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "research_report")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResearchReportId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The consultation it came of.
    pub consultation_id: Option<ConsultationId>,
    /// The special committee that wrote it.
    pub organizer_id: Option<SpecialCommitteeId>,
    /// The title.
    pub title: String,
    /// What it finds, for readers.
    pub summary: String,
    /// The full text; internal.
    pub body: String,
    /// Who drafted it (执笔人).
    pub drafter_name: String,
    /// The drafter, if a member.
    pub drafter_id: Option<MemberId>,
    /// Its stage.
    pub status: ReportStatus,
    /// When it reached that stage.
    pub status_since: DateTimeUtc,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// Whether it is handed in as a formal recommendation (建议案).
    pub is_formal_recommendation: bool,
}

/// The row without its long texts, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: ResearchReportId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The consultation it came of.
    pub consultation_id: Option<ConsultationId>,
    /// The special committee that wrote it.
    pub organizer_id: Option<SpecialCommitteeId>,
    /// The title.
    pub title: String,
    /// What it finds, for readers.
    pub summary: String,
    /// Who drafted it (执笔人).
    pub drafter_name: String,
    /// The drafter, if a member.
    pub drafter_id: Option<MemberId>,
    /// Its stage.
    pub status: ReportStatus,
    /// When it reached that stage.
    pub status_since: DateTimeUtc,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// Whether it is handed in as a formal recommendation (建议案).
    pub is_formal_recommendation: bool,
}

/// The long texts of the row, for who asks for them.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: ResearchReportId,
    /// The full text; internal.
    pub body: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the research reports that an asker may see, at least in summary.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// The publication predicate of reports: the summary is public once the report has been submitted (domain.md §5.7).
pub fn is_public() -> Condition {
    Condition::all().add(Column::Status.eq(ReportStatus::SubmittedToPartyGov))
}

/// Reports whose full text an asker may read: their authors and those who organise for the committee.
pub fn is_insider(scope: &Scope) -> Condition {
    let mut insider = Condition::any();
    if !scope.organizers.is_empty() {
        insider = insider.add(Column::CommitteeId.is_in(scope.organizers.iter().copied()));
    }
    if !scope.members.is_empty() {
        let written = Query::select()
            .column(report_author::Column::ReportId)
            .from(report_author::Entity)
            .and_where(report_author::Column::MemberId.is_in(scope.members.iter().copied()))
            .to_owned();
        insider =
            insider.add(Column::DrafterId.is_in(scope.members.iter().copied())).add(Column::Id.in_subquery(written));
    }
    insider.add(Expr::val(false))
}

/// Reports an asker may see at all.
pub fn visible_to(scope: &Scope) -> Condition {
    Condition::any().add(is_public()).add(is_insider(scope))
}
