//! Which suggestions a conference assigned (交办会).

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::ids::{AssignmentConferenceId, SuggestionId};
use crate::scope::Scope;
use crate::suggestion;

/// A row of `assignment_conference_item`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment_conference_item")]
pub struct Model {
    /// The conference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: AssignmentConferenceId,
    /// The suggestion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub suggestion_id: SuggestionId,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects what an asker may know of: cases whose inner side the asker reads.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::SuggestionId.in_subquery(suggestion::ids_where(suggestion::is_insider(scope))))
    }
}
