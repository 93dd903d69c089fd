//! The pure process of an outcome document: a draft until it is issued, or submitted with its session.

use chrono::NaiveDate;
use entities::enums::ConsultationStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// How far a document has come; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Written by the session's organisers, who alone see it (起草).
    Draft,
    /// Gone out with its session's outcome, under no day of its own (已报送).
    Submitted,
    /// Issued on a day (已印发).
    Issued,
}

impl State {
    /// Every state, in the order of the process.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Submitted, Self::Issued];
}

/// What can happen to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Its text changes (修改).
    Update,
    /// It is issued (印发).
    Issue,
    /// An instruction or feedback on it comes in (批示、反馈).
    Receive,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 3] = [Self::Update, Self::Issue, Self::Receive];
}

/// Derives the state from the day of issue and the stage of the session.
pub fn state(issued_on: Option<NaiveDate>, session: ConsultationStatus) -> State {
    match (issued_on, session) {
        (Some(_), _) => State::Issued,
        (None, ConsultationStatus::Submitted | ConsultationStatus::Closed) => State::Submitted,
        (None, _) => State::Draft,
    }
}

/// Returns the state after an event.
///
/// # Errors
///
/// `NOT_YET_SUBMITTED` where something comes in on a draft; `WRONG_STATE` where what has gone out would change.
pub fn after(state: State, event: Event) -> Result<State> {
    match (state, event) {
        (State::Draft, Event::Update) => Ok(State::Draft),
        (State::Draft | State::Submitted, Event::Issue) => Ok(State::Issued),
        (State::Submitted | State::Issued, Event::Receive) => Ok(state),
        (State::Draft, Event::Receive) => Err(Error::refused(Reason::NotYetSubmitted)),
        (State::Submitted | State::Issued, Event::Update) | (State::Issued, Event::Issue) => {
            Err(Error::refused(Reason::WrongState))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_event_is_decided() {
        let leads = [
            (State::Draft, Event::Update, Ok(State::Draft)),
            (State::Draft, Event::Issue, Ok(State::Issued)),
            (State::Draft, Event::Receive, Err(Reason::NotYetSubmitted)),
            (State::Submitted, Event::Issue, Ok(State::Issued)),
            (State::Submitted, Event::Receive, Ok(State::Submitted)),
            (State::Issued, Event::Receive, Ok(State::Issued)),
        ];
        for state in State::ALL {
            for event in Event::ALL {
                let row = leads.iter().find(|row| (row.0, row.1) == (state, event));
                let expected = row.map_or(Err(Reason::WrongState.as_str()), |row| row.2.map_err(Reason::as_str));

                let got = after(state, event).map_err(|refused| refused.reason().unwrap_or_default());

                assert_eq!(got, expected, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn the_state_follows_from_day_and_session() {
        use ConsultationStatus as S;

        let day = NaiveDate::from_ymd_opt(2022, 8, 30);
        for &session in S::ALL {
            let is_through = [S::Submitted, S::Closed].contains(&session);

            assert_eq!(state(day, session), State::Issued, "{session:?}");
            assert_eq!(state(None, session), if is_through { State::Submitted } else { State::Draft }, "{session:?}");
        }
    }
}
