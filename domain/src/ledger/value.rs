//! What a line says: the figure and its target as the source gives them, and the checks that need nothing else.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;

/// How large a figure is at the most; beyond it doubles are no longer exact.
const LARGEST_AMOUNT: f64 = 9e15;

/// The value of a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Value {
    /// The figure planned.
    pub target: Option<f64>,
    /// Whether the source says 余, 多 or 约 of it.
    pub target_is_approximate: bool,
    /// The figure as reported; none where the system counts it.
    pub amount: Option<f64>,
    /// Whether the source says 余, 多 or 约 of it.
    pub is_approximate: bool,
    /// A percentage as reported, kept as it is, at most 50 characters.
    pub reported_share: Option<String>,
    /// Where the figures stand, at most 500 characters.
    pub source_note: Option<String>,
    /// The day that the figures are of.
    pub as_of: Option<NaiveDate>,
}

impl Value {
    /// Returns the value trimmed, or says which field is wrong.
    pub(super) fn checked(self, today: NaiveDate) -> Result<Self> {
        for (field, figure) in [("target", self.target), ("amount", self.amount)] {
            if figure.is_some_and(|figure| !(0.0..=LARGEST_AMOUNT).contains(&figure)) {
                return Err(Error::bad_input(field, Reason::OutOfRange));
            }
        }
        if self.as_of.is_some_and(|day| day > today) {
            return Err(Error::bad_input("asOf", Reason::DateInFuture));
        }
        Ok(Self {
            target_is_approximate: self.target_is_approximate && self.target.is_some(),
            reported_share: optional("reportedShare", self.reported_share.as_deref(), 50)?,
            source_note: optional("sourceNote", self.source_note.as_deref(), 500)?,
            ..self
        })
    }

    /// Refuses a figure where the system counts it, and none where it does not.
    pub(super) fn must_suit(&self, is_counted: bool) -> Result<()> {
        match (is_counted, self.amount) {
            (true, Some(_)) => Err(Error::bad_input("amount", Reason::CountedByUs)),
            (false, None) => Err(Error::bad_input("amount", Reason::Empty)),
            _ if is_counted && self.is_approximate => Err(Error::bad_input("isApproximate", Reason::CountedByUs)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_neither_negative_nor_beyond_counting() {
        let today = NaiveDate::from_ymd_opt(2022, 8, 30).expect("a day");
        for wrong in [-1.0, 1e16, f64::NAN, f64::INFINITY] {
            let target = Value { target: Some(wrong), ..Value::default() }.checked(today).unwrap_err();
            let amount = Value { amount: Some(wrong), ..Value::default() }.checked(today).unwrap_err();
            assert_eq!((target.field(), amount.field()), (Some("target"), Some("amount")), "{wrong}");
        }
        assert!(Value { amount: Some(0.0), ..Value::default() }.checked(today).is_ok());
    }

    #[test]
    fn what_is_counted_is_not_reported_and_the_other_way_round() {
        let reported = Value { amount: Some(1.0), ..Value::default() };
        assert!(reported.must_suit(false).is_ok());
        assert!(reported.must_suit(true).is_err());
        assert!(Value::default().must_suit(true).is_ok());
        assert!(Value::default().must_suit(false).is_err());
        assert!(Value { is_approximate: true, ..Value::default() }.must_suit(true).is_err());
    }
}
