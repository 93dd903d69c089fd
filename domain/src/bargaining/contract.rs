//! What follows the signing of a contract: review and objection, effect, and making it known.

use chrono::NaiveDate;
use entities::collective_contract as contract;
use entities::enums::ContractStatus;
use entities::ids::{CollectiveContractId, ConsultationId};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, QueryFilter, Set};

use super::machine::{Event, after};
use super::order::Act;
use super::read::Contract;
use super::{clocks, lock, order};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation, ORGANIZERS};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rules::{self, Bargaining};
use crate::text::required;
use crate::write::{Call, Write};

/// A contract handed in for review.
#[derive(Debug, Clone)]
pub struct File {
    /// The contract.
    pub contract: CollectiveContractId,
    /// The day, from its signing to today.
    pub on: NaiveDate,
    /// The bureau, as printed.
    pub with: String,
}

/// An objection of the bureau.
#[derive(Debug, Clone)]
pub struct Object {
    /// The contract.
    pub contract: CollectiveContractId,
    /// The day, within the time to object.
    pub on: NaiveDate,
    /// Why, at most 1,000 characters.
    pub reason: String,
}

/// The day from which a contract is in force.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The contract.
    pub contract: CollectiveContractId,
    /// The first day, once the time to object is over.
    pub on: NaiveDate,
    /// The last day; nothing means the longest time that the rules allow.
    pub until: Option<NaiveDate>,
}

/// The day on which a contract was made known to the workers.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The contract.
    pub contract: CollectiveContractId,
    /// The day, not before it is in force.
    pub on: NaiveDate,
}

/// Records that a contract was handed in for review, as an organiser; late too.
///
/// # Errors
///
/// `DATES_OUT_OF_ORDER`, `DATE_IN_FUTURE`; the machine's refusals and the order's.
pub async fn file(app: &App, actor: &Actor, call: &Call, input: File) -> Result<ConsultationId> {
    let with = required("with", &input.with, 100)?;
    let write = app.begin(actor, call).await?;

    let held = hold(app, &write, actor, call, (input.contract, input.on, Event::File)).await?;
    must_follow(input.on, held.row.signed_on)?;

    move_on(app, write, actor, held, |row| {
        row.filed_on = Set(Some(input.on));
        row.filed_with = Set(Some(with));
    })
    .await
}

/// Records that the bureau objected to a contract within its time, as an organiser. It ends there.
///
/// # Errors
///
/// `OBJECTION_OVER` after that time; `DATES_OUT_OF_ORDER`, `DATE_IN_FUTURE`; the machine's refusals and the order's.
pub async fn object(app: &App, actor: &Actor, call: &Call, input: Object) -> Result<ConsultationId> {
    let reason = required("reason", &input.reason, 1_000)?;
    let write = app.begin(actor, call).await?;

    let held = hold(app, &write, actor, call, (input.contract, input.on, Event::Object)).await?;
    must_follow(input.on, held.row.filed_on.unwrap_or(held.row.signed_on))?;
    if held.objection_until().is_some_and(|until| input.on > until) {
        return Err(Error::bad_input("on", Reason::ObjectionOver));
    }

    move_on(app, write, actor, held, |row| {
        row.objected_on = Set(Some(input.on));
        row.objection = Set(Some(reason));
        // It renews nothing, so that another may.
        row.renews_id = Set(None);
    })
    .await
}

/// Records from when a contract is in force, as an organiser: nobody objected to it in time.
///
/// # Errors
///
/// `OBJECTION_OPEN` while the bureau may object; `OUT_OF_RANGE` for an end before its beginning or beyond the longest
/// time; `DATE_IN_FUTURE`; the machine's refusals and the order's.
pub async fn bring_into_effect(app: &App, actor: &Actor, call: &Call, input: Effect) -> Result<ConsultationId> {
    let write = app.begin(actor, call).await?;

    let held = hold(app, &write, actor, call, (input.contract, input.on, Event::TakeEffect)).await?;
    if held.objection_until().is_some_and(|until| input.on <= until) {
        return Err(Error::bad_input("on", Reason::ObjectionOpen));
    }
    let longest = clocks::longest_until(input.on, &held.rules);
    let until = input.until.unwrap_or(longest);
    if !(input.on..=longest).contains(&until) {
        return Err(Error::bad_input("until", Reason::OutOfRange));
    }

    move_on(app, write, actor, held, |row| {
        row.effective_on = Set(Some(input.on));
        row.valid_until = Set(Some(until));
    })
    .await
}

/// Records that a contract was made known to the workers, as an organiser; late too.
///
/// # Errors
///
/// `DATES_OUT_OF_ORDER`, `DATE_IN_FUTURE`; the machine's refusals and the order's.
pub async fn publish(app: &App, actor: &Actor, call: &Call, input: Publish) -> Result<ConsultationId> {
    let write = app.begin(actor, call).await?;

    let held = hold(app, &write, actor, call, (input.contract, input.on, Event::Publish)).await?;
    must_follow(input.on, held.row.effective_on.unwrap_or(held.row.signed_on))?;

    move_on(app, write, actor, held, |row| row.published_on = Set(Some(input.on))).await
}

/// Returns what an asker may record of a contract now: the same tables that the writes obey.
pub fn allowed_events(actor: &Actor, contract: &Contract) -> Vec<Event> {
    if !actor.holds(contract.row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    let is_in_order = |event: &Event| order::may(&contract.stage, Act::Contract(*event)).is_ok();
    let is_next = |event: &Event| after(contract.row.status, *event).is_ok();
    let is_left = |event: &Event| *event != Event::Renew || contract.renewed_by.is_none();
    Event::ALL.into_iter().filter(is_in_order).filter(is_next).filter(is_left).collect()
}

/// A contract that is locked, with its bargaining, the rules since its signing, and where the event leads.
struct Held {
    row: contract::Model,
    session: Consultation,
    rules: Bargaining,
    event: Event,
    to: ContractStatus,
}

impl Held {
    fn objection_until(&self) -> Option<NaiveDate> {
        self.row.filed_on.map(|on| clocks::objection_until(on, &self.rules))
    }
}

async fn hold(
    app: &App,
    write: &Write,
    actor: &Actor,
    call: &Call,
    (id, on, event): (CollectiveContractId, NaiveDate, Event),
) -> Result<Held> {
    let select = contract::Entity::visible_to(actor.scope()).filter(contract::Column::Id.eq(id));
    let row = write.lock(select).await?;
    let session = lock(write, actor, row.consultation_id).await?;
    call.must_match(row.version)?;
    order::may(&session.stage, Act::Contract(event))?;
    let to = after(row.status, event)?;
    if on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }
    let rules = rules::on(&write.tx, row.committee_id, row.signed_on).await?.rules.bargaining;
    Ok(Held { row, session, rules, event, to })
}

fn must_follow(on: NaiveDate, before: NaiveDate) -> Result<()> {
    if on < before { Err(Error::bad_input("on", Reason::DatesOutOfOrder)) } else { Ok(()) }
}

async fn move_on(
    app: &App,
    write: Write,
    actor: &Actor,
    held: Held,
    set: impl FnOnce(&mut contract::ActiveModel),
) -> Result<ConsultationId> {
    let mut changed = contract::ActiveModel {
        id: ActiveValue::Unchanged(held.row.id),
        status: Set(held.to),
        updated_at: Set(write.now),
        version: Set(held.row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    consultation::note(app, &write, actor, &held.session, held.event.as_str(), None).await?;
    write.commit(held.session.id).await
}
