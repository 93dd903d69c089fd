//! Steps of a matter through the response loop (办理环节), one row each.

use sea_orm::entity::prelude::*;

use crate::enums::MatterStage;
use crate::ids::{CouncilMatterId, DepartmentId, MatterStepId};

/// A row of `council_matter_step`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_matter_step")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MatterStepId,
    /// The matter.
    pub matter_id: CouncilMatterId,
    /// The stage it came to.
    pub stage: MatterStage,
    /// The day.
    pub taken_on: Date,
    /// Who took it, as printed.
    pub taken_by: String,
    /// The department, if it was one.
    pub department_id: Option<DepartmentId>,
    /// What was done; may be empty.
    pub note: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
