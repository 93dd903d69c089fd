//! Somebody's turn on the floor of a session.

use entities::enums::{FloorEventKind, FloorTurnKind};
use entities::{floor_event, floor_turn, floor_turn_answer};

use super::{ACCOUNT, CONSULTATION, DEPARTMENT, MEMBER, SPEECH, at, at_whole_second, id, text};

pub fn floor_turn() -> floor_turn::Model {
    floor_turn::Model {
        id: id(181),
        consultation_id: id(CONSULTATION),
        kind: FloorTurnKind::Booked,
        speaker_name: text("林义"),
        speaker_title: Some(text("律师")),
        member_id: Some(id(MEMBER)),
        department_id: Some(id(DEPARTMENT)),
        sector_name: Some(text("经济界")),
        speech_id: Some(id(SPEECH)),
        subject: Some(text("业主委员会")),
        limit_seconds: Some(480),
        created_at: at_whole_second(),
    }
}

pub fn floor_turn_answer() -> floor_turn_answer::Model {
    floor_turn_answer::Model { turn_id: id(181), answered_id: id(181) }
}

pub fn floor_event() -> floor_event::Model {
    floor_event::Model {
        id: id(182),
        consultation_id: id(CONSULTATION),
        sequence: 1,
        kind: FloorEventKind::Queued,
        at: at(),
        turn_id: Some(id(181)),
        agenda_item_id: None,
        position: Some(1),
        person_name: None,
        note: Some(text("例外")),
        recorded_by_id: id(ACCOUNT),
    }
}
