//! Evaluations (评价): one per proposer and round.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{Condition, JoinType};

use crate::enums::{AssignmentStatus, ProposerStatus, ResponseKind, ResponseStatus, Satisfaction, UnitRole};
use crate::ids::{EvaluationId, ProposerId, RulesId, SuggestionId};
use crate::{assignment, proposer, response, suggestion};

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

/// Suggestions whose time to evaluate the present round began at or after `since`, of those that it runs under one of
/// `rules` for: the last of the departments that answer answered then for the first time in its round, and the first
/// charged of them began under those rules. A condition on `suggestion`, and the SQL twin of the clock.
pub fn is_running(rules: &[RulesId], since: DateTimeUtc) -> Condition {
    Condition::all()
        .add(suggestion::Column::Id.in_subquery(answered_first(since)))
        .add(suggestion::Column::Id.in_subquery(begun_under(rules)))
}

/// Selects the suggestions that a department answered at or after `since` for the first time in its round.
fn answered_first(since: DateTimeUtc) -> SelectStatement {
    let earlier = Alias::new("earlier");
    let of = |column| Expr::col((response::Entity, column));
    let before = |column| Expr::col((earlier.clone(), column));
    let is_before = before(response::Column::AssignmentId)
        .equals((response::Entity, response::Column::AssignmentId))
        .and(before(response::Column::Round).equals((response::Entity, response::Column::Round)))
        .and(before(response::Column::Status).eq(ResponseStatus::Approved.as_str()))
        .and(before(response::Column::Kind).ne(ResponseKind::Holding.as_str()))
        .and(before(response::Column::ApprovedAt).lt(since));
    let is_of_round = of(response::Column::AssignmentId)
        .equals((assignment::Entity, assignment::Column::Id))
        .and(of(response::Column::Round).equals((assignment::Entity, assignment::Column::Round)));
    Query::select()
        .column((response::Entity, response::Column::SuggestionId))
        .from(response::Entity)
        .inner_join(assignment::Entity, is_of_round)
        .join_as(JoinType::LeftJoin, response::Entity, earlier.clone(), is_before)
        .and_where(response::Column::Status.eq(ResponseStatus::Approved))
        .and_where(response::Column::Kind.ne(ResponseKind::Holding))
        .and_where(response::Column::ApprovedAt.gte(since))
        .and_where(assignment::Column::Role.ne(UnitRole::Assist))
        .and_where(assignment::is_live())
        .and_where(before(response::Column::Id).is_null())
        .to_owned()
}

/// Selects the suggestions whose first charged department, of those that answer, began under one of these rules.
fn begun_under(rules: &[RulesId]) -> SelectStatement {
    let earlier = Alias::new("earlier");
    let of = |column| Expr::col((assignment::Entity, column));
    let before = |column| Expr::col((earlier.clone(), column));
    let is_before = before(assignment::Column::SuggestionId)
        .equals((assignment::Entity, assignment::Column::SuggestionId))
        .and(before(assignment::Column::Id).lt(of(assignment::Column::Id)))
        .and(before(assignment::Column::Role).ne(UnitRole::Assist.as_str()))
        .and(before(assignment::Column::Status).ne(AssignmentStatus::HandedBack.as_str()));
    Query::select()
        .column((assignment::Entity, assignment::Column::SuggestionId))
        .from(assignment::Entity)
        .join_as(JoinType::LeftJoin, assignment::Entity, earlier.clone(), is_before)
        .and_where(assignment::Column::RulesId.is_in(rules.iter().copied()))
        .and_where(assignment::Column::Role.ne(UnitRole::Assist))
        .and_where(assignment::is_live())
        .and_where(before(assignment::Column::Id).is_null())
        .to_owned()
}

/// Suggestions whose present round a proposer who agreed has not evaluated. A condition on `suggestion`.
pub fn is_missing() -> Condition {
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
    suggestion::Column::Id.in_subquery(missing).into_condition()
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
