//! Moving a research report on, or back to its authors.

use entities::enums::{ConsultationStatus, HistorySubject, ReportStatus};
use entities::ids::{ConsultationId, ResearchReportId};
use entities::{consultation, research_report};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::{machine, movers, revision};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::history;
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};

/// A step of a report.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The report.
    pub id: ResearchReportId,
    /// The stage it comes to.
    pub to: ReportStatus,
    /// Why; needed for `RETURNED`, kept in the history.
    pub reason: Option<String>,
}

/// Moves a report on by one step; what it says is kept as a version whenever it is handed in. Organisers do this; that
/// the chair's meeting has approved, the chair says too.
///
/// # Errors
///
/// `REASON_NEEDED` to return it; `NOT_YET_HELD` to submit it before its session is held; `WRONG_STATE` for a step that
/// does not follow.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<ResearchReportId> {
    let reason = optional("reason", input.reason.as_deref(), 500)?;
    if input.to == ReportStatus::Returned && reason.is_none() {
        return Err(Error::bad_input("reason", Reason::ReasonNeeded));
    }

    let write = app.begin(actor, call).await?;

    let select = research_report::Entity::visible_to(actor.scope()).filter(research_report::Column::Id.eq(input.id));
    let row = write.lock(select).await?;
    actor.must_hold(row.committee_id, movers(input.to))?;
    call.must_match(row.version)?;
    let to = machine::after(row.status, input.to)?;
    if let Some(session) = row.consultation_id.filter(|_| to == ReportStatus::SubmittedToPartyGov) {
        must_be_held(&write, session).await?;
    }

    let changed = research_report::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        status: Set(to),
        status_since: Set(write.now),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changed.update(&write.tx).await?;
    if to == ReportStatus::Submitted {
        revision::keep(app, &write, &row).await?;
    }
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::ResearchReport,
        subject_id: row.id.0,
        event: event(to),
        from: Some(row.status.as_str()),
        to: to.as_str(),
        note: reason,
        is_public: matches!(to, ReportStatus::ChairMeetingApproved | ReportStatus::SubmittedToPartyGov),
    };
    history::record(app, &write, actor, entry).await?;

    write.commit(input.id).await
}

/// What comes of a session leaves the house after it (domain.md §4.1, 19); the research outlives one that is called off.
async fn must_be_held(write: &Write, id: ConsultationId) -> Result<()> {
    let is_off = consultation::Column::Status.eq(ConsultationStatus::Cancelled);
    let held = consultation::Entity::find_by_id(id).filter(Condition::any().add(consultation::is_public()).add(is_off));
    if held.one(&write.tx).await?.is_some() { Ok(()) } else { Err(Error::refused(Reason::NotYetHeld)) }
}

/// Names the step that leads to a stage.
const fn event(to: ReportStatus) -> &'static str {
    match to {
        ReportStatus::Draft => "CREATE",
        ReportStatus::Submitted => "SUBMIT",
        ReportStatus::Returned => "RETURN",
        ReportStatus::CommitteeApproved => "APPROVE_BY_COMMITTEE",
        ReportStatus::ChairMeetingApproved => "APPROVE_BY_CHAIR_MEETING",
        ReportStatus::SubmittedToPartyGov => "SUBMIT_TO_PARTY_GOV",
    }
}
