//! Evaluations (评价): one per proposer and round.

use sea_orm::entity::prelude::*;

use crate::enums::Satisfaction;
use crate::ids::{EvaluationId, ProposerId, SuggestionId};

/// A row of `evaluation`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvaluationId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Whose it is.
    pub proposer_id: ProposerId,
    /// The round evaluated.
    pub round: i32,
    /// The result.
    pub satisfaction: Satisfaction,
    /// The proposer's words; needed when dissatisfied.
    pub comment: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
