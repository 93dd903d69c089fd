//! Which councils deliberate at a consultation.

use sea_orm::entity::prelude::*;

use crate::ids::{ConsultationId, DeliberationCouncilId};

/// A row of `consultation_council`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_council")]
pub struct Model {
    /// The consultation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: ConsultationId,
    /// The council.
    #[sea_orm(primary_key, auto_increment = false)]
    pub council_id: DeliberationCouncilId,
    /// Place in the printed order, from 1.
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
