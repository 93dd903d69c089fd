//! Assignments (交办) of a suggestion to departments.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryFilter};

use crate::enums::{AssignmentStatus, UnitRole};
use crate::ids::{AssignmentId, DepartmentId, RulesId, SuggestionId};
use crate::scope::Scope;
use crate::suggestion;

/// A row of `assignment`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// Who handles it.
    pub department_id: DepartmentId,
    /// The part it takes.
    pub role: UnitRole,
    /// Its stage.
    pub status: AssignmentStatus,
    /// The rules in force when it was assigned.
    pub rules_id: RulesId,
    /// The day the clock starts.
    pub assigned_on: Date,
    /// The round it answers: the latest that began for it. Where the case is in a later one, its answer stands.
    pub round: i32,
    /// The day that round's clock started.
    pub round_started_on: Date,
    /// The last day of the present round's reply, where it was extended; the extensions say how.
    pub extended_until: Option<Date>,
    /// When the department signed for it.
    pub signed_for_at: Option<DateTimeUtc>,
    /// Who handles it there; internal.
    pub handler_name: Option<String>,
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
    /// Selects the assignments that an asker may see. That a department handed a case back is for insiders.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let of = |condition| Column::SuggestionId.in_subquery(suggestion::ids_where(condition));
        let public = Condition::all().add(of(suggestion::is_public())).add(is_live());
        Self::find().filter(Condition::any().add(of(suggestion::is_insider(scope))).add(public))
    }

    /// Selects the assignments of cases whose inner side an asker reads.
    pub fn inside(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::SuggestionId.in_subquery(suggestion::ids_where(suggestion::is_insider(scope))))
    }
}

/// Assignments that count: a department that handed a case back has no more part in it.
pub fn is_live() -> Expr {
    Column::Status.ne(AssignmentStatus::HandedBack)
}

/// Selects the suggestions that departments are charged with, and have not handed back.
pub fn suggestions_of(departments: &[DepartmentId]) -> SelectStatement {
    Query::select()
        .column(Column::SuggestionId)
        .from(Entity)
        .and_where(Column::DepartmentId.is_in(departments.iter().copied()))
        .and_where(is_live())
        .to_owned()
}
