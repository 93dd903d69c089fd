//! Which social opinions a brief is made of; each goes into one brief at the most.

use sea_orm::entity::prelude::*;

use crate::ids::{OpinionBriefId, SuggestionId};

/// A row of `opinion_brief_source`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_brief_source")]
pub struct Model {
    /// The social opinion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub suggestion_id: SuggestionId,
    /// The brief.
    pub brief_id: OpinionBriefId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
