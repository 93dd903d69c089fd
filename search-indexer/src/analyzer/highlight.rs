//! Where a text matches, in characters of the original, and the window around it worth showing.

use std::ops::Range;

use super::pattern::Pattern;
use super::units::Analysis;

/// A part of a text with its matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The part shown, cut out of the original.
    pub text: String,
    /// Where it matches, in characters of `text`.
    pub ranges: Vec<Range<usize>>,
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

/// Returns where a text matches any of the terms: ranges of Unicode scalar values of the original,
/// sorted, not overlapping.
pub fn highlight(text: &str, terms: &[Pattern]) -> Vec<Range<usize>> {
    if terms.is_empty() || text.is_empty() {
        return Vec::new();
    }
    let analysis = Analysis::of(text);
    let units = analysis.units();
    let mut ranges: Vec<Range<usize>> = terms
        .iter()
        .flat_map(|term| term.places_in(&analysis))
        .map(|place| units[place.start].start as usize..units[place.end - 1].end as usize)
        .collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    merge(ranges)
}

/// Returns the first window of at most `width` characters that shows the most matched text.
pub fn snippet(text: &str, terms: &[Pattern], width: usize) -> Snippet {
    let ranges = highlight(text, terms);
    let length = text.chars().count();
    let start = window_start(&ranges, length, width);
    let end = length.min(start + width);
    let inside = |range: &Range<usize>| range.start < end && range.end > start;
    Snippet {
        text: text.chars().skip(start).take(end - start).collect(),
        ranges: ranges
            .iter()
            .filter(|range| inside(range))
            .map(|range| range.start.max(start) - start..range.end.min(end) - start)
            .collect(),
        cut_before: start > 0,
        cut_after: end < length,
    }
}

fn window_start(ranges: &[Range<usize>], length: usize, width: usize) -> usize {
    if length <= width {
        return 0;
    }
    let lead = width / 5;
    let shown = |start: usize| -> usize {
        let whole = ranges.iter().filter(|range| range.start >= start && range.end <= start + width);
        whole.map(ExactSizeIterator::len).sum()
    };
    let starts = ranges.iter().map(|range| range.start.saturating_sub(lead).min(length - width));
    // The first of the best: max_by_key alone would take the last.
    starts.rev().max_by_key(|start| shown(*start)).unwrap_or(0)
}

fn merge(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(sorted.len());
    for range in sorted {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &[&str]) -> Vec<Pattern> {
        words.iter().flat_map(|word| Pattern::all_of(word)).collect()
    }

    #[test]
    fn ranges_count_characters_of_the_original() {
        let text = "關於㎡與物業管理，提案第0123号";

        let ranges = highlight(text, &terms(&["物业", "123"]));

        let shown: Vec<String> =
            ranges.iter().map(|range| text.chars().skip(range.start).take(range.len()).collect()).collect();
        assert_eq!(shown, ["物業", "0123"]);
    }

    #[test]
    fn overlapping_matches_are_one() {
        assert_eq!(highlight("物业管理", &terms(&["物业管", "业管理"])), [Range { start: 0, end: 4 }]);
    }

    #[test]
    fn a_snippet_shows_the_densest_window() {
        let text = format!("{}物业{}物业物业{}", "甲".repeat(100), "乙".repeat(100), "丙".repeat(100));

        let snippet = snippet(&text, &terms(&["物业"]), 40);

        assert_eq!(snippet.text.chars().count(), 40);
        assert_eq!(snippet.ranges, [Range { start: 8, end: 12 }]);
        assert!(snippet.cut_before && snippet.cut_after);
    }

    #[test]
    fn a_text_without_a_match_shows_its_beginning() {
        let snippet = snippet("甲乙丙丁", &terms(&["物业"]), 2);

        assert_eq!((snippet.text.as_str(), snippet.cut_before, snippet.cut_after), ("甲乙", false, true));
    }
}
