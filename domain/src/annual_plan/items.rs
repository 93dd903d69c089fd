//! The rows of a plan's items, written with what they refer to.

use entities::enums::PlanItemState;
use entities::ids::{AnnualPlanId, AnnualPlanItemId, CommitteeId, DepartmentId, SpecialCommitteeId};
use entities::{annual_plan_item, annual_plan_item_department};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::NewItem;
use crate::app::App;
use crate::committee::SpecialCommittee;
use crate::error::Result;
use crate::write::Write;
use crate::{committee, department, rows};

/// Writes items into a plan, in order, the first at a position.
pub(super) async fn insert(
    app: &App,
    write: &Write,
    (plan, committee): (AnnualPlanId, CommitteeId),
    field: &'static str,
    (first, items): (i32, Vec<NewItem>),
) -> Result<Vec<AnnualPlanItemId>> {
    let departments: Vec<DepartmentId> = items.iter().flat_map(|item| item.departments.iter().copied()).collect();
    department::referenced(&write.tx, committee, &departments, field).await?;
    let organizers: Vec<SpecialCommitteeId> = items.iter().filter_map(|item| item.organizer).collect();
    let organizers = committee::special_committees_named(&write.tx, committee, &organizers, field).await?;
    let (mut written, mut links, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for (position, item) in (first..).zip(items) {
        let id: AnnualPlanItemId = app.new_id();
        let organizer = printed(&item, item.organizer.and_then(|id| organizers.get(&id)));
        links.extend(links_of(id, &item.departments));
        written.push(annual_plan_item::ActiveModel {
            id: Set(id),
            plan_id: Set(plan),
            position: Set(position),
            topic: Set(item.topic),
            format: Set(item.format),
            organizer_id: Set(item.organizer),
            organizer_name: Set(organizer),
            month: Set(item.month),
            leader: Set(item.leader),
            state: Set(PlanItemState::Planned),
            consultation_id: Set(None),
            drop_reason: Set(None),
        });
        ids.push(id);
    }
    rows::insert_all::<annual_plan_item::Entity, _>(&write.tx, written).await?;
    rows::insert_all::<annual_plan_item_department::Entity, _>(&write.tx, links).await?;
    Ok(ids)
}

/// Puts other departments in place of those that take part in an item.
pub(super) async fn replace_departments(
    write: &Write,
    committee: CommitteeId,
    field: &'static str,
    (id, departments): (AnnualPlanItemId, &[DepartmentId]),
) -> Result<()> {
    department::referenced(&write.tx, committee, departments, field).await?;
    annual_plan_item_department::Entity::delete_many()
        .filter(annual_plan_item_department::Column::ItemId.eq(id))
        .exec(&write.tx)
        .await?;
    rows::insert_all::<annual_plan_item_department::Entity, _>(&write.tx, links_of(id, departments)).await
}

/// Takes all items out of a plan that nobody has approved yet.
pub(super) async fn clear(write: &Write, plan: AnnualPlanId) -> Result<()> {
    let of_plan = Query::select()
        .column(annual_plan_item::Column::Id)
        .from(annual_plan_item::Entity)
        .and_where(annual_plan_item::Column::PlanId.eq(plan))
        .to_owned();
    annual_plan_item_department::Entity::delete_many()
        .filter(annual_plan_item_department::Column::ItemId.in_subquery(of_plan))
        .exec(&write.tx)
        .await?;
    annual_plan_item::Entity::delete_many().filter(annual_plan_item::Column::PlanId.eq(plan)).exec(&write.tx).await?;
    Ok(())
}

/// The organiser as printed: the name given, else the special committee's own.
pub(super) async fn organizer_of(
    write: &Write,
    committee: CommitteeId,
    item: &NewItem,
    field: &'static str,
) -> Result<String> {
    let known = committee::special_committees_named(&write.tx, committee, item.organizer.as_slice(), field).await?;
    Ok(printed(item, item.organizer.and_then(|id| known.get(&id))))
}

fn printed(item: &NewItem, body: Option<&SpecialCommittee>) -> String {
    item.organizer_name.clone().or(body.map(|body| body.name.clone())).unwrap_or_default()
}

/// Returns the departments that take part in an item, in order.
pub(super) async fn departments_of(write: &Write, id: AnnualPlanItemId) -> Result<Vec<DepartmentId>> {
    use annual_plan_item_department::{Column, Entity};
    use sea_orm::QueryOrder as _;

    Ok(Entity::find()
        .select_only()
        .column(Column::DepartmentId)
        .filter(Column::ItemId.eq(id))
        .order_by_asc(Column::Position)
        .into_tuple()
        .all(&write.tx)
        .await?)
}

fn links_of(id: AnnualPlanItemId, departments: &[DepartmentId]) -> Vec<annual_plan_item_department::ActiveModel> {
    let link = |(position, department): (i32, &DepartmentId)| annual_plan_item_department::ActiveModel {
        item_id: Set(id),
        department_id: Set(*department),
        position: Set(position),
    };
    (1..).zip(departments).map(link).collect()
}
