//! Matters (议题、微心愿) that residents bring before a council, through the response loop to their end.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::council_matter_meeting as meeting;
use crate::enums::{MatterStage, RaisedThrough};
use crate::ids::{CommitteeId, CouncilMatterId, DeliberationCouncilId};
use crate::scope::Scope;

/// A row of `council_matter`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_matter")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CouncilMatterId,
    /// The council.
    pub council_id: DeliberationCouncilId,
    /// The committee that guides the council.
    pub committee_id: CommitteeId,
    /// What it is about.
    pub title: String,
    /// What was told.
    pub body: String,
    /// How it came to be known.
    pub raised_through: RaisedThrough,
    /// The day it was raised.
    pub raised_on: Date,
    /// Who raised it, as printed.
    pub raised_by: Option<String>,
    /// Whether who raised it is a private person, whom only organisers read.
    pub is_private: bool,
    /// Its stage.
    pub stage: MatterStage,
    /// What came of it, once it is closed.
    pub result: Option<String>,
    /// The day on which who raised it was told.
    pub fed_back_on: Option<Date>,
    /// What they said to it.
    pub feedback: Option<String>,
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
    /// Selects the matters that an asker may see: those before a consultation that they see, and all of a committee
    /// they organise for.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        let meetings = Query::select()
            .column(meeting::Column::MatterId)
            .from(meeting::Entity)
            .and_where(meeting::Column::ConsultationId.in_subquery(seen(scope)))
            .to_owned();
        let organized = Column::CommitteeId.is_in(scope.organizers.iter().copied());
        Self::find().filter(Condition::any().add(organized).add(Column::Id.in_subquery(meetings)))
    }
}

/// Selects the ids of the consultations that an asker may see.
fn seen(scope: &Scope) -> SelectStatement {
    consultation::ids_where(consultation::visible_to(scope))
}
