//! What happened on the floor of a session (会场事件), in order. Rows are only ever added.

use sea_orm::entity::prelude::*;

use crate::enums::FloorEventKind;
use crate::ids::{AccountId, AgendaItemId, ConsultationId, FloorEventId, FloorTurnId};

/// A row of `floor_event`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "floor_event")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FloorEventId,
    /// The consultation on whose floor it happened.
    pub consultation_id: ConsultationId,
    /// Place in the record of that floor, from 1 without gaps.
    pub sequence: i32,
    /// What happened.
    pub kind: FloorEventKind,
    /// When; never before the event that precedes it.
    pub at: DateTimeUtc,
    /// Whose turn it concerns.
    pub turn_id: Option<FloorTurnId>,
    /// The item of the agenda that began.
    pub agenda_item_id: Option<AgendaItemId>,
    /// The place among those who wait, from 1.
    pub position: Option<i32>,
    /// Who raised the point of order.
    pub person_name: Option<String>,
    /// What it is about: the point of order, how it was decided, why somebody was heard beyond the quota.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
