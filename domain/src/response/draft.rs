//! Writing a response: the department's draft, and the correction of an answer in force.

use chrono::NaiveDate;
use entities::enums::{OutcomeCategory, Publicity, ResponseKind, ResponseStatus};
use entities::ids::{AssignmentId, ResponseId};
use entities::{assignment, response, response_correction};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::machine::{Event, after};
use super::{lock, moved};
use crate::actor::Actor;
use crate::app::App;
use crate::assignment::visible;
use crate::commitment::{self, NewCommitment};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::{Action, Case, DEPARTMENT};
use crate::text;
use crate::write::{Call, Write};

/// The longest response, in characters.
const MOST_BODY: usize = 20_000;

/// What a department writes of the official letter (domain.md §2.2).
#[derive(Debug, Clone)]
pub struct Content {
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// The title; where there is none, it is made from the case.
    pub title: Option<String>,
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
    /// Who gets a copy (抄送).
    pub copies_to: Option<String>,
    /// How open the department proposes it to be; never public.
    pub publicity: Option<Publicity>,
    /// What it promises (承诺).
    pub commitments: Vec<NewCommitment>,
}

/// A letter to draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The assignment it answers.
    pub assignment: AssignmentId,
    /// A full response or a holding one.
    pub kind: ResponseKind,
    /// What it says.
    pub content: Content,
}

/// A letter that corrects another.
#[derive(Debug, Clone)]
pub struct Correct {
    /// The response in force.
    pub response: ResponseId,
    /// Whether it is corrected or superseded as a whole.
    pub kind: ResponseKind,
    /// What was wrong with it; whoever reads the letter reads this.
    pub reason: String,
    /// What the new letter says.
    pub content: Content,
}

impl Content {
    fn checked(self, app: &App) -> Result<Self> {
        if self.issued_on > app.today() {
            return Err(Error::bad_input("issuedOn", Reason::DateInFuture));
        }
        Ok(Self {
            letter_no: text::required("letterNo", &self.letter_no, 60)?,
            title: text::optional("title", self.title.as_deref(), 100)?,
            body: text::required("body", &self.body, MOST_BODY)?,
            signatory: text::required("signatory", &self.signatory, 50)?,
            contact_person: text::required("contactPerson", &self.contact_person, 50)?,
            contact_phone: text::optional("contactPhone", self.contact_phone.as_deref(), 50)?,
            copies_to: text::optional("copiesTo", self.copies_to.as_deref(), 200)?,
            commitments: commitment::checked(&self.commitments, self.issued_on)?,
            ..self
        })
    }

    /// Fills the columns that hold it.
    fn fill(self, row: &mut response::ActiveModel) {
        row.letter_no = Set(self.letter_no);
        row.title = Set(self.title);
        row.outcome = Set(self.outcome);
        row.body = Set(self.body);
        row.signatory = Set(self.signatory);
        row.contact_person = Set(self.contact_person);
        row.contact_phone = Set(self.contact_phone);
        row.issued_on = Set(self.issued_on);
        row.copies_to = Set(self.copies_to);
        row.publicity = Set(self.publicity);
    }
}

/// Writes the department's response: changes the open draft, or begins the next version.
pub async fn draft(app: &App, actor: &Actor, call: &Call, input: Draft) -> Result<ResponseId> {
    let content = input.content.checked(app)?;
    if input.kind.corrects() {
        return Err(Error::bad_input("kind", Reason::OutOfRange));
    }
    let write = app.begin(actor, call).await?;

    let unit = visible(&write, actor, input.assignment).await?;
    let case = Case::lock(&write, actor, unit.suggestion_id).await?;
    actor.must_work_for(unit.department_id, DEPARTMENT)?;
    case.may(Action::DraftResponse, actor)?;
    case.must_be_answering(case.unit(unit.id)?)?;

    let open = latest(&write, unit.id).await?;
    if let Some(row) = open.as_ref().filter(|row| is_open(row)) {
        call.must_match(row.version)?;
        // The draft of a correction becomes the draft of the new round's answer.
        response_correction::Entity::delete_by_id(row.id).exec(&write.tx).await?;
    }
    let id = put(app, &write, &unit, open, input.kind, content).await?;

    write.commit(id).await
}

/// Writes the correction of an answer in force (更正、替代): changes its open draft, or begins a new version that names
/// the one it corrects. That one stays in force until the new one has passed the same review; nothing is overwritten.
pub async fn correct(app: &App, actor: &Actor, call: &Call, input: Correct) -> Result<ResponseId> {
    let content = input.content.checked(app)?;
    let reason = text::required("reason", &input.reason, 500)?;
    if !input.kind.corrects() {
        return Err(Error::bad_input("kind", Reason::OutOfRange));
    }
    let write = app.begin(actor, call).await?;

    let (row, case) = lock(&write, actor, input.response).await?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    case.may(Action::CorrectResponse, actor)?;
    case.must_be_correcting(case.unit(row.assignment_id)?)?;
    if case.in_force(row.assignment_id).is_none_or(|held| held.id != row.id) {
        return Err(Error::refused(Reason::NotInForce));
    }

    let unit = visible(&write, actor, row.assignment_id).await?;
    let open = latest(&write, unit.id).await?;
    call.must_match(open.as_ref().filter(|open| is_open(open)).unwrap_or(&row).version)?;
    let id = put(app, &write, &unit, open, input.kind, content).await?;
    name_corrected(&write, id, row.id, reason).await?;

    write.commit(id).await
}

fn is_open(row: &response::Model) -> bool {
    after(row.status, Event::Edit).is_ok()
}

async fn latest(write: &Write, unit: AssignmentId) -> Result<Option<response::Model>> {
    Ok(response::Entity::find()
        .filter(response::Column::AssignmentId.eq(unit))
        .order_by_desc(response::Column::Number)
        .one(&write.tx)
        .await?)
}

/// Changes the latest version where it is still a draft, or writes the next one, with what it promises.
async fn put(
    app: &App,
    write: &Write,
    unit: &assignment::Model,
    latest: Option<response::Model>,
    kind: ResponseKind,
    mut content: Content,
) -> Result<ResponseId> {
    let commitments = std::mem::take(&mut content.commitments);
    let id = put_letter(app, write, unit, latest, kind, content).await?;
    commitment::replace(app, write, (unit.suggestion_id, unit.department_id, id), commitments).await?;
    Ok(id)
}

async fn put_letter(
    app: &App,
    write: &Write,
    unit: &assignment::Model,
    latest: Option<response::Model>,
    kind: ResponseKind,
    content: Content,
) -> Result<ResponseId> {
    if let Some(open) = latest.as_ref().filter(|row| is_open(row)) {
        let mut row = moved(write, open, open.status);
        row.kind = Set(kind);
        row.round = Set(unit.round);
        content.fill(&mut row);
        row.update(&write.tx).await?;
        return Ok(open.id);
    }
    let id: ResponseId = app.new_id();
    let mut row = response::ActiveModel {
        id: Set(id),
        suggestion_id: Set(unit.suggestion_id),
        assignment_id: Set(unit.id),
        department_id: Set(unit.department_id),
        round: Set(unit.round),
        number: Set(latest.map_or(0, |row| row.number) + 1),
        kind: Set(kind),
        status: Set(ResponseStatus::Draft),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
        ..Default::default()
    };
    content.fill(&mut row);
    row.insert(&write.tx).await?;
    Ok(id)
}

/// Says which response a draft corrects, in place of what it said before.
async fn name_corrected(write: &Write, id: ResponseId, corrected: ResponseId, reason: String) -> Result<()> {
    response_correction::Entity::delete_by_id(id).exec(&write.tx).await?;
    let row =
        response_correction::ActiveModel { response_id: Set(id), corrected_id: Set(corrected), reason: Set(reason) };
    row.insert(&write.tx).await?;
    Ok(())
}
