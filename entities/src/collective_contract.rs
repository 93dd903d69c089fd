//! Collective contracts (集体合同) from their signing to their renewal.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::enums::{ContractKind, ContractStatus};
use crate::ids::{CollectiveContractId, CommitteeId, ConsultationId};
use crate::scope::Scope;

/// A row of `collective_contract`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_contract")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CollectiveContractId,
    /// The committee.
    pub committee_id: CommitteeId,
    /// The bargaining it came of.
    pub consultation_id: ConsultationId,
    /// What sort of contract it is.
    pub kind: ContractKind,
    /// Its number, unique in the committee.
    pub number: Option<String>,
    /// Its stage.
    pub status: ContractStatus,
    /// The day both chief representatives signed.
    pub signed_on: Date,
    /// The workers' chief representative as of then.
    pub signed_for_workers: String,
    /// The employer's chief representative as of then.
    pub signed_for_employer: String,
    /// The day it was handed in for review.
    pub filed_on: Option<Date>,
    /// The bureau, as printed.
    pub filed_with: Option<String>,
    /// The day of the bureau's objection.
    pub objected_on: Option<Date>,
    /// Why it objected.
    pub objection: Option<String>,
    /// The day from which it is in force.
    pub effective_on: Option<Date>,
    /// The last day on which it is in force.
    pub valid_until: Option<Date>,
    /// The day it was made known to the workers.
    pub published_on: Option<Date>,
    /// The contract that it renews.
    pub renews_id: Option<CollectiveContractId>,
    /// How many enterprises it covers.
    pub enterprises: Option<i32>,
    /// Whether that figure is given as about so many.
    pub is_enterprises_approximate: bool,
    /// How many workers it covers.
    pub workers: Option<i32>,
    /// Whether that figure is given as about so many.
    pub is_workers_approximate: bool,
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
    /// Selects the contracts that an asker may see: all of a bargaining that they organise or take part in, of public
    /// ones those that have been made known.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        let inside = consultation::ids_where(consultation::is_insider(scope));
        let is_known = Column::Status.eq(ContractStatus::Published);
        Self::find()
            .filter(Column::ConsultationId.in_subquery(seen))
            .filter(Condition::any().add(is_known).add(Column::ConsultationId.in_subquery(inside)))
    }
}
