//! Versions of a council's documents (一书三单).

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::enums::CouncilDocumentKind;
use crate::ids::{ConsultationId, CouncilDocumentId, DeliberationCouncilId};
use crate::scope::Scope;

/// A row of `council_document`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_document")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CouncilDocumentId,
    /// The council.
    pub council_id: DeliberationCouncilId,
    /// The meeting it was agreed at.
    pub consultation_id: Option<ConsultationId>,
    /// Which of the four.
    pub kind: CouncilDocumentKind,
    /// The version among the council's documents of the kind, from 1.
    pub number: i32,
    /// The title.
    pub title: String,
    /// The day of this version.
    pub made_on: Date,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the documents that an asker may see: a council's own, and those of a meeting that they see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        let own = Column::ConsultationId.is_null();
        Self::find().filter(Condition::any().add(own).add(Column::ConsultationId.in_subquery(seen)))
    }
}
