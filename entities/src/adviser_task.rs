//! Tasks of advisers (协商指导员) who help enterprises to bargain.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::ids::{AdviserTaskId, CommitteeId, ConsultationId};
use crate::scope::Scope;

/// A row of `adviser_task`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adviser_task")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdviserTaskId,
    /// The committee.
    pub committee_id: CommitteeId,
    /// The bargaining it serves.
    pub consultation_id: ConsultationId,
    /// The adviser, as printed.
    pub adviser_name: String,
    /// Their post as of then.
    pub adviser_title: Option<String>,
    /// What they are to do.
    pub task: String,
    /// The first day of the month it is due in.
    pub due_month: Date,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// How many visits they have made.
    pub visits: i32,
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
    /// Selects the rows of the consultations that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        Self::find().filter(Column::ConsultationId.in_subquery(seen))
    }
}
