//! The pure process of a ledger: kept at any time, published and withdrawn by turns.

use crate::error::{Error, Result};
use crate::reason::Reason;

/// What organisers do with a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Add a line (登记).
    RecordLine,
    /// Correct a line, on record (更正).
    CorrectLine,
    /// Make it public (公开).
    Publish,
    /// Make it public no longer (撤销公开).
    Withdraw,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 4] = [Self::RecordLine, Self::CorrectLine, Self::Publish, Self::Withdraw];
}

/// Returns whether a ledger is public after an action.
///
/// # Errors
///
/// `WRONG_STATE` to publish what is public, and to withdraw what is not.
pub fn after(is_public: bool, action: Action) -> Result<bool> {
    match (is_public, action) {
        (_, Action::RecordLine | Action::CorrectLine) => Ok(is_public),
        (false, Action::Publish) => Ok(true),
        (true, Action::Withdraw) => Ok(false),
        (true, Action::Publish) | (false, Action::Withdraw) => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_decided_in_both_states() {
        let table = [
            (false, Action::RecordLine, Some(false)),
            (true, Action::RecordLine, Some(true)),
            (false, Action::CorrectLine, Some(false)),
            (true, Action::CorrectLine, Some(true)),
            (false, Action::Publish, Some(true)),
            (true, Action::Publish, None),
            (false, Action::Withdraw, None),
            (true, Action::Withdraw, Some(false)),
        ];
        assert_eq!(table.len(), Action::ALL.len() * 2);
        for (is_public, action, expected) in table {
            assert_eq!(after(is_public, action).ok(), expected, "{is_public} {action:?}");
        }
    }
}
