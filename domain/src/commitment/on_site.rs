//! Commitments made on the spot (现场承诺): what a department promises when it answers at a session.

use entities::commitment;
use entities::enums::ConsultationStatus;
use entities::ids::{CommitmentId, ConsultationId, DepartmentId, OnSiteResponseId};
use entities::on_site_response;
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::{MOST, NewCommitment, checked_one, row_of};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Action, Consultation};
use crate::error::{Error, Result};
use crate::on_site_response as answers;
use crate::reason::Reason;
use crate::rows::insert_all;
use crate::write::{Call, Write};

/// A commitment to add to what a department answered on the spot.
#[derive(Debug, Clone)]
pub struct RecordOnSite {
    /// What was answered.
    pub on_site_response: OnSiteResponseId,
    /// What was promised; due no earlier than the session.
    pub commitment: NewCommitment,
}

/// Enters what a department promised at a session, after its answer was recorded. Organisers do this.
///
/// # Errors
///
/// `SESSION_CLOSED` once the consultation is; `DEPARTMENT_NEEDED` where the answer is of no department of the
/// committee's; `TOO_MANY` beyond twenty.
pub async fn record_on_site(app: &App, actor: &Actor, call: &Call, input: RecordOnSite) -> Result<CommitmentId> {
    let write = app.begin(actor, call).await?;

    let select = answers::visible_to(actor).filter(on_site_response::Column::Id.eq(input.on_site_response));
    let answer = write.lock(select).await?;
    let session =
        consultation::lock_to_record(&write, actor, answer.consultation_id, Action::RecordOnSiteResponse).await?;
    call.must_match(answer.version)?;
    must_be_open(&session)?;
    let department = promiser(answer.department_id)?;
    let made = checked_one(&input.commitment, answers::day_of(&write, &session))?;
    must_have_room(&write, answer.id).await?;

    let row = on_site_row(app, &write, (session.id, answer.id, department), made).insert(&write.tx).await?;
    let next = on_site_response::ActiveModel {
        id: ActiveValue::Unchanged(answer.id),
        version: Set(answer.version + 1),
        ..Default::default()
    };
    next.update(&write.tx).await?;
    consultation::record(app, &write, actor, &session, Action::RecordOnSiteResponse).await?;

    write.commit(row.id).await
}

/// Who promises: a commitment is of a department that can be asked about it.
pub(crate) fn promiser(department: Option<DepartmentId>) -> Result<DepartmentId> {
    department.ok_or(Error::bad_input("department", Reason::DepartmentNeeded))
}

/// Writes what a department promised while it answered: checked commitments, none or many.
///
/// # Errors
///
/// `SESSION_CLOSED` and `DEPARTMENT_NEEDED` where there are some.
pub(crate) async fn make(
    app: &App,
    write: &Write,
    session: &Consultation,
    (answer, department): (OnSiteResponseId, Option<DepartmentId>),
    commitments: Vec<NewCommitment>,
) -> Result<()> {
    if commitments.is_empty() {
        return Ok(());
    }
    must_be_open(session)?;
    let of = (session.id, answer, promiser(department)?);
    let rows = commitments.into_iter().map(|made| on_site_row(app, write, of, made));
    insert_all::<commitment::Entity, _>(&write.tx, rows).await
}

fn on_site_row(
    app: &App,
    write: &Write,
    (session, answer, department): (ConsultationId, OnSiteResponseId, DepartmentId),
    made: NewCommitment,
) -> commitment::ActiveModel {
    commitment::ActiveModel {
        consultation_id: Set(Some(session)),
        on_site_response_id: Set(Some(answer)),
        ..row_of(app, write, department, made)
    }
}

/// What was closed, with every promise judged or explained, takes no further one behind that.
fn must_be_open(session: &Consultation) -> Result<()> {
    if session.status == ConsultationStatus::Closed { Err(Error::refused(Reason::SessionClosed)) } else { Ok(()) }
}

async fn must_have_room(write: &Write, answer: OnSiteResponseId) -> Result<()> {
    let of_answer = commitment::Entity::find().filter(commitment::Column::OnSiteResponseId.eq(answer));
    let made = of_answer.count(&write.tx).await?;
    if made < MOST as u64 { Ok(()) } else { Err(Error::bad_input("commitments", Reason::TooMany)) }
}
