//! Moving an annual plan on through its approvals, or back to its draft.

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::AnnualPlanStatus;
use entities::ids::AnnualPlanId;
use entities::{annual_plan_approval, annual_plan_item};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::compose::DOCUMENT_NO;
use super::{AnnualPlan, changed, lock, machine, movers, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};

/// A step of a plan.
#[derive(Debug, Clone)]
pub struct Advance {
    /// The plan.
    pub id: AnnualPlanId,
    /// The stage it comes to.
    pub to: AnnualPlanStatus,
    /// The day of the decision; today where there is none.
    pub on: Option<NaiveDate>,
    /// The meeting or body that decided, as printed; needed for the two approvals.
    pub body: Option<String>,
    /// The number of the document that it was issued as; nothing leaves it as it is.
    pub document_no: Option<String>,
    /// What was said; needed to return it to the draft.
    pub reason: Option<String>,
}

/// Moves a plan on by one step and keeps the step for ever. Organisers do this; that the chair's meeting has approved,
/// the chair says too.
///
/// # Errors
///
/// `REASON_NEEDED` to return it; `EMPTY` for a plan without items, or an approval by nobody; `DATE_IN_FUTURE` or
/// `DATES_OUT_OF_ORDER` for the day; `WRONG_STATE` for a step that does not follow.
pub async fn advance(app: &App, actor: &Actor, call: &Call, input: Advance) -> Result<AnnualPlanId> {
    let input = input.checked(app.today())?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    actor.must_hold(row.committee_id, movers(input.to))?;
    call.must_match(row.version)?;
    let to = machine::after(row.status, input.to)?;
    must_have_items(&write, &row).await?;
    let on = input.on.unwrap_or(date_in_china(write.now));
    must_follow(&write, row.id, on).await?;

    let mut next = changed(&write, &row);
    next.status = Set(to);
    next.status_since = Set(write.now);
    if input.document_no.is_some() {
        next.document_no = Set(input.document_no);
    }
    next.update(&write.tx).await?;
    let approval = annual_plan_approval::ActiveModel {
        id: Set(app.new_id()),
        plan_id: Set(row.id),
        step: Set(to),
        body: Set(input.body),
        decided_on: Set(on),
        note: Set(input.reason.clone()),
        recorded_by_id: Set(actor.account()?),
        recorded_by_name: Set(actor.name().to_owned()),
        created_at: Set(write.now),
    };
    approval.insert(&write.tx).await?;
    tell(app, &write, actor, &row, (machine::event(to), to), input.reason).await?;

    write.commit(row.id).await
}

impl Advance {
    fn checked(self, today: NaiveDate) -> Result<Self> {
        let reason = optional("reason", self.reason.as_deref(), 500)?;
        if self.to == AnnualPlanStatus::Draft && reason.is_none() {
            return Err(Error::bad_input("reason", Reason::ReasonNeeded));
        }
        let body = optional("body", self.body.as_deref(), 100)?;
        let is_approval = matches!(self.to, AnnualPlanStatus::ChairMeetingApproved | AnnualPlanStatus::PartyApproved);
        if is_approval && body.is_none() {
            return Err(Error::bad_input("body", Reason::Empty));
        }
        if self.on.is_some_and(|on| on > today) {
            return Err(Error::bad_input("on", Reason::DateInFuture));
        }
        let document_no = optional("documentNo", self.document_no.as_deref(), DOCUMENT_NO)?;
        Ok(Self { body, document_no, reason, ..self })
    }
}

/// Nobody is asked about a plan that plans nothing.
async fn must_have_items(write: &Write, row: &AnnualPlan) -> Result<()> {
    let items = annual_plan_item::Entity::find().filter(annual_plan_item::Column::PlanId.eq(row.id));
    if items.count(&write.tx).await? == 0 { Err(Error::bad_input("items", Reason::Empty)) } else { Ok(()) }
}

/// A decision is not older than the one before it.
async fn must_follow(write: &Write, plan: AnnualPlanId, on: NaiveDate) -> Result<()> {
    use annual_plan_approval::{Column, Entity};

    let before: Option<NaiveDate> = Entity::find()
        .select_only()
        .column(Column::DecidedOn)
        .filter(Column::PlanId.eq(plan))
        .order_by_desc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(&write.tx)
        .await?;
    if before.is_some_and(|before| on < before) {
        return Err(Error::bad_input("on", Reason::DatesOutOfOrder));
    }
    Ok(())
}
