//! The pure process of one department's assignment.

use entities::enums::AssignmentStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What can happen to an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The department signs for it (签收).
    SignFor,
    /// It asks to hand the case back (申请退办).
    RequestReturn,
    /// The request is granted (同意退办).
    GrantReturn,
    /// The request is denied, and it is back where it was (不同意退办).
    DenyReturn {
        /// Whether it had signed for the case.
        is_signed_for: bool,
    },
    /// It gives its opinion to the lead, as an assisting department; again, as a correction (会办意见).
    GiveOpinion,
    /// Its response goes to review (报送).
    SubmitResponse,
    /// The response comes back (退回).
    ReturnResponse,
    /// The response is approved and delivered (答复).
    ApproveResponse,
    /// A holding response is approved and delivered; the duty to reply stays open (阶段性答复).
    ApproveHolding,
    /// A correction of its response goes to review; the response stays in force (更正报送).
    SubmitCorrection,
    /// A correction is approved or comes back, even while the case is handled again (更正审核).
    SettleCorrection,
    /// The proposer is dissatisfied and it is handled again (重新办理).
    Reopen,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 13] = [
        Self::SignFor,
        Self::RequestReturn,
        Self::GrantReturn,
        Self::DenyReturn { is_signed_for: false },
        Self::DenyReturn { is_signed_for: true },
        Self::GiveOpinion,
        Self::SubmitResponse,
        Self::ReturnResponse,
        Self::ApproveResponse,
        Self::ApproveHolding,
        Self::SubmitCorrection,
        Self::SettleCorrection,
        Self::Reopen,
    ];
}

/// Returns the stage after an event. For an assisting department `RESPONDED` means that its opinion is given.
///
/// # Errors
///
/// `WRONG_STATE` for every pair that leads nowhere, and `HAND_BACK_UNDECIDED` where the decision about a request to hand
/// the case back comes first.
pub fn after(status: AssignmentStatus, event: Event) -> Result<AssignmentStatus> {
    use AssignmentStatus as S;

    match (status, event) {
        (S::PendingReceipt, Event::SignFor)
        | (S::ReturnRequested, Event::DenyReturn { is_signed_for: true })
        | (S::ResponseUnderReview, Event::ReturnResponse | Event::ApproveHolding)
        | (S::InHandling, Event::SettleCorrection)
        | (S::Responded, Event::Reopen) => Ok(S::InHandling),
        // Work goes on while the request is undecided.
        (S::PendingReceipt | S::InHandling, Event::RequestReturn) | (S::ReturnRequested, Event::SignFor) => {
            Ok(S::ReturnRequested)
        }
        (S::ReturnRequested, Event::DenyReturn { is_signed_for: false }) => Ok(S::PendingReceipt),
        (S::ReturnRequested, Event::GrantReturn) => Ok(S::HandedBack),
        (S::ReturnRequested, Event::GiveOpinion | Event::SubmitResponse) => {
            Err(Error::refused(Reason::HandBackUndecided))
        }
        (S::InHandling, Event::SubmitResponse) => Ok(S::ResponseUnderReview),
        (S::ResponseUnderReview, Event::ApproveResponse)
        | (S::InHandling | S::Responded, Event::GiveOpinion)
        | (S::Responded, Event::SubmitCorrection | Event::SettleCorrection) => Ok(S::Responded),
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
            (S::PendingReceipt, Event::RequestReturn, S::ReturnRequested),
            (S::InHandling, Event::RequestReturn, S::ReturnRequested),
            (S::ReturnRequested, Event::SignFor, S::ReturnRequested),
            (S::ReturnRequested, Event::GrantReturn, S::HandedBack),
            (S::ReturnRequested, Event::DenyReturn { is_signed_for: false }, S::PendingReceipt),
            (S::ReturnRequested, Event::DenyReturn { is_signed_for: true }, S::InHandling),
            (S::InHandling, Event::GiveOpinion, S::Responded),
            (S::Responded, Event::GiveOpinion, S::Responded),
            (S::InHandling, Event::SubmitResponse, S::ResponseUnderReview),
            (S::ResponseUnderReview, Event::ReturnResponse, S::InHandling),
            (S::ResponseUnderReview, Event::ApproveResponse, S::Responded),
            (S::ResponseUnderReview, Event::ApproveHolding, S::InHandling),
            (S::Responded, Event::SubmitCorrection, S::Responded),
            (S::Responded, Event::SettleCorrection, S::Responded),
            (S::InHandling, Event::SettleCorrection, S::InHandling),
            (S::Responded, Event::Reopen, S::InHandling),
        ];
        for &status in S::ALL {
            for event in Event::ALL {
                let expected = leads.iter().find(|row| (row.0, row.1) == (status, event)).map(|row| row.2);

                assert_eq!(after(status, event).ok(), expected, "{status:?} {event:?}");
            }
        }
    }

    #[test]
    fn what_is_refused_says_whether_a_decision_comes_first() {
        for &status in AssignmentStatus::ALL {
            for event in Event::ALL {
                let Err(refusal) = after(status, event) else { continue };
                let is_undecided = status == AssignmentStatus::ReturnRequested
                    && [Event::GiveOpinion, Event::SubmitResponse].contains(&event);
                let expected = if is_undecided { "hand_back_undecided" } else { "wrong_state" };

                assert_eq!(refusal.reason(), Some(expected), "{status:?} {event:?}");
            }
        }
    }
}
