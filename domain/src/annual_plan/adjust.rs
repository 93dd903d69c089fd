//! Adjusting an approved plan: an item added, changed or dropped, each on record with its reason.

use entities::enums::PlanAdjustmentKind;
use entities::ids::{AnnualPlanId, AnnualPlanItemId};
use entities::{annual_plan_adjustment, annual_plan_item};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::input::{MOST_ITEMS, NewItem};
use super::machine::{self, ItemEvent};
use super::told::Earlier;
use super::{Action, AnnualPlan, changed, items, lock, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};
use crate::{department, rows};

/// An adjustment to record.
#[derive(Debug, Clone)]
pub struct Adjust {
    /// The plan.
    pub plan: AnnualPlanId,
    /// What is done.
    pub kind: PlanAdjustmentKind,
    /// The item to change or to drop.
    pub item: Option<AnnualPlanItemId>,
    /// The item as it is to stand, for one that is added or changed.
    pub to: Option<NewItem>,
    /// Why, at most 500 characters.
    pub reason: String,
}

/// What is done, with what it needs.
enum Work {
    Add(NewItem),
    Change(AnnualPlanItemId, NewItem),
    Drop(AnnualPlanItemId),
}

/// Adjusts an approved plan and keeps what stood there before. Organisers do this.
///
/// # Errors
///
/// `REASON_NEEDED`; `PLAN_NOT_APPROVED` before the party committee has decided; `ITEM_NOT_OPEN` for an item that has
/// begun or was dropped; `BAD_USER_INPUT` naming what is missing or wrong.
pub async fn adjust(app: &App, actor: &Actor, call: &Call, input: Adjust) -> Result<AnnualPlanId> {
    let reason = optional("reason", Some(&input.reason), 500)?;
    let reason = reason.ok_or(Error::bad_input("reason", Reason::ReasonNeeded))?;
    let to = input.to.map(|item| item.checked("to")).transpose()?;
    let needed = |field| Error::bad_input(field, Reason::Empty);
    let work = match input.kind {
        PlanAdjustmentKind::Added => Work::Add(to.ok_or(needed("to"))?),
        PlanAdjustmentKind::Changed => Work::Change(input.item.ok_or(needed("item"))?, to.ok_or(needed("to"))?),
        PlanAdjustmentKind::Dropped => Work::Drop(input.item.ok_or(needed("item"))?),
    };

    let write = app.begin(actor, call).await?;

    let plan = lock(&write, actor, input.plan).await?;
    actor.must_hold(plan.committee_id, ORGANIZERS)?;
    call.must_match(plan.version)?;
    machine::allows(plan.status, Action::Adjust)?;

    let (item, earlier) = match work {
        Work::Add(to) => (add(app, &write, &plan, to).await?, None),
        Work::Change(id, to) => change(&write, &plan, id, to).await?,
        Work::Drop(id) => drop_out(&write, &plan, id, &reason).await?,
    };
    let adjustment = annual_plan_adjustment::ActiveModel {
        id: Set(app.new_id()),
        plan_id: Set(plan.id),
        item_id: Set(item),
        kind: Set(input.kind),
        earlier: Set(earlier.map(serde_json::to_value).transpose().map_err(Error::internal)?),
        reason: Set(reason.clone()),
        made_by_id: Set(actor.account()?),
        made_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    adjustment.insert(&write.tx).await?;
    changed(&write, &plan).update(&write.tx).await?;
    tell(app, &write, actor, &plan, ("ADJUST", plan.status), Some(reason)).await?;

    write.commit(plan.id).await
}

async fn add(app: &App, write: &Write, plan: &AnnualPlan, to: NewItem) -> Result<AnnualPlanItemId> {
    let of_plan = annual_plan_item::Entity::find().filter(annual_plan_item::Column::PlanId.eq(plan.id));
    let position = rows::next_position(of_plan, annual_plan_item::Column::Position, &write.tx).await?;
    if usize::try_from(position).is_ok_and(|position| position > MOST_ITEMS) {
        return Err(Error::bad_input("to", Reason::TooMany));
    }
    let ids = items::insert(app, write, (plan.id, plan.committee_id), "to", (position, vec![to])).await?;
    ids.into_iter().next().ok_or_else(|| Error::internal("an item that was written has no id"))
}

async fn change(
    write: &Write,
    plan: &AnnualPlan,
    id: AnnualPlanItemId,
    to: NewItem,
) -> Result<(AnnualPlanItemId, Option<Earlier>)> {
    let row = item_of(write, plan, id).await?;
    let state = machine::item_after(row.state, ItemEvent::Change)?;
    let earlier = earlier(write, plan, &row).await?;
    let organizer = items::organizer_of(write, plan.committee_id, &to, "to").await?;
    items::replace_departments(write, plan.committee_id, "to", (id, &to.departments)).await?;
    let next = annual_plan_item::ActiveModel {
        id: ActiveValue::Unchanged(id),
        topic: Set(to.topic),
        format: Set(to.format),
        organizer_id: Set(to.organizer),
        organizer_name: Set(organizer),
        month: Set(to.month),
        leader: Set(to.leader),
        state: Set(state),
        ..Default::default()
    };
    next.update(&write.tx).await?;
    Ok((id, Some(earlier)))
}

async fn drop_out(
    write: &Write,
    plan: &AnnualPlan,
    id: AnnualPlanItemId,
    reason: &str,
) -> Result<(AnnualPlanItemId, Option<Earlier>)> {
    let row = item_of(write, plan, id).await?;
    let state = machine::item_after(row.state, ItemEvent::Drop)?;
    let earlier = earlier(write, plan, &row).await?;
    let next = annual_plan_item::ActiveModel {
        id: ActiveValue::Unchanged(id),
        state: Set(state),
        drop_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    next.update(&write.tx).await?;
    Ok((id, Some(earlier)))
}

async fn item_of(write: &Write, plan: &AnnualPlan, id: AnnualPlanItemId) -> Result<annual_plan_item::Model> {
    let row = annual_plan_item::Entity::find_by_id(id).one(&write.tx).await?;
    row.filter(|row| row.plan_id == plan.id).ok_or(Error::bad_input("item", Reason::UnknownReference))
}

/// The item as it stands, in names that stay what they were.
async fn earlier(write: &Write, plan: &AnnualPlan, row: &annual_plan_item::Model) -> Result<Earlier> {
    let ids = items::departments_of(write, row.id).await?;
    let named = department::referenced(&write.tx, plan.committee_id, &ids, "item").await?;
    let departments = ids.iter().filter_map(|id| named.get(id)).map(|row| row.name.clone()).collect();
    Ok(Earlier {
        topic: row.topic.clone(),
        format: row.format,
        organizer: row.organizer_name.clone(),
        month: row.month,
        leader: row.leader.clone(),
        departments,
    })
}
