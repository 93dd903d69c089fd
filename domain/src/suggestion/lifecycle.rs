//! Handing a suggestion in, taking it back, agreeing to co-sign; and the one way its row is changed.

use entities::ambient::date_in_china;
use entities::enums::{
    HistorySubject, ProposerRole, ProposerStatus, ProposerType, SubmissionPeriod, SuggestionKind, SuggestionStage,
};
use entities::ids::SuggestionId;
use entities::{proposer, suggestion, suggestion_revision};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::case::{Action, Case};
use super::machine::{Event, after};
use super::numbers;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::history;
use crate::reason::Reason;
use crate::rules::{self, Rules};
use crate::text;
use crate::write::{Call, Write};

/// The events that the public reads in the history of a public suggestion.
const MILESTONES: [&str; 10] = [
    "SUBMIT",
    "FILE",
    "ASSIGN",
    "APPROVE_HOLDING_RESPONSE",
    "APPROVE_RESPONSE",
    "APPROVE_CORRECTION",
    "REOPEN",
    "REOPEN_BROKEN_PROMISE",
    "CLOSE",
    "PUBLISH",
];

impl Case {
    /// Loads and locks a suggestion that the actor may see.
    pub(crate) async fn lock(write: &Write, actor: &Actor, id: SuggestionId) -> Result<Self> {
        let select = suggestion::Entity::visible_to(actor.scope()).filter(suggestion::Column::Id.eq(id));
        let head = write.lock(select).await?.into_head();
        Self::load_one(&write.tx, date_in_china(write.now), head).await
    }
}

/// Changes a suggestion's row: the stage, what `set` sets, its version and its time of change.
pub(crate) async fn change(
    write: &Write,
    case: &Case,
    to: SuggestionStage,
    set: impl FnOnce(&mut suggestion::ActiveModel),
) -> Result<()> {
    let mut row = suggestion::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(case.head.id),
        stage: Set(to),
        updated_at: Set(write.now),
        version: Set(case.head.version + 1),
        ..Default::default()
    };
    set(&mut row);
    row.update(&write.tx).await?;
    Ok(())
}

/// Writes a history entry about a suggestion.
pub(crate) async fn record(
    app: &App,
    write: &Write,
    actor: &Actor,
    case: &Case,
    event: &str,
    to: &str,
    note: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: case.head.committee_id,
        subject: HistorySubject::Suggestion,
        subject_id: case.head.id.0,
        event,
        from: Some(case.status().as_str()),
        to,
        note,
        is_public: MILESTONES.contains(&event),
    };
    history::record(app, write, actor, entry).await
}

/// Hands a suggestion in: complete, within the limits, with the co-signers who agreed. The first time it
/// gets its registration number and its period; the text is kept as a revision every time.
pub async fn submit(app: &App, actor: &Actor, call: &Call, id: SuggestionId) -> Result<SuggestionId> {
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Submit, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, Event::Submit)?;

    let rules = rules::in_force(app, &write, case.head.committee_id, app.today()).await?.rules;
    let text = suggestion::Entity::find_by_id(id).one(&write.tx).await?.ok_or(Error::not_found())?;
    check_complete(&text, &rules)?;
    check_joint(&case)?;
    let (plenary, period) = numbers::plenary_on(&write, case.head.term_id, app.today()).await?;
    check_window(&case, period, &rules)?;

    let review_levels = i32::try_from(rules.review_levels).map_err(Error::internal)?;
    drop_unanswered(&write, &case).await?;
    keep_revision(app, &write, actor, text).await?;
    let registration_no = match &case.head.registration_no {
        Some(number) => number.clone(),
        None => numbers::next_registration_no(&write, case.head.committee_id, app.today()).await?,
    };
    change(&write, &case, to, |row| {
        row.registration_no = Set(Some(registration_no));
        row.received_as = Set(Some(case.head.received_as.unwrap_or(case.head.kind)));
        row.period = Set(Some(period));
        row.plenary_number = Set(plenary);
        row.submissions = Set(case.head.submissions + 1);
        row.review_levels = Set(review_levels);
        row.submitted_at = Set(Some(write.now));
    })
    .await?;
    record(app, &write, actor, &case, "SUBMIT", to.as_str(), None).await?;

    write.commit(id).await
}

/// Takes a suggestion back before it is filed.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    reason: Option<String>,
) -> Result<SuggestionId> {
    let reason = text::optional("reason", reason.as_deref(), 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Withdraw, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, Event::Withdraw)?;

    drop_unanswered(&write, &case).await?;
    change(&write, &case, to, |_| {}).await?;
    record(app, &write, actor, &case, "WITHDRAW", to.as_str(), reason).await?;

    write.commit(id).await
}

/// All three parts are there and the committee's limits are kept (domain.md §1.2).
fn check_complete(text: &suggestion::Model, rules: &Rules) -> Result<()> {
    let parts =
        [("background", &text.background), ("analysis", &text.analysis), ("recommendation", &text.recommendation)];
    if let Some((field, _)) = parts.iter().find(|(_, part)| part.trim().is_empty()) {
        return Err(Error::bad_input(field, Reason::Empty));
    }
    if text.title.chars().count() > rules.title_characters as usize {
        return Err(Error::bad_input("title", Reason::TooLong));
    }
    let most = match text.kind {
        SuggestionKind::SocialOpinion => rules.social_opinion_characters,
        _ => rules.body_characters,
    };
    let length: usize = parts.iter().map(|(_, part)| part.chars().filter(|c| !c.is_whitespace()).count()).sum();
    if length > most as usize {
        return Err(Error::bad_input("recommendation", Reason::TooLong));
    }
    Ok(())
}

/// A joint suggestion has at least one co-signer who agreed.
fn check_joint(case: &Case) -> Result<()> {
    let mut own = case.proposers.iter().filter(|row| row.via_suggestion_id.is_none());
    let is_cosigned = own.any(|row| row.role == ProposerRole::Cosigner && row.status == ProposerStatus::Agreed);
    if case.head.proposer_type == ProposerType::Joint && !is_cosigned {
        return Err(Error::refused(Reason::TooFewProposers));
    }
    Ok(())
}

/// Sectors and member groups propose in the plenary window only, unless the committee's rules say otherwise.
fn check_window(case: &Case, period: SubmissionPeriod, rules: &Rules) -> Result<()> {
    let is_group = matches!(case.head.proposer_type, ProposerType::Sector | ProposerType::MemberGroup);
    if is_group && period != SubmissionPeriod::Plenary && !rules.group_proposals_between_plenaries {
        return Err(Error::refused(Reason::PlenaryOnly));
    }
    Ok(())
}

/// Those who have not agreed by now do not count.
async fn drop_unanswered(write: &Write, case: &Case) -> Result<()> {
    proposer::Entity::delete_many()
        .filter(proposer::Column::SuggestionId.eq(case.head.id))
        .filter(proposer::Column::Status.eq(ProposerStatus::Invited))
        .exec(&write.tx)
        .await?;
    Ok(())
}

async fn keep_revision(app: &App, write: &Write, actor: &Actor, text: suggestion::Model) -> Result<()> {
    let earlier = suggestion_revision::Entity::find()
        .filter(suggestion_revision::Column::SuggestionId.eq(text.id))
        .count(&write.tx)
        .await?;
    let row = suggestion_revision::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(text.id),
        number: Set(i32::try_from(earlier).map_err(Error::internal)? + 1),
        title: Set(text.title),
        background: Set(text.background),
        analysis: Set(text.analysis),
        recommendation: Set(text.recommendation),
        made_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    Ok(())
}
