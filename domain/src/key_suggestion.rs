//! Key suggestions (重点提案): a meeting approves them, a leader takes the lead in handling, another one supervises.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::SuggestionId;
use entities::key_suggestion;
pub use entities::key_suggestion::Model as KeySuggestion;
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::keyed;
use crate::suggestion::{Action, Case, Suggestion, change, record};
use crate::text;
use crate::write::{Call, Write};

/// A key suggestion to be.
#[derive(Debug, Clone)]
pub struct Designation {
    /// The suggestion.
    pub id: SuggestionId,
    /// Who leads its handling (领办领导).
    pub leader: String,
    /// Who supervises it (督办领导).
    pub supervisor: String,
    /// The day the meeting approved it.
    pub approved_on: NaiveDate,
    /// The meeting; internal.
    pub meeting: String,
}

/// Makes a filed proposal a key one as the office, as a meeting approved.
pub async fn designate(app: &App, actor: &Actor, call: &Call, input: Designation) -> Result<SuggestionId> {
    let leader = text::required("leader", &input.leader, 50)?;
    let supervisor = text::required("supervisor", &input.supervisor, 50)?;
    let meeting = text::required("meeting", &input.meeting, 100)?;
    if input.approved_on > app.today() {
        return Err(Error::bad_input("approvedOn", Reason::DateInFuture));
    }
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, input.id).await?;
    case.may(Action::DesignateKey, actor)?;
    call.must_match(case.head.version)?;
    if current(&write, input.id).await?.is_some() {
        return Err(Error::refused(Reason::AlreadyKey));
    }

    let row = key_suggestion::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(input.id),
        leader: Set(leader),
        supervisor: Set(supervisor),
        approved_on: Set(input.approved_on),
        meeting: Set(meeting),
        designated_by_id: Set(actor.account()?),
        created_at: Set(write.now),
        revoked_at: Set(None),
        revoke_reason: Set(None),
    };
    row.insert(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "DESIGNATE_KEY", case.status().as_str(), None).await?;

    write.commit(input.id).await
}

/// Ends as the office that a proposal is a key one; the reason is mandatory, and what it was stays on record.
pub async fn revoke(app: &App, actor: &Actor, call: &Call, id: SuggestionId, reason: &str) -> Result<SuggestionId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::DesignateKey, actor)?;
    call.must_match(case.head.version)?;
    let row = current(&write, id).await?.ok_or(Error::refused(Reason::WrongState))?;

    let revoked = key_suggestion::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        revoked_at: Set(Some(write.now)),
        revoke_reason: Set(Some(reason.clone())),
        ..Default::default()
    };
    revoked.update(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "REVOKE_KEY", case.status().as_str(), Some(reason)).await?;

    write.commit(id).await
}

async fn current(write: &Write, id: SuggestionId) -> Result<Option<KeySuggestion>> {
    let select = key_suggestion::Entity::find()
        .filter(key_suggestion::Column::SuggestionId.eq(id))
        .filter(key_suggestion::Column::RevokedAt.is_null());
    Ok(select.one(&write.tx).await?)
}

/// Returns what makes suggestions key ones now, of those the caller may see; to outsiders without the meeting.
pub async fn of_suggestions(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, KeySuggestion>> {
    let mut rows = key_suggestion::Entity::find()
        .filter(key_suggestion::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .filter(key_suggestion::Column::RevokedAt.is_null())
        .all(app.reader())
        .await?;
    for row in &mut rows {
        if !suggestions.iter().any(|seen| seen.head.id == row.suggestion_id && seen.is_insider) {
            row.meeting.clear();
        }
    }
    Ok(keyed(rows, |row| row.suggestion_id))
}
