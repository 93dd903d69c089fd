//! Advisers (协商指导员) who help the sides to bargain: their tasks, visits, and the monthly supervision of both.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use entities::adviser_supervision as supervision;
use entities::adviser_task::{ActiveModel, Column, Entity};
use entities::ids::{AdviserTaskId, ConsultationId};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set,
};

pub use entities::adviser_supervision::Model as Supervision;
pub use entities::adviser_task::Model as AdviserTask;

use crate::actor::Actor;
use crate::app::App;
use crate::bargaining::lock_open;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{self, grouped};
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// How many tasks a consultation has at the most.
const MOST: u64 = 500;

/// How many rows one read gives at the most, over all keys asked for.
const MOST_READ: u64 = 50_000;

/// How many ids one statement is given at the most.
const MOST_BOUND: usize = 5_000;

/// How many visits a task has at the most.
const MOST_VISITS: i32 = 10_000;

/// A task for an adviser.
#[derive(Debug, Clone)]
pub struct Assign {
    /// The bargaining it serves.
    pub consultation: ConsultationId,
    /// The adviser, as printed.
    pub adviser_name: String,
    /// Their post as of then.
    pub adviser_title: Option<String>,
    /// What they are to do, at most 500 characters.
    pub task: String,
    /// Any day of the month it is due in.
    pub due_month: NaiveDate,
}

/// What an adviser has done.
#[derive(Debug, Clone)]
pub struct Report {
    /// The task.
    pub task: AdviserTaskId,
    /// How many visits they have made until now, no fewer than before.
    pub visits: i32,
    /// The day it was done, not in the future; nothing while it goes on.
    pub done_on: Option<NaiveDate>,
}

/// A month's supervision of a task.
#[derive(Debug, Clone)]
pub struct Supervise {
    /// The task.
    pub task: AdviserTaskId,
    /// Any day of the month, which has begun.
    pub month: NaiveDate,
    /// Who looked into it, as printed.
    pub checked_by: String,
    /// What was found, at most 1,000 characters.
    pub finding: String,
}

/// Gives an adviser a task, as an organiser.
///
/// # Errors
///
/// `OTHER_FORMAT` for a consultation that is no bargaining, `BARGAINING_OVER` after it; `TOO_MANY` beyond 500 tasks;
/// `BAD_USER_INPUT` naming the field.
pub async fn assign(app: &App, actor: &Actor, call: &Call, input: Assign) -> Result<ConsultationId> {
    let adviser_name = required("adviserName", &input.adviser_name, 100)?;
    let adviser_title = optional("adviserTitle", input.adviser_title.as_deref(), 100)?;
    let task = required("task", &input.task, 500)?;

    let write = app.begin(actor, call).await?;

    let session = lock_open(&write, actor, input.consultation).await?;
    if Entity::find().filter(Column::ConsultationId.eq(session.id)).count(&write.tx).await? >= MOST {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }

    let row = ActiveModel {
        id: Set(app.new_id()),
        committee_id: Set(session.committee_id),
        consultation_id: Set(session.id),
        adviser_name: Set(adviser_name),
        adviser_title: Set(adviser_title),
        task: Set(task),
        due_month: Set(month_of(input.due_month)),
        done_on: Set(None),
        visits: Set(0),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    row.insert(&write.tx).await?;
    consultation::note(app, &write, actor, &session, "ASSIGN_ADVISER", None).await?;

    write.commit(session.id).await
}

/// Records what an adviser has done, as an organiser.
///
/// # Errors
///
/// `WRONG_STATE` once the task is done, `BARGAINING_OVER`; `OUT_OF_RANGE` for fewer visits than before, `DATE_IN_FUTURE`.
pub async fn report(app: &App, actor: &Actor, call: &Call, input: Report) -> Result<ConsultationId> {
    if input.done_on.is_some_and(|on| on > app.today()) {
        return Err(Error::bad_input("doneOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.task).await?;
    call.must_match(row.version)?;
    if row.done_on.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    if !(row.visits..=MOST_VISITS).contains(&input.visits) {
        return Err(Error::bad_input("visits", Reason::OutOfRange));
    }

    let told = ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        visits: Set(input.visits),
        done_on: Set(input.done_on),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    told.update(&write.tx).await?;
    let event = if input.done_on.is_some() { "FINISH_ADVISER_TASK" } else { "REPORT_ADVISER_TASK" };
    consultation::note(app, &write, actor, &session, event, None).await?;

    write.commit(session.id).await
}

/// Records a month's supervision of a task, as an organiser; once a month.
///
/// # Errors
///
/// `DUPLICATE` for a month that has its note, `DATE_IN_FUTURE` for one that has not begun; `BARGAINING_OVER`.
pub async fn supervise(app: &App, actor: &Actor, call: &Call, input: Supervise) -> Result<ConsultationId> {
    let checked_by = required("checkedBy", &input.checked_by, 100)?;
    let finding = required("finding", &input.finding, 1_000)?;
    let month = month_of(input.month);
    if month > app.today() {
        return Err(Error::bad_input("month", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, input.task).await?;

    let note = supervision::ActiveModel {
        id: Set(app.new_id()),
        task_id: Set(row.id),
        month: Set(month),
        checked_by: Set(checked_by),
        finding: Set(finding),
        created_at: Set(write.now),
    };
    note.insert(&write.tx).await.map_err(|error| {
        let columns = "adviser_supervision.task_id, adviser_supervision.month";
        let refusal = Error::bad_input("month", Reason::Duplicate);
        rows::refuse(error, "uq_adviser_supervision_task_month", columns, refusal)
    })?;
    consultation::note(app, &write, actor, &session, "SUPERVISE_ADVISER_TASK", None).await?;

    write.commit(session.id).await
}

async fn lock(write: &Write, actor: &Actor, id: AdviserTaskId) -> Result<(AdviserTask, Consultation)> {
    let row = write.lock(Entity::visible_to(actor.scope()).filter(Column::Id.eq(id))).await?;
    let session = lock_open(write, actor, row.consultation_id).await?;
    Ok((row, session))
}

/// The first day of the month of a day.
fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Returns the tasks of consultations that the asker may see, by the month they are due in.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<AdviserTask>>> {
    let rows = Entity::visible_to(actor.scope())
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::DueMonth)
        .order_by_asc(Column::Id)
        .limit(MOST_READ)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the monthly supervision of tasks, to the organisers of their committees alone.
pub async fn supervision_of(
    app: &App,
    actor: &Actor,
    ids: &[AdviserTaskId],
) -> Result<HashMap<AdviserTaskId, Vec<Supervision>>> {
    if actor.scope().organizers.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rows = Vec::new();
    // A page of consultations may have more tasks than a statement takes.
    for piece in ids.chunks(MOST_BOUND) {
        let organized = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Id.is_in(piece.iter().copied()))
            .filter(Column::CommitteeId.is_in(actor.scope().organizers.iter().copied()));
        let of_these = supervision::Entity::find()
            .filter(supervision::Column::TaskId.in_subquery(organized.into_query()))
            .order_by_asc(supervision::Column::Month)
            .limit(MOST_READ);
        rows.extend(of_these.all(app.reader()).await?);
    }
    Ok(grouped(rows, |row| row.task_id))
}
