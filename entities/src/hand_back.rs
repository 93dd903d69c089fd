//! Requests to hand an assignment back (退办), with what was decided; never public.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::enums::HandBackDecision;
use crate::ids::{AccountId, AssignmentId, DepartmentId, HandBackId, SuggestionId};
use crate::scope::Scope;
use crate::suggestion;

/// A row of `hand_back`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hand_back")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HandBackId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The assignment to hand back.
    pub assignment_id: AssignmentId,
    /// Why the department holds that it is not its matter.
    pub reason: String,
    /// Whose matter it is instead, as the department sees it.
    pub proposed_department_id: DepartmentId,
    /// Who asked.
    pub requested_by_id: AccountId,
    /// When they asked.
    pub requested_at: DateTimeUtc,
    /// What was decided; none while it is open.
    pub decision: Option<HandBackDecision>,
    /// Why; always there when it was denied.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by_id: Option<AccountId>,
    /// When they decided.
    pub decided_at: Option<DateTimeUtc>,
    /// The assignment of the department that took its place.
    pub new_assignment_id: Option<AssignmentId>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the requests that an asker may see: those of cases whose inner side the asker reads.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::SuggestionId.in_subquery(suggestion::ids_where(suggestion::is_insider(scope))))
    }
}
