//! Contacts (沟通): departments talk with the proposer before, while and after they handle, and keep a record of it.

use std::collections::HashMap;

use chrono::NaiveDate;
pub use entities::contact_record::Model as ContactRecord;
use entities::enums::{ContactMethod, ContactPhase, ResponseKind};
use entities::ids::{AssignmentId, ContactRecordId, SuggestionId};
use entities::{contact_record, response};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::assignment;
use crate::error::{Error, Result};
use crate::lang::Lang;
use crate::reason::Reason;
use crate::rows::{grouped, keyed};
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::text;
use crate::write::Call;

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// A contact to record.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// The assignment of the department that made it.
    pub assignment: AssignmentId,
    /// How it was made.
    pub method: ContactMethod,
    /// When in the handling it was made.
    pub phase: ContactPhase,
    /// The day it was made: not in the future, not before the assignment.
    pub held_on: NaiveDate,
    /// Who took part, at most 500 characters.
    pub participants: String,
    /// What was said, at most 2,000 characters.
    pub note: String,
}

/// What is remarkable about a reply and yet no reason to refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyWarning {
    /// The department has recorded no contact with the proposer in this round.
    NoContactRecorded,
}

impl ReplyWarning {
    /// Returns the message in a language.
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::NoContactRecorded => lang.pick(
                "本轮办理尚无与提案者沟通的记录",
                "no contact with the proposer is recorded in this round of handling",
            ),
        }
    }
}

impl NewContact {
    fn checked(self, app: &App) -> Result<Self> {
        if self.held_on > app.today() {
            return Err(Error::bad_input("heldOn", Reason::DateInFuture));
        }
        Ok(Self {
            participants: text::required("participants", &self.participants, 500)?,
            note: text::required("note", &self.note, 2_000)?,
            ..self
        })
    }
}

/// Records a contact with the proposer, as a department that has signed for the case. It counts for the present round.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: NewContact) -> Result<ContactRecordId> {
    let input = input.checked(app)?;
    let write = app.begin(actor, call).await?;

    let seen = assignment::visible(&write, actor, input.assignment).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    actor.must_work_for(seen.department_id, DEPARTMENT)?;
    case.may(Action::RecordContact, actor)?;
    Case::must_be_in_contact(case.unit(seen.id)?)?;
    // What was seen may have changed while another held the case.
    let seen = assignment::visible(&write, actor, input.assignment).await?;
    if input.held_on < seen.round_started_on {
        return Err(Error::bad_input("heldOn", Reason::DatesOutOfOrder));
    }

    let id: ContactRecordId = app.new_id();
    let row = contact_record::ActiveModel {
        id: Set(id),
        suggestion_id: Set(seen.suggestion_id),
        assignment_id: Set(seen.id),
        round: Set(case.head.round),
        method: Set(input.method),
        phase: Set(input.phase),
        held_on: Set(input.held_on),
        participants: Set(input.participants),
        note: Set(input.note),
        recorded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
    };
    row.insert(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "RECORD_CONTACT", case.status().as_str(), None).await?;

    write.commit(id).await
}

/// Returns those of `ids` whose case is open to the asker inside.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[ContactRecordId],
) -> Result<HashMap<ContactRecordId, ContactRecord>> {
    let rows = contact_record::Entity::visible_to(actor.scope())
        .filter(contact_record::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(rows, |row| row.id))
}

/// Returns the contacts made in cases, earliest first; none to outsiders.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<ContactRecord>>> {
    let rows = contact_record::Entity::visible_to(actor.scope())
        .filter(contact_record::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(contact_record::Column::HeldOn)
        .order_by_asc(contact_record::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Returns what is remarkable about a reply that is handed in.
pub async fn warnings_about(app: &App, reply: &response::Head) -> Result<Vec<ReplyWarning>> {
    let is_made = is_made(app.reader(), reply.assignment_id, reply.round).await?;
    Ok(if is_made || reply.kind != ResponseKind::Full { vec![] } else { vec![ReplyWarning::NoContactRecorded] })
}

/// Whether a department has recorded a contact in a round.
pub(crate) async fn is_made(db: &impl ConnectionTrait, assignment: AssignmentId, round: i32) -> Result<bool> {
    let made = contact_record::Entity::find()
        .filter(contact_record::Column::AssignmentId.eq(assignment))
        .filter(contact_record::Column::Round.eq(round))
        .count(db)
        .await?;
    Ok(made > 0)
}
