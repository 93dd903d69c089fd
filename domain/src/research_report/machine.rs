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

/// Refuses to change the text of a report that is not with its authors.
///
/// # Errors
///
/// `WRONG_STATE` for every stage but a draft and a returned one.
pub fn must_be_open(status: ReportStatus) -> Result<()> {
    let is_open = matches!(status, ReportStatus::Draft | ReportStatus::Returned);
    if is_open { Ok(()) } else { Err(Error::refused(Reason::WrongState)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_changes_only_while_it_is_with_its_authors() {
        for &status in ReportStatus::ALL {
            let is_with_authors = [ReportStatus::Draft, ReportStatus::Returned].contains(&status);

            assert_eq!(must_be_open(status).is_ok(), is_with_authors, "{status:?}");
        }
    }

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
