//! Papers for a session (会议材料): notices, briefings, background, each in versions that stay.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::enums::SessionMaterialKind;
use crate::ids::{ConsultationId, SessionMaterialId};
use crate::scope::Scope;

/// A row of `session_material`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_material")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionMaterialId,
    /// The consultation it is for.
    pub consultation_id: ConsultationId,
    /// Place in the order, from 1.
    pub position: i32,
    /// What sort of paper it is.
    pub kind: SessionMaterialKind,
    /// The title.
    pub title: String,
    /// The number of its latest version, from 1.
    pub number: i32,
    /// Whether everybody may read it once the consultation is public.
    pub is_public: bool,
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
    /// Selects the papers that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// Papers an asker may see: all of a consultation that they organise or, while and after it has a day, take part in;
/// of other public ones those meant for everybody.
fn visible_to(scope: &Scope) -> Condition {
    let of = |condition: Condition| Column::ConsultationId.in_subquery(consultation::ids_where(condition));
    let for_all = Condition::all().add(Column::IsPublic.eq(true)).add(of(consultation::is_public()));
    Condition::any().add(for_all).add(of(consultation::is_insider(scope)))
}
