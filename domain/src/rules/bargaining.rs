//! The windows and the majority of collective bargaining (集体协商规则), as the committee's place has them.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// How long the steps of a bargaining may take, and what a congress needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bargaining {
    /// How long the other side has to reply to an offer.
    pub offer_reply_days: u32,
    /// How long the sides have after a reply to meet, in working days.
    pub negotiation_working_days: u32,
    /// How many working days before the sides meet their data is handed over at the latest.
    pub data_working_days: u32,
    /// How long a signed contract may wait before it is handed in for review.
    pub contract_filing_days: u32,
    /// How long the bureau has to object.
    pub contract_objection_days: u32,
    /// How long a contract in effect may wait before it is made known.
    pub contract_publish_days: u32,
    /// For how many months a contract is in force at the most.
    pub contract_months: u32,
    /// How many days before its end a contract counts as expiring.
    pub contract_expiring_days: u32,
    /// Whether the majority of a congress is counted of those present, and not of all who are entitled to vote.
    pub congress_majority_of_present: bool,
}

impl Default for Bargaining {
    fn default() -> Self {
        Self {
            offer_reply_days: 20,
            negotiation_working_days: 10,
            data_working_days: 5,
            contract_filing_days: 10,
            contract_objection_days: 15,
            contract_publish_days: 5,
            contract_months: 12,
            contract_expiring_days: 60,
            congress_majority_of_present: false,
        }
    }
}

impl Bargaining {
    /// Refuses windows that no place can work with.
    pub(super) fn checked(&self) -> Result<()> {
        let ranges = [
            (self.offer_reply_days, 1..=120),
            (self.negotiation_working_days, 1..=120),
            (self.data_working_days, 1..=60),
            (self.contract_filing_days, 1..=120),
            (self.contract_objection_days, 1..=120),
            (self.contract_publish_days, 1..=120),
            (self.contract_months, 1..=60),
            (self.contract_expiring_days, 1..=366),
        ];
        if ranges.iter().all(|(value, range)| range.contains(value)) {
            Ok(())
        } else {
            Err(Error::bad_input("bargaining", Reason::OutOfRange))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of the windows.
    type Window = fn(&mut Bargaining) -> &mut u32;

    #[test]
    fn every_window_has_a_least_and_a_most() {
        let of: [(Window, u32); 8] = [
            (|rules| &mut rules.offer_reply_days, 120),
            (|rules| &mut rules.negotiation_working_days, 120),
            (|rules| &mut rules.data_working_days, 60),
            (|rules| &mut rules.contract_filing_days, 120),
            (|rules| &mut rules.contract_objection_days, 120),
            (|rules| &mut rules.contract_publish_days, 120),
            (|rules| &mut rules.contract_months, 60),
            (|rules| &mut rules.contract_expiring_days, 366),
        ];
        for (at, (window, most)) in of.into_iter().enumerate() {
            for (value, is_fit) in [(0, false), (1, true), (most, true), (most + 1, false)] {
                let mut rules = Bargaining::default();
                *window(&mut rules) = value;

                assert_eq!(rules.checked().is_ok(), is_fit, "{at} {value}");
            }
        }
    }
}
