//! The text of a roster's file: which encoding it is in, and its characters.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use entities::enums::RosterFormat;

/// Stands where bytes are no character; rows that hold it are refused.
pub(super) const UNREADABLE: char = '\u{FFFD}';

/// Reads bytes as text: by their byte order mark, else as UTF-8 where they are, else as GB18030, which holds GBK.
pub(super) fn decode(bytes: &[u8]) -> (RosterFormat, String) {
    let (format, text) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (RosterFormat::Utf8Bom, String::from_utf8_lossy(rest)),
        [0xFF, 0xFE, rest @ ..] => (RosterFormat::Utf16, UTF_16LE.decode_without_bom_handling(rest).0),
        [0xFE, 0xFF, rest @ ..] => (RosterFormat::Utf16, UTF_16BE.decode_without_bom_handling(rest).0),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (RosterFormat::Utf8, text.into()),
            Err(_) => (RosterFormat::Gb18030, GB18030.decode_without_bom_handling(bytes).0),
        },
    };
    (format, plain(&text))
}

/// Ends every line alike, and makes the one character that no database keeps an unreadable one.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,界别\n林义,经济界\n";

    fn utf_16(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once('\u{FEFF}').chain(TEXT.chars()).flat_map(|c| order(c as u16)).collect()
    }

    #[test]
    fn every_encoding_is_told_and_gives_the_same_text() {
        let gbk = encoding_rs::GBK.encode(TEXT).0.into_owned();
        for (bytes, format) in [
            (TEXT.as_bytes().to_vec(), RosterFormat::Utf8),
            ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), RosterFormat::Utf8Bom),
            (utf_16(u16::to_le_bytes), RosterFormat::Utf16),
            (utf_16(u16::to_be_bytes), RosterFormat::Utf16),
            (gbk, RosterFormat::Gb18030),
        ] {
            assert_eq!(decode(&bytes), (format, TEXT.to_owned()));
        }
    }

    #[test]
    fn a_character_of_four_bytes_is_read() {
        let rare = "姓名\n𠀀㐀\n";

        assert_eq!(decode(&GB18030.encode(rare).0), (RosterFormat::Gb18030, rare.to_owned()));
    }

    #[test]
    fn bytes_that_are_no_character_stay_visible() {
        let (format, text) = decode(b"\xD0\xD5\xC3\xFB\n\xC1\xFF\n\0");

        assert_eq!(format, RosterFormat::Gb18030);
        assert_eq!(text.lines().next(), Some("姓名"));
        assert_eq!(text.chars().filter(|c| *c == UNREADABLE).count(), 2, "{text:?}");
    }
}
