//! What has gone out to the Party committee and the government: a report or an outcome document, on which leaders'
//! instructions (批示) and feedback (反馈) come in.

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::{HistorySubject, ReportStatus};
use entities::ids::{CommitteeId, OutcomeId, ResearchReportId};
use entities::research_report;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation, ORGANIZERS};
use crate::error::{Error, Result};
use crate::outcome::machine::{Event, State, after};
use crate::reason::Reason;
use crate::write::Write;
use crate::{history, outcome};

/// What an instruction or feedback is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// A research report (调研报告).
    Report(ResearchReportId),
    /// An outcome document (协商成果).
    Outcome(OutcomeId),
}

impl Submitted {
    /// The report, where it is one.
    pub fn report(self) -> Option<ResearchReportId> {
        if let Self::Report(id) = self { Some(id) } else { None }
    }

    /// The outcome document, where it is one.
    pub fn outcome(self) -> Option<OutcomeId> {
        if let Self::Outcome(id) = self { Some(id) } else { None }
    }
}

/// What has gone out, locked, with the day from which something may come in on it.
pub(crate) struct Locked {
    pub committee: CommitteeId,
    since: Option<NaiveDate>,
    kept_in: KeptIn,
}

/// Whose history tells of what comes in.
enum KeptIn {
    Report(ResearchReportId),
    Session(Box<Consultation>),
}

/// Loads and locks what the actor may see, and organises for.
///
/// # Errors
///
/// `NOT_YET_SUBMITTED` where it has not gone out.
pub(crate) async fn lock(write: &Write, actor: &Actor, what: Submitted) -> Result<Locked> {
    match what {
        Submitted::Report(id) => {
            let select = research_report::Entity::visible_to(actor.scope()).filter(research_report::Column::Id.eq(id));
            let row = write.lock(select).await?;
            actor.must_hold(row.committee_id, ORGANIZERS)?;
            if row.status != ReportStatus::SubmittedToPartyGov {
                return Err(Error::refused(Reason::NotYetSubmitted));
            }
            let since = Some(date_in_china(row.status_since));
            Ok(Locked { committee: row.committee_id, since, kept_in: KeptIn::Report(id) })
        }
        Submitted::Outcome(id) => {
            let (row, session) = outcome::lock(write, actor, id).await?;
            after(State::of(row.is_draft, row.issued_on), Event::Receive)?;
            let since = row.issued_on.or(session.held_on);
            Ok(Locked { committee: session.committee_id, since, kept_in: KeptIn::Session(Box::new(session)) })
        }
    }
}

impl Locked {
    /// Refuses a day on which nothing can have come in.
    pub(crate) fn must_have_come(&self, app: &App, on: NaiveDate) -> Result<()> {
        if on > app.today() {
            return Err(Error::bad_input("receivedOn", Reason::DateInFuture));
        }
        if self.since.is_some_and(|since| on < since) {
            return Err(Error::bad_input("receivedOn", Reason::DatesOutOfOrder));
        }
        Ok(())
    }

    /// Keeps in the history that something came in.
    pub(crate) async fn record(
        &self,
        app: &App,
        write: &Write,
        actor: &Actor,
        event: &'static str,
        is_public: bool,
    ) -> Result<()> {
        let id = match &self.kept_in {
            KeptIn::Report(id) => *id,
            KeptIn::Session(session) => {
                return consultation::tell(app, write, actor, session, event, is_public).await;
            }
        };
        let status = ReportStatus::SubmittedToPartyGov.as_str();
        let entry = history::Entry {
            committee: self.committee,
            subject: HistorySubject::ResearchReport,
            subject_id: id.0,
            event,
            from: Some(status),
            to: status,
            note: None,
            is_public,
        };
        history::record(app, write, actor, entry).await
    }
}
