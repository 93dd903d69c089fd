//! Steps in the approval of annual plans (计划审批): kept for ever, none ever changed.

use sea_orm::entity::prelude::*;

use crate::enums::AnnualPlanStatus;
use crate::ids::{AccountId, AnnualPlanApprovalId, AnnualPlanId};

/// A row of `annual_plan_approval`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_plan_approval")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnualPlanApprovalId,
    /// The plan.
    pub plan_id: AnnualPlanId,
    /// The stage that the plan came to.
    pub step: AnnualPlanStatus,
    /// The meeting or body that decided, as printed.
    pub body: Option<String>,
    /// The day of the decision.
    pub decided_on: Date,
    /// What was said, or why it went back; internal.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
    /// Their name as of then.
    pub recorded_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
