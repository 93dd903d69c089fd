//! The pure process of one department's assignment.

use entities::enums::AssignmentStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What can happen to an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The department signs for it (签收).
    SignFor,
    /// It gives its opinion to the lead, as an assisting department; again, as a correction (会办意见).
    GiveOpinion,
    /// Its response goes to review (报送).
    SubmitResponse,
    /// The response comes back (退回).
    ReturnResponse,
    /// The response is approved and delivered (答复).
    ApproveResponse,
    /// The proposer is dissatisfied and it is handled again (重新办理).
    Reopen,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 6] = [
        Self::SignFor,
        Self::GiveOpinion,
        Self::SubmitResponse,
        Self::ReturnResponse,
        Self::ApproveResponse,
        Self::Reopen,
    ];
}

/// Returns the stage after an event. For an assisting department `RESPONDED` means that its opinion is given.
///
/// # Errors
///
/// `WRONG_STATE` for every pair that leads nowhere.
pub fn after(status: AssignmentStatus, event: Event) -> Result<AssignmentStatus> {
    use AssignmentStatus as S;

    match (status, event) {
        (S::PendingReceipt, Event::SignFor)
        | (S::ResponseUnderReview, Event::ReturnResponse)
        | (S::Responded, Event::Reopen) => Ok(S::InHandling),
        (S::InHandling, Event::SubmitResponse) => Ok(S::ResponseUnderReview),
        (S::ResponseUnderReview, Event::ApproveResponse) | (S::InHandling | S::Responded, Event::GiveOpinion) => {
            Ok(S::Responded)
        }
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_stage_and_event_is_decided() {
        use AssignmentStatus as S;

        let leads = [
            (S::PendingReceipt, Event::SignFor, S::InHandling),
            (S::InHandling, Event::GiveOpinion, S::Responded),
            (S::Responded, Event::GiveOpinion, S::Responded),
            (S::InHandling, Event::SubmitResponse, S::ResponseUnderReview),
            (S::ResponseUnderReview, Event::ReturnResponse, S::InHandling),
            (S::ResponseUnderReview, Event::ApproveResponse, S::Responded),
            (S::Responded, Event::Reopen, S::InHandling),
        ];
        for &status in S::ALL {
            for event in Event::ALL {
                let expected = leads.iter().find(|row| (row.0, row.1) == (status, event)).map(|row| row.2);

                assert_eq!(after(status, event).ok(), expected, "{status:?} {event:?}");
            }
        }
    }
}
