//! Items of annual plans (计划项目): read through their plan only.

use sea_orm::entity::prelude::*;

use crate::enums::{ConsultationFormat, PlanItemState};
use crate::ids::{AnnualPlanId, AnnualPlanItemId, ConsultationId, SpecialCommitteeId};

/// A row of `annual_plan_item`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_plan_item")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnualPlanItemId,
    /// The plan it stands in.
    pub plan_id: AnnualPlanId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What is to be consulted on.
    pub topic: String,
    /// In which format.
    pub format: ConsultationFormat,
    /// The special committee that organises it.
    pub organizer_id: Option<SpecialCommitteeId>,
    /// The organiser as printed.
    pub organizer_name: String,
    /// The month it is planned for, 1 to 12.
    pub month: Option<i32>,
    /// The leader in charge (牵头领导), as printed.
    pub leader: Option<String>,
    /// What has become of it.
    pub state: PlanItemState,
    /// The consultation it has become.
    pub consultation_id: Option<ConsultationId>,
    /// Why it was dropped.
    pub drop_reason: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
