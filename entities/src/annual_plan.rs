//! Annual consultation plans (年度协商计划): drafts are for insiders, a published plan is public.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::enums::AnnualPlanStatus;
use crate::ids::{AnnualPlanId, CommitteeId, CommitteeTermId};
use crate::scope::Scope;

/// A row of `annual_plan`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_plan")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnualPlanId,
    /// The committee whose plan it is.
    pub committee_id: CommitteeId,
    /// The term that the year lies in.
    pub term_id: CommitteeTermId,
    /// The year; a committee has one plan for each.
    pub year: i32,
    /// The title.
    pub title: String,
    /// The number of the document that it was issued as (文号).
    pub document_no: Option<String>,
    /// Its stage.
    pub status: AnnualPlanStatus,
    /// When it reached that stage.
    pub status_since: DateTimeUtc,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change of the plan or its items; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the plans that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// The publication predicate of plans.
pub fn is_public() -> Condition {
    Condition::all().add(Column::Status.eq(AnnualPlanStatus::Published))
}

/// Plans an asker may see: published ones, and those of a committee they organise for.
pub fn visible_to(scope: &Scope) -> Condition {
    let mut visible = Condition::any().add(is_public());
    if !scope.organizers.is_empty() {
        visible = visible.add(Column::CommitteeId.is_in(scope.organizers.iter().copied()));
    }
    visible
}
