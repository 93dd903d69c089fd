//! Commitments (承诺) that departments make with their responses.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryFilter};

use crate::enums::{CommitmentVerdict, ResponseKind, ResponseStatus};
use crate::ids::{CommitmentId, DepartmentId, ResponseId, SuggestionId};
use crate::scope::Scope;
use crate::{response, suggestion};

/// A row of `commitment`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommitmentId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The version of the response that makes it.
    pub response_id: ResponseId,
    /// Who promises.
    pub department_id: DepartmentId,
    /// What is promised.
    pub what: String,
    /// The last day in time.
    pub due_on: Date,
    /// How one will see that it is done.
    pub measure: String,
    /// What became of it, once that is judged.
    pub verdict: Option<CommitmentVerdict>,
    /// The day it was fulfilled, or judged broken.
    pub settled_on: Option<Date>,
    /// The round that it opened after it was broken.
    pub reopened_round: Option<i32>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the commitments of responses that an asker may see; to outsiders none of a letter that they read no words of.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let inside = suggestion::ids_where(suggestion::is_insider(scope));
        let in_words = Condition::any()
            .add(response::Column::PublicBody.is_null())
            .add(response::is_masked().not())
            .add(response::Column::SuggestionId.in_subquery(inside));
        let responses = Query::select()
            .column(response::Column::Id)
            .from(response::Entity)
            .cond_where(response::visible_to(scope))
            .cond_where(in_words)
            .to_owned();
        Self::find().filter(Column::ResponseId.in_subquery(responses))
    }
}

/// Commitments in force: those of the latest approved response of a department, holding ones aside.
pub fn in_force() -> Condition {
    let later = |column| Expr::col((Alias::new("later"), column));
    let earlier = |column| Expr::col((response::Entity, column));
    let is_later = later(response::Column::AssignmentId)
        .equals((response::Entity, response::Column::AssignmentId))
        .and(later(response::Column::Number).gt(earlier(response::Column::Number)))
        .and(later(response::Column::Status).eq(ResponseStatus::Approved.as_str()))
        .and(later(response::Column::Kind).ne(ResponseKind::Holding.as_str()));
    let latest: SelectStatement = Query::select()
        .column((response::Entity, response::Column::Id))
        .from(response::Entity)
        .join_as(JoinType::LeftJoin, response::Entity, Alias::new("later"), is_later)
        .and_where(earlier(response::Column::Status).eq(ResponseStatus::Approved.as_str()))
        .and_where(earlier(response::Column::Kind).ne(ResponseKind::Holding.as_str()))
        .and_where(later(response::Column::Id).is_null())
        .to_owned();
    Column::ResponseId.in_subquery(latest).into_condition()
}

/// Commitments that the ledger holds: those in force, and those of earlier responses whose end was judged.
pub fn in_ledger() -> Condition {
    Condition::any().add(in_force()).add(Column::Verdict.is_not_null())
}
