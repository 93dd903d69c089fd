//! Text as a sequence of units: one Chinese character, one run of letters or one number each.

use super::normal::{NormalChar, normal_chars};

/// How many positions of one text are indexed. Meilisearch stops at 65,535 per attribute.
pub const MAX_POSITIONS: usize = 60_000;

/// How long one run of letters or digits may be, in bytes of UTF-8. Meilisearch drops words over 250
/// bytes, and the encoded form is twice as long.
pub const MAX_UNIT_BYTES: usize = 100;

/// Punctuation that joins the letters and digits on both sides: 2022-08-29, 3.5, a/b.
const JOINERS: &[char] = &['-', '_', '.', '/', '\'', ',', ':', '+', '&', '@', '#'];

/// One unit of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    from: u32,
    to: u32,
    /// First character in the original text, counted in Unicode scalar values.
    pub start: u32,
    /// One past the last character in the original text.
    pub end: u32,
    /// Whether it follows the unit before it with nothing but white space or a joiner between.
    pub joined: bool,
}

/// A text taken apart.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    normal: String,
    units: Vec<Unit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A character of a script written without spaces: a unit by itself.
    Han,
    Letter,
    Digit,
    /// White space: never parts what stands on both sides of it.
    Space,
    Other,
}

impl Analysis {
    /// Takes a text apart. What lies beyond [`MAX_POSITIONS`] is left out.
    pub fn of(text: &str) -> Self {
        let chars = normal_chars(text);
        let mut analysis = Self { normal: String::with_capacity(text.len()), units: Vec::new() };
        let mut positions = 0;
        let mut at = 0;
        let mut gap_from = 0;

        while at < chars.len() && positions < MAX_POSITIONS {
            let class = class(chars[at].char);
            if !matches!(class, Class::Han | Class::Letter | Class::Digit) {
                at += 1;
                continue;
            }
            let end = run_end(&chars, at, class);
            let joined = analysis.joins(class, &chars[gap_from..at]);
            positions += if joined { 1 } else { 3 };
            analysis.push(&chars[at..end], class, joined);
            at = end;
            gap_from = end;
        }
        analysis
    }

    /// Returns the units in order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Returns a unit's normal text.
    pub fn text(&self, unit: &Unit) -> &str {
        self.normal.get(unit.from as usize..unit.to as usize).unwrap_or_default()
    }

    /// Returns the units in stretches that punctuation parts.
    pub fn stretches(&self) -> impl Iterator<Item = &[Unit]> {
        self.units.chunk_by(|_, next| next.joined)
    }

    fn push(&mut self, run: &[NormalChar], class: Class, joined: bool) {
        let from = self.normal.len();
        let zeros = if class == Class::Digit { leading_zeros(run) } else { 0 };
        for char in &run[zeros..] {
            if self.normal.len() + char.char.len_utf8() > from + MAX_UNIT_BYTES {
                break;
            }
            self.normal.push(char.char);
        }
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        self.units.push(Unit {
            from: offset(from),
            to: offset(self.normal.len()),
            start: first.start,
            end: last.end,
            joined,
        });
    }

    /// Tells whether a unit of `class` belongs to the stretch that the last unit ended, over `gap`.
    fn joins(&self, class: Class, gap: &[NormalChar]) -> bool {
        let Some(last) = self.units.last() else { return false };
        if gap.iter().all(|char| self::class(char.char) == Class::Space) {
            return true;
        }
        let last_is_han = self.text(last).chars().next().is_some_and(|char| self::class(char) == Class::Han);
        !last_is_han && class != Class::Han && matches!(gap, [only] if JOINERS.contains(&only.char))
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn run_end(chars: &[NormalChar], start: usize, class: Class) -> usize {
    if class == Class::Han {
        return start + 1;
    }
    let same = chars[start..].iter().take_while(|char| self::class(char.char) == class).count();
    start + same
}

/// 0123 and 123 are the same number; one digit always stays.
fn leading_zeros(run: &[NormalChar]) -> usize {
    run.iter().take_while(|char| char.char == '0').count().min(run.len() - 1)
}

fn class(char: char) -> Class {
    if char.is_ascii_digit() {
        Class::Digit
    } else if is_han(char) {
        Class::Han
    } else if char.is_alphanumeric() || unicode_normalization::char::is_combining_mark(char) {
        Class::Letter
    } else if char.is_whitespace() || char == '\u{200b}' || char == '\u{feff}' {
        Class::Space
    } else {
        Class::Other
    }
}

/// Scripts written without spaces between words: every character is a unit.
fn is_han(char: char) -> bool {
    matches!(
        u32::from(char),
        0x2E80..=0x2FDF
            | 0x3005..=0x3007
            | 0x3021..=0x3029
            | 0x3040..=0x30FF
            | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xAC00..=0xD7AF
            | 0xF900..=0xFAFF
            | 0x2_0000..=0x3_23AF
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(text: &str) -> Vec<Vec<String>> {
        let analysis = Analysis::of(text);
        analysis.stretches().map(|units| units.iter().map(|unit| analysis.text(unit).to_owned()).collect()).collect()
    }

    #[test]
    fn chinese_is_cut_into_characters_and_the_rest_into_runs() {
        assert_eq!(stretches("5G基站"), [["5", "g", "基", "站"]]);
    }

    #[test]
    fn white_space_never_parts_a_stretch() {
        assert_eq!(stretches("张　芸 A 区"), [["张", "芸", "a", "区"]]);
    }

    #[test]
    fn punctuation_parts_a_stretch() {
        assert_eq!(stretches("物业。管理"), [["物", "业"], ["管", "理"]]);
    }

    #[test]
    fn joiners_hold_letters_and_digits_together() {
        assert_eq!(stretches("2022-08-29"), [["2022", "8", "29"]]);
        assert_eq!(stretches("物-业"), [["物"], ["业"]]);
    }

    #[test]
    fn numbers_lose_their_leading_zeros() {
        assert_eq!(stretches("提案第0123号"), [["提", "案", "第", "123", "号"]]);
        assert_eq!(stretches("000"), [["0"]]);
    }

    #[test]
    fn units_know_their_place_in_the_original() {
        let analysis = Analysis::of("第0123号");

        let places: Vec<_> = analysis.units().iter().map(|unit| (unit.start, unit.end)).collect();
        assert_eq!(places, [(0, 1), (1, 5), (5, 6)]);
    }

    #[test]
    fn endless_text_is_bounded() {
        let analysis = Analysis::of(&"业。".repeat(MAX_POSITIONS));

        assert!(analysis.units().len() * 3 <= MAX_POSITIONS + 3);
    }
}
