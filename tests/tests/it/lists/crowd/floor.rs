//! A session on every floor: who was heard, whom a department answered, who waits, and a point of order.

use chrono::TimeDelta;
use entities::enums::{FloorEventKind, FloorTurnKind};
use entities::ids::FloorTurnId;
use entities::{floor_event, floor_turn, floor_turn_answer};

use super::Lot;
use crate::schema::rows;

impl Lot<'_> {
    /// Records a session.
    pub(super) async fn floor(&self) {
        let [booked, answer, waiting] = [50, 51, 52].map(|number| self.other::<FloorTurnId>(number));
        let member_id = Some(self.member);
        let speech_id = Some(self.speech);
        self.turn(floor_turn::Model { id: booked, member_id, speech_id, department_id: None, ..rows::floor_turn() })
            .await;
        let of_department = floor_turn::Model {
            kind: FloorTurnKind::Response,
            member_id: None,
            department_id: Some(self.department),
            speech_id: None,
            ..rows::floor_turn()
        };
        self.turn(floor_turn::Model { id: answer, ..of_department.clone() }).await;
        let impromptu = FloorTurnKind::Impromptu;
        self.turn(floor_turn::Model { id: waiting, kind: impromptu, member_id, ..of_department }).await;
        self.put(floor_turn_answer::Model { turn_id: answer, answered_id: booked }).await;

        let record = [
            (FloorEventKind::Opened, None),
            (FloorEventKind::AgendaItemStarted, None),
            (FloorEventKind::Queued, Some(booked)),
            (FloorEventKind::Queued, Some(answer)),
            (FloorEventKind::Queued, Some(waiting)),
            (FloorEventKind::Started, Some(booked)),
            (FloorEventKind::PointOfOrderRaised, None),
            (FloorEventKind::PointOfOrderDecided, None),
            (FloorEventKind::Ended, Some(booked)),
            (FloorEventKind::Started, Some(answer)),
            (FloorEventKind::Ended, Some(answer)),
        ];
        for (sequence, (kind, turn_id)) in (1_i32..).zip(record) {
            self.put(floor_event::Model {
                id: self.other(60 + u128::from(sequence.unsigned_abs())),
                consultation_id: self.consultation,
                sequence,
                kind,
                at: rows::at() + TimeDelta::minutes(sequence.into()),
                turn_id,
                agenda_item_id: (kind == FloorEventKind::AgendaItemStarted).then(|| self.other(1)),
                position: (kind == FloorEventKind::Queued).then(|| sequence - 2),
                person_name: (kind == FloorEventKind::PointOfOrderRaised).then(|| "黄琳琳".to_owned()),
                note: Some("说明".to_owned()),
                recorded_by_id: self.owner,
            })
            .await;
        }
    }

    async fn turn(&self, row: floor_turn::Model) {
        self.put(floor_turn::Model { consultation_id: self.consultation, ..row }).await;
    }
}
