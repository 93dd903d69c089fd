//! Research before a session (调研活动): visits, briefings, surveys.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DerivePartialModel, QueryFilter};

use crate::consultation;
use crate::enums::ResearchActivityKind;
use crate::ids::{ConsultationId, DepartmentId, ResearchActivityId};
use crate::scope::Scope;

/// A row of `research_activity`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "research_activity")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResearchActivityId,
    /// The consultation it prepares.
    pub consultation_id: ConsultationId,
    /// Place in the order, from 1.
    pub position: i32,
    /// What sort of activity it is.
    pub kind: ResearchActivityKind,
    /// The day.
    pub held_on: Date,
    /// Where.
    pub place: String,
    /// Who received them, or briefed them, as printed.
    pub host: Option<String>,
    /// The department that did, if it is one of the committee's.
    pub department_id: Option<DepartmentId>,
    /// What was found.
    pub findings: String,
    /// Whether everybody may read of it once the consultation is public.
    pub is_public: bool,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// The row without what was found, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: ResearchActivityId,
    /// The consultation it prepares.
    pub consultation_id: ConsultationId,
    /// Place in the order, from 1.
    pub position: i32,
    /// What sort of activity it is.
    pub kind: ResearchActivityKind,
    /// The day.
    pub held_on: Date,
    /// Where.
    pub place: String,
    /// Who received them, or briefed them, as printed.
    pub host: Option<String>,
    /// The department that did, if it is one of the committee's.
    pub department_id: Option<DepartmentId>,
    /// Whether everybody may read of it once the consultation is public.
    pub is_public: bool,
}

/// What was found, for who asks for it.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: ResearchActivityId,
    /// What was found.
    pub findings: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the activities that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// Activities an asker may see: all of a consultation that they organise or, while and after it has a day, take part
/// in; of other public ones those meant for everybody.
fn visible_to(scope: &Scope) -> Condition {
    let of = |condition: Condition| Column::ConsultationId.in_subquery(consultation::ids_where(condition));
    let for_all = Condition::all().add(Column::IsPublic.eq(true)).add(of(consultation::is_public()));
    Condition::any().add(for_all).add(of(consultation::is_insider(scope)))
}
