//! Organisers review speeches, make them final and set their order.

use std::collections::HashSet;

use entities::ambient::date_in_china;
use entities::enums::{SpeechDelivery, SpeechSlot, SpeechStatus};
use entities::ids::{ConsultationId, SpeechId};
use entities::speech;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::machine::{Event, Usage, after};
use super::register::must_be_own;
use super::{change, lock};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::machine::{self as session_machine, Action};
use crate::consultation::{self, ORGANIZERS};
use crate::error::{Error, Result};
use crate::floor;
use crate::reason::Reason;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// Where positions are put while they change, so that no two meet.
const ASIDE: i32 = 1_000_000;

/// What the organisers decide of a speech.
#[derive(Debug, Clone)]
pub struct Review {
    /// The speech.
    pub id: SpeechId,
    /// How it is used.
    pub usage: Usage,
    /// What they say to its speaker, at most 500 characters; needed where it is not used.
    pub note: Option<String>,
}

/// The final text of a speech.
#[derive(Debug, Clone)]
pub struct Finalize {
    /// The speech.
    pub id: SpeechId,
    /// The title; as it is where there is none.
    pub title: Option<String>,
    /// The text; as it is where there is none.
    pub body: Option<String>,
}

/// Decides how a speech is used. Organisers do this, also of what was said on the spot and written down later.
///
/// # Errors
///
/// `REASON_NEEDED` to discard it; the machine's refusals.
pub async fn review(app: &App, actor: &Actor, call: &Call, input: Review) -> Result<SpeechId> {
    let said = optional("note", input.note.as_deref(), 500)?;
    if input.usage == Usage::Discarded && said.is_none() {
        return Err(Error::bad_input("note", Reason::ReasonNeeded));
    }

    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.id).await?;
    actor.must_hold(session.committee_id, ORGANIZERS)?;
    call.must_match(row.version)?;
    let status = after(row.status, Event::Review(input.usage))?;
    session_machine::may_record(session_machine::stage(session.format, &session.stage)?, Action::RecordSpeech)?;

    change(&write, &row, |row| {
        row.status = Set(status);
        row.review_note = Set(said);
        if let Some(delivery) = input.usage.delivery() {
            row.delivery = Set(delivery);
        }
    })
    .await?;
    consultation::note(app, &write, actor, &session, "REVIEW_SPEECH", Some(row.title)).await?;

    write.commit(input.id).await
}

/// Makes the text of a reviewed speech final: its speaker may polish it (定稿), an organiser takes it as it is. Once the
/// session has been held, an oral one counts as given, unless the record of its floor tells that it was not.
///
/// # Errors
///
/// `NOT_YOURS` for others, and for an organiser who changes the text; `EMPTY` where there is no text to be final; the machine's refusals.
pub async fn finalize(app: &App, actor: &Actor, call: &Call, input: Finalize) -> Result<SpeechId> {
    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.id).await?;
    let is_changed = input.title.is_some() || input.body.is_some();
    if is_changed || !actor.holds(session.committee_id, ORGANIZERS) {
        must_be_own(actor, &row)?;
    }
    call.must_match(row.version)?;
    let status = after(row.status, Event::Finalize)?;
    session_machine::may_record(session_machine::stage(session.format, &session.stage)?, Action::RecordSpeech)?;
    let title = required("title", input.title.as_deref().unwrap_or(&row.title), 100)?;
    let body = required("body", input.body.as_deref().unwrap_or(&row.body), 10_000)?;

    let is_oral = session.held_on.is_some() && row.delivery == SpeechDelivery::Oral;
    // What was said on the spot is written down afterwards; the rest has its turn on the record, if there is one.
    let is_afterwards = session.held_on.is_some_and(|held| date_in_china(row.created_at) >= held);
    let is_on_the_spot = row.slot == SpeechSlot::Impromptu && is_afterwards;
    let is_given = is_oral && (is_on_the_spot || !floor::was_opened(&write.tx, session.id).await?);
    change(&write, &row, |row| {
        row.status = Set(if is_given { SpeechStatus::Delivered } else { status });
        row.title = Set(title);
        row.body = Set(body);
    })
    .await?;
    consultation::note(app, &write, actor, &session, "FINALIZE_SPEECH", Some(row.title)).await?;

    write.commit(input.id).await
}

/// Puts the speeches of a session into an order: those named first, the others after them as they were. Organisers do
/// this until it is held.
///
/// # Errors
///
/// `DUPLICATE` or `UNKNOWN_REFERENCE` in `speeches`; `WRONG_STATE` once it is held.
pub async fn order(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: ConsultationId,
    speeches: Vec<SpeechId>,
) -> Result<ConsultationId> {
    let named: HashSet<_> = speeches.iter().copied().collect();
    if named.len() < speeches.len() {
        return Err(Error::bad_input("speeches", Reason::Duplicate));
    }

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, id).await?;
    session_machine::may_prepare(&session)?;
    arrange(&write, id, speeches).await?;
    consultation::note(app, &write, actor, &session, "ORDER_SPEECHES", None).await?;

    write.commit(id).await
}

/// Returns the speeches of a session that are final or given, in their order.
pub(crate) async fn final_ones(write: &Write, id: ConsultationId) -> Result<Vec<SpeechId>> {
    let found = speech::Entity::find()
        .select_only()
        .column(speech::Column::Id)
        .filter(speech::Column::ConsultationId.eq(id))
        .filter(speech::Column::Status.is_in([SpeechStatus::Finalized, SpeechStatus::Delivered]))
        .order_by_asc(speech::Column::Position);
    Ok(found.into_tuple().all(&write.tx).await?)
}

/// Gives speeches of a session the first places in this order, and the others the places after them.
///
/// # Errors
///
/// `UNKNOWN_REFERENCE` in `speeches` for one of another session.
pub(crate) async fn arrange(write: &Write, id: ConsultationId, speeches: Vec<SpeechId>) -> Result<()> {
    let named: HashSet<_> = speeches.iter().copied().collect();
    let of_session = speech::Column::ConsultationId.eq(id);
    let mut found: Vec<(SpeechId, i32)> = speech::Entity::find()
        .select_only()
        .columns([speech::Column::Id, speech::Column::Position])
        .filter(of_session.clone())
        .into_tuple()
        .all(&write.tx)
        .await?;
    let there: HashSet<_> = found.iter().map(|(id, _)| *id).collect();
    if !named.is_subset(&there) {
        return Err(Error::bad_input("speeches", Reason::UnknownReference));
    }
    found.sort_by_key(|(_, position)| *position);
    let others = found.iter().map(|(id, _)| *id).filter(|id| !named.contains(id));
    let places = (1..).zip(speeches.into_iter().chain(others));
    let mut place = CaseStatement::new();
    for (position, id) in places {
        place = place.case(Expr::col(speech::Column::Id).eq(id), Expr::value(position));
    }

    if !found.is_empty() {
        let aside = Expr::col(speech::Column::Position).add(ASIDE);
        let all = speech::Entity::update_many().filter(of_session.clone());
        all.col_expr(speech::Column::Position, aside).exec(&write.tx).await?;
        let all = speech::Entity::update_many().filter(of_session);
        all.col_expr(speech::Column::Position, place.into()).exec(&write.tx).await?;
    }
    Ok(())
}
