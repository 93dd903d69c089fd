//! Photographs (照片) of consultations and councils; their bytes lie in the file store.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::ids::{AccountId, ConsultationId, DeliberationCouncilId, PhotographId};
use crate::scope::Scope;

/// A row of `photograph`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photograph")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PhotographId,
    /// The consultation it is of.
    pub consultation_id: Option<ConsultationId>,
    /// The council it is of; one of the two.
    pub council_id: Option<DeliberationCouncilId>,
    /// What it shows.
    pub caption: Option<String>,
    /// The day it was taken.
    pub taken_on: Option<Date>,
    /// Who is to be seen, as printed.
    pub people: Option<String>,
    /// The name people gave it, cleaned.
    pub file_name: String,
    /// What its bytes are.
    pub media_type: String,
    /// How many bytes it has.
    pub byte_size: i64,
    /// The SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
    /// Its name in the file store.
    pub storage_key: String,
    /// Who brought it.
    pub uploaded_by_id: AccountId,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When it was taken away.
    pub removed_at: Option<DateTimeUtc>,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the photographs that an asker may see, and so may download: of councils, and of consultations they see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        let owner = Condition::any().add(Column::CouncilId.is_not_null()).add(Column::ConsultationId.in_subquery(seen));
        Self::find().filter(Column::RemovedAt.is_null()).filter(owner)
    }
}
