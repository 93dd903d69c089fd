//! The pure process of a brief (domain.md §2.6): edited, signed, issued, or given up while it is edited.

use entities::enums::OpinionBriefStatus;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// Returns the stage that a brief comes to when it is moved from `status` to `to`. `EDITING` to itself is an edit.
///
/// # Errors
///
/// `WRONG_STATE` for every step that the process does not know.
pub fn after(status: OpinionBriefStatus, to: OpinionBriefStatus) -> Result<OpinionBriefStatus> {
    use OpinionBriefStatus as S;

    match (status, to) {
        (S::Editing, S::Editing | S::InSigning | S::Discarded)
        | (S::InSigning, S::Editing | S::Signed)
        | (S::Signed, S::Issued) => Ok(to),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_statuses_is_decided() {
        use OpinionBriefStatus as S;

        let steps = [
            (S::Editing, S::Editing),
            (S::Editing, S::InSigning),
            (S::Editing, S::Discarded),
            (S::InSigning, S::Editing),
            (S::InSigning, S::Signed),
            (S::Signed, S::Issued),
        ];
        for &from in S::ALL {
            for &to in S::ALL {
                let expected = steps.contains(&(from, to)).then_some(to);

                assert_eq!(after(from, to).ok(), expected, "{from:?} {to:?}");
            }
        }
    }
}
