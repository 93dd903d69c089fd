//! Opinions (会办意见) of assisting departments for the lead; never public. Every version stays.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::enums::OpinionStance;
use crate::ids::{AccountId, AssignmentId, AssistOpinionId, SuggestionId};
use crate::scope::Scope;
use crate::suggestion;

/// A row of `assist_opinion`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assist_opinion")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssistOpinionId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The assisting department's assignment.
    pub assignment_id: AssignmentId,
    /// The round of handling it is for.
    pub round: i32,
    /// The version within assignment and round, from 1; the latest holds.
    pub number: i32,
    /// The letter's number (发文字号).
    pub letter_no: String,
    /// Whether it agrees.
    pub stance: OpinionStance,
    /// The opinion.
    pub body: String,
    /// Who signs (签发人).
    pub signatory: String,
    /// The letter's date.
    pub issued_on: Date,
    /// Who submitted it.
    pub submitted_by_id: AccountId,
    /// When it was submitted.
    pub submitted_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the opinions that an asker may see: those of cases whose inner side the asker reads.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::SuggestionId.in_subquery(suggestion::ids_where(suggestion::is_insider(scope))))
    }
}
