//! What an asker is told of how a plan came to be what it is: approvals, adjustments and history.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
pub use entities::annual_plan_approval::Model as Approval;
use entities::enums::{AnnualPlanStatus, ConsultationFormat};
use entities::ids::AnnualPlanId;
use entities::{annual_plan_adjustment, annual_plan_approval};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::read::by_ids;
use super::{is_insider, machine};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::history::{self, HistoryEntry};
use crate::rows::grouped;

/// How many rows one read gives at the most, over all plans asked for.
const MOST: u64 = 10_000;

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

/// Returns the history of plans the caller may see, oldest first: all of it for their insiders; for others the milestones
/// that no return has taken back.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    ids: &[AnnualPlanId],
) -> Result<HashMap<AnnualPlanId, Vec<HistoryEntry>>> {
    let plans = by_ids(app, actor, ids).await?;
    let subjects: Vec<_> = plans.keys().map(|id| id.0).collect();
    let is_inside = |id| plans.get(&AnnualPlanId(id)).is_some_and(|plan| is_insider(actor, plan));
    let entries = history::of(app, &subjects, is_inside).await?;
    let returned = returns_of(app, plans.values().filter(|plan| !is_insider(actor, plan)).map(|plan| plan.id)).await?;
    let entries = entries.into_iter().map(|(id, mut rows)| {
        let id = AnnualPlanId(id);
        rows.retain(|row| returned.get(&id).is_none_or(|at| row.at > *at));
        (id, rows)
    });
    Ok(entries.collect())
}

/// Returns when plans last went back to the start.
async fn returns_of(
    app: &App,
    ids: impl Iterator<Item = AnnualPlanId>,
) -> Result<HashMap<AnnualPlanId, DateTime<Utc>>> {
    use annual_plan_approval::{Column, Entity};

    let returns: Vec<(AnnualPlanId, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::PlanId, Column::CreatedAt])
        .filter(Column::PlanId.is_in(ids))
        .filter(Column::Step.eq(AnnualPlanStatus::Draft))
        .order_by_asc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(returns.into_iter().collect())
}
