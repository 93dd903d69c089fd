//! Offers (要约) to bargain, and the replies to them.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::enums::{BargainingSide, OfferSeason};
use crate::ids::{ConsultationId, WageOfferId};
use crate::scope::Scope;

/// A row of `wage_offer`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wage_offer")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WageOfferId,
    /// The bargaining.
    pub consultation_id: ConsultationId,
    /// The campaign of the year it belongs to.
    pub season: OfferSeason,
    /// The side that makes it.
    pub side: BargainingSide,
    /// What it asks for.
    pub body: String,
    /// The day it was handed over.
    pub made_on: Date,
    /// The day of the written reply.
    pub replied_on: Option<Date>,
    /// The reply.
    pub reply: Option<String>,
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
