//! What an asker reads of annual plans, with what hangs on them: insiders all of it, others what a published plan says.

use std::collections::{HashMap, HashSet};

use entities::enums::{AnnualPlanStatus, ConsultationStatus, PlanAdjustmentKind, PlanItemState};
use entities::ids::{AnnualPlanId, AnnualPlanItemId, CommitteeId, ConsultationId};
use entities::page::{self, Page, PageArgs};
use entities::{
    annual_plan, annual_plan_adjustment, annual_plan_item, annual_plan_item_department, consultation, department,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{AnnualPlan, is_insider};
use crate::actor::Actor;
use crate::app::App;
use crate::department::Department;
use crate::error::Result;
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

/// Shows rows to an asker, in three statements however many there are. What was dropped before its plan was published
/// never stood in what outsiders could read.
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
    let dropped = dropped_before_publication(app, &found, &plans).await?;
    let show = |mut row: annual_plan_item::Model| {
        let is_insider = is_insider(actor, plans.get(&row.plan_id)?);
        if !is_insider && dropped.contains(&row.id) {
            return None;
        }
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

/// Returns those of the items that were dropped before their plan came to its present stage.
async fn dropped_before_publication(
    app: &App,
    found: &[annual_plan_item::Model],
    plans: &HashMap<AnnualPlanId, AnnualPlan>,
) -> Result<HashSet<AnnualPlanItemId>> {
    use annual_plan_adjustment::{Column, Entity};

    let dropped: Vec<_> = found.iter().filter(|row| row.state == PlanItemState::Dropped).map(|row| row.id).collect();
    if dropped.is_empty() {
        return Ok(HashSet::new());
    }
    let drops = Entity::find()
        .filter(Column::ItemId.is_in(dropped))
        .filter(Column::Kind.eq(PlanAdjustmentKind::Dropped))
        .limit(MOST)
        .all(app.reader())
        .await?;
    let is_before = |row: &annual_plan_adjustment::Model| {
        plans.get(&row.plan_id).is_some_and(|plan| row.created_at < plan.status_since)
    };
    Ok(drops.into_iter().filter(is_before).map(|row| row.item_id).collect())
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
