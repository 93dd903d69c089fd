//! Over any sequence of events: time is told once, wherever the record is cut, and refusals change nothing.

use proptest::prelude::*;

use super::*;

/// A try of something at some time after the last, in milliseconds; sometimes before it.
type Try = (i64, usize);

const KINDS: [FloorTurnKind; 4] =
    [FloorTurnKind::Booked, FloorTurnKind::Impromptu, FloorTurnKind::Response, FloorTurnKind::Intervention];

/// Returns what may be tried: things that fit the state more often than not.
fn candidates(state: &State) -> Vec<What> {
    let next = turn(state.turns.len() as u128 + 1);
    let mut all = vec![
        What::Opened,
        What::AgendaItemStarted(item(state.items.len() as u128 + 1)),
        queued(next, KINDS[state.turns.len() % 4], state.queue.len() + 1),
        queued(next, KINDS[(state.turns.len() + 1) % 4], 1),
        raised(),
        What::PointOfOrderDecided("继续".to_owned()),
        What::Adjourned,
        What::Reconvened,
    ];
    for (at, waiting) in state.queue.iter().enumerate() {
        all.push(What::Started(*waiting));
        all.push(What::Moved { turn: *waiting, position: at + 2 });
        all.push(What::Withdrawn(*waiting));
    }
    for turn in &state.turns {
        all.extend([What::Paused(turn.id), What::Resumed(turn.id), What::Ended(turn.id)]);
    }
    all
}

/// Tries things, and returns what happened and the state it led to.
fn tried(tries: &[Try], closes: bool) -> (Vec<Happening>, State) {
    let (mut happened, mut state) = (Vec::new(), State::default());
    let mut at = second(0);
    for (pause, choice) in tries {
        at += TimeDelta::milliseconds(*pause);
        let candidates = candidates(&state);
        // The first thing tried is to begin, or nothing would ever happen.
        let what = if happened.is_empty() { What::Opened } else { candidates[choice % candidates.len()].clone() };
        let happening = Happening { at, what };
        if let Ok(after) = apply(state.clone(), &happening) {
            state = after;
            happened.push(happening);
        }
    }
    if closes {
        for what in [What::PointOfOrderDecided("继续".to_owned()), What::Closed] {
            let happening = Happening { at: at + TimeDelta::milliseconds(7), what };
            if let Ok(after) = apply(state.clone(), &happening) {
                state = after;
                happened.push(happening);
            }
        }
    }
    (happened, state)
}

fn tries() -> impl Strategy<Value = (Vec<Try>, bool)> {
    let pause = prop_oneof![9 => 0..600_000_i64, 1 => -5_000..0_i64];
    (prop::collection::vec((pause, any::<usize>()), 1..120), any::<bool>())
}

/// Says by the words of the events alone, without the state, whom every stretch of time belongs to.
fn retold(happened: &[Happening]) -> (Vec<(FloorTurnId, i64)>, [i64; 5]) {
    let (mut spoken, mut buckets) = (Vec::new(), [0; 5]);
    let (mut standing, mut is_adjourned, mut is_questioned) = (Vec::<(FloorTurnId, bool)>::new(), false, false);
    let mut last = happened.first().map(|happening| happening.at).unwrap_or_default();
    for Happening { at, what } in happened {
        let stretch = (*at - last).num_milliseconds().max(0);
        last = last.max(*at);
        let bucket = match standing.last() {
            _ if is_adjourned => 4,
            _ if is_questioned => 3,
            None => 2,
            Some((_, false)) => 1,
            Some((turn, true)) => {
                spoken.push((*turn, stretch));
                0
            }
        };
        buckets[bucket] += stretch;
        match what {
            What::Started(turn) => standing.push((*turn, true)),
            What::Paused(_) => standing.last_mut().unwrap().1 = false,
            What::Resumed(_) => standing.last_mut().unwrap().1 = true,
            What::Ended(_) => _ = standing.pop(),
            What::PointOfOrderRaised { .. } => is_questioned = true,
            What::PointOfOrderDecided(_) => is_questioned = false,
            What::Adjourned => {
                is_adjourned = true;
                for turn in &mut standing {
                    turn.1 = false;
                }
            }
            What::Reconvened => is_adjourned = false,
            _ => {}
        }
    }
    (spoken, buckets)
}

proptest! {
    #[test]
    fn the_time_of_a_session_is_told_once_and_whole((tries, closes) in tries()) {
        let (happened, state) = tried(&tries, closes);

        let lasted = state.as_of.unwrap() - state.opened_at.unwrap();
        prop_assert_eq!(state.times.total(), lasted);
        let spoken: TimeDelta = state.turns.iter().map(|turn| turn.spent).sum();
        prop_assert_eq!(spoken, state.times.speaking);

        let (stretches, buckets) = retold(&happened);
        let times = &state.times;
        let told = [times.speaking, times.paused, times.idle, times.point_of_order, times.adjourned];
        prop_assert_eq!(told.map(|time| time.num_milliseconds()), buckets);
        for turn in &state.turns {
            let own: i64 = stretches.iter().filter(|(id, _)| *id == turn.id).map(|(_, stretch)| stretch).sum();
            prop_assert_eq!(turn.spent.num_milliseconds(), own);
        }
    }

    #[test]
    fn wherever_the_record_is_cut_the_floor_is_the_same((tries, closes) in tries(), cut in any::<prop::sample::Index>()) {
        let (happened, state) = tried(&tries, closes);
        let fold = |from: State, part: &[Happening]| part.iter().try_fold(from, apply);

        let (before, since) = happened.split_at(cut.index(happened.len() + 1));
        let half = fold(State::default(), before).unwrap();
        prop_assert_eq!(&fold(half.clone(), since).unwrap(), &state);
        // Looking at the floor in between leaves no trace either.
        let looked = since.first().map_or(half.clone(), |next| half.at(next.at));
        prop_assert_eq!(&fold(looked, since).unwrap(), &state);
    }

    #[test]
    fn everybody_is_in_one_place((tries, closes) in tries()) {
        let (_, state) = tried(&tries, closes);

        for turn in &state.turns {
            let places = [
                state.queue.contains(&turn.id) && turn.status == TurnStatus::Waiting,
                state.standing.contains(&turn.id) && turn.status == TurnStatus::Speaking,
                turn.status == TurnStatus::Spoken && turn.ended_at.is_some(),
                turn.status == TurnStatus::Withdrawn,
            ];
            prop_assert_eq!(places.iter().filter(|is_there| **is_there).count(), 1, "{:?}", turn);
            prop_assert_eq!(state.heard.contains(&turn.id), turn.started_at.is_some());
        }
        prop_assert!(state.standing.len() <= 2);
        prop_assert!(state.turns.iter().filter(|turn| turn.is_running).count() <= 1);
    }
}
