//! Commitments (承诺): what a department promises in a response or on the spot, by when, how one will see it, and what
//! becomes of it.

mod follow_up;
mod home;
pub mod machine;
mod on_site;
mod read;
mod reopen;

use chrono::NaiveDate;
use entities::commitment;
use entities::enums::{CommitmentVerdict, OutcomeCategory, ResponseKind};
use entities::ids::{CommitmentId, DepartmentId, ResponseId, SuggestionId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, Set,
};

pub use self::follow_up::{Claim, Judgement, follow_up, judge};
pub use self::machine::CommitmentState;
pub(crate) use self::on_site::make as make_on_site;
pub use self::on_site::{RecordOnSite, record_on_site};
pub(crate) use self::read::summary_where;
pub use self::read::{
    Commitment, CommitmentFilter, FollowUp, Summary, by_ids, count, follow_ups_of, list, of_consultations,
    of_on_site_responses, of_responses, of_suggestions, summaries_of,
};
pub use self::reopen::reopen;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::insert_all;
use crate::text;
use crate::write::Write;

/// How many commitments one response may make, by letter or on the spot.
const MOST: usize = 20;

/// A commitment to make.
#[derive(Debug, Clone)]
pub struct NewCommitment {
    /// What is promised.
    pub what: String,
    /// The last day in time.
    pub due_on: NaiveDate,
    /// How one will see that it is done.
    pub measure: String,
}

/// Checks the commitments of a letter, or of a session, of a day: few, said and measurable, and due no earlier than that.
pub(crate) fn checked(commitments: &[NewCommitment], issued_on: NaiveDate) -> Result<Vec<NewCommitment>> {
    if commitments.len() > MOST {
        return Err(Error::bad_input("commitments", Reason::TooMany));
    }
    commitments.iter().map(|commitment| checked_one(commitment, issued_on)).collect()
}

/// Checks one commitment of a letter, or of a session, of a day.
fn checked_one(commitment: &NewCommitment, issued_on: NaiveDate) -> Result<NewCommitment> {
    if commitment.due_on < issued_on {
        return Err(Error::bad_input("dueOn", Reason::DatesOutOfOrder));
    }
    Ok(NewCommitment {
        what: text::required("what", &commitment.what, 500)?,
        measure: text::required("measure", &commitment.measure, 500)?,
        due_on: commitment.due_on,
    })
}

/// Puts checked commitments in place of those that the draft of a response made before.
pub(crate) async fn replace(
    app: &App,
    write: &Write,
    (suggestion, department, response): (SuggestionId, DepartmentId, ResponseId),
    commitments: Vec<NewCommitment>,
) -> Result<()> {
    commitment::Entity::delete_many().filter(commitment::Column::ResponseId.eq(response)).exec(&write.tx).await?;
    let rows = commitments.into_iter().map(|made| commitment::ActiveModel {
        suggestion_id: Set(Some(suggestion)),
        response_id: Set(Some(response)),
        ..row_of(app, write, department, made)
    });
    insert_all::<commitment::Entity, _>(&write.tx, rows).await
}

/// A new row, of no origin yet.
fn row_of(app: &App, write: &Write, department: DepartmentId, made: NewCommitment) -> commitment::ActiveModel {
    commitment::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(None),
        response_id: Set(None),
        consultation_id: Set(None),
        on_site_response_id: Set(None),
        department_id: Set(department),
        what: Set(made.what),
        due_on: Set(made.due_on),
        measure: Set(made.measure),
        verdict: Set(None),
        settled_on: Set(None),
        reopened_round: Set(None),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    }
}

/// Refuses a response that says something is under way or planned, and promises nothing.
pub(crate) async fn must_be_made(
    write: &Write,
    response: ResponseId,
    (kind, outcome): (ResponseKind, OutcomeCategory),
) -> Result<()> {
    let is_owed = matches!(outcome, OutcomeCategory::InProgress | OutcomeCategory::Planned);
    if kind == ResponseKind::Holding || !is_owed {
        return Ok(());
    }
    let made = commitment::Entity::find().filter(commitment::Column::ResponseId.eq(response)).count(&write.tx).await?;
    if made > 0 { Ok(()) } else { Err(Error::refused(Reason::CommitmentNeeded)) }
}

/// A commitment of the ledger, as the rules of its case need it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Promise {
    pub id: CommitmentId,
    pub suggestion_id: SuggestionId,
    pub department_id: DepartmentId,
    pub verdict: Option<CommitmentVerdict>,
    pub reopened_round: Option<i32>,
}

impl Promise {
    /// Whether nobody has judged yet what became of it.
    pub fn is_unsettled(&self) -> bool {
        self.verdict.is_none()
    }

    /// Whether it is broken, and has opened no round yet.
    pub fn may_reopen(&self) -> bool {
        self.verdict == Some(CommitmentVerdict::Broken) && self.reopened_round.is_none()
    }
}

/// Loads the commitments of suggestions that the ledger holds, in one statement.
pub(crate) async fn promises_of(db: &impl ConnectionTrait, ids: &[SuggestionId]) -> Result<Vec<Promise>> {
    Ok(commitment::Entity::find()
        .filter(commitment::Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(commitment::in_ledger())
        .order_by_asc(commitment::Column::Id)
        .into_model::<Promise>()
        .all(db)
        .await?)
}
