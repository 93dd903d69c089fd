//! Publication (公开): the office decides, within the proposer's consent and never before the answer is delivered.

use entities::enums::Disclosure;
use entities::ids::SuggestionId;
use entities::publication_decision;
use sea_orm::{ActiveModelTrait, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::{Action, Case, change, record};
use crate::text;
use crate::write::{Call, Write};

/// What is made public of a suggestion.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The suggestion.
    pub id: SuggestionId,
    /// `FULL` or `SUMMARY`.
    pub disclosure: Disclosure,
    /// What the public reads under `SUMMARY`.
    pub summary: Option<String>,
    /// Why; internal.
    pub reason: Option<String>,
}

/// Publishes a suggestion with its responses, or in summary without them.
pub async fn publish(app: &App, actor: &Actor, call: &Call, input: Publish) -> Result<SuggestionId> {
    let summary = text::optional("summary", input.summary.as_deref(), 1_000)?;
    let reason = text::optional("reason", input.reason.as_deref(), 500)?;
    match input.disclosure {
        Disclosure::None => return Err(Error::bad_input("disclosure", Reason::OutOfRange)),
        Disclosure::Summary if summary.is_none() => return Err(Error::bad_input("summary", Reason::SummaryNeeded)),
        Disclosure::Summary | Disclosure::Full => {}
    }
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, input.id).await?;
    case.may(Action::Publish, actor)?;
    call.must_match(case.head.version)?;

    decide(app, &write, actor, &case, (input.disclosure, summary, reason.clone())).await?;
    record(app, &write, actor, &case, "PUBLISH", case.status().as_str(), reason).await?;

    write.commit(input.id).await
}

/// Ends the publication of a suggestion; the reason is mandatory.
pub async fn unpublish(app: &App, actor: &Actor, call: &Call, id: SuggestionId, reason: &str) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Unpublish, actor)?;
    call.must_match(case.head.version)?;

    decide(app, &write, actor, &case, (Disclosure::None, None, Some(reason.clone()))).await?;
    record(app, &write, actor, &case, "UNPUBLISH", case.status().as_str(), Some(reason)).await?;

    write.commit(id).await
}

/// Keeps the decision and puts it in force.
async fn decide(
    app: &App,
    write: &Write,
    actor: &Actor,
    case: &Case,
    (disclosure, summary, reason): (Disclosure, Option<String>, Option<String>),
) -> Result<()> {
    let row = publication_decision::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(case.head.id),
        disclosure: Set(disclosure),
        summary: Set(summary.clone()),
        reason: Set(reason),
        decided_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    change(write, case, case.head.stage, |row| {
        row.disclosure = Set(disclosure);
        row.public_summary = Set(summary);
        if disclosure != Disclosure::None && case.head.published_at.is_none() {
            row.published_at = Set(Some(write.now));
        }
    })
    .await
}
