//! Moving a consultation along its format's table: giving it a day, taking the steps before and after, putting it off
//! and taking it up again.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use entities::ambient::date_in_china;
use entities::enums::{ConsultationFormat, ConsultationStatus, NotificationKind, SpeechDelivery, SpeechStatus};
use entities::ids::ConsultationId;
use entities::{consultation, speech as speeches};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::format::Step;
use super::machine::{self, Action, reopening, step_of, step_to};
use super::{Consultation, MOVERS, lock_for, needs, open_ends, record_step};
use crate::actor::Actor;
use crate::app::App;
use crate::attendance;
use crate::bargaining::needs as bargaining;
use crate::error::{Error, Result};
use crate::floor;
use crate::matter;
use crate::notification;
use crate::reason::Reason;
use crate::speech;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// A day for a consultation.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The consultation.
    pub id: ConsultationId,
    /// The day, within the year of its plan where it is no bargaining.
    pub on: NaiveDate,
    /// When it begins, in China, to the minute; nothing leaves it as it is.
    pub at: Option<NaiveTime>,
    /// Where; nothing leaves it as it is.
    pub place: Option<String>,
}

/// A step of a consultation.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The consultation.
    pub id: ConsultationId,
    /// The code of the stage it comes to; the one that a day leads to is reached by [`schedule`] alone.
    pub to: String,
    /// The day it was held, read by the step that holds it; nothing means the day it was planned for.
    pub held_on: Option<NaiveDate>,
    /// Why; needed to cancel, to go back, and to close while something is open; kept in the history.
    pub reason: Option<String>,
}

/// What puts a consultation off, or takes it up again.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The consultation.
    pub id: ConsultationId,
    /// Why; always needed, kept in the history.
    pub reason: String,
}

/// Gives a consultation its day, or another one as long as it has not been held.
///
/// # Errors
///
/// `OUT_OF_RANGE` for a day outside the plan's year; `FLOOR_STILL_OPEN` for another day while the session goes on; the
/// machine's refusals.
pub async fn schedule(app: &App, actor: &Actor, call: &Call, input: Schedule) -> Result<ConsultationId> {
    let place = optional("place", input.place.as_deref(), 200)?;

    let write = app.begin(actor, call).await?;

    let row = lock_for(&write, actor, input.id, MOVERS).await?;
    let step = step_of(row.format, machine::stage(row.format, &row.stage)?, Action::Schedule)?;
    actor.must_hold(row.committee_id, step.by)?;
    call.must_match(row.version)?;
    must_be_in_plan("on", &row, input.on)?;
    needs::must_be_met(&write, &row, step, None).await?;
    let is_another_day = row.scheduled_on != Some(input.on);
    if is_another_day {
        floor::must_not_be_open(&write.tx, row.id).await?;
    }
    let minute = input.at.map(minute_of).transpose()?;
    let is_another_hour = minute.is_some() && minute != row.starts_minute;
    let is_another_place = place.is_some() && place != row.place;

    change(&write, &row, step, |row| {
        row.scheduled_on = Set(Some(input.on));
        // Talks that are taken up once more are still to be held.
        row.held_on = Set(None);
        if minute.is_some() {
            row.starts_minute = Set(minute);
        }
        if place.is_some() {
            row.place = Set(place);
        }
    })
    .await?;
    if is_another_day {
        attendance::ask_again(&write, row.id).await?;
    }
    if is_another_day || is_another_hour || is_another_place {
        let news = (NotificationKind::SessionScheduled, Some(input.on));
        notification::to_participants(app, &write, &row, news).await?;
    }
    record_step(app, &write, actor, &row, step, None).await?;

    write.commit(input.id).await
}

/// Moves a consultation on by one step. When it is held, final oral speeches become delivered, unless the record of its
/// floor tells which were given; back where it is held, it has no day until it is given another.
///
/// # Errors
///
/// What the step needs and is missing (see [`needs::Need`]); `OPEN_ENDS` to close while something is open and no reason
/// explains it; `DATE_IN_FUTURE`, `DATES_OUT_OF_ORDER` or `OUT_OF_RANGE` for the day it was held; `FLOOR_STILL_OPEN` where
/// talks are taken up anew; the machine's refusals.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<ConsultationId> {
    let reason = optional("reason", input.reason.as_deref(), 500)?;

    let write = app.begin(actor, call).await?;

    let row = lock_for(&write, actor, input.id, MOVERS).await?;
    let step = step_to(row.format, machine::stage(row.format, &row.stage)?, &input.to)?;
    actor.must_hold(row.committee_id, step.by)?;
    call.must_match(row.version)?;
    needs::must_be_met(&write, &row, step, reason.as_deref()).await?;
    let is_held = step.action == Action::Hold;
    let is_anew = machine::is_held_anew(row.format, step);
    let held_on = match (is_held, is_anew) {
        (true, _) => Some(day_held(&write, &row, input.held_on)?),
        (_, true) => None,
        _ => row.held_on,
    };
    if let Some(on) = held_on.filter(|_| is_held) {
        bargaining::must_follow_the_draft_before(&write, &row, on).await?;
    }
    if is_anew {
        floor::must_not_be_open(&write.tx, row.id).await?;
    }

    let ends = open_ends::is_closing(&row, step)?;
    let is_explained = ends && open_ends::are_explained(&write, row.id, reason.as_deref()).await?;
    if is_explained {
        matter::must_not_name_who_raised_at(&write, &row, &[("reason", reason.as_deref())]).await?;
    }

    must_be_left_in_order(&write, &row, step).await?;
    change(&write, &row, step, |row| {
        row.held_on = Set(held_on);
        if is_anew {
            row.scheduled_on = Set(None);
            row.starts_minute = Set(None);
        }
    })
    .await?;
    if step.action == Action::Cancel {
        notification::of_cancelling(app, &write, &row).await?;
    }
    if is_held {
        if !floor::was_opened(&write.tx, row.id).await? {
            deliver_speeches(&write, row.id).await?;
        }
        speech::arrange(&write, row.id, speech::final_ones(&write, row.id).await?).await?;
    }
    if is_explained {
        open_ends::record_explained(app, &write, actor, &row, step, reason).await?;
    } else {
        record_step(app, &write, actor, &row, step, reason).await?;
    }

    write.commit(input.id).await
}

/// Puts a consultation off: it loses its day and goes back to the stage before it had one.
///
/// # Errors
///
/// `EMPTY` without a reason; `WRONG_STATE` where it has no day or has been held.
pub async fn postpone(app: &App, actor: &Actor, call: &Call, input: Turn) -> Result<ConsultationId> {
    turn(app, actor, call, input, Action::Postpone).await
}

/// Takes up a consultation again that was closed or called off.
///
/// # Errors
///
/// `EMPTY` without a reason; `WRONG_STATE` where it goes on anyway.
pub async fn reopen(app: &App, actor: &Actor, call: &Call, input: Turn) -> Result<ConsultationId> {
    turn(app, actor, call, input, Action::Reopen).await
}

async fn turn(app: &App, actor: &Actor, call: &Call, input: Turn, action: Action) -> Result<ConsultationId> {
    let reason = required("reason", &input.reason, 500)?;

    let write = app.begin(actor, call).await?;

    let row = lock_for(&write, actor, input.id, MOVERS).await?;
    let stage = machine::stage(row.format, &row.stage)?;
    let step = match action {
        Action::Reopen => reopening(row.format, stage, row.closed_from.as_deref())?,
        _ => step_of(row.format, stage, action)?,
    };
    actor.must_hold(row.committee_id, step.by)?;
    call.must_match(row.version)?;
    if action == Action::Postpone && row.scheduled_on.is_none() {
        return Err(Error::refused(Reason::NotScheduled));
    }
    needs::must_be_met(&write, &row, step, Some(&reason)).await?;

    must_be_left_in_order(&write, &row, step).await?;
    let begins_anew = action == Action::Postpone || row.status == ConsultationStatus::Cancelled;
    change(&write, &row, step, |row| {
        if begins_anew {
            row.scheduled_on = Set(None);
            row.starts_minute = Set(None);
            row.held_on = Set(None);
        }
    })
    .await?;
    if begins_anew {
        attendance::ask_again(&write, row.id).await?;
    }
    if action == Action::Postpone {
        notification::to_participants(app, &write, &row, (NotificationKind::SessionPostponed, None)).await?;
    }
    record_step(app, &write, actor, &row, step, Some(reason)).await?;

    write.commit(input.id).await
}

/// Changes a consultation's row: the stage and its phase, what `set` sets, its version and its time of change.
async fn change(
    write: &Write,
    row: &Consultation,
    step: &Step,
    set: impl FnOnce(&mut consultation::ActiveModel),
) -> Result<()> {
    let to = machine::stage(row.format, step.to)?;
    let mut changed = consultation::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        stage: Set(to.code.to_owned()),
        status: Set(to.phase),
        // Only a closed one has a stage to return to; one that was called off begins anew.
        closed_from: Set((to.phase == ConsultationStatus::Closed).then(|| row.stage.clone())),
        // That and when an internal step was taken is internal too. Whoever moves on unaware of it comes to no other stage.
        updated_at: Set(if to.is_internal() { row.updated_at } else { write.now }),
        version: Set(if to.is_internal() { row.version } else { row.version + 1 }),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
}

/// Nobody turns to what follows a session, or calls it off, while its floor is open.
async fn must_be_left_in_order(write: &Write, row: &Consultation, step: &Step) -> Result<()> {
    let is_in_session = |phase| matches!(phase, ConsultationStatus::Scheduled | ConsultationStatus::Held);
    let to = machine::stage(row.format, step.to)?.phase;
    if is_in_session(row.status) && !is_in_session(to) {
        floor::must_not_be_open(&write.tx, row.id).await?;
    }
    Ok(())
}

/// The minute of the day.
fn minute_of(at: NaiveTime) -> Result<i32> {
    i32::try_from(at.num_seconds_from_midnight() / 60).map_err(Error::internal)
}

/// A session's day lies within the year of its plan (domain.md §4.1, 18). The sides of a bargaining meet within days of an
/// offer that may come in December.
fn must_be_in_plan(field: &'static str, row: &Consultation, on: NaiveDate) -> Result<()> {
    let is_bound = row.format != ConsultationFormat::WageBargaining;
    if is_bound && on.year() != row.plan_year { Err(Error::bad_input(field, Reason::OutOfRange)) } else { Ok(()) }
}

/// The day a scheduled session was held: not in the future, not before the day it was last planned for.
fn day_held(write: &Write, row: &Consultation, given: Option<NaiveDate>) -> Result<NaiveDate> {
    let on = given.or(row.scheduled_on).ok_or(Error::refused(Reason::NotScheduled))?;
    if on > date_in_china(write.now) {
        return Err(Error::bad_input("heldOn", Reason::DateInFuture));
    }
    if row.scheduled_on.is_some_and(|planned| on < planned) {
        return Err(Error::bad_input("heldOn", Reason::DatesOutOfOrder));
    }
    must_be_in_plan("heldOn", row, on)?;
    Ok(on)
}

async fn deliver_speeches(write: &Write, id: ConsultationId) -> Result<()> {
    use speeches::Column;

    speeches::Entity::update_many()
        .col_expr(Column::Status, Expr::value(SpeechStatus::Delivered))
        .col_expr(Column::UpdatedAt, Expr::value(write.now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::ConsultationId.eq(id))
        .filter(Column::Status.eq(SpeechStatus::Finalized))
        .filter(Column::Delivery.eq(SpeechDelivery::Oral))
        .exec(&write.tx)
        .await?;
    Ok(())
}
