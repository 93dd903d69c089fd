//! Terms (工资条款) before and after a bargaining, in figures as reported.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::enums::WagePeriod;
use crate::ids::{ConsultationId, WageTermId};
use crate::scope::Scope;

/// A row of `wage_term`.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "wage_term")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WageTermId,
    /// The bargaining.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What it is, such as 最低工资.
    pub label: String,
    /// The figure before, in `unit`; none where there was none.
    pub amount_before: Option<f64>,
    /// The figure agreed on.
    pub amount_after: f64,
    /// The unit as printed.
    pub unit: String,
    /// For how long a time it is.
    pub period: WagePeriod,
    /// The change as reported, never derived.
    pub reported_change: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the rows of the consultations that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        Self::find().filter(Column::ConsultationId.in_subquery(seen))
    }
}
