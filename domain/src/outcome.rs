//! Outcome documents (协商成果): recorded once the session has been held, read by others once issued.

mod change;
pub mod machine;
pub mod paper;

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::OutcomeKind;
use entities::ids::{ConsultationId, OutcomeId};
use entities::{consultation as session, outcome};
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, Select, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Action, Consultation, Format};
use crate::error::{Error, Result};
use crate::matter::must_not_name_who_raised_at;
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};

pub(crate) use change::lock;
pub use change::{Issue, Update, issue, update};
pub use entities::outcome::{Head as Outcome, Text as OutcomeText};
pub use machine::State;

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
    /// The document's number (文号), if it has one.
    pub document_no: Option<String>,
    /// The meeting that approved it; a formal recommendation that is issued names one.
    pub approved_by: Option<String>,
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[OutcomeId]) -> Result<HashMap<OutcomeId, Outcome>> {
    let found = visible_to(actor)
        .filter(outcome::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<Outcome>()
        .all(app.reader())
        .await?;
    Ok(rows::keyed(found, |row| row.id))
}

/// Returns the texts of those of `ids` that an asker may see.
pub async fn texts(app: &App, actor: &Actor, ids: &[OutcomeId]) -> Result<HashMap<OutcomeId, OutcomeText>> {
    let found = visible_to(actor)
        .filter(outcome::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<OutcomeText>()
        .all(app.reader())
        .await?;
    Ok(rows::keyed(found, |row| row.id))
}

/// Selects the documents an asker may see: all of a committee they organise for; of other consultations they see,
/// those that have been issued, not drafts.
pub(crate) fn visible_to(actor: &Actor) -> Select<outcome::Entity> {
    let organized = session::Column::CommitteeId.is_in(actor.scope().organizers.iter().copied());
    let organized = Query::select().column(session::Column::Id).from(session::Entity).and_where(organized).to_owned();
    let is_out = outcome::Column::IsDraft.eq(false);
    outcome::Entity::find()
        .filter(outcome::Column::ConsultationId.in_subquery(consultation::visible_ids(actor)))
        .filter(Condition::any().add(is_out).add(outcome::Column::ConsultationId.in_subquery(organized)))
}

/// Records an outcome document of a session that has been held. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `NOT_YET_HELD` before the session; `WRONG_STATE` beside what the chairpersons'
/// council has passed; `CONCLUSION_RECORDED` for a second conclusion;
/// `NOT_YET_PASSED` for what is issued before the chairpersons' council has passed it, in formats where it does;
/// `PRIVATE_NAME` for what is issued and names a private person who raised a matter before the session.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<OutcomeId> {
    let title = required("title", &input.title, 200)?;
    let body = required("body", &input.body, 20_000)?;
    let document_no = optional("documentNo", input.document_no.as_deref(), 100)?;
    let approved_by = optional("approvedBy", input.approved_by.as_deref(), 200)?;
    if input.issued_on.is_some() {
        must_be_approved(input.kind, approved_by.as_deref())?;
    }

    let write = app.begin(actor, call).await?;

    let session = consultation::lock_to_record(&write, actor, input.consultation, Action::RecordOutcome).await?;
    if is_passed(&session, input.kind) == Some(true) {
        return Err(Error::refused(Reason::WrongState));
    }
    check_issued(&write, &session, input.issued_on)?;
    if input.issued_on.is_some() {
        must_be_passed(&session, input.kind)?;
        must_not_name_who_raised_at(&write, &session, &[("title", Some(&title)), ("body", Some(&body))]).await?;
    }
    let id = enter(app, &write, actor, &session, Record { title, body, document_no, approved_by, ..input }).await?;

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
    must_be_first(write, session.id, input.kind).await?;
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
        document_no: Set(input.document_no),
        approved_by: Set(input.approved_by),
        version: Set(1),
        is_draft: Set(input.issued_on.is_none()),
    }
    .insert(&write.tx)
    .await?;
    consultation::record(app, write, actor, session, Action::RecordOutcome).await?;
    Ok(id)
}

/// The chair concludes a session once.
async fn must_be_first(write: &Write, session: ConsultationId, kind: OutcomeKind) -> Result<()> {
    let concluded = outcome::Entity::find()
        .filter(outcome::Column::ConsultationId.eq(session))
        .filter(outcome::Column::Kind.eq(OutcomeKind::Conclusion));
    let is_another = kind == OutcomeKind::Conclusion && concluded.count(&write.tx).await? > 0;
    if is_another { Err(Error::refused(Reason::ConclusionRecorded)) } else { Ok(()) }
}

/// What goes out of the house in the format's own name is passed by the chairpersons' council first, where the format
/// says so: not the conclusion and the minutes of the session itself. Nothing is added to what it has passed, so that all
/// there is was before it.
fn must_be_passed(session: &Consultation, kind: OutcomeKind) -> Result<()> {
    match is_passed(session, kind) {
        Some(false) => Err(Error::refused(Reason::NotYetPassed)),
        _ => Ok(()),
    }
}

/// Whether the chairpersons' council has passed a document of this kind; nothing where none has to be.
fn is_passed(session: &Consultation, kind: OutcomeKind) -> Option<bool> {
    let is_of_the_session = matches!(kind, OutcomeKind::Conclusion | OutcomeKind::Minutes);
    let reached = session.closed_from.as_deref().unwrap_or(&session.stage);
    Format::of(session.format).is_approved(reached).filter(|_| !is_of_the_session)
}

/// A formal recommendation (建议案) is a meeting's; what is issued names it.
fn must_be_approved(kind: OutcomeKind, approved_by: Option<&str>) -> Result<()> {
    if kind == OutcomeKind::FormalRecommendation && approved_by.is_none() {
        return Err(Error::bad_input("approvedBy", Reason::ApprovalNeeded));
    }
    Ok(())
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
