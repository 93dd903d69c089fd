//! What came of a session, as far as steps need it: documents, who has it in hand, and what was said to it.

use entities::enums::{OutcomeKind, ReportStatus, SuggestionStage};
use entities::ids::ConsultationId;
use entities::{
    council_matter as matter, council_matter_meeting as meeting, feedback, leader_instruction as instruction, outcome,
    research_report as report, suggestion, suggestion_merge,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use crate::error::Result;
use crate::suggestion::is_unanswered;
use crate::write::Write;

/// Whether there is a document beside the conclusion, be it a draft, or a report that has been handed in.
pub(super) async fn is_drafted(write: &Write, id: ConsultationId) -> Result<bool> {
    let unfinished = [ReportStatus::Draft, ReportStatus::Returned];
    let papers = papers(id).filter(outcome::Column::Kind.ne(OutcomeKind::Conclusion));
    let reports = reports(id).filter(report::Column::Status.is_not_in(unfinished));
    Ok(papers.count(&write.tx).await? > 0 || reports.count(&write.tx).await? > 0)
}

/// Whether a document beside the conclusion has been issued, or a report submitted.
pub(super) async fn is_issued(write: &Write, id: ConsultationId) -> Result<bool> {
    let papers =
        papers(id).filter(outcome::Column::Kind.ne(OutcomeKind::Conclusion)).filter(outcome::Column::IsDraft.eq(false));
    let reports = reports(id).filter(report::Column::Status.eq(ReportStatus::SubmittedToPartyGov));
    Ok(papers.count(&write.tx).await? > 0 || reports.count(&write.tx).await? > 0)
}

/// Whether a leader has written an instruction on a document or a report.
pub(super) async fn is_instructed_on(write: &Write, id: ConsultationId) -> Result<bool> {
    use instruction::Column;

    let rows = instruction::Entity::find().filter(on(id, Column::OutcomeId, Column::ReportId));
    Ok(rows.count(&write.tx).await? > 0)
}

/// Where a suggestion stands that a department has in hand, or had.
const IN_HAND: [SuggestionStage; 2] = [SuggestionStage::Assigned, SuggestionStage::Closed];

/// Whether a department has a suggestion in hand that came of the session.
pub(super) async fn is_assigned(write: &Write, id: ConsultationId) -> Result<bool> {
    let rows = suggestions(id).filter(suggestion::Column::Stage.is_in(IN_HAND));
    Ok(rows.count(&write.tx).await? > 0)
}

/// Whether somebody has said something to a document or a report, or a suggestion is answered.
pub(super) async fn is_replied_to(write: &Write, id: ConsultationId) -> Result<bool> {
    use feedback::Column;

    let rows = feedback::Entity::find().filter(on(id, Column::OutcomeId, Column::ReportId));
    if rows.count(&write.tx).await? > 0 {
        return Ok(true);
    }
    let answered = suggestions(id).filter(suggestion::Column::Stage.is_in(IN_HAND)).filter(is_unanswered().not());
    Ok(answered.count(&write.tx).await? > 0)
}

/// Whether residents can know what came of a council's meeting: something has been issued, or somebody been told what
/// came of the matter that they raised.
pub(super) async fn is_told(write: &Write, id: ConsultationId) -> Result<bool> {
    let before = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::MatterId)
        .filter(meeting::Column::ConsultationId.eq(id))
        .into_query();
    let told = matter::Entity::find()
        .filter(matter::Column::Id.in_subquery(before))
        .filter(matter::Column::FedBackOn.is_not_null());
    let issued = papers(id).filter(outcome::Column::IsDraft.eq(false));
    Ok(issued.count(&write.tx).await? > 0 || told.count(&write.tx).await? > 0)
}

fn papers(id: ConsultationId) -> Select<outcome::Entity> {
    outcome::Entity::find().filter(outcome::Column::ConsultationId.eq(id))
}

fn reports(id: ConsultationId) -> Select<report::Entity> {
    report::Entity::find().filter(report::Column::ConsultationId.eq(id))
}

/// The suggestions out of a session, and those that such have been merged into.
fn suggestions(id: ConsultationId) -> Select<suggestion::Entity> {
    let own = suggestion::Column::OriginConsultationId.eq(id);
    let parts =
        suggestion::Entity::find().select_only().column(suggestion::Column::Id).filter(own.clone()).into_query();
    let taking_in = suggestion_merge::Entity::find()
        .select_only()
        .column(suggestion_merge::Column::IntoId)
        .filter(suggestion_merge::Column::SuggestionId.in_subquery(parts))
        .into_query();
    let taken_in = suggestion::Column::Id.in_subquery(taking_in);
    suggestion::Entity::find().filter(Condition::any().add(own).add(taken_in))
}

/// That a row is on a document or a report of a session.
fn on<C: ColumnTrait>(id: ConsultationId, on_paper: C, on_report: C) -> Condition {
    let of_papers = papers(id).select_only().column(outcome::Column::Id).into_query();
    let of_reports = reports(id).select_only().column(report::Column::Id).into_query();
    Condition::any().add(on_paper.in_subquery(of_papers)).add(on_report.in_subquery(of_reports))
}
