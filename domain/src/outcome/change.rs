//! Changing the draft of an outcome document, and issuing it.

use chrono::NaiveDate;
use entities::ids::OutcomeId;
use entities::outcome;
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, QueryFilter, Set};

use super::machine::{Event, State, after};
use super::{check_issued, is_passed, must_be_approved, must_be_passed, visible_to};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::matter::must_not_name_who_raised_at;
use crate::reason::Reason;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// What changes of a draft; what is not given stays.
#[derive(Debug, Clone)]
pub struct Update {
    /// The document.
    pub id: OutcomeId,
    /// The title, at most 200 characters.
    pub title: Option<String>,
    /// The text, at most 20,000 characters.
    pub body: Option<String>,
    /// The document's number (文号).
    pub document_no: Option<String>,
    /// The meeting that approved it.
    pub approved_by: Option<String>,
}

/// The day on which a document is issued.
#[derive(Debug, Clone)]
pub struct Issue {
    /// The document.
    pub id: OutcomeId,
    /// The day, from the session's to today.
    pub on: NaiveDate,
    /// The document's number (文号); nothing leaves it as it is.
    pub document_no: Option<String>,
    /// The meeting that approved it; nothing leaves it as it is.
    pub approved_by: Option<String>,
}

/// Changes a draft. Organisers do this.
///
/// # Errors
///
/// `WRONG_STATE` once it has been issued, or passed by the chairpersons' council in formats where it has to be.
pub async fn update(app: &App, actor: &Actor, call: &Call, input: Update) -> Result<OutcomeId> {
    let title = input.title.as_deref().map(|text| required("title", text, 200)).transpose()?;
    let body = input.body.as_deref().map(|text| required("body", text, 20_000)).transpose()?;
    let document_no = optional("documentNo", input.document_no.as_deref(), 100)?;
    let approved_by = optional("approvedBy", input.approved_by.as_deref(), 200)?;

    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    after(State::of(row.is_draft, row.issued_on), Event::Update)?;
    // What has been passed is issued as it was passed, or goes back first.
    if is_passed(&session, row.kind) == Some(true) {
        return Err(Error::refused(Reason::WrongState));
    }

    let mut changed = moved(&row);
    changed.title = title.map_or(ActiveValue::NotSet, Set);
    changed.body = body.map_or(ActiveValue::NotSet, Set);
    changed.document_no = document_no.map_or(ActiveValue::NotSet, |number| Set(Some(number)));
    changed.approved_by = approved_by.map_or(ActiveValue::NotSet, |meeting| Set(Some(meeting)));
    changed.update(&write.tx).await?;
    consultation::tell(app, &write, actor, &session, "UPDATE_OUTCOME", false).await?;

    write.commit(row.id).await
}

/// Issues a document. Organisers do this; from then on it is as public as its session.
///
/// # Errors
///
/// `NOT_YET_PASSED` before the chairpersons' council has passed it, in formats where it does; `APPROVAL_NEEDED` for a
/// formal recommendation that names no meeting; `PRIVATE_NAME` for a text that names a private person who raised a matter
/// before the session; `WRONG_STATE` for what is issued.
pub async fn issue(app: &App, actor: &Actor, call: &Call, input: Issue) -> Result<OutcomeId> {
    let document_no = optional("documentNo", input.document_no.as_deref(), 100)?;
    let approved_by = optional("approvedBy", input.approved_by.as_deref(), 200)?;

    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    after(State::of(row.is_draft, row.issued_on), Event::Issue)?;
    check_issued(&write, &session, Some(input.on))?;
    must_be_passed(&session, row.kind)?;
    let approved_by = approved_by.or(row.approved_by.clone());
    must_be_approved(row.kind, approved_by.as_deref())?;
    must_not_name_who_raised_at(&write, &session, &[("title", Some(&row.title)), ("body", Some(&row.body))]).await?;

    let mut changed = moved(&row);
    changed.is_draft = Set(false);
    changed.issued_on = Set(Some(input.on));
    changed.document_no = Set(document_no.or(row.document_no));
    changed.approved_by = Set(approved_by);
    changed.update(&write.tx).await?;
    consultation::tell(app, &write, actor, &session, "ISSUE_OUTCOME", true).await?;

    write.commit(row.id).await
}

/// Loads and locks a document that the actor may see, of a session that they organise.
pub(crate) async fn lock(write: &Write, actor: &Actor, id: OutcomeId) -> Result<(outcome::Model, Consultation)> {
    let row = write.lock(visible_to(actor).filter(outcome::Column::Id.eq(id))).await?;
    let session = consultation::lock(write, actor, row.consultation_id).await?;
    Ok((row, session))
}

/// The row in its next version.
fn moved(row: &outcome::Model) -> outcome::ActiveModel {
    outcome::ActiveModel { id: ActiveValue::Unchanged(row.id), version: Set(row.version + 1), ..Default::default() }
}
