//! Adjustments of approved plans (计划调整): each with its reason and what stood there before, none ever changed.

use sea_orm::entity::prelude::*;

use crate::enums::PlanAdjustmentKind;
use crate::ids::{AccountId, AnnualPlanId, AnnualPlanItemId, PlanAdjustmentId};

/// A row of `annual_plan_adjustment`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_plan_adjustment")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanAdjustmentId,
    /// The plan.
    pub plan_id: AnnualPlanId,
    /// The item that was added, changed or dropped.
    pub item_id: AnnualPlanItemId,
    /// What was done.
    pub kind: PlanAdjustmentKind,
    /// The item as it stood before, as data; none for one that was added. `domain::annual_plan` reads it.
    pub earlier: Option<Json>,
    /// Why; internal.
    pub reason: String,
    /// Who recorded it.
    pub made_by_id: AccountId,
    /// Their name as of then.
    pub made_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
