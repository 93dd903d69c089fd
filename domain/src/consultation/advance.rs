//! Moving a consultation on: giving it a day, and the steps before and after it.

use chrono::{Datelike, NaiveDate};
use entities::ambient::date_in_china;
use entities::enums::{ConsultationStatus, SpeechDelivery, SpeechStatus};
use entities::ids::ConsultationId;
use entities::{consultation, speech};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::machine::{Action, after};
use super::{Consultation, lock, record};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};

/// A day for a consultation.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The consultation.
    pub id: ConsultationId,
    /// The day, within the year of its plan.
    pub on: NaiveDate,
    /// Where; nothing leaves it as it is.
    pub place: Option<String>,
}

/// A step of a consultation.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The consultation.
    pub id: ConsultationId,
    /// The stage it comes to; `SCHEDULED` is reached by [`schedule`] alone.
    pub to: ConsultationStatus,
    /// The day it was held, read for `HELD` only; nothing means the day it was planned for.
    pub held_on: Option<NaiveDate>,
    /// Why; needed for `CANCELLED`, kept in the history.
    pub reason: Option<String>,
}

/// Gives a consultation its day, or another one as long as it has not been held.
///
/// # Errors
///
/// `OUT_OF_RANGE` for a day outside the plan's year; the machine's refusals.
pub async fn schedule(app: &App, actor: &Actor, call: &Call, input: Schedule) -> Result<ConsultationId> {
    let place = optional("place", input.place.as_deref(), 200)?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    let to = after(row.status, Action::Schedule)?;
    must_be_in_plan("on", &row, input.on)?;

    change(&write, &row, to, |row| {
        row.scheduled_on = Set(Some(input.on));
        if place.is_some() {
            row.place = Set(place);
        }
    })
    .await?;
    record(app, &write, actor, &row, Action::Schedule, to, None).await?;

    write.commit(input.id).await
}

/// Moves a consultation on by one step. When it is held, final oral speeches become delivered.
///
/// # Errors
///
/// `REASON_NEEDED` to cancel; `DATE_IN_FUTURE`, `DATES_OUT_OF_ORDER` or `OUT_OF_RANGE` for the day it was held;
/// the machine's refusals.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<ConsultationId> {
    let reason = optional("reason", input.reason.as_deref(), 500)?;
    let action = Action::leading_to(input.to).ok_or(Error::bad_input("to", Reason::WrongState))?;
    match action {
        Action::Schedule => return Err(Error::bad_input("to", Reason::NotScheduled)),
        Action::Cancel if reason.is_none() => return Err(Error::bad_input("reason", Reason::ReasonNeeded)),
        _ => {}
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    let to = after(row.status, action)?;
    let held_on = if action == Action::Hold { Some(day_held(&write, &row, input.held_on)?) } else { row.held_on };

    change(&write, &row, to, |row| row.held_on = Set(held_on)).await?;
    if action == Action::Hold {
        deliver_speeches(&write, row.id).await?;
    }
    record(app, &write, actor, &row, action, to, reason).await?;

    write.commit(input.id).await
}

/// Changes a consultation's row: the stage, what `set` sets, its version and its time of change.
async fn change(
    write: &Write,
    row: &Consultation,
    to: ConsultationStatus,
    set: impl FnOnce(&mut consultation::ActiveModel),
) -> Result<()> {
    let mut changed = consultation::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        status: Set(to),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
}

/// A session's day lies within the year of its plan (domain.md §4.1, 18).
fn must_be_in_plan(field: &'static str, row: &Consultation, on: NaiveDate) -> Result<()> {
    if on.year() == row.plan_year { Ok(()) } else { Err(Error::bad_input(field, Reason::OutOfRange)) }
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
    use speech::Column;

    speech::Entity::update_many()
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
