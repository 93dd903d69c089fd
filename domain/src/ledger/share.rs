//! The share of a target that a figure comes to: computed with what it is computed from, and never where one is vague.

/// A percentage that we computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The figure.
    pub numerator: f64,
    /// The target.
    pub denominator: f64,
    /// The one in hundredths of the other, rounded to two decimals.
    pub percent: f64,
}

/// A figure, and whether the source says 余, 多 or 约 of it.
pub type Figure = (Option<f64>, bool);

/// Returns the share of `target` that `amount` comes to; none where either is approximate or missing, or the target is
/// nothing.
pub fn share((amount, is_vague): Figure, (target, target_is_vague): Figure) -> Option<Share> {
    let (numerator, denominator) = (amount?, target?);
    if is_vague || target_is_vague || denominator <= 0.0 {
        return None;
    }
    Some(Share { numerator, denominator, percent: (numerator / denominator * 10_000.0).round() / 100.0 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_needs_two_exact_figures() {
        assert_eq!(share((Some(91.0), false), (Some(80.0), false)).map(|share| share.percent), Some(113.75));
        assert_eq!(share((Some(1.0), false), (Some(3.0), false)).map(|share| share.percent), Some(33.33));
        assert_eq!(share((Some(0.0), false), (Some(3.0), false)).map(|share| share.percent), Some(0.0));
        let exact = (Some(3.0), false);
        for vague in [(Some(3.0), true), (None, false)] {
            assert_eq!(share(vague, exact), None, "{vague:?}");
            assert_eq!(share(exact, vague), None, "{vague:?}");
        }
        assert_eq!(share(exact, (Some(0.0), false)), None);
    }

    proptest! {
        #[test]
        fn a_share_tells_what_it_is_computed_from(amount in 0.0..1e9_f64, target in 0.01..1e9_f64) {
            let told = share((Some(amount), false), (Some(target), false)).expect("both are exact");

            prop_assert_eq!((told.numerator, told.denominator), (amount, target));
            prop_assert!((told.percent - amount / target * 100.0).abs() <= 0.005 + told.percent * 1e-12);
        }
    }
}
