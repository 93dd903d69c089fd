//! Authors (课题组成员) of a research report.

use sea_orm::entity::prelude::*;

use crate::ids::{MemberId, ReportAuthorId, ResearchReportId};

/// A row of `report_author`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_author")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportAuthorId,
    /// The report.
    pub report_id: ResearchReportId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// The name as printed.
    pub name: String,
    /// The author, if a member.
    pub member_id: Option<MemberId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
