//! Publication (公开): the office decides, within the proposer's consent and never before the answer is delivered.

mod mask;
mod read;
mod redaction;
mod release;
mod remaining;

use chrono::NaiveDate;
use entities::enums::{Disclosure, NotificationKind};
use entities::ids::{PublicationDecisionId, SuggestionId};
use entities::publication_decision;
use sea_orm::{ActiveModelTrait, Set};

pub(crate) use self::mask::of_new_letter;
pub use self::read::{Decision, decisions_of};
pub use self::redaction::Redaction;
use self::redaction::{Copies, copies, keep, put_in_force};
pub use self::release::release;
use self::remaining::must_be_hidden_everywhere;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::matter;
use crate::notification;
use crate::reason::Reason;
use crate::suggestion::{Action, Case, change, record};
use crate::text;
use crate::write::{Call, Write};

/// The most passages that one decision hides.
const MOST_REDACTIONS: usize = 200;

/// What is made public of a suggestion.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The suggestion.
    pub id: SuggestionId,
    /// `FULL` or `SUMMARY`.
    pub disclosure: Disclosure,
    /// What the public reads under `SUMMARY`.
    pub summary: Option<String>,
    /// Passages that stay hidden under `FULL`.
    pub redactions: Vec<Redaction>,
    /// The first day on which it is public, where that is not today (暂缓公开).
    pub embargo_until: Option<NaiveDate>,
    /// Why; internal.
    pub reason: Option<String>,
}

impl Publish {
    fn checked(self, app: &App) -> Result<Self> {
        let summary = text::optional("summary", self.summary.as_deref(), 1_000)?;
        let reason = text::optional("reason", self.reason.as_deref(), 500)?;
        match self.disclosure {
            Disclosure::None => return Err(Error::bad_input("disclosure", Reason::OutOfRange)),
            Disclosure::Summary if summary.is_none() => return Err(Error::bad_input("summary", Reason::SummaryNeeded)),
            Disclosure::Summary if !self.redactions.is_empty() => {
                return Err(Error::bad_input("redactions", Reason::RedactionsNeedFull));
            }
            Disclosure::Summary | Disclosure::Full => {}
        }
        if self.redactions.len() > MOST_REDACTIONS {
            return Err(Error::bad_input("redactions", Reason::TooMany));
        }
        if self.embargo_until.is_some_and(|day| day <= app.today()) {
            return Err(Error::bad_input("embargoUntil", Reason::DateNotInFuture));
        }
        let redactions = self.redactions.into_iter().map(Redaction::checked).collect::<Result<_>>()?;
        Ok(Self { summary, redactions, reason, ..self })
    }
}

/// A decision about to be kept.
struct Deciding {
    disclosure: Disclosure,
    summary: Option<String>,
    not_before: Option<NaiveDate>,
    reason: Option<String>,
}

/// Publishes a suggestion with its responses, or in summary without them; at once, or from a later day on. Until then
/// what was public before stays as it is.
pub async fn publish(app: &App, actor: &Actor, call: &Call, input: Publish) -> Result<SuggestionId> {
    let input = input.checked(app)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, input.id).await?;
    case.may(Action::Publish, actor)?;
    call.must_match(case.head.version)?;

    let copies = copies(&write, &case, &input.redactions).await?;
    must_be_hidden_everywhere(&write, &case, &input.redactions, &copies, input.summary.as_deref()).await?;
    let deciding = Deciding {
        disclosure: input.disclosure,
        summary: input.summary.clone(),
        not_before: input.embargo_until,
        reason: input.reason.clone(),
    };
    let decision = decide(app, &write, actor, &case, deciding).await?;
    keep(app, &write, decision, &input.redactions).await?;
    let event = if let Some(day) = input.embargo_until {
        change(&write, &case, case.head.stage, |row| row.public_from = Set(Some(day))).await?;
        "SCHEDULE_PUBLICATION"
    } else {
        take_effect(&write, &case, (input.disclosure, input.summary), copies).await?;
        notification::to_proposers(app, &write, &case, NotificationKind::Published).await?;
        "PUBLISH"
    };
    record(app, &write, actor, &case, event, case.status().as_str(), input.reason).await?;

    write.commit(input.id).await
}

/// Ends the publication of a suggestion, or a decision that still waits for its day; the reason is mandatory.
pub async fn unpublish(app: &App, actor: &Actor, call: &Call, id: SuggestionId, reason: &str) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Unpublish, actor)?;
    call.must_match(case.head.version)?;

    let deciding =
        Deciding { disclosure: Disclosure::None, summary: None, not_before: None, reason: Some(reason.clone()) };
    decide(app, &write, actor, &case, deciding).await?;
    take_effect(&write, &case, (Disclosure::None, None), Copies::default()).await?;
    record(app, &write, actor, &case, "UNPUBLISH", case.status().as_str(), Some(reason)).await?;

    write.commit(id).await
}

/// Gives or takes back the proposer's consent to publication. Taken back, nothing of it is public from that moment on.
pub async fn set_consent(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    consents: bool,
    reason: Option<&str>,
) -> Result<SuggestionId> {
    let reason = text::optional("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::SetConsent, actor)?;
    call.must_match(case.head.version)?;

    change(&write, &case, case.head.stage, |row| row.consents_to_publication = Set(consents)).await?;
    let event = if consents { "CONSENT" } else { "WITHDRAW_CONSENT" };
    record(app, &write, actor, &case, event, case.status().as_str(), reason).await?;

    write.commit(id).await
}

/// Keeps a decision for the record.
async fn decide(
    app: &App,
    write: &Write,
    actor: &Actor,
    case: &Case,
    deciding: Deciding,
) -> Result<PublicationDecisionId> {
    let row = publication_decision::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(case.head.id),
        disclosure: Set(deciding.disclosure),
        summary: Set(deciding.summary),
        not_before: Set(deciding.not_before),
        reason: Set(deciding.reason),
        decided_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    Ok(row.insert(&write.tx).await?.id)
}

/// Puts a decision in force, with the public copies of the texts it hides passages of.
async fn take_effect(
    write: &Write,
    case: &Case,
    (disclosure, summary): (Disclosure, Option<String>),
    copies: Copies,
) -> Result<()> {
    if let Some(matter) = case.head.origin_matter_id {
        matter::must_not_name_who_raised(write, matter, &[("summary", summary.as_deref())]).await?;
    }
    put_in_force(write, case, &copies).await?;
    change(write, case, case.head.stage, |row| {
        row.disclosure = Set(disclosure);
        row.public_summary = Set(summary);
        row.public_background = Set(copies.background);
        row.public_analysis = Set(copies.analysis);
        row.public_recommendation = Set(copies.recommendation);
        row.public_from = Set(None);
        if disclosure != Disclosure::None && case.head.published_at.is_none() {
            row.published_at = Set(Some(write.now));
        }
    })
    .await
}
