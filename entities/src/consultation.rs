//! Consultations (协商) of every format.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryFilter};

use crate::enums::{ConsultationFormat, ConsultationStatus, NotificationKind};
use crate::ids::{CommitteeId, CommitteeTermId, ConsultationId, SpecialCommitteeId};
use crate::scope::Scope;
use crate::{consultation_participant as participant, notification};

/// A row of `consultation`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsultationId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The term it is held in.
    pub term_id: CommitteeTermId,
    /// Its format.
    pub format: ConsultationFormat,
    /// The phase of its stage, which all formats share; it decides who may see it.
    pub status: ConsultationStatus,
    /// The code of its stage, of its format's table.
    pub stage: String,
    /// The stage at which it was closed, to which it returns when it is taken up again.
    pub closed_from: Option<String>,
    /// What is consulted on.
    pub topic: String,
    /// What it is about and what came of it, for readers.
    pub summary: String,
    /// The annual plan it belongs to.
    pub plan_year: i32,
    /// The special committee that organises it.
    pub organizer_id: Option<SpecialCommitteeId>,
    /// The organiser as printed.
    pub organizer_name: String,
    /// The day it is planned for.
    pub scheduled_on: Option<Date>,
    /// The day it was held.
    pub held_on: Option<Date>,
    /// Where it is held.
    pub place: Option<String>,
    /// Who presides.
    pub presided_by: Option<String>,
    /// Their post as of then.
    pub presider_title: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
    /// When it begins on its day, in minutes after midnight in China.
    pub starts_minute: Option<i32>,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the consultations that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }

    /// Selects beside these what was called off after the asker was told of it: their own calendar says that it does not
    /// take place, and everything else of it is hidden.
    pub fn visible_or_called_off(scope: &Scope) -> Select<Self> {
        let told = Query::select()
            .column(notification::Column::ConsultationId)
            .from(notification::Entity)
            .and_where(notification::Column::AccountId.is_in(scope.account))
            .and_where(notification::Column::Kind.eq(NotificationKind::SessionCancelled))
            .and_where(notification::Column::ConsultationId.is_not_null())
            .to_owned();
        let called_off =
            Condition::all().add(Column::Status.eq(ConsultationStatus::Cancelled)).add(Column::Id.in_subquery(told));
        Self::find().filter(Condition::any().add(visible_to(scope)).add(called_off))
    }
}

/// Phases from which on a consultation is public: it has been held, or what came of it is made known.
pub const PUBLIC_STATUSES: [ConsultationStatus; 4] = [
    ConsultationStatus::Held,
    ConsultationStatus::OutcomeDrafted,
    ConsultationStatus::Submitted,
    ConsultationStatus::Closed,
];

/// The publication predicate of consultations (domain.md §5.7).
pub fn is_public() -> Condition {
    Condition::all().add(Column::Status.is_in(PUBLIC_STATUSES))
}

/// Consultations an asker may see: public ones, those of a committee they organise for, and,
/// once scheduled, those they take part in.
pub fn visible_to(scope: &Scope) -> Condition {
    Condition::any().add(is_public()).add(is_insider(scope))
}

/// Consultations whose papers and preparations an asker may see: those of a committee they organise for and, from the
/// day on that one is scheduled, those they take part in.
pub fn is_insider(scope: &Scope) -> Condition {
    // Holds for nothing, so that an asker without any of these is no insider.
    let mut inside = Condition::any().add(Column::Id.is_null());
    if !scope.organizers.is_empty() {
        inside = inside.add(Column::CommitteeId.is_in(scope.organizers.iter().copied()));
    }
    if !scope.members.is_empty() || !scope.departments.is_empty() {
        let taking_part = Query::select()
            .column(participant::Column::ConsultationId)
            .from(participant::Entity)
            .cond_where(
                Condition::any()
                    .add(participant::Column::MemberId.is_in(scope.members.iter().copied()))
                    .add(participant::Column::DepartmentId.is_in(scope.departments.iter().copied())),
            )
            .to_owned();
        let is_set = Condition::any().add(Column::Status.eq(ConsultationStatus::Scheduled)).add(is_public());
        inside = inside.add(Condition::all().add(is_set).add(Column::Id.in_subquery(taking_part)));
    }
    inside
}

/// Selects the ids of consultations for which a condition holds.
pub(crate) fn ids_where(condition: Condition) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).cond_where(condition).to_owned()
}
