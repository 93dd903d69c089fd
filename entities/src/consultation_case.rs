//! The proposals whose handling a consultation discusses (所议提案).

use sea_orm::entity::prelude::*;

use crate::ids::{ConsultationId, SuggestionId};

/// A row of `consultation_case`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_case")]
pub struct Model {
    /// The consultation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: ConsultationId,
    /// The proposal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub suggestion_id: SuggestionId,
    /// Place in the order in which they are discussed, from 1.
    pub position: i32,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
