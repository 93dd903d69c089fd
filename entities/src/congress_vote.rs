//! Votes of the workers' congress (职工代表大会表决) on a draft.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::ids::{CongressVoteId, ConsultationId};
use crate::scope::Scope;

/// A row of `congress_vote`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "congress_vote")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CongressVoteId,
    /// The bargaining.
    pub consultation_id: ConsultationId,
    /// The day.
    pub held_on: Date,
    /// How many delegates there are.
    pub entitled: i32,
    /// How many were there.
    pub present: i32,
    /// How many voted for it.
    pub in_favour: i32,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the rows of the bargainings that an asker organises or takes part in; what led to the contract is the
    /// sides' own.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::is_insider(scope));
        Self::find().filter(Column::ConsultationId.in_subquery(seen))
    }
}
