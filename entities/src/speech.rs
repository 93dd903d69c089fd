//! Speeches (委员发言): each belongs to one consultation and one speaker.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{Condition, QueryFilter};

use crate::consultation;
use crate::enums::{SpeechDelivery, SpeechSlot, SpeechStatus};
use crate::ids::{ConsultationId, MemberId, SpeechId};
use crate::scope::Scope;

/// A row of `speech`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speech")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpeechId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// The speaker, if a member.
    pub member_id: Option<MemberId>,
    /// The speaker as printed.
    pub speaker_name: String,
    /// Their post as of then.
    pub speaker_title: Option<String>,
    /// Oral or written.
    pub delivery: SpeechDelivery,
    /// Booked or impromptu.
    pub slot: SpeechSlot,
    /// Its stage.
    pub status: SpeechStatus,
    /// The speech's title.
    pub title: String,
    /// The final text.
    pub body: String,
    /// Whether the speaker agrees to its publication.
    pub is_public: bool,
    /// How long it took, in seconds.
    pub spoken_seconds: Option<i32>,
    /// What the organisers say to its speaker about it.
    pub review_note: Option<String>,
    /// Whether its speaker agrees that it becomes a social opinion if it is not used.
    pub may_become_opinion: bool,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The row without its long texts, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: SpeechId,
    /// The consultation it belongs to.
    pub consultation_id: ConsultationId,
    /// Place in the printed order, from 1.
    pub position: i32,
    /// The speaker, if a member.
    pub member_id: Option<MemberId>,
    /// The speaker as printed.
    pub speaker_name: String,
    /// Their post as of then.
    pub speaker_title: Option<String>,
    /// Oral or written.
    pub delivery: SpeechDelivery,
    /// Booked or impromptu.
    pub slot: SpeechSlot,
    /// Its stage.
    pub status: SpeechStatus,
    /// The speech's title.
    pub title: String,
    /// Whether the speaker agrees to its publication.
    pub is_public: bool,
    /// How long it took, in seconds.
    pub spoken_seconds: Option<i32>,
    /// What the organisers say to its speaker about it.
    pub review_note: Option<String>,
    /// Whether its speaker agrees that it becomes a social opinion if it is not used.
    pub may_become_opinion: bool,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The long texts of the row, for who asks for them.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: SpeechId,
    /// The final text.
    pub body: String,
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Selects the speeches that an asker may see, and find.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }

    /// Selects the speeches that an asker may read at a session: those they may see, and the final ones where they take
    /// part, which are handed round there and nowhere else.
    pub fn readable_by(scope: &Scope) -> Select<Self> {
        let handed_round = Condition::all()
            .add(is_final())
            .add(Column::ConsultationId.in_subquery(consultation::ids_where(consultation::is_insider(scope))));
        Self::find().filter(Condition::any().add(visible_to(scope)).add(handed_round))
    }
}

/// Speeches an asker may see: final ones of public consultations whose speaker agrees, their own,
/// and all of a committee they organise for (domain.md §5.7).
pub fn visible_to(scope: &Scope) -> Condition {
    let of_consultations =
        |condition: Condition| Column::ConsultationId.in_subquery(consultation::ids_where(condition));
    let for_all = Condition::all()
        .add(Column::IsPublic.eq(true))
        .add(is_final())
        .add(of_consultations(consultation::is_public()));
    let mut visible = Condition::any().add(for_all);
    if !scope.members.is_empty() {
        visible = visible.add(Column::MemberId.is_in(scope.members.iter().copied()));
    }
    if !scope.organizers.is_empty() {
        let organized = consultation::Column::CommitteeId.is_in(scope.organizers.iter().copied()).into_condition();
        // What its speaker took back is theirs alone.
        let is_there = Column::Status.ne(SpeechStatus::Withdrawn);
        visible = visible.add(Condition::all().add(is_there).add(of_consultations(organized)));
    }
    visible
}

fn is_final() -> Condition {
    Column::Status.is_in([SpeechStatus::Finalized, SpeechStatus::Delivered]).into_condition()
}
