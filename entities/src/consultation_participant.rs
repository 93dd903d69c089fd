//! People and bodies who take part in a consultation.

use sea_orm::entity::prelude::*;

use crate::enums::{Attendance, ParticipantRole};
use crate::ids::{ConsultationId, DepartmentId, MemberId, ParticipantId};

/// A row of `consultation_participant`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_participant")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What they take part as.
    pub role: ParticipantRole,
    /// The name as printed.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
    /// The member, if they are one.
    pub member_id: Option<MemberId>,
    /// The department, if they stand for one.
    pub department_id: Option<DepartmentId>,
    /// Whether they come, and came.
    pub attendance: Attendance,
    /// Why they cannot come.
    pub leave_reason: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
