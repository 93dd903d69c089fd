//! The pure process of an outcome document: a draft until it is issued, whatever stage its session has reached.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Written by the session's organisers, who alone see it (起草).
    Draft,
    /// Gone out under no day, before drafts were told apart (已报送，日期不详).
    Undated,
    /// Gone out, for good (已印发).
    Issued,
}

impl State {
    /// Every state, in the order of the process.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Undated, Self::Issued];

    /// Returns the state that a row says.
    pub const fn of(is_draft: bool, issued_on: Option<NaiveDate>) -> Self {
        match (is_draft, issued_on) {
            (true, _) => Self::Draft,
            (false, None) => Self::Undated,
            (false, Some(_)) => Self::Issued,
        }
    }
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

/// Returns the state after an event.
///
/// # Errors
///
/// `NOT_YET_SUBMITTED` where something comes in on a draft; `WRONG_STATE` where what has gone out would change.
pub fn after(state: State, event: Event) -> Result<State> {
    match (state, event) {
        (State::Draft, Event::Update) => Ok(State::Draft),
        (State::Draft | State::Undated, Event::Issue) => Ok(State::Issued),
        (State::Undated | State::Issued, Event::Receive) => Ok(state),
        (State::Draft, Event::Receive) => Err(Error::refused(Reason::NotYetSubmitted)),
        (State::Undated | State::Issued, Event::Update) | (State::Issued, Event::Issue) => {
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
            (State::Undated, Event::Issue, Ok(State::Issued)),
            (State::Undated, Event::Receive, Ok(State::Undated)),
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
}
