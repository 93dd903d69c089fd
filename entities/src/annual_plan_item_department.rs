//! Departments that take part in an item of an annual plan (参加单位).

use sea_orm::entity::prelude::*;

use crate::ids::{AnnualPlanItemId, DepartmentId};

/// A row of `annual_plan_item_department`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_plan_item_department")]
pub struct Model {
    /// The item.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: AnnualPlanItemId,
    /// The department.
    #[sea_orm(primary_key, auto_increment = false)]
    pub department_id: DepartmentId,
    /// Place in the printed order, from 1.
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
