//! Suppression (小数抑制): what speaks of fewer than five is not told, nor what would let a reader work it out.

use std::cmp::Reverse;

use super::{Measure, Statistics};

/// A number of fewer than this says too much about its few.
const FEWEST: u64 = 5;

/// Takes from groups what outsiders are not told. Groups of fewer than five are not told at all, and of those that are,
/// no rate over fewer than five.
pub(super) fn suppress<K>(parts: Vec<(K, Statistics)>) -> Vec<(K, Option<Statistics>)> {
    let sizes: Vec<_> = parts.iter().map(|(_, part)| (part.received, true)).collect();
    let told = told(&sizes);
    let mut rates: Vec<(Measure, Vec<bool>)> = Vec::new();
    for measure in Measure::ALL {
        let of = |part: &Statistics| part.share(measure).map_or(0, |share| share.of);
        let sizes: Vec<_> = parts.iter().zip(&told).map(|((_, part), told)| (of(part), *told)).collect();
        rates.push((measure, self::told(&sizes)));
    }

    let suppressed = parts.into_iter().enumerate().map(|(place, (key, mut part))| {
        for (measure, _) in rates.iter().filter(|(_, told)| !told[place]) {
            part.hide(*measure);
        }
        (key, told[place].then_some(part))
    });
    suppressed.collect()
}

/// Says which of some numbers may be told, given which may be told at all. The sum of all of them is known, so the sum
/// of those not told is known as well: it must be that of two or more, and five at least. Where it is not, the next
/// smallest is not told either. A zero tells of nobody.
pub(super) fn told(numbers: &[(u64, bool)]) -> Vec<bool> {
    let mut told: Vec<bool> =
        numbers.iter().map(|(number, may_be)| *may_be && (*number == 0 || *number >= FEWEST)).collect();
    loop {
        let untold = numbers.iter().zip(&told).filter(|((number, _), told)| !**told && *number > 0);
        let untold: Vec<u64> = untold.map(|((number, _), _)| *number).collect();
        if untold.is_empty() || untold.len() > 1 && untold.iter().sum::<u64>() >= FEWEST {
            return told;
        }
        let left = (0..numbers.len()).filter(|place| told[*place] && numbers[*place].0 > 0);
        let Some(next) = left.min_by_key(|place| (numbers[*place].0, Reverse(*place))) else { return told };
        told[next] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Share;
    use super::*;

    fn told_of(numbers: &[u64]) -> Vec<u64> {
        let all: Vec<_> = numbers.iter().map(|number| (*number, true)).collect();
        let told = told(&all);
        numbers.iter().zip(told).filter_map(|(number, told)| told.then_some(*number)).collect()
    }

    #[test]
    fn numbers_below_five_are_not_told() {
        assert_eq!(told_of(&[9, 5, 4, 1]), [9, 5]);
        assert_eq!(told_of(&[9, 5]), [9, 5]);
        assert!(told_of(&[]).is_empty());
        assert_eq!(told_of(&[9, 0]), [9, 0]);
    }

    #[test]
    fn a_single_number_that_the_sum_would_tell_takes_the_next_with_it() {
        assert_eq!(told_of(&[9, 6, 4]), [9]);
        assert_eq!(told_of(&[9, 6, 6, 4]), [9, 6]);
        assert!(told_of(&[4]).is_empty());
    }

    #[test]
    fn several_that_are_few_together_take_the_next_with_them() {
        assert_eq!(told_of(&[9, 6, 1, 1]), [9]);
        assert_eq!(told_of(&[9, 6, 3, 2]), [9, 6]);
    }

    #[test]
    fn whatever_is_not_told_cannot_be_worked_out_from_the_sum() {
        for code in 0..8_usize.pow(4) {
            let numbers = [code % 8, code / 8 % 8, code / 64 % 8, code / 512].map(|number| number as u64);
            let told = told_of(&numbers);

            assert!(told.iter().all(|number| *number == 0 || *number >= FEWEST), "{numbers:?}: {told:?}");
            let left = numbers.iter().sum::<u64>() - told.iter().sum::<u64>();
            let untold = numbers.iter().filter(|number| **number > 0).count()
                - told.iter().filter(|number| **number > 0).count();
            let is_safe = untold == 0 || untold > 1 && left >= FEWEST || told.iter().all(|number| *number == 0);
            assert!(is_safe, "{numbers:?}: {told:?}");
        }
    }

    #[test]
    fn a_group_that_is_told_keeps_rates_over_few_to_itself() {
        let group = |received: u64, evaluations: u64| {
            let mut part = Statistics { received, ..Statistics::default() };
            part.add(Measure::Satisfaction, Share { part: 1, of: evaluations });
            part.add(Measure::Reply, Share { part: 1, of: received });
            part
        };
        let parts = vec![("a", group(9, 8)), ("b", group(8, 7)), ("c", group(7, 1)), ("d", group(6, 0))];

        let seen = suppress(parts);

        let rates = |measure: Measure| -> Vec<Option<u64>> {
            let told = seen.iter().map(|(_, part)| part.and_then(|part| part.share(measure)));
            told.map(|share| share.map(|share| share.of)).collect()
        };
        assert_eq!(rates(Measure::Reply), [Some(9), Some(8), Some(7), Some(6)]);
        assert_eq!(rates(Measure::Satisfaction), [Some(8), None, None, Some(0)]);
    }
}
