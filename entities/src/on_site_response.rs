//! What departments answered on the spot (现场回应).

use sea_orm::entity::prelude::*;

use crate::ids::{ConsultationId, DepartmentId, OnSiteResponseId};

/// A row of `on_site_response`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "on_site_response")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OnSiteResponseId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// The department that answers, if it is one of ours.
    pub department_id: Option<DepartmentId>,
    /// Who spoke for it.
    pub speaker_name: String,
    /// Their post as of then.
    pub speaker_title: Option<String>,
    /// What was answered.
    pub body: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
