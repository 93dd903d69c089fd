//! The pure process of a speech (domain.md §2.4): handed in, reviewed, made final, given.

use entities::enums::{SpeechDelivery, SpeechStatus};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What happens to a speech that its speaker hands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// Its speaker changes it (修改).
    Revise,
    /// The organisers decide how it is used (审稿).
    Review(Usage),
    /// Its text is final (定稿).
    Finalize,
    /// Its speaker takes it back (撤回).
    Withdraw,
}

/// How a speech is used (发言采用方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Given at the session (口头发言).
    Oral,
    /// Circulated in writing (书面发言).
    Written,
    /// Not used; it may become a social opinion (转弃).
    Discarded,
}

impl Usage {
    /// Returns how the speech is delivered; nothing where it is not.
    pub const fn delivery(self) -> Option<SpeechDelivery> {
        match self {
            Self::Oral => Some(SpeechDelivery::Oral),
            Self::Written => Some(SpeechDelivery::Written),
            Self::Discarded => None,
        }
    }
}

/// Returns the status after an event, or why it cannot happen. A review may be changed until the text is final; what was
/// discarded can be taken up again until then, and never made final as it is (domain.md §4.1, 17).
///
/// # Errors
///
/// `WRONG_STATE` for every pair that the process does not know.
pub fn after(status: SpeechStatus, event: Event) -> Result<SpeechStatus> {
    use SpeechStatus as S;

    match (status, event) {
        (S::Submitted | S::Reviewed, Event::Revise) => Ok(S::Submitted),
        (S::Submitted | S::Reviewed | S::Discarded, Event::Review(Usage::Oral | Usage::Written)) => Ok(S::Reviewed),
        (S::Submitted | S::Reviewed, Event::Review(Usage::Discarded)) => Ok(S::Discarded),
        (S::Reviewed, Event::Finalize) => Ok(S::Finalized),
        (S::Submitted | S::Reviewed | S::Discarded, Event::Withdraw) => Ok(S::Withdrawn),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 6] = [
        Event::Revise,
        Event::Review(Usage::Oral),
        Event::Review(Usage::Written),
        Event::Review(Usage::Discarded),
        Event::Finalize,
        Event::Withdraw,
    ];

    /// What each event leads to, in the order of `EVENTS`; a dash is a refusal.
    const TABLE: [(SpeechStatus, [&str; 6]); 7] = {
        use SpeechStatus as S;
        [
            (S::Draft, ["-", "-", "-", "-", "-", "-"]),
            (S::Submitted, ["SUBMITTED", "REVIEWED", "REVIEWED", "DISCARDED", "-", "WITHDRAWN"]),
            (S::Reviewed, ["SUBMITTED", "REVIEWED", "REVIEWED", "DISCARDED", "FINALIZED", "WITHDRAWN"]),
            (S::Finalized, ["-", "-", "-", "-", "-", "-"]),
            (S::Delivered, ["-", "-", "-", "-", "-", "-"]),
            (S::Discarded, ["-", "REVIEWED", "REVIEWED", "-", "-", "WITHDRAWN"]),
            (S::Withdrawn, ["-", "-", "-", "-", "-", "-"]),
        ]
    };

    #[test]
    fn every_pair_of_status_and_event_is_decided() {
        assert_eq!(TABLE.len(), SpeechStatus::ALL.len());
        for (status, row) in TABLE {
            for (event, expected) in EVENTS.into_iter().zip(row) {
                let got = after(status, event).map_or("-", SpeechStatus::as_str);

                assert_eq!(got, expected, "{status:?} {event:?}");
            }
        }
    }
}
