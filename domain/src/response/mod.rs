//! Responses (答复): departments draft and hand them in, the office reviews, every version stays.

pub mod machine;
mod read;

use chrono::NaiveDate;
use entities::enums::{NotificationKind, OutcomeCategory, ResponseKind, ResponseStatus};
use entities::ids::{AssignmentId, ResponseId};
use entities::response;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use self::machine::{Event, after};
pub use self::read::{Contact, Response, ResponseText, by_ids, effective, of_suggestions, texts};
use crate::actor::Actor;
use crate::app::App;
use crate::assignment::machine::Event as UnitEvent;
use crate::assignment::{self, advance};
use crate::commitment::{self, NewCommitment};
use crate::error::{Error, Result};
use crate::notification;
use crate::reason::Reason;
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::text;
use crate::write::{Call, Write};

/// The longest response, in characters.
const MOST_BODY: usize = 20_000;

/// The official letter, as its department writes it (domain.md §2.2).
#[derive(Debug, Clone)]
pub struct Draft {
    /// The assignment it answers.
    pub assignment: AssignmentId,
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// The canonical outcome.
    pub outcome: OutcomeCategory,
    /// The text, answering point by point.
    pub body: String,
    /// Who signs (签发人).
    pub signatory: String,
    /// Whom to ask; never public.
    pub contact_person: String,
    /// Their telephone; never public.
    pub contact_phone: Option<String>,
    /// The letter's date.
    pub issued_on: NaiveDate,
    /// What it promises (承诺).
    pub commitments: Vec<NewCommitment>,
}

impl Draft {
    fn checked(self, app: &App) -> Result<Self> {
        if self.issued_on > app.today() {
            return Err(Error::bad_input("issuedOn", Reason::DateInFuture));
        }
        Ok(Self {
            letter_no: text::required("letterNo", &self.letter_no, 60)?,
            body: text::required("body", &self.body, MOST_BODY)?,
            signatory: text::required("signatory", &self.signatory, 50)?,
            contact_person: text::required("contactPerson", &self.contact_person, 50)?,
            contact_phone: text::optional("contactPhone", self.contact_phone.as_deref(), 50)?,
            commitments: commitment::checked(self.commitments, self.issued_on)?,
            ..self
        })
    }

    /// The columns it fills.
    fn fill(self, row: &mut response::ActiveModel) {
        row.letter_no = Set(self.letter_no);
        row.outcome = Set(self.outcome);
        row.body = Set(self.body);
        row.signatory = Set(self.signatory);
        row.contact_person = Set(self.contact_person);
        row.contact_phone = Set(self.contact_phone);
        row.issued_on = Set(self.issued_on);
    }
}

/// Writes the department's response: changes the open draft, or begins the next version.
pub async fn draft(app: &App, actor: &Actor, call: &Call, input: Draft) -> Result<ResponseId> {
    let mut input = input.checked(app)?;
    let commitments = std::mem::take(&mut input.commitments);
    let write = app.begin(actor, call).await?;

    let unit = assignment::visible(&write, actor, input.assignment).await?;
    let case = Case::lock(&write, actor, unit.suggestion_id).await?;
    actor.must_work_for(unit.department_id, DEPARTMENT)?;
    case.may(Action::DraftResponse, actor)?;

    let latest = response::Entity::find()
        .filter(response::Column::AssignmentId.eq(unit.id))
        .order_by_desc(response::Column::Number)
        .one(&write.tx)
        .await?;
    let id = match latest {
        Some(open) if after(open.status, Event::Edit).is_ok() => {
            call.must_match(open.version)?;
            let mut row = moved(&write, &open, open.status);
            input.fill(&mut row);
            row.update(&write.tx).await?;
            open.id
        }
        latest => {
            let id: ResponseId = app.new_id();
            let mut row = response::ActiveModel {
                id: Set(id),
                suggestion_id: Set(unit.suggestion_id),
                assignment_id: Set(unit.id),
                department_id: Set(unit.department_id),
                round: Set(case.head.round),
                number: Set(latest.map_or(0, |row| row.number) + 1),
                kind: Set(ResponseKind::Full),
                status: Set(ResponseStatus::Draft),
                created_at: Set(write.now),
                updated_at: Set(write.now),
                version: Set(1),
                ..Default::default()
            };
            input.fill(&mut row);
            row.insert(&write.tx).await?;
            id
        }
    };
    commitment::replace(app, &write, (unit.suggestion_id, unit.department_id, id), commitments).await?;

    write.commit(id).await
}

/// Hands the draft in for review.
pub async fn submit(app: &App, actor: &Actor, call: &Call, id: ResponseId) -> Result<ResponseId> {
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Submit)?;
    commitment::must_be_made(&write, id, (row.kind, row.outcome)).await?;
    if row.kind == ResponseKind::Full {
        assignment::must_be_open(app, &write, &case, row.assignment_id).await?;
    }

    let mut submitted = moved(&write, &row, to);
    submitted.submitted_at = Set(Some(write.now));
    submitted.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), UnitEvent::SubmitResponse, "SUBMIT_RESPONSE", None).await?;

    write.commit(id).await
}

/// Approves a response, which delivers it to the proposers.
pub async fn approve(app: &App, actor: &Actor, call: &Call, id: ResponseId) -> Result<ResponseId> {
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    case.may(Action::ReviewResponse, actor)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Approve)?;

    let mut approved = moved(&write, &row, to);
    approved.approved_at = Set(Some(write.now));
    approved.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), UnitEvent::ApproveResponse, "APPROVE_RESPONSE", None).await?;
    notification::to_proposers(app, &write, &case, NotificationKind::Answered).await?;

    write.commit(id).await
}

/// Returns a response to its department; the reason is mandatory.
pub async fn return_to_department(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: ResponseId,
    reason: &str,
) -> Result<ResponseId> {
    let reason = text::required("reason", reason, 500)?;
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, id).await?;
    case.may(Action::ReviewResponse, actor)?;
    call.must_match(row.version)?;
    let to = after(row.status, Event::Return)?;

    let mut returned = moved(&write, &row, to);
    returned.review_note = Set(Some(reason.clone()));
    returned.update(&write.tx).await?;
    settle(app, &write, actor, (&case, &row), UnitEvent::ReturnResponse, "RETURN_RESPONSE", Some(reason)).await?;

    write.commit(id).await
}

/// Loads a response that the actor may see, and locks its case.
async fn lock(write: &Write, actor: &Actor, id: ResponseId) -> Result<(response::Model, Case)> {
    let select = response::Entity::visible_to(actor.scope()).filter(response::Column::Id.eq(id));
    let row = write.lock(select).await?;
    let case = Case::lock(write, actor, row.suggestion_id).await?;
    Ok((row, case))
}

/// The row in its next stage and version.
fn moved(write: &Write, row: &response::Model, to: ResponseStatus) -> response::ActiveModel {
    response::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(row.id),
        status: Set(to),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Moves the response's assignment on, marks the case as changed, and keeps the history.
async fn settle(
    app: &App,
    write: &Write,
    actor: &Actor,
    (case, row): (&Case, &response::Model),
    event: UnitEvent,
    name: &str,
    note: Option<String>,
) -> Result<()> {
    let unit = case.units.iter().find(|unit| unit.id == row.assignment_id).ok_or(Error::not_found())?;
    let to = advance(write, unit, event).await?;
    change(write, case, case.head.stage, |_| {}).await?;
    record(app, write, actor, case, name, to.as_str(), note).await
}
