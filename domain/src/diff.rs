//! Word-level differences of two texts, in bounded time.

use std::time::{Duration, Instant};

use search_indexer::analyzer::cut;
use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

/// After this time the rest of a comparison is coarse: what is left over counts as replaced.
const LONGEST: Duration = Duration::from_millis(200);

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It stands in both texts.
    Equal,
    /// It was added.
    Insert,
    /// It was taken out.
    Delete,
}

/// A part of two texts in their order. The equal and deleted parts make the old text, the equal and inserted ones
/// the new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What became of it.
    pub change: Change,
    /// The words.
    pub text: String,
}

/// Compares two texts word by word; Chinese is cut into words as the search does.
pub fn words(old: &str, new: &str) -> Vec<Part> {
    let (old, new) = (cut(old), cut(new));
    let deadline = Some(Instant::now() + LONGEST);
    let mut parts = Vec::new();
    for op in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline) {
        let (tag, was, is) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            push(&mut parts, Change::Equal, &old[was]);
        } else {
            push(&mut parts, Change::Delete, &old[was]);
            push(&mut parts, Change::Insert, &new[is]);
        }
    }
    parts
}

/// Adds words to the parts, to the last one where that is of the same change.
fn push(parts: &mut Vec<Part>, change: Change, words: &[&str]) {
    let text = words.concat();
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(last) if last.change == change => last.text.push_str(&text),
        _ => parts.push(Part { change, text }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Puts together the parts of one side.
    fn side(parts: &[Part], without: Change) -> String {
        parts.iter().filter(|part| part.change != without).map(|part| part.text.as_str()).collect()
    }

    fn assert_leads_both_ways(old: &str, new: &str) {
        let parts = words(old, new);

        assert_eq!(side(&parts, Change::Insert), old);
        assert_eq!(side(&parts, Change::Delete), new);
    }

    /// A long text without repetition, which leaves a comparison nothing to begin from.
    fn long(from: u32) -> String {
        (0..20_000).filter_map(|n| char::from_u32(0x4e00 + (from + n * 7_919) % 20_000)).collect()
    }

    #[test]
    fn words_are_compared_whole() {
        let parts = words("年内完成加装电梯摸底。", "年内完成加装电梯二十部。");

        let told: Vec<_> = parts.iter().map(|part| (part.change, part.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (Change::Equal, "年内完成加装电梯"),
                (Change::Delete, "摸底"),
                (Change::Insert, "二十部"),
                (Change::Equal, "。")
            ]
        );
    }

    #[test]
    fn the_longest_texts_are_compared_in_bounded_time() {
        words("先读词典", "再作比较");
        let (old, new) = (long(3), long(11));

        let begun = Instant::now();
        assert_leads_both_ways(&old, &new);

        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn the_parts_make_both_texts(old in "[老旧小区加装电梯。， a1\n🏠]{0,60}", new in "[老旧小区加装电梯。， a1\n🏠]{0,60}") {
            assert_leads_both_ways(&old, &new);
        }

        #[test]
        fn any_text_comes_back_whole(old in "\\PC{0,80}", new in "\\PC{0,80}") {
            assert_leads_both_ways(&old, &new);
        }
    }
}
