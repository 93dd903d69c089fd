//! Where a commitment was made: in the handling of a suggestion, or on the spot at a consultation; who follows it up and
//! judges it there, and what keeps its history.

use entities::commitment;
use entities::enums::Role;
use entities::ids::CommitmentId;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::write::Write;

/// Who judges what was promised at a session: its organisers, and the supervising office.
const JUDGES: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice, Role::Supervisor];

/// Where a commitment was made, locked.
pub(super) enum Home {
    /// In a response to a suggestion.
    Case(Box<Case>),
    /// At a consultation.
    Session(Box<Consultation>),
}

/// Loads a commitment that the actor may see, and locks what it was made in.
pub(super) async fn lock(write: &Write, actor: &Actor, id: CommitmentId) -> Result<(commitment::Model, Home)> {
    let select = commitment::Entity::visible_to(actor.scope()).filter(commitment::Column::Id.eq(id));
    let seen = write.lock(select).await?;
    let home = match (seen.suggestion_id, seen.consultation_id) {
        (Some(suggestion), _) => Home::Case(Box::new(Case::lock(write, actor, suggestion).await?)),
        (None, Some(session)) => Home::Session(Box::new(consultation::lock_seen(write, actor, session).await?)),
        (None, None) => return Err(Error::internal("a commitment of nothing")),
    };
    Ok((seen, home))
}

impl Home {
    /// Refuses whoever does not act for the department that promised.
    pub(super) fn may_follow_up(&self, actor: &Actor, row: &commitment::Model) -> Result<()> {
        if let Self::Case(case) = self {
            case.may(Action::FollowUpCommitment, actor)?;
        }
        actor.must_work_for(row.department_id, DEPARTMENT)
    }

    /// Refuses whoever does not say what became of promises made here.
    pub(super) fn may_judge(&self, actor: &Actor) -> Result<()> {
        match self {
            Self::Case(case) => case.may(Action::JudgeCommitment, actor),
            Self::Session(session) => actor.must_hold(session.committee_id, JUDGES),
        }
    }

    /// Refuses what the ledger does not hold, such as the promise of a draft.
    pub(super) fn must_hold(&self, row: &commitment::Model) -> Result<()> {
        match self {
            Self::Case(case) if !case.promises.iter().any(|promise| promise.id == row.id) => {
                Err(Error::refused(Reason::WrongState))
            }
            _ => Ok(()),
        }
    }

    /// Keeps what happened in the history of the suggestion or of the consultation; outsiders are not told.
    pub(super) async fn record(&self, app: &App, write: &Write, actor: &Actor, event: &'static str) -> Result<()> {
        match self {
            Self::Case(case) => {
                change(write, case, case.head.stage, |_| {}).await?;
                record(app, write, actor, case, event, case.status().as_str(), None).await
            }
            Self::Session(session) => consultation::tell(app, write, actor, session, event, false).await,
        }
    }
}
