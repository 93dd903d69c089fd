//! Every state of the floor with every kind of event, and that no second of its time is lost or told twice.

mod properties;

use chrono::{DateTime, TimeDelta, Utc};
use entities::enums::{FloorEventKind, FloorTurnKind};
use entities::ids::{AgendaItemId, FloorTurnId};
use uuid::Uuid;

use super::*;

/// 王国民's booked turn, 林义's impromptu one, 黄琳琳's intervention, and somebody not entered yet.
const BOOKED: FloorTurnId = turn(1);
const IMPROMPTU: FloorTurnId = turn(2);
const INTERVENTION: FloorTurnId = turn(3);
const NEWCOMER: FloorTurnId = turn(9);

const fn turn(number: u128) -> FloorTurnId {
    FloorTurnId(Uuid::from_u128(number))
}

const fn item(number: u128) -> AgendaItemId {
    AgendaItemId(Uuid::from_u128(number))
}

fn second(number: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_661_700_000 + number, 0).expect("it is a moment")
}

fn raised() -> What {
    What::PointOfOrderRaised { by: "黄琳琳".to_owned(), subject: "议程顺序".to_owned() }
}

fn queued(turn: FloorTurnId, kind: FloorTurnKind, position: usize) -> What {
    What::Queued { turn, kind, position }
}

/// Takes steps, one each ten seconds.
fn after(steps: &[What]) -> State {
    steps.iter().zip(0..).fold(State::default(), |state, (what, at)| {
        apply(state, &Happening { at: second(at * 10), what: what.clone() }).expect("the test's steps may be taken")
    })
}

/// The states that events may meet, each with the steps that lead there.
fn states() -> Vec<(&'static str, Vec<What>)> {
    let idle = vec![What::Opened];
    let waiting = [
        idle.as_slice(),
        &[
            queued(BOOKED, FloorTurnKind::Booked, 1),
            queued(IMPROMPTU, FloorTurnKind::Impromptu, 2),
            queued(INTERVENTION, FloorTurnKind::Intervention, 3),
        ],
    ]
    .concat();
    let speaking = [waiting.as_slice(), &[What::Started(BOOKED)]].concat();
    let paused = [speaking.as_slice(), &[What::Paused(BOOKED)]].concat();
    let interrupted = [paused.as_slice(), &[What::Started(INTERVENTION)]].concat();
    let in_question = [speaking.as_slice(), &[raised()]].concat();
    let adjourned = [speaking.as_slice(), &[What::Adjourned]].concat();
    let closed = [speaking.as_slice(), &[What::Closed]].concat();
    vec![
        ("not opened", vec![]),
        ("idle", idle),
        ("waiting", waiting),
        ("speaking", speaking),
        ("paused", paused),
        ("interrupted", interrupted),
        ("in question", in_question),
        ("adjourned", adjourned),
        ("closed", closed),
    ]
}

/// Returns an event of a kind, about who has the floor or 林义.
fn event(kind: FloorEventKind, state: &State) -> What {
    let speaking = state.speaking().map_or(BOOKED, |turn| turn.id);
    match kind {
        FloorEventKind::Opened => What::Opened,
        FloorEventKind::AgendaItemStarted => What::AgendaItemStarted(item(1)),
        FloorEventKind::Queued => queued(NEWCOMER, FloorTurnKind::Response, 1),
        FloorEventKind::Moved => What::Moved { turn: IMPROMPTU, position: 1 },
        FloorEventKind::Withdrawn => What::Withdrawn(IMPROMPTU),
        FloorEventKind::Started => What::Started(IMPROMPTU),
        FloorEventKind::Paused => What::Paused(speaking),
        FloorEventKind::Resumed => What::Resumed(speaking),
        FloorEventKind::Ended => What::Ended(speaking),
        FloorEventKind::PointOfOrderRaised => raised(),
        FloorEventKind::PointOfOrderDecided => What::PointOfOrderDecided("按议程进行".to_owned()),
        FloorEventKind::Adjourned => What::Adjourned,
        FloorEventKind::Reconvened => What::Reconvened,
        FloorEventKind::Closed => What::Closed,
    }
}

/// What every state says to every kind of event, in the order of the kinds: `+` for yes, else the reason.
const TABLE: [(&str, &str); 9] = [
    ("not opened", "+ fno fno fno fno fno fno fno fno fno fno fno fno fno"),
    ("idle", "ws + + nw nw nw ns ns ns + ws + ws +"),
    ("waiting", "ws + + + + + ns ns ns + ws + ws +"),
    ("speaking", "ws + + + + ft + ws + + ws + ws +"),
    ("paused", "ws + + + + ft ws + + + ws + ws +"),
    ("interrupted", "ws + + + + ft + ws + + ws + ws +"),
    ("in question", "ws po + + + po po po po po + po ws po"),
    ("adjourned", "ws fa + + + fa fa fa fa fa fa fa + +"),
    ("closed", "fc fc fc fc fc fc fc fc fc fc fc fc + fc"),
];

fn reason(mark: &str) -> Option<Reason> {
    Some(match mark {
        "+" => return None,
        "fno" => Reason::FloorNotOpen,
        "fc" => Reason::FloorClosed,
        "fa" => Reason::FloorAdjourned,
        "ft" => Reason::FloorTaken,
        "ns" => Reason::NobodySpeaks,
        "nw" => Reason::NotWaiting,
        "po" => Reason::PointOfOrderOpen,
        "ws" => Reason::WrongState,
        other => panic!("{other} is no mark"),
    })
}

#[test]
fn every_pair_of_state_and_event_is_decided() {
    for ((name, steps), (row, marks)) in states().into_iter().zip(TABLE) {
        assert_eq!(name, row);
        let marks: Vec<_> = marks.split_whitespace().collect();
        assert_eq!(marks.len(), FloorEventKind::ALL.len(), "{name}");
        for (kind, mark) in FloorEventKind::ALL.iter().zip(marks) {
            let state = after(&steps);
            let what = event(*kind, &state);

            let refused = apply(state, &Happening { at: second(1_000), what }).err();

            let wanted = reason(mark).map(Reason::as_str);
            assert_eq!(refused.as_ref().and_then(Error::reason), wanted, "{name}, {kind:?}");
        }
    }
}

#[test]
fn only_an_intervention_interrupts_and_only_who_is_paused() {
    let state = |name: &str| {
        let found = states().into_iter().find(|(state, _)| *state == name);
        after(&found.expect("it is a state of the table").1)
    };

    assert!(may(&state("waiting"), &What::Started(INTERVENTION)).is_ok());
    assert!(may(&state("paused"), &What::Started(INTERVENTION)).is_ok());
    assert_eq!(may(&state("speaking"), &What::Started(INTERVENTION)).unwrap_err().reason(), Some("floor_taken"));
    // Who was interrupted waits until the intervention has ended.
    let interrupted = state("interrupted");
    assert_eq!(interrupted.speaking().map(|turn| turn.id), Some(INTERVENTION));
    assert_eq!(may(&interrupted, &What::Resumed(BOOKED)).unwrap_err().reason(), Some("wrong_state"));
    let ended = apply(interrupted, &Happening { at: second(1_000), what: What::Ended(INTERVENTION) }).unwrap();
    assert_eq!(ended.speaking().map(|turn| (turn.id, turn.is_running)), Some((BOOKED, false)));
    assert!(may(&ended, &What::Resumed(BOOKED)).is_ok());
}

#[test]
fn those_who_wait_stand_where_they_were_put() {
    let put = [
        What::Opened,
        queued(turn(1), FloorTurnKind::Booked, 1),
        queued(turn(2), FloorTurnKind::Booked, 1),
        queued(turn(3), FloorTurnKind::Booked, 3),
        What::Moved { turn: turn(3), position: 1 },
        What::Moved { turn: turn(2), position: 3 },
    ];
    let state = after(&put);
    assert_eq!(state.queue, [turn(3), turn(1), turn(2)]);

    for (what, fits) in [
        (queued(NEWCOMER, FloorTurnKind::Booked, 4), true),
        (queued(NEWCOMER, FloorTurnKind::Booked, 5), false),
        (queued(NEWCOMER, FloorTurnKind::Booked, 0), false),
        (What::Moved { turn: turn(1), position: 3 }, true),
        (What::Moved { turn: turn(1), position: 4 }, false),
        (What::Moved { turn: turn(1), position: 0 }, false),
    ] {
        let refused = may(&state, &what).err();
        let wanted = (!fits).then_some(("position", "out_of_range"));
        assert_eq!(refused.map(|error| (error.field().unwrap(), error.reason().unwrap())), wanted, "{what:?}");
    }
    assert_eq!(may(&state, &queued(turn(1), FloorTurnKind::Booked, 1)).unwrap_err().reason(), Some("wrong_state"));
}

#[test]
fn an_item_of_the_agenda_ends_when_the_next_begins_or_the_session_ends() {
    let begun = [What::Opened, What::AgendaItemStarted(item(1)), What::AgendaItemStarted(item(2)), What::Closed];
    let state = after(&begun);

    let times: Vec<_> = state.items.iter().map(|it| (it.item, it.started_at, it.ended_at)).collect();
    assert_eq!(times, [(item(1), second(10), Some(second(20))), (item(2), second(20), Some(second(30)))]);
    let again = may(&after(&begun[..3]), &What::AgendaItemStarted(item(1)));
    assert_eq!(again.unwrap_err().reason(), Some("wrong_state"));
}

#[test]
fn speaking_time_stands_still_while_anything_interrupts_it() {
    let steps = [
        What::Opened,
        queued(BOOKED, FloorTurnKind::Booked, 1),
        queued(INTERVENTION, FloorTurnKind::Intervention, 2),
        What::Started(BOOKED),                        // 30
        raised(),                                     // 40: spoken for 10
        What::PointOfOrderDecided("继续".to_owned()), // 50: goes on by itself
        What::Paused(BOOKED),                         // 60: spoken for 20
        What::Started(INTERVENTION),                  // 70
        What::Ended(INTERVENTION),                    // 80
        What::Resumed(BOOKED),                        // 90
        What::Adjourned,                              // 100: spoken for 30
        What::Reconvened,                             // 110: paused still
        What::Resumed(BOOKED),                        // 120
        What::Ended(BOOKED),                          // 130: spoken for 40
        What::Closed,                                 // 140
    ];
    let state = after(&steps);

    let spent = |id| state.turn(id).map(|turn| turn.spent.num_seconds());
    assert_eq!((spent(BOOKED), spent(INTERVENTION)), (Some(40), Some(10)));
    let times = Times {
        speaking: TimeDelta::seconds(50),
        paused: TimeDelta::seconds(30),
        point_of_order: TimeDelta::seconds(10),
        idle: TimeDelta::seconds(40),
        adjourned: TimeDelta::seconds(10),
    };
    assert_eq!(state.times, times);
    assert_eq!(state.times.total(), TimeDelta::seconds(140));
}

#[test]
fn the_end_of_the_session_ends_whoever_speaks_and_nothing_runs_after_it() {
    let closed = after(&states()[8].1);

    let turn = closed.turn(BOOKED).unwrap();
    assert_eq!((turn.status, turn.ended_at), (TurnStatus::Spoken, closed.closed_at));
    assert_eq!(turn.spent, TimeDelta::seconds(10));
    assert_eq!(closed.clone().at(second(5_000)), closed);
    // Those who were not heard still stand where they waited.
    assert_eq!(closed.queue, [IMPROMPTU, INTERVENTION]);
}

#[test]
fn time_never_runs_backwards() {
    let state = after(&states()[3].1);

    let earlier = apply(state.clone(), &Happening { at: second(0), what: What::Paused(BOOKED) }).unwrap();

    assert_eq!(earlier.as_of, state.as_of);
    assert_eq!(earlier.times.total(), state.times.total());
}
