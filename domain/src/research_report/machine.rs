//! The pure process of a research report (domain.md §2.5).

use entities::enums::ReportStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// Returns the stage that a report comes to when it is moved from `status` to `to`, or why it cannot be.
///
/// # Errors
///
/// `WRONG_STATE` for every step that the process does not know.
pub fn after(status: ReportStatus, to: ReportStatus) -> Result<ReportStatus> {
    use ReportStatus as S;

    match (status, to) {
        (S::Draft | S::Returned, S::Submitted)
        | (S::Submitted, S::CommitteeApproved)
        | (S::Submitted | S::CommitteeApproved, S::Returned)
        | (S::CommitteeApproved, S::ChairMeetingApproved)
        | (S::ChairMeetingApproved, S::SubmittedToPartyGov) => Ok(to),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every step there is; all others are refused.
    const STEPS: [(ReportStatus, ReportStatus); 7] = [
        (ReportStatus::Draft, ReportStatus::Submitted),
        (ReportStatus::Returned, ReportStatus::Submitted),
        (ReportStatus::Submitted, ReportStatus::Returned),
        (ReportStatus::Submitted, ReportStatus::CommitteeApproved),
        (ReportStatus::CommitteeApproved, ReportStatus::Returned),
        (ReportStatus::CommitteeApproved, ReportStatus::ChairMeetingApproved),
        (ReportStatus::ChairMeetingApproved, ReportStatus::SubmittedToPartyGov),
    ];

    #[test]
    fn every_pair_of_statuses_is_decided() {
        for &from in ReportStatus::ALL {
            for &to in ReportStatus::ALL {
                let expected = STEPS.contains(&(from, to)).then_some(to);

                assert_eq!(after(from, to).ok(), expected, "{from:?} {to:?}");
            }
        }
    }
}
