//! Data that one side of a bargaining hands over to the other before they meet (资料提供).

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::enums::BargainingSide;
use crate::ids::{ConsultationId, DataHandoverId};
use crate::scope::Scope;

/// A row of `data_handover`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_handover")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataHandoverId,
    /// The bargaining.
    pub consultation_id: ConsultationId,
    /// The side that hands it over; the other receives it.
    pub side: BargainingSide,
    /// Who hands it over, as printed.
    pub handed_by: String,
    /// What is handed over.
    pub data: String,
    /// The day.
    pub handed_on: Date,
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
