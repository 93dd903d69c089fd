//! The pure process of a collective contract (domain.md §2.8): signed, filed for review, objected to or in effect, published.

use entities::enums::ContractStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What may happen to a contract that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// It is handed in for review (报送审查).
    File,
    /// The bureau objects to it (提出异议).
    Object,
    /// The time to object has run out without objection (生效).
    TakeEffect,
    /// It is made known to the workers (公布).
    Publish,
    /// A later contract takes its place (续签).
    Renew,
}

impl Event {
    /// Every event, in the order of the process.
    pub const ALL: [Self; 5] = [Self::File, Self::Object, Self::TakeEffect, Self::Publish, Self::Renew];

    /// Returns the name that history keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::File => "FILE_CONTRACT",
            Self::Object => "OBJECT_TO_CONTRACT",
            Self::TakeEffect => "BRING_CONTRACT_INTO_EFFECT",
            Self::Publish => "PUBLISH_CONTRACT",
            Self::Renew => "RENEW_CONTRACT",
        }
    }
}

/// Returns the stage after an event. One that is objected to ends there: the sides bargain anew and sign another.
///
/// # Errors
///
/// `WRONG_STATE` for every step that the process does not know.
pub fn after(status: ContractStatus, event: Event) -> Result<ContractStatus> {
    use ContractStatus as S;

    match (status, event) {
        (S::Signed, Event::File) => Ok(S::Filed),
        (S::Filed, Event::Object) => Ok(S::Objected),
        (S::Filed, Event::TakeEffect) => Ok(S::Effective),
        (S::Effective, Event::Publish) => Ok(S::Published),
        (S::Effective | S::Published, Event::Renew) => Ok(status),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_status_and_event_is_decided() {
        use ContractStatus as S;

        let steps = [
            (S::Signed, Event::File, S::Filed),
            (S::Filed, Event::Object, S::Objected),
            (S::Filed, Event::TakeEffect, S::Effective),
            (S::Effective, Event::Publish, S::Published),
            (S::Effective, Event::Renew, S::Effective),
            (S::Published, Event::Renew, S::Published),
        ];
        for &from in S::ALL {
            for event in Event::ALL {
                let expected = steps.iter().find(|step| (step.0, step.1) == (from, event)).map(|step| step.2);

                assert_eq!(after(from, event).ok(), expected, "{from:?} {event:?}");
            }
        }
    }
}
