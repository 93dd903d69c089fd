//! Highlights: a text cut into pieces that match and pieces that do not.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The piece.
    pub(crate) text: String,
    /// Whether it matches.
    pub(crate) is_match: bool,
}

/// Cuts a text at ranges of characters. Ranges may overlap, touch, come in any order or reach beyond the text.
pub(crate) fn pieces(text: &str, ranges: impl IntoIterator<Item = (i64, i64)>) -> Vec<Piece> {
    let mut is_match = vec![false; text.chars().count()];
    for (start, end) in ranges {
        let place = |at: i64| usize::try_from(at).unwrap_or(0).min(is_match.len());
        let (start, end) = (place(start), place(end));
        is_match.get_mut(start..end).unwrap_or_default().fill(true);
    }

    let mut pieces: Vec<Piece> = Vec::new();
    for (char, is_match) in text.chars().zip(is_match) {
        match pieces.last_mut().filter(|piece| piece.is_match == is_match) {
            Some(piece) => piece.text.push(char),
            None => pieces.push(Piece { text: char.to_string(), is_match }),
        }
    }
    pieces
}

/// Returns the paragraphs of a text: its lines that are not blank.
pub(crate) fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, ranges: &[(i64, i64)]) -> String {
        let pieces = pieces(text, ranges.iter().copied());
        pieces.iter().map(|it| if it.is_match { format!("[{}]", it.text) } else { it.text.clone() }).collect()
    }

    #[test]
    fn ranges_count_characters_not_bytes() {
        assert_eq!(marked("提升物业服务", &[(2, 4)]), "提升[物业]服务");
        assert_eq!(marked("𠮷野家a物业", &[(0, 1), (4, 6)]), "[𠮷]野家a[物业]");
    }

    #[test]
    fn overlapping_and_touching_ranges_become_one() {
        assert_eq!(marked("老旧小区加装电梯", &[(4, 6), (5, 8), (2, 4)]), "老旧[小区加装电梯]");
        assert_eq!(marked("abcdef", &[(1, 5), (2, 3)]), "a[bcde]f");
    }

    #[test]
    fn ranges_beyond_the_text_end_with_it() {
        assert_eq!(marked("物业", &[(1, 99), (50, 60), (-3, 0), (1, 0)]), "物[业]");
        assert_eq!(marked("", &[(0, 1)]), "");
    }

    #[test]
    fn blank_lines_part_no_paragraphs() {
        assert_eq!(paragraphs("一、摸底。\r\n\n  \n二、协商。\n"), ["一、摸底。", "二、协商。"]);
    }
}
