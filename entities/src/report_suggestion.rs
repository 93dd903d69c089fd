//! Which suggestions a research report gathers.

use sea_orm::entity::prelude::*;

use crate::ids::{ResearchReportId, SuggestionId};

/// A row of `report_suggestion`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_suggestion")]
pub struct Model {
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ResearchReportId,
    /// The suggestion gathered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub suggestion_id: SuggestionId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
