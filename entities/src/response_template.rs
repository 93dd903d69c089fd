//! Templates of letters that departments keep for themselves.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::ids::{DepartmentId, ResponseTemplateId};
use crate::scope::Scope;

/// A row of `response_template`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_template")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponseTemplateId,
    /// Whose it is.
    pub department_id: DepartmentId,
    /// What it is called; unique in the department.
    pub name: String,
    /// The text with its placeholders.
    pub body: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the templates that an asker may see: those of their own departments.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::DepartmentId.is_in(scope.departments.iter().copied()))
    }
}
