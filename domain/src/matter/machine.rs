//! The pure response loop of a matter (domain.md §2.7): discovered, called for, answered by tiers, handled together, closed.

use entities::enums::MatterStage;

use crate::error::{Error, Result};
use crate::reason::Reason;

/// Returns the stage that a matter comes to when it is moved from `stage` to `to`. What a tier can settle by itself is
/// closed without being handled by several together.
///
/// # Errors
///
/// `WRONG_STATE` for every step that the loop does not know.
pub fn after(stage: MatterStage, to: MatterStage) -> Result<MatterStage> {
    use MatterStage as S;

    match (stage, to) {
        (S::Discovered, S::Whistled)
        | (S::Whistled, S::TieredResponse)
        | (S::TieredResponse, S::CoordinatedHandling | S::Closed)
        | (S::CoordinatedHandling, S::Closed) => Ok(to),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_stages_is_decided() {
        use MatterStage as S;

        let steps = [
            (S::Discovered, S::Whistled),
            (S::Whistled, S::TieredResponse),
            (S::TieredResponse, S::CoordinatedHandling),
            (S::TieredResponse, S::Closed),
            (S::CoordinatedHandling, S::Closed),
        ];
        for &from in S::ALL {
            for &to in S::ALL {
                let expected = steps.contains(&(from, to)).then_some(to);

                assert_eq!(after(from, to).ok(), expected, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn what_is_closed_stays_closed() {
        assert!(MatterStage::ALL.iter().all(|to| after(MatterStage::Closed, *to).is_err()));
    }
}
