//! Agenda items (议程) of a consultation.

use sea_orm::entity::prelude::*;

use crate::enums::AgendaKind;
use crate::ids::{AgendaItemId, ConsultationId};

/// A row of `agenda_item`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agenda_item")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgendaItemId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What sort of item it is.
    pub kind: AgendaKind,
    /// The item as printed.
    pub title: String,
    /// How long it is planned to take, in minutes.
    pub planned_minutes: Option<i32>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
