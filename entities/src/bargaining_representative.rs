//! Representatives (协商代表) of the two sides of a bargaining.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::enums::BargainingSide;
use crate::ids::{ConsultationId, RepresentativeId};
use crate::scope::Scope;

/// A row of `bargaining_representative`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bargaining_representative")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RepresentativeId,
    /// The bargaining.
    pub consultation_id: ConsultationId,
    /// The side.
    pub side: BargainingSide,
    /// Whether this is the side's chief representative.
    pub is_chief: bool,
    /// The name as printed.
    pub name: String,
    /// Their post as of then.
    pub title: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the rows of the consultations that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        Self::find().filter(Column::ConsultationId.in_subquery(seen))
    }
}
