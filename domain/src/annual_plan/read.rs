//! What an asker reads of annual plans, with what hangs on them: insiders all of it, others what a published plan says.

use std::collections::{HashMap, HashSet};

pub use entities::annual_plan_approval::Model as Approval;
use entities::enums::{AnnualPlanStatus, ConsultationFormat, ConsultationStatus, PlanItemState};
use entities::ids::{AnnualPlanId, AnnualPlanItemId, CommitteeId, ConsultationId};
use entities::page::{self, Page, PageArgs};
use entities::{
    annual_plan, annual_plan_adjustment, annual_plan_approval, annual_plan_item, annual_plan_item_department,
    consultation, department,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};

use super::{AnnualPlan, is_insider, machine};
use crate::actor::Actor;
use crate::app::App;
use crate::department::Department;
use crate::error::{Error, Result};
use crate::history::{self, HistoryEntry};
use crate::rows::{self, grouped, keyed};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 10_000;

/// Narrows a list of plans. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnnualPlanFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// Of this year.
    pub year: Option<i32>,
    /// At one of these stages.
    pub statuses: Vec<AnnualPlanStatus>,
}

/// An item as an asker sees it: to whom the consultation is hidden that it has become, it has not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The row.
    pub row: annual_plan_item::Model,
    /// The stage of the consultation.
    pub consultation: Option<ConsultationStatus>,
    /// Whether the asker is among those who make the plan.
    pub is_insider: bool,
}

/// An adjustment as an asker sees it: outsiders read neither why nor by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustment {
    /// The row.
    pub row: annual_plan_adjustment::Model,
    /// The item as it stood before.
    pub earlier: Option<Earlier>,
}

/// An item as it stood before an adjustment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// What was to be consulted on.
    pub topic: String,
    /// In which format.
    pub format: ConsultationFormat,
    /// The organiser as printed.
    pub organizer: String,
    /// The month it was planned for.
    pub month: Option<i32>,
    /// The leader in charge.
    pub leader: Option<String>,
    /// The names of the departments that were to take part.
    pub departments: Vec<String>,
}

/// Lists the plans an asker may see, latest made first. Cursors carry `created_at` and the id.
pub async fn list(app: &App, actor: &Actor, filter: &AnnualPlanFilter, args: PageArgs) -> Result<Page<AnnualPlan>> {
    let order = page::Order { at: annual_plan::Column::CreatedAt, id: annual_plan::Column::Id, is_descending: true };
    Ok(page::fetch(select(actor, filter), order, args, app.reader()).await?)
}

/// Counts the plans an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &AnnualPlanFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[AnnualPlanId]) -> Result<HashMap<AnnualPlanId, AnnualPlan>> {
    let found = annual_plan::Entity::visible_to(actor.scope())
        .filter(annual_plan::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the plans of committees' years, as far as an asker may see them.
pub async fn by_years(
    app: &App,
    actor: &Actor,
    asked: &[(CommitteeId, i32)],
) -> Result<HashMap<(CommitteeId, i32), AnnualPlan>> {
    let committees: HashSet<CommitteeId> = asked.iter().map(|(committee, _)| *committee).collect();
    let years: HashSet<i32> = asked.iter().map(|(_, year)| *year).collect();
    let found = annual_plan::Entity::visible_to(actor.scope())
        .filter(annual_plan::Column::CommitteeId.is_in(committees))
        .filter(annual_plan::Column::Year.is_in(years))
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| (row.committee_id, row.year)))
}

/// Returns the items of plans, in printed order.
pub async fn items_of(app: &App, actor: &Actor, ids: &[AnnualPlanId]) -> Result<HashMap<AnnualPlanId, Vec<Item>>> {
    use annual_plan_item::Column;

    let found = annual_plan_item::Entity::find()
        .filter(Column::PlanId.is_in(ids.iter().copied()))
        .order_by_asc(Column::PlanId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(seen(app, actor, found).await?, |item| item.row.plan_id))
}

/// Returns those of `ids` whose plan an asker may see.
pub async fn items_by_ids(
    app: &App,
    actor: &Actor,
    ids: &[AnnualPlanItemId],
) -> Result<HashMap<AnnualPlanItemId, Item>> {
    let found =
        rows::by_key::<annual_plan_item::Entity, _>(app.reader(), annual_plan_item::Column::Id, ids, |row| row.id);
    let found = found.await?.into_values().collect();
    Ok(keyed(seen(app, actor, found).await?, |item| item.row.id))
}

/// Returns the items that consultations came of, as far as an asker may see their plans.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Item>> {
    let found = annual_plan_item::Entity::find()
        .filter(annual_plan_item::Column::ConsultationId.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    let seen = seen(app, actor, found).await?;
    Ok(seen.into_iter().filter_map(|item| Some((item.row.consultation_id?, item))).collect())
}

/// Shows rows to an asker, in two statements however many there are.
async fn seen(app: &App, actor: &Actor, found: Vec<annual_plan_item::Model>) -> Result<Vec<Item>> {
    let plans: Vec<AnnualPlanId> = found.iter().map(|row| row.plan_id).collect::<HashSet<_>>().into_iter().collect();
    let plans = by_ids(app, actor, &plans).await?;
    let begun = found.iter().filter_map(|row| row.consultation_id);
    let stages: Vec<(ConsultationId, ConsultationStatus)> = consultation::Entity::visible_to(actor.scope())
        .select_only()
        .column(consultation::Column::Id)
        .column(consultation::Column::Status)
        .filter(consultation::Column::Id.is_in(begun))
        .into_tuple()
        .all(app.reader())
        .await?;
    let stages: HashMap<_, _> = stages.into_iter().collect();
    let show = |mut row: annual_plan_item::Model| {
        let is_insider = is_insider(actor, plans.get(&row.plan_id)?);
        let consultation = row.consultation_id.and_then(|id| stages.get(&id).copied());
        if row.state == PlanItemState::Begun && consultation.is_none() {
            (row.state, row.consultation_id) = (PlanItemState::Planned, None);
        }
        if !is_insider {
            row.drop_reason = None;
        }
        Some(Item { row, consultation, is_insider })
    };
    Ok(found.into_iter().filter_map(show).collect())
}

/// Returns the departments that take part in items the caller may see, in printed order.
pub async fn departments_of(
    app: &App,
    _actor: &Actor,
    ids: &[AnnualPlanItemId],
) -> Result<HashMap<AnnualPlanItemId, Vec<Department>>> {
    use annual_plan_item_department::{Column, Entity};

    let links = Entity::find()
        .filter(Column::ItemId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let wanted: HashSet<_> = links.iter().map(|link| link.department_id).collect();
    let wanted: Vec<_> = wanted.into_iter().collect();
    let named =
        rows::by_key::<department::Entity, _>(app.reader(), department::Column::Id, &wanted, |row| row.id).await?;
    let mut groups: HashMap<AnnualPlanItemId, Vec<Department>> = HashMap::new();
    for link in links {
        groups.entry(link.item_id).or_default().extend(named.get(&link.department_id).cloned());
    }
    Ok(groups)
}

/// Returns the approvals of plans, first made first: to outsiders the decisions that stand, without notes and names.
pub async fn approvals_of(
    app: &App,
    actor: &Actor,
    ids: &[AnnualPlanId],
) -> Result<HashMap<AnnualPlanId, Vec<Approval>>> {
    use annual_plan_approval::{Column, Entity};

    let plans = by_ids(app, actor, ids).await?;
    let found = Entity::find()
        .filter(Column::PlanId.is_in(plans.keys().copied()))
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut groups = grouped(found, |row| row.plan_id);
    for (id, approvals) in &mut groups {
        if plans.get(id).is_some_and(|plan| is_insider(actor, plan)) {
            continue;
        }
        let returned = approvals.iter().rposition(|row| row.step == AnnualPlanStatus::Draft);
        approvals.drain(..returned.map_or(0, |at| at + 1));
        approvals.retain(|row| machine::is_milestone(row.step));
        for row in approvals {
            (row.note, row.recorded_by_name) = (None, String::new());
        }
    }
    Ok(groups)
}

/// Returns the adjustments of plans, first made first: to outsiders those made since the plan was published, because what
/// changed before never stood in what they could read.
pub async fn adjustments_of(
    app: &App,
    actor: &Actor,
    ids: &[AnnualPlanId],
) -> Result<HashMap<AnnualPlanId, Vec<Adjustment>>> {
    use annual_plan_adjustment::{Column, Entity};

    let plans = by_ids(app, actor, ids).await?;
    let found = Entity::find()
        .filter(Column::PlanId.is_in(plans.keys().copied()))
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let show = |mut row: annual_plan_adjustment::Model| {
        if !plans.get(&row.plan_id).is_some_and(|plan| is_insider(actor, plan)) {
            (row.reason, row.made_by_name) = (String::new(), String::new());
        }
        let earlier = row.earlier.take().map(serde_json::from_value).transpose().map_err(Error::internal)?;
        Ok(Adjustment { row, earlier })
    };
    let is_told = |row: &annual_plan_adjustment::Model| {
        plans.get(&row.plan_id).is_some_and(|plan| is_insider(actor, plan) || row.created_at >= plan.status_since)
    };
    let shown: Vec<Adjustment> = found.into_iter().filter(is_told).map(show).collect::<Result<_>>()?;
    Ok(grouped(shown, |it| it.row.plan_id))
}

/// Returns the history of plans the caller may see, oldest first: all of it for their insiders, milestones for others.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    ids: &[AnnualPlanId],
) -> Result<HashMap<AnnualPlanId, Vec<HistoryEntry>>> {
    let plans = by_ids(app, actor, ids).await?;
    let subjects: Vec<_> = plans.keys().map(|id| id.0).collect();
    let is_inside = |id| plans.get(&AnnualPlanId(id)).is_some_and(|plan| is_insider(actor, plan));
    let entries = history::of(app, &subjects, is_inside).await?;
    Ok(entries.into_iter().map(|(id, rows)| (AnnualPlanId(id), rows)).collect())
}

fn select(actor: &Actor, filter: &AnnualPlanFilter) -> Select<annual_plan::Entity> {
    use annual_plan::Column;

    let mut narrowed = Condition::all()
        .add_option(filter.committee.map(|id| Column::CommitteeId.eq(id)))
        .add_option(filter.year.map(|year| Column::Year.eq(year)));
    if !filter.statuses.is_empty() {
        narrowed = narrowed.add(Column::Status.is_in(filter.statuses.iter().copied()));
    }
    annual_plan::Entity::visible_to(actor.scope()).filter(narrowed)
}
