//! Contacts (沟通) of departments with the proposer; never public.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::enums::{ContactMethod, ContactPhase};
use crate::ids::{AccountId, AssignmentId, ContactRecordId, SuggestionId};
use crate::scope::Scope;
use crate::suggestion;

/// A row of `contact_record`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_record")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactRecordId,
    /// The suggestion it belongs to.
    pub suggestion_id: SuggestionId,
    /// The assignment in which it was made.
    pub assignment_id: AssignmentId,
    /// The round of handling it was made in.
    pub round: i32,
    /// How it was made.
    pub method: ContactMethod,
    /// When in the handling it was made.
    pub phase: ContactPhase,
    /// The day it was made.
    pub held_on: Date,
    /// Who took part.
    pub participants: String,
    /// What was said.
    pub note: String,
    /// Who recorded it.
    pub recorded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the contacts that an asker may see: those of cases whose inner side the asker reads.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(Column::SuggestionId.in_subquery(suggestion::ids_where(suggestion::is_insider(scope))))
    }
}
