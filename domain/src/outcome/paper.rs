//! An outcome document as it is printed: its text, and what stands around it.

use chrono::NaiveDate;
use entities::ids::OutcomeId;

use super::machine::State;
use super::{Outcome, by_ids, texts};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::{committee, consultation};

/// What the print of an outcome document tells.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The document.
    pub outcome: Outcome,
    /// Its text.
    pub body: String,
    /// How far it has come.
    pub state: State,
    /// The committee's name.
    pub committee: String,
    /// What was consulted on.
    pub topic: String,
    /// The day of the session.
    pub held_on: Option<NaiveDate>,
}

/// Gathers what the print of an outcome document tells an asker.
///
/// # Errors
///
/// `NOT_FOUND` for what is absent or hidden, drafts of others among it.
pub async fn load(app: &App, actor: &Actor, id: OutcomeId) -> Result<Paper> {
    let outcome = by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let text = texts(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let sessions = consultation::by_ids(app, actor, &[outcome.consultation_id]).await?;
    let session = sessions.into_values().next().ok_or(Error::not_found())?;
    let mut committees = committee::by_ids(app, actor, &[session.committee_id]).await?;
    Ok(Paper {
        state: State::of(outcome.is_draft, outcome.issued_on),
        committee: committees.remove(&session.committee_id).map(|row| row.name).unwrap_or_default(),
        topic: session.topic,
        held_on: session.held_on,
        outcome,
        body: text.body,
    })
}
