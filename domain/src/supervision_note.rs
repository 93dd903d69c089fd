//! Supervision notes (督办记录): what those who supervise a case write down; internal.

use std::collections::HashMap;

use entities::ids::SuggestionId;
pub use entities::supervision_note::Model as SupervisionNote;
use entities::{assignment, supervision_note};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::grouped;
use crate::suggestion::{Action, Case, Suggestion};
use crate::text;
use crate::write::Call;

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 10_000;

/// Adds a note as the office or the supervising office. It is its own record: the case's row and history, which more
/// people read, say nothing of it.
pub async fn add(
    app: &App,
    actor: &Actor,
    call: &Call,
    (id, is_for_department): (SuggestionId, bool),
    body: &str,
) -> Result<SuggestionId> {
    let body = text::required("body", body, 2_000)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    case.may(Action::AddSupervisionNote, actor)?;

    let row = supervision_note::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(id),
        body: Set(body),
        is_for_department: Set(is_for_department),
        made_by_id: Set(actor.account()?),
        made_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;

    write.commit(id).await
}

/// Returns the notes on suggestions, oldest first: all to the office, the supervising office and the chair, to the
/// departments charged with a case those that are for them, to nobody else any.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<SupervisionNote>>> {
    let scope = actor.scope();
    let of_office = suggestions.iter().filter(|seen| scope.offices.contains(&seen.head.committee_id));
    let charged = Condition::all()
        .add(supervision_note::Column::IsForDepartment.eq(true))
        .add(supervision_note::Column::SuggestionId.in_subquery(assignment::suggestions_of(&scope.departments)));
    let readable = Condition::any()
        .add(supervision_note::Column::SuggestionId.is_in(of_office.map(|seen| seen.head.id)))
        .add(charged);
    let rows = supervision_note::Entity::find()
        .filter(supervision_note::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .filter(readable)
        .order_by_asc(supervision_note::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}
