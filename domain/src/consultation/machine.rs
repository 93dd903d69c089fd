//! The pure process of a consultation (domain.md §2.3): what may happen to it at which stage.

use entities::enums::ConsultationStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What an organiser may do with a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Begin the research (开展调研).
    StartResearch,
    /// Set or move its day (安排).
    Schedule,
    /// Say that it was held (召开).
    Hold,
    /// Begin to draft the outcome (起草成果).
    DraftOutcome,
    /// Submit the outcome (报送成果).
    SubmitOutcome,
    /// End it (办结).
    Close,
    /// Call it off (取消).
    Cancel,
    /// Record a speech (登记发言).
    RecordSpeech,
    /// Record what a department answered on the spot (登记现场回应).
    RecordOnSiteResponse,
    /// Record an outcome document (登记成果).
    RecordOutcome,
}

impl Action {
    /// Every action, in the order of the process.
    pub const ALL: [Self; 10] = [
        Self::StartResearch,
        Self::Schedule,
        Self::Hold,
        Self::DraftOutcome,
        Self::SubmitOutcome,
        Self::Close,
        Self::Cancel,
        Self::RecordSpeech,
        Self::RecordOnSiteResponse,
        Self::RecordOutcome,
    ];

    /// Returns the name that history keeps, which is also the API's.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StartResearch => "START_RESEARCH",
            Self::Schedule => "SCHEDULE",
            Self::Hold => "HOLD",
            Self::DraftOutcome => "DRAFT_OUTCOME",
            Self::SubmitOutcome => "SUBMIT_OUTCOME",
            Self::Close => "CLOSE",
            Self::Cancel => "CANCEL",
            Self::RecordSpeech => "RECORD_SPEECH",
            Self::RecordOnSiteResponse => "RECORD_ON_SITE_RESPONSE",
            Self::RecordOutcome => "RECORD_OUTCOME",
        }
    }

    /// Returns the action that leads to a stage; none leads to the first.
    pub(super) const fn leading_to(status: ConsultationStatus) -> Option<Self> {
        match status {
            ConsultationStatus::Planned => None,
            ConsultationStatus::Researching => Some(Self::StartResearch),
            ConsultationStatus::Scheduled => Some(Self::Schedule),
            ConsultationStatus::Held => Some(Self::Hold),
            ConsultationStatus::OutcomeDrafted => Some(Self::DraftOutcome),
            ConsultationStatus::Submitted => Some(Self::SubmitOutcome),
            ConsultationStatus::Closed => Some(Self::Close),
            ConsultationStatus::Cancelled => Some(Self::Cancel),
        }
    }

    /// Whether the public reads it in the history of a public consultation.
    pub(super) const fn is_milestone(self) -> bool {
        matches!(self, Self::StartResearch | Self::Schedule | Self::Hold | Self::SubmitOutcome | Self::Close)
    }
}

/// Returns the stage after an action, or why it cannot happen. Recording leaves the stage as it is:
/// speeches from scheduling on, what came of the session once it has been held (domain.md §4.1, 17 and 19).
///
/// # Errors
///
/// `NOT_SCHEDULED` or `NOT_YET_HELD` where it only is too early, else `WRONG_STATE`.
pub fn after(status: ConsultationStatus, action: Action) -> Result<ConsultationStatus> {
    use ConsultationStatus as S;

    match (status, action) {
        (S::Planned, Action::StartResearch) => Ok(S::Researching),
        (S::Planned | S::Researching | S::Scheduled, Action::Schedule) => Ok(S::Scheduled),
        (S::Scheduled, Action::Hold) => Ok(S::Held),
        (S::Held, Action::DraftOutcome) => Ok(S::OutcomeDrafted),
        (S::OutcomeDrafted, Action::SubmitOutcome) => Ok(S::Submitted),
        (S::Held | S::Submitted, Action::Close) => Ok(S::Closed),
        (S::Planned | S::Researching | S::Scheduled, Action::Cancel) => Ok(S::Cancelled),
        (S::Scheduled | S::Held | S::OutcomeDrafted | S::Submitted | S::Closed, Action::RecordSpeech)
        | (
            S::Held | S::OutcomeDrafted | S::Submitted | S::Closed,
            Action::RecordOnSiteResponse | Action::RecordOutcome,
        ) => Ok(status),
        (S::Planned | S::Researching, Action::Hold | Action::RecordSpeech) => Err(Error::refused(Reason::NotScheduled)),
        (
            S::Planned | S::Researching | S::Scheduled,
            Action::DraftOutcome
            | Action::SubmitOutcome
            | Action::Close
            | Action::RecordOnSiteResponse
            | Action::RecordOutcome,
        ) => Err(Error::refused(Reason::NotYetHeld)),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair that leads somewhere; all others are refused.
    const STEPS: [(ConsultationStatus, Action, ConsultationStatus); 25] = {
        use Action as A;
        use ConsultationStatus as S;
        [
            (S::Planned, A::StartResearch, S::Researching),
            (S::Planned, A::Schedule, S::Scheduled),
            (S::Planned, A::Cancel, S::Cancelled),
            (S::Researching, A::Schedule, S::Scheduled),
            (S::Researching, A::Cancel, S::Cancelled),
            (S::Scheduled, A::Schedule, S::Scheduled),
            (S::Scheduled, A::Hold, S::Held),
            (S::Scheduled, A::Cancel, S::Cancelled),
            (S::Scheduled, A::RecordSpeech, S::Scheduled),
            (S::Held, A::DraftOutcome, S::OutcomeDrafted),
            (S::Held, A::Close, S::Closed),
            (S::Held, A::RecordSpeech, S::Held),
            (S::Held, A::RecordOnSiteResponse, S::Held),
            (S::Held, A::RecordOutcome, S::Held),
            (S::OutcomeDrafted, A::SubmitOutcome, S::Submitted),
            (S::OutcomeDrafted, A::RecordSpeech, S::OutcomeDrafted),
            (S::OutcomeDrafted, A::RecordOnSiteResponse, S::OutcomeDrafted),
            (S::OutcomeDrafted, A::RecordOutcome, S::OutcomeDrafted),
            (S::Submitted, A::Close, S::Closed),
            (S::Submitted, A::RecordSpeech, S::Submitted),
            (S::Submitted, A::RecordOnSiteResponse, S::Submitted),
            (S::Submitted, A::RecordOutcome, S::Submitted),
            (S::Closed, A::RecordSpeech, S::Closed),
            (S::Closed, A::RecordOnSiteResponse, S::Closed),
            (S::Closed, A::RecordOutcome, S::Closed),
        ]
    };

    #[test]
    fn every_pair_of_status_and_action_is_decided() {
        for &status in ConsultationStatus::ALL {
            for action in Action::ALL {
                let expected = STEPS.iter().find(|row| (row.0, row.1) == (status, action)).map(|row| row.2);

                assert_eq!(after(status, action).ok(), expected, "{status:?} {action:?}");
            }
        }
    }

    /// Every pair that only comes too early, with why; whatever else is refused is refused for good.
    const TOO_EARLY: [(ConsultationStatus, Action, Reason); 19] = {
        use Action as A;
        use ConsultationStatus as S;
        [
            (S::Planned, A::Hold, Reason::NotScheduled),
            (S::Planned, A::RecordSpeech, Reason::NotScheduled),
            (S::Planned, A::DraftOutcome, Reason::NotYetHeld),
            (S::Planned, A::SubmitOutcome, Reason::NotYetHeld),
            (S::Planned, A::Close, Reason::NotYetHeld),
            (S::Planned, A::RecordOnSiteResponse, Reason::NotYetHeld),
            (S::Planned, A::RecordOutcome, Reason::NotYetHeld),
            (S::Researching, A::Hold, Reason::NotScheduled),
            (S::Researching, A::RecordSpeech, Reason::NotScheduled),
            (S::Researching, A::DraftOutcome, Reason::NotYetHeld),
            (S::Researching, A::SubmitOutcome, Reason::NotYetHeld),
            (S::Researching, A::Close, Reason::NotYetHeld),
            (S::Researching, A::RecordOnSiteResponse, Reason::NotYetHeld),
            (S::Researching, A::RecordOutcome, Reason::NotYetHeld),
            (S::Scheduled, A::DraftOutcome, Reason::NotYetHeld),
            (S::Scheduled, A::SubmitOutcome, Reason::NotYetHeld),
            (S::Scheduled, A::Close, Reason::NotYetHeld),
            (S::Scheduled, A::RecordOnSiteResponse, Reason::NotYetHeld),
            (S::Scheduled, A::RecordOutcome, Reason::NotYetHeld),
        ]
    };

    #[test]
    fn what_only_comes_too_early_says_so() {
        for &status in ConsultationStatus::ALL {
            for action in Action::ALL {
                let Err(refusal) = after(status, action) else { continue };
                let early = TOO_EARLY.iter().find(|row| (row.0, row.1) == (status, action));
                let expected = early.map_or(Reason::WrongState, |row| row.2);

                assert_eq!(refusal.reason(), Some(expected.as_str()), "{status:?} {action:?}");
            }
        }
    }

    #[test]
    fn the_action_that_leads_to_a_status_arrives_there() {
        for &status in ConsultationStatus::ALL {
            if let Some(action) = Action::leading_to(status) {
                let arrives = ConsultationStatus::ALL.iter().any(|&from| after(from, action).ok() == Some(status));

                assert!(arrives, "{action:?} never leads to {status:?}");
            }
        }
    }
}
