//! The pure process of one version of a response, and what each step of it means for the department's assignment.

use entities::enums::{ResponseKind, ResponseStatus};

use crate::assignment::machine::Event as UnitEvent;
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

/// Returns what a step of a response is for its department's assignment; none for a change of its text. A holding
/// response leaves the duty to reply open, a correction leaves the reply in force until it is approved itself.
pub const fn unit_event(kind: ResponseKind, event: Event) -> Option<UnitEvent> {
    Some(match (kind, event) {
        (_, Event::Edit) => return None,
        (ResponseKind::Full | ResponseKind::Holding, Event::Submit) => UnitEvent::SubmitResponse,
        (ResponseKind::Full | ResponseKind::Holding, Event::Return) => UnitEvent::ReturnResponse,
        (ResponseKind::Full, Event::Approve) => UnitEvent::ApproveResponse,
        (ResponseKind::Holding, Event::Approve) => UnitEvent::ApproveHolding,
        (ResponseKind::Correcting | ResponseKind::Superseding, Event::Submit) => UnitEvent::SubmitCorrection,
        (ResponseKind::Correcting | ResponseKind::Superseding, Event::Return | Event::Approve) => {
            UnitEvent::SettleCorrection
        }
    })
}

/// Names a step of a response for the history.
pub(super) const fn step(kind: ResponseKind, event: Event) -> &'static str {
    match (kind, event) {
        (_, Event::Edit) => "DRAFT_RESPONSE",
        (ResponseKind::Full, Event::Submit) => "SUBMIT_RESPONSE",
        (ResponseKind::Full, Event::Approve) => "APPROVE_RESPONSE",
        (ResponseKind::Full, Event::Return) => "RETURN_RESPONSE",
        (ResponseKind::Holding, Event::Submit) => "SUBMIT_HOLDING_RESPONSE",
        (ResponseKind::Holding, Event::Approve) => "APPROVE_HOLDING_RESPONSE",
        (ResponseKind::Holding, Event::Return) => "RETURN_HOLDING_RESPONSE",
        (ResponseKind::Correcting | ResponseKind::Superseding, Event::Submit) => "SUBMIT_CORRECTION",
        (ResponseKind::Correcting | ResponseKind::Superseding, Event::Approve) => "APPROVE_CORRECTION",
        (ResponseKind::Correcting | ResponseKind::Superseding, Event::Return) => "RETURN_CORRECTION",
    }
}

#[cfg(test)]
mod tests {
    use entities::enums::AssignmentStatus;

    use super::*;
    use crate::assignment::machine;

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

    #[test]
    fn every_kind_moves_its_department_in_its_own_way() {
        use AssignmentStatus as S;
        use ResponseKind as K;

        let leads = [
            (K::Full, Event::Submit, S::InHandling, S::ResponseUnderReview),
            (K::Full, Event::Return, S::ResponseUnderReview, S::InHandling),
            (K::Full, Event::Approve, S::ResponseUnderReview, S::Responded),
            (K::Holding, Event::Submit, S::InHandling, S::ResponseUnderReview),
            (K::Holding, Event::Return, S::ResponseUnderReview, S::InHandling),
            (K::Holding, Event::Approve, S::ResponseUnderReview, S::InHandling),
        ];
        let corrections = [
            (Event::Submit, S::Responded, S::Responded),
            (Event::Return, S::Responded, S::Responded),
            (Event::Return, S::InHandling, S::InHandling),
            (Event::Approve, S::Responded, S::Responded),
            (Event::Approve, S::InHandling, S::InHandling),
        ];
        for &kind in K::ALL {
            for event in Event::ALL {
                for &from in S::ALL {
                    let expected = if kind.corrects() {
                        corrections.iter().find(|row| (row.0, row.1) == (event, from)).map(|row| row.2)
                    } else {
                        leads.iter().find(|row| (row.0, row.1, row.2) == (kind, event, from)).map(|row| row.3)
                    };

                    let got = unit_event(kind, event).and_then(|event| machine::after(from, event).ok());

                    assert_eq!(got, expected, "{kind:?} {event:?} {from:?}");
                }
            }
        }
    }
}
