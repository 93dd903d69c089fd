//! Outcome documents (协商成果): recorded once the session has been held, read by others once issued.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::{ConsultationStatus, OutcomeKind};
use entities::ids::{ConsultationId, OutcomeId};
use entities::{consultation as session, outcome};
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, Select, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Action, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::required;
use crate::write::{Call, Write};

pub use entities::outcome::Model as Outcome;

/// An outcome document to record.
#[derive(Debug, Clone)]
pub struct Record {
    /// The consultation, at least `HELD`.
    pub consultation: ConsultationId,
    /// What sort of document it is.
    pub kind: OutcomeKind,
    /// The title, at most 200 characters.
    pub title: String,
    /// The text, at most 20,000 characters.
    pub body: String,
    /// The day it was issued, from the session's day to today; nothing means that it is a draft still.
    pub issued_on: Option<NaiveDate>,
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[OutcomeId]) -> Result<HashMap<OutcomeId, Outcome>> {
    let found = visible_to(actor).filter(outcome::Column::Id.is_in(ids.iter().copied())).all(app.reader()).await?;
    Ok(rows::keyed(found, |row| row.id))
}

/// Selects the documents an asker may see: all of a committee they organise for; of other consultations they see,
/// those that have been issued or submitted, not drafts.
pub(crate) fn visible_to(actor: &Actor) -> Select<outcome::Entity> {
    let is_through = [ConsultationStatus::Submitted, ConsultationStatus::Closed];
    let open = Condition::any()
        .add(session::Column::Status.is_in(is_through))
        .add(session::Column::CommitteeId.is_in(actor.scope().organizers.iter().copied()));
    let open = Query::select().column(session::Column::Id).from(session::Entity).cond_where(open).to_owned();
    let is_out = outcome::Column::IssuedOn.is_not_null();
    outcome::Entity::find()
        .filter(outcome::Column::ConsultationId.in_subquery(consultation::visible_ids(actor)))
        .filter(Condition::any().add(is_out).add(outcome::Column::ConsultationId.in_subquery(open)))
}

/// Records an outcome document of a session that has been held. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `NOT_YET_HELD` before the session.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<OutcomeId> {
    let title = required("title", &input.title, 200)?;
    let body = required("body", &input.body, 20_000)?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock_to_record(&write, actor, input.consultation, Action::RecordOutcome).await?;
    check_issued(&write, &session, input.issued_on)?;
    let id = enter(app, &write, actor, &session, Record { title, body, ..input }).await?;

    write.commit(id).await
}

/// Enters a checked document of a session that takes one within a larger write.
pub(crate) async fn enter(
    app: &App,
    write: &Write,
    actor: &Actor,
    session: &Consultation,
    input: Record,
) -> Result<OutcomeId> {
    let of_session = outcome::Entity::find().filter(outcome::Column::ConsultationId.eq(session.id));
    let position = rows::next_position(of_session, outcome::Column::Position, &write.tx).await?;

    let id: OutcomeId = app.new_id();
    outcome::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(position),
        kind: Set(input.kind),
        title: Set(input.title),
        body: Set(input.body),
        issued_on: Set(input.issued_on),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;
    consultation::record(app, write, actor, session, Action::RecordOutcome).await?;
    Ok(id)
}

fn check_issued(write: &Write, session: &Consultation, issued_on: Option<NaiveDate>) -> Result<()> {
    let Some(on) = issued_on else { return Ok(()) };
    if on > date_in_china(write.now) {
        return Err(Error::bad_input("issuedOn", Reason::DateInFuture));
    }
    if session.held_on.is_some_and(|held| on < held) {
        return Err(Error::bad_input("issuedOn", Reason::DatesOutOfOrder));
    }
    Ok(())
}
