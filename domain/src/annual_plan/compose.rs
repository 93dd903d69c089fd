//! Drafting an annual plan, and writing it anew while nobody has approved it.

use chrono::Datelike;
use entities::ambient::date_in_china;
use entities::annual_plan;
use entities::enums::AnnualPlanStatus;
use entities::ids::{AnnualPlanId, CommitteeId};
use sea_orm::{ActiveModelTrait, Set};

use super::input::{self, NewItem};
use super::{Action, AnnualPlan, changed, items, lock, machine, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::committee;
use crate::consultation::{ORGANIZERS, day_of_plan};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest document number, in characters.
pub(super) const DOCUMENT_NO: usize = 50;

/// A plan to draft.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee.
    pub committee: CommitteeId,
    /// The year; a committee has one plan for each.
    pub year: i32,
    /// The title, at most 200 characters.
    pub title: String,
    /// The number of its document, if it has one already.
    pub document_no: Option<String>,
    /// The items, in order, at most 100; a draft may have none yet.
    pub items: Vec<NewItem>,
}

/// A plan to write anew. What is not given stays.
#[derive(Debug, Clone)]
pub struct Update {
    /// The plan.
    pub id: AnnualPlanId,
    /// The title, at most 200 characters.
    pub title: Option<String>,
    /// The number of its document.
    pub document_no: Option<String>,
    /// The items as a whole, in order, at most 100.
    pub items: Option<Vec<NewItem>>,
}

/// Drafts the plan of a committee's year. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field, with `PLAN_TAKEN` where the year has a plan.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<AnnualPlanId> {
    if !(1949..=app.today().year() + 5).contains(&input.year) {
        return Err(Error::bad_input("year", Reason::OutOfRange));
    }
    let title = required("title", &input.title, TITLE)?;
    let document_no = optional("documentNo", input.document_no.as_deref(), DOCUMENT_NO)?;
    let given = input::checked(input.items)?;

    let write = app.begin(actor, call).await?;

    actor.must_hold(input.committee, ORGANIZERS)?;
    let day = day_of_plan(input.year, date_in_china(write.now));
    let term = committee::term_on(&write.tx, input.committee, day).await?;
    let plan = AnnualPlan {
        id: app.new_id(),
        committee_id: input.committee,
        term_id: term.id,
        year: input.year,
        title,
        document_no,
        status: AnnualPlanStatus::Draft,
        status_since: write.now,
        created_at: write.now,
        updated_at: write.now,
        version: 1,
    };
    insert(&write, plan.clone()).await?;
    items::insert(app, &write, (plan.id, plan.committee_id), "items", (1, given)).await?;
    tell(app, &write, actor, &plan, ("CREATE", plan.status), None).await?;

    write.commit(plan.id).await
}

/// Writes a plan anew: its items are replaced as a whole. Organisers do this, in draft and while it is revised.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `WRONG_STATE` at any other stage.
pub async fn update(app: &App, actor: &Actor, call: &Call, input: Update) -> Result<AnnualPlanId> {
    let title = input.title.map(|title| required("title", &title, TITLE)).transpose()?;
    let document_no = optional("documentNo", input.document_no.as_deref(), DOCUMENT_NO)?;
    let given = input.items.map(input::checked).transpose()?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    call.must_match(row.version)?;
    machine::allows(row.status, Action::Edit)?;

    let mut next = changed(&write, &row);
    if let Some(title) = title {
        next.title = Set(title);
    }
    if document_no.is_some() {
        next.document_no = Set(document_no);
    }
    next.update(&write.tx).await?;
    if let Some(given) = given {
        items::clear(&write, row.id).await?;
        items::insert(app, &write, (row.id, row.committee_id), "items", (1, given)).await?;
    }
    tell(app, &write, actor, &row, ("UPDATE", row.status), None).await?;

    write.commit(row.id).await
}

async fn insert(write: &Write, plan: AnnualPlan) -> Result<()> {
    use sea_orm::IntoActiveModel as _;

    let row: annual_plan::ActiveModel = plan.into_active_model().reset_all();
    row.insert(&write.tx).await.map_err(|error| {
        let columns = "annual_plan.committee_id, annual_plan.year";
        rows::refuse(error, "uq_annual_plan_committee_year", columns, Error::bad_input("year", Reason::PlanTaken))
    })?;
    Ok(())
}
