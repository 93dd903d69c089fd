//! Who asks to speak on the floor of a session, and as what (发言登记). What becomes of it, the events tell.

use sea_orm::entity::prelude::*;

use crate::enums::FloorTurnKind;
use crate::ids::{ConsultationId, DepartmentId, FloorTurnId, MemberId, SpeechId};

/// A row of `floor_turn`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "floor_turn")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FloorTurnId,
    /// The consultation on whose floor it is.
    pub consultation_id: ConsultationId,
    /// What the floor is taken for.
    pub kind: FloorTurnKind,
    /// The speaker as printed.
    pub speaker_name: String,
    /// Their post as of then.
    pub speaker_title: Option<String>,
    /// The speaker, if a member.
    pub member_id: Option<MemberId>,
    /// The department spoken for, if it is one of ours.
    pub department_id: Option<DepartmentId>,
    /// The member's sector as of then.
    pub sector_name: Option<String>,
    /// The booked speech.
    pub speech_id: Option<SpeechId>,
    /// What it is about, where no speech says so.
    pub subject: Option<String>,
    /// How long it may take, by the rules of then.
    pub limit_seconds: Option<i32>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
