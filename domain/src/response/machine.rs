//! The pure process of one version of a response.

use entities::enums::ResponseStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What can happen to a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Its text is changed.
    Edit,
    /// It goes to review (报送).
    Submit,
    /// The review approves it, and so delivers it (答复).
    Approve,
    /// The review returns it (退回).
    Return,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 4] = [Self::Edit, Self::Submit, Self::Approve, Self::Return];
}

/// Returns the stage after an event. A returned version stays as it was; the next draft is a new version.
///
/// # Errors
///
/// `WRONG_STATE` for every pair that leads nowhere.
pub fn after(status: ResponseStatus, event: Event) -> Result<ResponseStatus> {
    use ResponseStatus as S;

    match (status, event) {
        (S::Draft, Event::Edit) => Ok(S::Draft),
        (S::Draft, Event::Submit) => Ok(S::UnderReview),
        (S::UnderReview, Event::Approve) => Ok(S::Approved),
        (S::UnderReview, Event::Return) => Ok(S::Returned),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_stage_and_event_is_decided() {
        use ResponseStatus as S;

        let leads = [
            (S::Draft, Event::Edit, S::Draft),
            (S::Draft, Event::Submit, S::UnderReview),
            (S::UnderReview, Event::Approve, S::Approved),
            (S::UnderReview, Event::Return, S::Returned),
        ];
        for &status in S::ALL {
            for event in Event::ALL {
                let expected = leads.iter().find(|row| (row.0, row.1) == (status, event)).map(|row| row.2);

                assert_eq!(after(status, event).ok(), expected, "{status:?} {event:?}");
            }
        }
    }
}
