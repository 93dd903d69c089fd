//! The inputs of steps on a floor.

use async_graphql::{ID, InputObject};
use domain::floor::Enter;

use crate::graphql::enums::FloorTurnKind;
use crate::graphql::id;

/// Which floor, and what a step on it presumes.
#[derive(InputObject, Clone)]
pub struct OnFloor {
    /// The consultation on whose floor (协商活动).
    pub consultation: ID,
    /// The `sequence` of the floor that was read; another one by now is a `CONFLICT` (预期序号).
    pub expected_sequence: Option<i32>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    pub idempotency_key: Option<String>,
}

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        $(
            $(#[$doc])*
            #[derive(InputObject, Clone)]
            pub struct $name {
                /// Which floor.
                #[graphql(flatten)]
                pub on: OnFloor,
            }
        )+
    };
}

steps! {
    /// A session to begin (开会).
    OpenFloorInput;
    /// A turn to pause (暂停).
    PauseTurnInput;
    /// A turn to resume (继续).
    ResumeTurnInput;
    /// A turn to end (结束发言).
    EndTurnInput;
    /// A break to begin (休会).
    AdjournFloorInput;
    /// A break to end (复会).
    ReconveneFloorInput;
    /// A session to end (散会).
    CloseFloorInput;
}

/// An item of the agenda to go on to (进入议程).
#[derive(InputObject, Clone)]
pub struct StartAgendaItemInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// The item, which has not been begun before (议程).
    pub agenda_item: ID,
}

/// Somebody who waits, and where to (调整次序).
#[derive(InputObject, Clone)]
pub struct MoveSpeakerInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// Their turn (发言).
    pub turn: ID,
    /// The place among those who wait, from 1 (候场次序).
    pub position: i32,
}

/// Somebody who waits no more (撤回登记).
#[derive(InputObject, Clone)]
pub struct WithdrawSpeakerInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// Their turn (发言).
    pub turn: ID,
}

/// Somebody to give the floor to (请发言).
#[derive(InputObject, Clone)]
pub struct GiveFloorInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// Their turn (发言).
    pub turn: ID,
}

/// A point of order (提出程序问题).
#[derive(InputObject, Clone)]
pub struct RaisePointOfOrderInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// Who raises it, at most 100 characters (提出人).
    pub raised_by: String,
    /// About what, at most 500 characters (内容).
    pub subject: String,
}

/// A decision on the point of order (裁定程序问题).
#[derive(InputObject, Clone)]
pub struct DecidePointOfOrderInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// How it was decided, at most 500 characters (裁定).
    pub decision: String,
}

/// A session to make minutes of (生成纪要稿).
#[derive(InputObject, Clone)]
pub struct DraftMinutesInput {
    /// The consultation, at least `HELD`, its floor closed (协商活动).
    pub consultation: ID,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    pub idempotency_key: Option<String>,
}

/// Somebody who wants to speak (登记发言).
#[derive(InputObject, Clone)]
pub struct QueueSpeakerInput {
    /// Which floor.
    #[graphql(flatten)]
    pub on: OnFloor,
    /// What for (发言类别).
    pub kind: FloorTurnKind,
    /// For `BOOKED`: the oral, final speech of this consultation; its speaker is then the one who speaks (委员发言).
    pub speech: Option<ID>,
    /// The member who speaks; name, post and sector are then theirs (委员).
    pub member: Option<ID>,
    /// The department spoken for, if it is one of the committee's (单位).
    pub department: Option<ID>,
    /// The speaker as printed; needed for who is no member and has no speech (发言人).
    pub speaker_name: Option<String>,
    /// The post of a speaker who is no member; the posts on record fill it in (职务).
    pub speaker_title: Option<String>,
    /// What it is about, at most 200 characters (发言内容).
    pub subject: Option<String>,
    /// The place among those who wait, from 1; after the last where there is none (候场次序).
    pub position: Option<i32>,
    /// For `RESPONSE`: the turns of this session that it answers, at most 100 (所回应的发言).
    #[graphql(default)]
    pub answers: Vec<ID>,
    /// Whether the sector is heard beyond its quota of impromptu turns, which needs a `note` (例外).
    #[graphql(default = false)]
    pub exceptionally: bool,
    /// Why, at most 500 characters; only organisers read it (例外理由).
    pub note: Option<String>,
}

impl QueueSpeakerInput {
    /// Reads the ids.
    pub(super) fn read(self) -> domain::Result<Enter> {
        Ok(Enter {
            consultation: id::parse("consultation", &self.on.consultation)?,
            kind: self.kind.into(),
            speech: id::optional("speech", self.speech.as_ref())?,
            member: id::optional("member", self.member.as_ref())?,
            department: id::optional("department", self.department.as_ref())?,
            speaker_name: self.speaker_name,
            speaker_title: self.speaker_title,
            subject: self.subject,
            position: self.position,
            answers: id::many("answers", &self.answers)?,
            exceptionally: self.exceptionally,
            note: self.note,
        })
    }
}
