//! Reviews (审查意见): what was decided at each level of each submission, by whom.

use sea_orm::entity::prelude::*;

use crate::enums::ReviewDecision;
use crate::ids::{AccountId, ReviewId, SuggestionId};

/// A row of `review`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Which submission was reviewed, from 1.
    pub submission: i32,
    /// At which level, from 1.
    pub level: i32,
    /// What was decided.
    pub decision: ReviewDecision,
    /// Who decided.
    pub reviewer_id: AccountId,
    /// Their name then.
    pub reviewer_name: String,
    /// What they wrote; internal.
    pub note: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
