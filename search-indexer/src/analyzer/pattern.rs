//! What is looked for: a short sequence of units that must stand next to each other.

use std::fmt;

use super::units::Analysis;

/// A sequence of neighbouring units.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern {
    units: Vec<String>,
}

impl Pattern {
    /// Returns the patterns of a text: one for each stretch between punctuation.
    pub fn all_of(text: &str) -> Vec<Self> {
        let analysis = Analysis::of(text);
        analysis
            .stretches()
            .map(|units| Self { units: units.iter().map(|unit| analysis.text(unit).to_owned()).collect() })
            .collect()
    }

    /// Returns the units, in the normal form.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// Returns the ranges of units in which a text holds the pattern.
    pub fn places_in(&self, text: &Analysis) -> Vec<std::ops::Range<usize>> {
        let width = self.units.len();
        if width == 0 {
            return Vec::new();
        }
        let is_here = |window: &[super::Unit]| {
            window.iter().skip(1).all(|unit| unit.joined)
                && window.iter().zip(&self.units).all(|(unit, wanted)| text.text(unit) == wanted)
        };
        let windows = text.units().windows(width).enumerate();
        windows.filter(|(_, window)| is_here(window)).map(|(at, _)| at..at + width).collect()
    }

    /// Tells whether a text holds the pattern. Both engines must agree with this.
    pub fn is_in(&self, text: &Analysis) -> bool {
        !self.places_in(text).is_empty()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.units.iter().try_for_each(|unit| f.write_str(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> bool {
        let text = Analysis::of(text);
        Pattern::all_of(pattern).iter().all(|pattern| pattern.is_in(&text))
    }

    #[test]
    fn a_word_is_found_inside_a_longer_one() {
        for (word, text) in [
            ("处理", "待处理"),
            ("能源", "新能源"),
            ("工程", "在建工程"),
            ("简单", "安装简单"),
            ("农业", "农业发展银行"),
            ("灯", "路灯"),
        ] {
            assert!(found(word, text), "{word} in {text}");
        }
    }

    #[test]
    fn a_case_number_is_found_by_its_digits_and_as_a_whole() {
        for query in ["123", "0123", "提案第0123号", "第123号"] {
            assert!(found(query, "关于提案第0123号的答复"), "{query}");
        }
        assert!(!found("12", "提案第0123号"));
    }

    #[test]
    fn a_pattern_does_not_reach_over_punctuation() {
        assert!(!found("业主", "物业。主任"));
        assert!(found("物业，管理", "管理好物业"));
    }
}
