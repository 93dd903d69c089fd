//! Ledgers (台账) of a committee's year or season: figures against targets, as reported and as counted.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::enums::Season;
use crate::ids::{CommitteeId, ConsultationId, LedgerId};
use crate::scope::Scope;

/// A row of `ledger`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerId,
    /// The committee that keeps it.
    pub committee_id: CommitteeId,
    /// The year it is of.
    pub year: i32,
    /// The season it is of; none for the whole year.
    pub season: Option<Season>,
    /// The title.
    pub title: String,
    /// The unit or body that reports the figures, as printed.
    pub reported_by: String,
    /// The consultation it belongs to.
    pub consultation_id: Option<ConsultationId>,
    /// Whether the public reads it.
    pub is_public: bool,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change of the ledger or its lines; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the ledgers that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// The publication predicate of ledgers.
pub fn is_public() -> Condition {
    Condition::all().add(Column::IsPublic.eq(true))
}

/// Ledgers an asker may see: published ones, and those of a committee they organise for.
pub fn visible_to(scope: &Scope) -> Condition {
    let mut visible = Condition::any().add(is_public());
    if !scope.organizers.is_empty() {
        visible = visible.add(Column::CommitteeId.is_in(scope.organizers.iter().copied()));
    }
    visible
}
