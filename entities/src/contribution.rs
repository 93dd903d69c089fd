//! What people give to a project of their village or community (投入), in figures as reported.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::consultation;
use crate::enums::ContributionKind;
use crate::ids::{ConsultationId, ContributionId, CouncilMatterId};
use crate::scope::Scope;

/// A row of `contribution`.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contribution")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContributionId,
    /// The consultation.
    pub consultation_id: ConsultationId,
    /// The matter it is for.
    pub matter_id: Option<CouncilMatterId>,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// What is given.
    pub kind: ContributionKind,
    /// Who gives it, as printed.
    pub contributor: String,
    /// Whether who gives it is a private person, whom only organisers read.
    pub is_private: bool,
    /// How many households take part.
    pub households: Option<i32>,
    /// The figure, in `unit`.
    pub amount: f64,
    /// The unit as printed.
    pub unit: String,
    /// Whether the source says 余, 多 or 约.
    pub is_approximate: bool,
    /// A remark.
    pub note: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
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
