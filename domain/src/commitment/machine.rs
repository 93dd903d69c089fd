//! The pure process of one commitment: its state is derived from its day, from what was judged, and from today.

use chrono::NaiveDate;
pub use entities::enums::CommitmentState;
use entities::enums::CommitmentVerdict;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What can happen to a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The department tells of progress (进展).
    Progress,
    /// The department says that it is fulfilled (申报兑现).
    Claim,
    /// It is judged to be fulfilled (认定兑现), in time or not.
    Fulfil {
        /// Whether it was by its last day.
        is_in_time: bool,
    },
    /// It is judged to be broken (认定未兑现).
    Break,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 5] = [
        Self::Progress,
        Self::Claim,
        Self::Fulfil { is_in_time: true },
        Self::Fulfil { is_in_time: false },
        Self::Break,
    ];
}

/// Returns the state after an event. A claim is the department's word and changes nothing until it is judged.
///
/// # Errors
///
/// `WRONG_STATE` once it has been judged.
pub fn after(state: CommitmentState, event: Event) -> Result<CommitmentState> {
    use CommitmentState as S;

    match (state, event) {
        (S::Open | S::Late, Event::Progress | Event::Claim) => Ok(state),
        (S::Open | S::Late, Event::Fulfil { is_in_time: true }) => Ok(S::Fulfilled),
        (S::Open | S::Late, Event::Fulfil { is_in_time: false }) => Ok(S::FulfilledLate),
        (S::Open | S::Late, Event::Break) => Ok(S::Broken),
        (S::Fulfilled | S::FulfilledLate | S::Broken, _) => Err(Error::refused(Reason::WrongState)),
    }
}

/// Derives the state on a day; late begins the day after the last one.
pub fn state(due_on: NaiveDate, judged: Option<(CommitmentVerdict, NaiveDate)>, today: NaiveDate) -> CommitmentState {
    match judged {
        Some((CommitmentVerdict::Broken, _)) => CommitmentState::Broken,
        Some((CommitmentVerdict::Fulfilled, on)) if on <= due_on => CommitmentState::Fulfilled,
        Some((CommitmentVerdict::Fulfilled, _)) => CommitmentState::FulfilledLate,
        None if today <= due_on => CommitmentState::Open,
        None => CommitmentState::Late,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_event_is_decided() {
        use CommitmentState as S;

        let (in_time, too_late) = (Event::Fulfil { is_in_time: true }, Event::Fulfil { is_in_time: false });
        let leads = [
            (S::Open, Event::Progress, S::Open),
            (S::Open, Event::Claim, S::Open),
            (S::Open, in_time, S::Fulfilled),
            (S::Open, too_late, S::FulfilledLate),
            (S::Open, Event::Break, S::Broken),
            (S::Late, Event::Progress, S::Late),
            (S::Late, Event::Claim, S::Late),
            (S::Late, in_time, S::Fulfilled),
            (S::Late, too_late, S::FulfilledLate),
            (S::Late, Event::Break, S::Broken),
        ];
        for &state in S::ALL {
            for event in Event::ALL {
                let expected = leads.iter().find(|row| (row.0, row.1) == (state, event)).map(|row| row.2);

                assert_eq!(after(state, event).ok(), expected, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn the_state_follows_from_day_verdict_and_today() {
        use CommitmentVerdict::{Broken, Fulfilled};

        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
        let due = day("2022-12-31");
        let cases = [
            (None, "2022-12-31", CommitmentState::Open),
            (None, "2023-01-01", CommitmentState::Late),
            (Some((Fulfilled, day("2022-12-31"))), "2023-06-01", CommitmentState::Fulfilled),
            (Some((Fulfilled, day("2023-01-01"))), "2023-06-01", CommitmentState::FulfilledLate),
            (Some((Broken, day("2022-11-01"))), "2022-11-01", CommitmentState::Broken),
        ];
        for (judged, today, expected) in cases {
            assert_eq!(state(due, judged, day(today)), expected, "{judged:?} {today}");
        }
    }
}
