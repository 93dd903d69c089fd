//! Outstanding suggestions (优秀提案) by year.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

use crate::ids::{AccountId, AwardId, SuggestionId};

/// A row of `award`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AwardId,
    /// The suggestion.
    pub suggestion_id: SuggestionId,
    /// The year it is honoured for.
    pub year: i32,
    /// The title of the honour.
    pub title: String,
    /// Who entered it.
    pub awarded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Selects the suggestions that were honoured, for whichever year.
pub fn suggestions() -> SelectStatement {
    Query::select().column(Column::SuggestionId).from(Entity).to_owned()
}
