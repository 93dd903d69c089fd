//! Conferences (交办会): the office assigns many suggestions at once, each in a write of its own.

use std::collections::HashMap;

use chrono::NaiveDate;
pub use entities::assignment_conference::Model as Conference;
use entities::enums::HandlingMode;
use entities::ids::{AssignmentConferenceId, CommitteeId, SuggestionId};
use entities::{assignment_conference, assignment_conference_item};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::{Charge, charge, check_mode};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::suggestion::{Case, SUPERVISION};
use crate::text;
use crate::write::{Call, settle};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 2_000;

/// A conference to record.
#[derive(Debug, Clone)]
pub struct Convene {
    /// The committee whose suggestions are assigned.
    pub committee: CommitteeId,
    /// Its title, at most 100 characters.
    pub title: String,
    /// The day it was held, not in the future.
    pub held_on: NaiveDate,
}

/// One suggestion to assign at a conference.
#[derive(Debug, Clone)]
pub struct Assign {
    /// The suggestion.
    pub suggestion: SuggestionId,
    /// How departments share it.
    pub mode: HandlingMode,
    /// The departments and their parts.
    pub charges: Vec<Charge>,
}

/// Records a conference, as the office or the supervising office.
pub async fn convene(app: &App, actor: &Actor, call: &Call, input: Convene) -> Result<AssignmentConferenceId> {
    let title = text::required("conferenceTitle", &input.title, 100)?;
    if input.held_on > app.today() {
        return Err(Error::bad_input("heldOn", Reason::DateInFuture));
    }
    let write = app.begin(actor, call).await?;
    actor.must_hold(input.committee, SUPERVISION)?;

    let id: AssignmentConferenceId = app.new_id();
    let row = assignment_conference::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        title: Set(title),
        held_on: Set(input.held_on),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;

    write.commit(id).await
}

/// Assigns one suggestion at a conference, like [`super::assign`], and links the two.
async fn assign_at(
    app: &App,
    actor: &Actor,
    call: &Call,
    conference: AssignmentConferenceId,
    item: &Assign,
) -> Result<SuggestionId> {
    check_mode(item.mode, &item.charges)?;
    let write = app.begin(actor, call).await?;

    let held = assignment_conference::Entity::find_by_id(conference).one(&write.tx).await?.ok_or(Error::not_found())?;
    let case = Case::lock(&write, actor, item.suggestion).await?;
    if case.head.committee_id != held.committee_id {
        return Err(Error::bad_input("items", Reason::OfAnotherCommittee));
    }
    charge(app, &write, actor, call, (&case, item.mode, &item.charges)).await?;
    let link =
        assignment_conference_item::ActiveModel { conference_id: Set(conference), suggestion_id: Set(item.suggestion) };
    link.insert(&write.tx).await?;

    write.commit(item.suggestion).await
}

/// Assigns the suggestions of a conference one after the other, each with the version expected; none holds up another.
pub async fn assign_all(
    app: &App,
    actor: &Actor,
    call: &Call,
    conference: AssignmentConferenceId,
    items: &[(Assign, Option<i64>)],
) -> Vec<Result<SuggestionId>> {
    let mut results = Vec::with_capacity(items.len());
    for (number, (item, version)) in items.iter().enumerate() {
        let call = call.part(number, *version);
        results.push(settle(|| assign_at(app, actor, &call, conference, item)).await);
    }
    results
}

/// Returns conferences by id, of the committees whose office the asker is part of.
pub async fn conference_by_ids(
    app: &App,
    actor: &Actor,
    ids: &[AssignmentConferenceId],
) -> Result<HashMap<AssignmentConferenceId, Conference>> {
    let rows = assignment_conference::Entity::find()
        .filter(assignment_conference::Column::Id.is_in(ids.iter().copied()))
        .filter(assignment_conference::Column::CommitteeId.is_in(actor.scope().offices.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(rows::keyed(rows, |row| row.id))
}

/// Returns the conferences at which suggestions were assigned, in two statements; none to outsiders.
pub async fn conferences_of(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Conference>> {
    let links = assignment_conference_item::Entity::visible_to(actor.scope())
        .filter(assignment_conference_item::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(assignment_conference_item::Column::SuggestionId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let held: Vec<_> = links.iter().map(|link| link.conference_id).collect();
    let held = rows::by_key::<assignment_conference::Entity, _>(
        app.reader(),
        assignment_conference::Column::Id,
        &held,
        |row| row.id,
    )
    .await?;
    let found = links.iter().filter_map(|link| Some((link.suggestion_id, held.get(&link.conference_id)?.clone())));
    Ok(found.collect())
}
