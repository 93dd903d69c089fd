//! Annual consultation plans (年度协商计划): drafted, canvassed, revised, approved twice, published, and then kept.

mod adjust;
mod advance;
mod cadence;
mod compose;
mod input;
mod items;
pub mod machine;
mod read;
mod start;
mod told;

use entities::annual_plan;
pub use entities::annual_plan::Model as AnnualPlan;
use entities::enums::{AnnualPlanStatus, HistorySubject, Role};
use entities::ids::AnnualPlanId;
use sea_orm::{ActiveValue, ColumnTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::Result;
use crate::history;
use crate::write::Write;

pub use self::adjust::{Adjust, adjust};
pub use self::advance::{Advance, advance};
pub use self::cadence::{Progress, Warning, warnings};
pub use self::compose::{Create, Update, create, update};
pub use self::input::NewItem;
pub use self::machine::Action;
pub use self::read::{
    AnnualPlanFilter, Item, by_ids, by_years, count, departments_of, items_by_ids, items_of, list, of_consultations,
};
pub use self::start::{Start, start};
pub use self::told::{Adjustment, Approval, Earlier, adjustments_of, approvals_of, history_of};

/// Who says that the chair's meeting has approved.
const APPROVERS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice, Role::Chair];

/// Returns the stages to which an asker may move a plan now: the same table that the writes obey.
pub fn allowed_statuses(actor: &Actor, row: &AnnualPlan) -> Vec<AnnualPlanStatus> {
    let may =
        |to: &AnnualPlanStatus| actor.holds(row.committee_id, movers(*to)) && machine::after(row.status, *to).is_ok();
    AnnualPlanStatus::ALL.iter().copied().filter(may).collect()
}

/// Returns what an asker may do with the items of a plan now, by the table that the writes obey.
pub fn allowed_actions(actor: &Actor, row: &AnnualPlan) -> Vec<Action> {
    if !actor.holds(row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    Action::ALL.into_iter().filter(|action| machine::allows(row.status, *action).is_ok()).collect()
}

/// Whether an asker is among those who make a committee's plans and read all of them.
pub fn is_insider(actor: &Actor, row: &AnnualPlan) -> bool {
    actor.scope().organizers.contains(&row.committee_id)
}

/// Who moves a plan to a stage.
fn movers(to: AnnualPlanStatus) -> &'static [Role] {
    if to == AnnualPlanStatus::ChairMeetingApproved { APPROVERS } else { ORGANIZERS }
}

/// Loads and locks a plan that the actor may see.
async fn lock(write: &Write, actor: &Actor, id: AnnualPlanId) -> Result<AnnualPlan> {
    write.lock(annual_plan::Entity::visible_to(actor.scope()).filter(annual_plan::Column::Id.eq(id))).await
}

/// The row as it changes next.
fn changed(write: &Write, row: &AnnualPlan) -> annual_plan::ActiveModel {
    annual_plan::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Writes a history entry about a plan.
async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &AnnualPlan,
    (event, to): (&str, AnnualPlanStatus),
    note: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::AnnualPlan,
        subject_id: row.id.0,
        event,
        from: Some(row.status.as_str()),
        to: to.as_str(),
        note,
        is_public: machine::is_milestone(to) && to != row.status,
    };
    history::record(app, write, actor, entry).await
}
