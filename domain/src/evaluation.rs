//! Evaluation (评价): proposers judge the handling, dissatisfaction opens another round, contentment closes the case.

use std::collections::HashMap;

use entities::enums::{Disclosure, ProposerRole, Satisfaction, SuggestionStatus};
use entities::evaluation;
pub use entities::evaluation::Model as Evaluation;
use entities::ids::{EvaluationId, SuggestionId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::assignment::advance;
use crate::assignment::machine::Event as UnitEvent;
use crate::deadline;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::machine::{Event, after};
use crate::suggestion::{Action, Case, SUPERVISION, Suggestion, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 50_000;

/// Judges the present round as the actor's own proposer. The lead proposer's judgement decides: contentment
/// closes the case, dissatisfaction opens the second round; after the second there is no silent third
/// (domain.md §0.6).
pub async fn evaluate(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    satisfaction: Satisfaction,
    comment: Option<&str>,
) -> Result<EvaluationId> {
    let comment = text::optional("comment", comment, 1_000)?;
    if satisfaction == Satisfaction::Dissatisfied && comment.is_none() {
        return Err(Error::bad_input("comment", Reason::CommentNeeded));
    }
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    call.must_match(case.head.version)?;
    let mine = case.proposer_to_evaluate(actor)?;

    let evaluation_id: EvaluationId = app.new_id();
    let row = evaluation::ActiveModel {
        id: Set(evaluation_id),
        suggestion_id: Set(id),
        proposer_id: Set(mine.id),
        round: Set(case.head.round),
        satisfaction: Set(satisfaction),
        comment: Set(comment),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    let status = case.status();
    record(app, &write, actor, &case, "EVALUATE", status.as_str(), None).await?;
    let decides = mine.role == ProposerRole::Lead && status == SuggestionStatus::Responded;
    match satisfaction {
        Satisfaction::Dissatisfied if decides && case.head.round == 1 => reopen(app, &write, actor, &case).await?,
        Satisfaction::Dissatisfied => change(&write, &case, case.head.stage, |_| {}).await?,
        _ if decides => end(app, &write, actor, &case, None).await?,
        _ => change(&write, &case, case.head.stage, |_| {}).await?,
    }

    write.commit(evaluation_id).await
}

/// Ends the handling as the office: when the proposer let the time for evaluation pass, or after a second
/// dissatisfaction with the record of the face-to-face meeting.
pub async fn close(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    meeting_note: Option<&str>,
) -> Result<SuggestionId> {
    let meeting_note = text::optional("meetingNote", meeting_note, 2_000)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::Close, actor)?;
    call.must_match(case.head.version)?;
    match case.lead_verdict() {
        None if deadline::is_evaluation_open(app, &write, &case).await? => {
            return Err(Error::refused(Reason::EvaluationOpen));
        }
        Some(Satisfaction::Dissatisfied) if meeting_note.is_none() => {
            return Err(Error::bad_input("meetingNote", Reason::MeetingNeeded));
        }
        _ => {}
    }

    end(app, &write, actor, &case, meeting_note).await?;

    write.commit(id).await
}

/// Returns the evaluations of suggestions as far as an asker may know them: proposers and the office at once,
/// departments and the public of a fully published case once it is closed, the public without the words.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Evaluation>>> {
    let rows = evaluation::Entity::find()
        .filter(evaluation::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .order_by_asc(evaluation::Column::Round)
        .order_by_asc(evaluation::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let proposers = crate::suggestion::proposers_of(app, suggestions).await?;
    let suggestions: HashMap<_, _> = suggestions.iter().map(|seen| (seen.head.id, *seen)).collect();

    let mut groups: HashMap<SuggestionId, Vec<Evaluation>> = HashMap::new();
    for mut row in rows {
        let Some(seen) = suggestions.get(&row.suggestion_id) else { continue };
        let is_owner = actor.account().is_ok_and(|account| account == seen.head.owner_id);
        let is_proposer = is_owner
            || proposers
                .get(&row.suggestion_id)
                .into_iter()
                .flatten()
                .any(|proposer| proposer.member_id.is_some_and(|member| actor.is_member(member)));
        let is_office = actor.holds(seen.head.committee_id, SUPERVISION);
        let is_closed = seen.status == SuggestionStatus::Closed;
        let is_public = seen.head.disclosure == Disclosure::Full;
        if is_proposer || is_office || (is_closed && seen.is_insider) {
            groups.entry(row.suggestion_id).or_default().push(row);
        } else if is_closed && is_public {
            row.comment = None;
            groups.entry(row.suggestion_id).or_default().push(row);
        }
    }
    Ok(groups)
}

/// Opens the next round: every answering department handles the case again under a fresh clock.
async fn reopen(app: &App, write: &Write, actor: &Actor, case: &Case) -> Result<()> {
    for unit in case.units.iter().filter(|unit| unit.role.replies()) {
        advance(write, unit, UnitEvent::Reopen).await?;
    }
    change(write, case, case.head.stage, |row| row.round = Set(case.head.round + 1)).await?;
    record(app, write, actor, case, "REOPEN", SuggestionStatus::Rehandling.as_str(), None).await
}

async fn end(app: &App, write: &Write, actor: &Actor, case: &Case, note: Option<String>) -> Result<()> {
    let to = after(case.head.kind, case.head.stage, Event::Close)?;
    change(write, case, to, |row| row.closed_at = Set(Some(write.now))).await?;
    record(app, write, actor, case, "CLOSE", to.as_str(), note).await
}
