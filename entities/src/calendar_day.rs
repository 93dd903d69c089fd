//! Days (日历日) that a committee has entered into its working-day calendar.

use sea_orm::entity::prelude::*;

use crate::enums::CalendarDayKind;
use crate::ids::CommitteeId;

/// A row of `calendar_day`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_day")]
pub struct Model {
    /// The committee it belongs to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub committee_id: CommitteeId,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    /// Off or on.
    pub kind: CalendarDayKind,
    /// What it is called.
    pub name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
