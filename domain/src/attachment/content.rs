//! Which files may be attached: told by their bytes, which their name has to fit. Nothing is ever unpacked.

use infer::{archive, image, text};

use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::required;

/// How many first and last bytes tell what a file is.
const EDGE: usize = 64 * 1024;

/// The longest name of a file, in characters.
const NAME: usize = 150;

/// What tells kinds of file that begin with their own name: how, their media type, and the endings of their names.
const KINDS: [(Test, Kind); 3] = [
    (archive::is_pdf, ("application/pdf", &["pdf"])),
    (image::is_png, ("image/png", &["png"])),
    (image::is_jpeg, ("image/jpeg", &["jpg", "jpeg"])),
];

/// What tells kinds of file that are archives: a name in the list at their end. It is read and nothing is unpacked;
/// the order of the entries before it differs from one office program to the next. OFD is GB/T 33190.
const ARCHIVES: [(&[u8], Kind); 3] = [
    (b"word/document.xml", ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"])),
    (b"xl/workbook.xml", ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"])),
    (b"OFD.xml", ("application/ofd", &["ofd"])),
];

/// What no document brings along.
const MACROS: &[u8] = b"vbaProject.bin";

/// Says of the first bytes of a file whether it is of a kind.
type Test = fn(&[u8]) -> bool;

/// A media type and the endings that fit it.
type Kind = (&'static str, &'static [&'static str]);

/// The first and the last bytes of a file, and whether all of it is plain text.
#[derive(Debug, Default)]
pub(super) struct Look {
    first: Vec<u8>,
    last: Vec<u8>,
    text: PlainText,
}

impl Look {
    /// Looks at the next piece.
    pub(super) fn at(&mut self, piece: &[u8]) {
        let wanted = EDGE.saturating_sub(self.first.len()).min(piece.len());
        self.first.extend_from_slice(&piece[..wanted]);
        self.last.extend_from_slice(piece);
        let over = self.last.len().saturating_sub(EDGE);
        self.last.drain(..over);
        self.text.hear(piece);
    }

    /// Returns the media type of a file whose name fits its bytes.
    ///
    /// # Errors
    ///
    /// `FILE_TYPE` for a file of no kind that may be attached, or under the name of another kind.
    pub(super) fn media_type(&self, name: &str) -> Result<&'static str> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let fits = |kind: &Kind| ending.as_ref().is_some_and(|ending| kind.1.contains(&ending.as_str()));
        self.kind().filter(fits).map(|(media_type, _)| media_type).ok_or(Error::bad_input("file", Reason::FileType))
    }

    fn kind(&self) -> Option<Kind> {
        let first = self.first.as_slice();
        if let Some((_, kind)) = KINDS.iter().find(|(is, _)| is(first)) {
            return Some(*kind);
        }
        if first.starts_with(b"PK\x03\x04") {
            let lists = |name: &[u8]| self.last.windows(name.len()).any(|bytes| bytes == name);
            let found = ARCHIVES.iter().find(|(name, _)| lists(name));
            return found.filter(|_| !lists(MACROS)).map(|(_, kind)| *kind);
        }
        let is_plain = self.text.is_whole() && !text::is_html(first) && !text::is_xml(first);
        is_plain.then_some(("text/plain", &["txt"]))
    }
}

/// Cleans the name of a file: its last part, without what a file system or a reader's eye could be misled by.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `fileName` where nothing is left, or too much.
pub(super) fn clean_name(name: &str) -> Result<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_kept = |c: &char| {
        let turns_the_line = matches!(*c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !c.is_control() && !turns_the_line && !"<>:\"|?*\u{FEFF}".contains(*c)
    };
    let kept: String = last.chars().filter(is_kept).collect();
    required("fileName", kept.trim_matches(['.', ' ']), NAME)
}

/// Says of bytes that come in pieces whether they are plain text in UTF-8.
#[derive(Debug, Default)]
struct PlainText {
    is_broken: bool,
    /// The beginning of a character that the next piece ends.
    rest: Vec<u8>,
}

impl PlainText {
    fn hear(&mut self, piece: &[u8]) {
        if self.is_broken {
            return;
        }
        let bytes = [self.rest.as_slice(), piece].concat();
        let (whole, rest) = match std::str::from_utf8(&bytes) {
            Ok(text) => (text, &[][..]),
            Err(error) if error.error_len().is_none() => {
                let (whole, rest) = bytes.split_at(error.valid_up_to());
                (std::str::from_utf8(whole).unwrap_or_default(), rest)
            }
            Err(_) => {
                self.is_broken = true;
                return;
            }
        };
        self.is_broken = whole.chars().any(|c| c.is_control() && !"\n\r\t".contains(c));
        self.rest = rest.to_vec();
    }

    fn is_whole(&self) -> bool {
        !self.is_broken && self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, bytes: &[u8]) -> Option<&'static str> {
        let mut look = Look::default();
        bytes.chunks(5).for_each(|piece| look.at(piece));
        look.media_type(name).ok()
    }

    #[test]
    fn a_file_is_what_its_bytes_are_and_its_name_has_to_fit() {
        const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
        const PDF: &[u8] = b"%PDF-1.7\n";
        const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        for (name, bytes, wanted) in [
            ("图.png", PNG, Some("image/png")),
            ("图.PNG", PNG, Some("image/png")),
            ("图.pdf", PNG, None),
            ("附件.pdf", PDF, Some("application/pdf")),
            ("附件.pdf.exe", PDF, None),
            ("附件", PDF, None),
            ("说明.txt", "全市老旧小区三百余个。\r\n".as_bytes(), Some("text/plain")),
            ("说明.txt", b"\xC8\xAB\xCA\xD0", None),
            ("说明.txt", b"a\0b", None),
            ("页.txt", b"<!DOCTYPE html><script>alert(1)</script>", None),
            ("页.html", b"<html></html>", None),
            ("图.txt", b"<?xml version=\"1.0\"?><svg/>", None),
            ("程序.pdf", b"MZ\x90\0\x03", None),
            ("公文.ofd", b"PK\x03\x04 PK\x01\x02 OFD.xml", Some("application/ofd")),
            ("表.xlsx", b"PK\x03\x04 PK\x01\x02 docProps/app.xml PK\x01\x02 xl/workbook.xml", Some(SHEET)),
            ("表.docx", b"PK\x03\x04 PK\x01\x02 xl/workbook.xml", None),
            ("文.docx", b"PK\x03\x04 PK\x01\x02 word/document.xml PK\x01\x02 word/vbaProject.bin", None),
            ("包.docx", b"PK\x03\x04 PK\x01\x02 a.exe", None),
            ("空.txt", b"\xEF\xBB\xBF", Some("text/plain")),
        ] {
            assert_eq!(told(name, bytes), wanted, "{name}");
        }
    }

    #[test]
    fn names_lose_what_misleads() {
        for (given, wanted) in [
            ("../../etc/passwd.txt", "passwd.txt"),
            ("C:\\文件\\附件.pdf", "附件.pdf"),
            ("a\u{202E}fdp.exe", "afdp.exe"),
            ("..调研\r\n报告?.docx ", "调研报告.docx"),
        ] {
            assert_eq!(clean_name(given).ok().as_deref(), Some(wanted));
        }
        assert!(clean_name("/..").is_err());
        assert!(clean_name(&"长".repeat(151)).is_err());
    }
}
