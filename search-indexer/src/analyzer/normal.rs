//! The normal form of text: NFKC, lower case, Traditional to Simplified, with the way back to the original.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One character of the normal form and the characters of the original it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NormalChar {
    pub(crate) char: char,
    /// First original character, counted in Unicode scalar values.
    pub(crate) start: u32,
    /// One past the last original character.
    pub(crate) end: u32,
}

/// Returns the normal form of a text, in which 議案 and 议案, Ａ and a are the same.
pub fn normal(text: &str) -> String {
    normal_chars(text).into_iter().map(|char| char.char).collect()
}

/// Returns the normal form with the place of every character in the original.
pub(crate) fn normal_chars(text: &str) -> Vec<NormalChar> {
    let mut folded = Vec::with_capacity(text.len() / 2);
    let mut cluster = String::new();
    let mut start = 0_u32;
    let mut position = 0_u32;

    for char in text.chars() {
        if !cluster.is_empty() && !is_combining_mark(char) {
            fold(&cluster, start, position, &mut folded);
            cluster.clear();
            start = position;
        }
        cluster.push(char);
        position = position.saturating_add(1);
    }
    fold(&cluster, start, position, &mut folded);
    simplify(&mut folded);
    folded
}

/// Composes and lowers one cluster: a base character and the marks upon it.
fn fold(cluster: &str, start: u32, end: u32, into: &mut Vec<NormalChar>) {
    let lowered = cluster.nfkc().flat_map(char::to_lowercase);
    into.extend(lowered.map(|char| NormalChar { char, start, end }));
}

/// Replaces Traditional characters in place; the conversion looks at neighbours but keeps the count.
fn simplify(chars: &mut [NormalChar]) {
    let text: String = chars.iter().map(|char| char.char).collect();
    for (char, simplified) in chars.iter_mut().zip(fast2s::convert(&text).chars()) {
        char.char = simplified;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_script_fold_together() {
        assert_eq!(normal("ＣＯＶＩＤ１９ 議案 物業管理"), "covid19 议案 物业管理");
    }

    #[test]
    fn every_normal_character_knows_where_it_came_from() {
        let chars = normal_chars("㎡é電");

        let places: Vec<_> = chars.iter().map(|c| (c.char, c.start, c.end)).collect();
        assert_eq!(places, [('m', 0, 1), ('2', 0, 1), ('é', 1, 2), ('电', 2, 3)]);
    }

    #[test]
    fn marks_join_their_base() {
        let chars = normal_chars("e\u{301}x");

        assert_eq!(chars.len(), 2);
        assert_eq!((chars[0].char, chars[0].start, chars[0].end), ('é', 0, 2));
    }
}
