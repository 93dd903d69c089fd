//! Departments (承办单位) that suggestions are assigned to.

use sea_orm::entity::prelude::*;

use crate::enums::DepartmentKind;
use crate::ids::{CommitteeId, DepartmentId};

/// A row of `department`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "department")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DepartmentId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The name as printed.
    pub name: String,
    /// The name as people say it.
    pub short_name: String,
    /// What sort of body it is.
    pub kind: DepartmentKind,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
