//! Photographs (照片) of consultations, their research and councils; their bytes lie in the file store.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryFilter, QuerySelect, QueryTrait};

use crate::ids::{AccountId, ConsultationId, DeliberationCouncilId, PhotographId, ResearchActivityId};
use crate::scope::Scope;
use crate::{consultation, deliberation_council, research_activity};

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
    /// The research before that consultation that it is of.
    pub activity_id: Option<ResearchActivityId>,
    /// What it shows.
    pub caption: Option<String>,
    /// The day it was taken.
    pub taken_on: Option<Date>,
    /// Who is to be seen, as printed.
    pub people: Option<String>,
    /// Whether everybody who sees it reads that, and not organisers alone.
    pub is_people_public: bool,
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
    /// Selects the photographs that an asker may see, and so may download: of councils, of consultations they see, and of
    /// research that they see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let seen = consultation::ids_where(consultation::visible_to(scope));
        let research = research_activity::Entity::visible_to(scope).select_only().column(research_activity::Column::Id);
        let is_told = Condition::any()
            .add(Column::ActivityId.is_null())
            .add(Column::ActivityId.in_subquery(research.into_query()));
        let of_session = Condition::all().add(Column::ConsultationId.in_subquery(seen)).add(is_told);
        let owner = Condition::any().add(Column::CouncilId.is_not_null()).add(of_session);
        Self::find().filter(Column::RemovedAt.is_null()).filter(owner)
    }

    /// Selects the photographs of committees that an asker organises for.
    pub fn organized_by(scope: &Scope) -> Select<Self> {
        let organized = || scope.organizers.iter().copied();
        let sessions =
            consultation::ids_where(Condition::all().add(consultation::Column::CommitteeId.is_in(organized())));
        let councils: SelectStatement = Query::select()
            .column(deliberation_council::Column::Id)
            .from(deliberation_council::Entity)
            .and_where(deliberation_council::Column::CommitteeId.is_in(organized()))
            .to_owned();
        let owner = Condition::any()
            .add(Column::ConsultationId.in_subquery(sessions))
            .add(Column::CouncilId.in_subquery(councils));
        Self::find().filter(Column::RemovedAt.is_null()).filter(owner)
    }
}
