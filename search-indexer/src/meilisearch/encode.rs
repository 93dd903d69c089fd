//! Units and pairs of units as words of plain letters, which Meilisearch's own segmenter cannot cut again.

use std::collections::HashSet;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::analyzer::{Analysis, Pattern};

/// Units longer than this, in bytes, are hashed: two of them must fit into a word of 250 bytes.
const MAX_PLAIN_BYTES: usize = 24;

/// Returns all pairs of neighbouring units, in order.
///
/// Every stretch ends in its last unit, twice: nothing that stands on both sides of punctuation
/// comes closer than three words, which is as far as Meilisearch looks within a phrase.
pub(super) fn grams<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut words = String::new();
    for text in texts {
        let analysis = Analysis::of(text);
        for stretch in analysis.stretches() {
            for pair in stretch.windows(2) {
                if let [first, second] = pair {
                    push_gram(&mut words, analysis.text(first), analysis.text(second));
                }
            }
            if let Some(last) = stretch.last() {
                push_unit(&mut words, analysis.text(last));
                push_unit(&mut words, analysis.text(last));
            }
        }
    }
    words
}

/// Returns every unit once.
pub(super) fn units<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut words = String::new();
    let mut seen = HashSet::new();
    for text in texts {
        let analysis = Analysis::of(text);
        for unit in analysis.units() {
            let text = analysis.text(unit);
            if !seen.contains(text) {
                seen.insert(text.to_owned());
                push_unit(&mut words, text);
            }
        }
    }
    words
}

/// Returns a pattern as a quoted phrase.
pub(super) fn phrase(pattern: &Pattern) -> String {
    let mut words = String::new();
    match pattern.units() {
        [unit] => push_unit(&mut words, unit),
        units => {
            for pair in units.windows(2) {
                push_gram(&mut words, &pair[0], &pair[1]);
            }
        }
    }
    format!("\"{}\"", words.trim_end())
}

fn push_unit(into: &mut String, unit: &str) {
    into.push('u');
    push_letters(into, unit);
    into.push(' ');
}

fn push_gram(into: &mut String, first: &str, second: &str) {
    into.push('z');
    push_letters(into, first);
    into.push('y');
    push_letters(into, second);
    into.push(' ');
}

/// Writes bytes as letters from a to p, or their hash after an x.
fn push_letters(into: &mut String, text: &str) {
    let mut push = |byte: &u8| {
        for nibble in [byte >> 4, byte & 15] {
            into.push(char::from(b'a' + nibble));
        }
    };
    if text.len() <= MAX_PLAIN_BYTES {
        text.as_bytes().iter().for_each(&mut push);
    } else {
        let hash = Sha256::digest(text);
        hash.iter().take(16).for_each(&mut push);
        // Writing into a string cannot fail.
        let _ = into.write_char('x');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plain_letters_and_short() {
        let long = "a".repeat(100);
        let words = format!(
            "{}{}",
            grams(["物业 5G。灯", &long].into_iter()),
            grams([format!("{long} {long}").as_str()].into_iter())
        );

        for word in words.split_whitespace() {
            assert!(word.chars().all(|char| char.is_ascii_lowercase()), "{word}");
            assert!(word.len() <= 120, "{word}");
        }
    }

    #[test]
    fn a_phrase_is_made_of_the_words_of_the_text() {
        let text = grams(std::iter::once("在建工程"));
        let pattern = &Pattern::all_of("建工程")[0];

        assert!(text.contains(phrase(pattern).trim_matches('"')));
    }

    #[test]
    fn single_units_are_no_pairs() {
        assert_eq!(units(std::iter::once("灯灯")), units(std::iter::once("灯")));
        assert!(!grams(std::iter::once("灯")).contains('z'));
    }
}
