//! Evaluations given on paper (纸质评价表): who signed when, and who entered them.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

use crate::ids::{AccountId, EvaluationId};

/// A row of `paper_evaluation`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_evaluation")]
pub struct Model {
    /// The evaluation that came on paper.
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: EvaluationId,
    /// The day the proposer signed the form.
    pub signed_on: Date,
    /// What the office remarks on the form; internal.
    pub note: Option<String>,
    /// Who entered it.
    pub entered_by_id: AccountId,
    /// Their name as of then.
    pub entered_by_name: String,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Selects the evaluations that came on paper.
pub fn all() -> SelectStatement {
    Query::select().column(Column::EvaluationId).from(Entity).to_owned()
}
