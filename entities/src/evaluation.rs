//! Evaluations (评价): one per proposer and round.

use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};

use crate::enums::{ProposerStatus, ResponseStatus, Satisfaction};
use crate::ids::{EvaluationId, ProposerId, SuggestionId};
use crate::{proposer, response, suggestion};

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
    /// How content they are with the whole.
    pub satisfaction: Satisfaction,
    /// How the department kept contact (沟通).
    pub contact: Option<Satisfaction>,
    /// The attitude with which it was handled (态度).
    pub attitude: Option<Satisfaction>,
    /// What came of it (结果).
    pub result: Option<Satisfaction>,
    /// The proposer's words; needed when dissatisfied.
    pub comment: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Suggestions whose present round may still be evaluated by a proposer who has not: a reply was delivered at or after
/// `since`, and an evaluation is missing. A condition on `suggestion`.
pub fn is_awaited(since: DateTimeUtc) -> Condition {
    let delivered = Query::select()
        .column(response::Column::SuggestionId)
        .from(response::Entity)
        .and_where(response::Column::Status.eq(ResponseStatus::Approved))
        .and_where(response::Column::ApprovedAt.gte(since))
        .to_owned();
    let proposer = |column| Expr::col((proposer::Entity, column));
    let evaluation = |column| Expr::col((Entity, column));
    let missing = Query::select()
        .column((proposer::Entity, proposer::Column::SuggestionId))
        .from(proposer::Entity)
        .inner_join(
            suggestion::Entity,
            proposer(proposer::Column::SuggestionId).equals((suggestion::Entity, suggestion::Column::Id)),
        )
        .left_join(
            Entity,
            evaluation(Column::ProposerId)
                .equals((proposer::Entity, proposer::Column::Id))
                .and(evaluation(Column::Round).equals((suggestion::Entity, suggestion::Column::Round))),
        )
        .and_where(proposer::Column::Status.eq(ProposerStatus::Agreed))
        .and_where(evaluation(Column::Id).is_null())
        .to_owned();
    Condition::all().add(suggestion::Column::Id.in_subquery(delivered)).add(suggestion::Column::Id.in_subquery(missing))
}

/// Selects the ids of the evaluations of suggestions.
pub fn ids_of(suggestions: impl IntoIterator<Item = SuggestionId>) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).and_where(Column::SuggestionId.is_in(suggestions)).to_owned()
}

/// Selects the ids of the evaluations of rounds that later ones have followed.
pub fn ids_of_earlier_rounds() -> SelectStatement {
    let evaluation = |column| Expr::col((Entity, column));
    Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .inner_join(
            suggestion::Entity,
            evaluation(Column::SuggestionId).equals((suggestion::Entity, suggestion::Column::Id)),
        )
        .and_where(evaluation(Column::Round).lt(Expr::col((suggestion::Entity, suggestion::Column::Round))))
        .to_owned()
}
