//! The file of a roster as lines of cells, from a workbook or from text with separators.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use entities::enums::RosterFormat;

use super::decode;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// How many lines a file has at the most; some above the header are for titles.
const MOST_LINES: usize = super::MOST_ROWS + super::columns::HEADER_WITHIN;

/// How many columns are looked at.
const MOST_COLUMNS: usize = 64;

/// How many characters of a cell are kept: more than any value may have, so that it is still seen to be too long.
const MOST_CHARACTERS: usize = 300;

/// How many columns of text are separated by what stands most often in its first lines.
const SEPARATORS: [u8; 3] = *b",\t;";

/// A line with its number in the file, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub number: u32,
    pub cells: Vec<String>,
}

/// Reads a file. Lines without any text are left out and still counted.
///
/// # Errors
///
/// `ROSTER_UNREADABLE` for what is neither a workbook nor text, `TOO_MANY` for too many lines.
pub(super) fn read(bytes: &[u8]) -> Result<(RosterFormat, Vec<Line>)> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok((RosterFormat::Xlsx, workbook(bytes)?));
    }
    // An old workbook (.xls), which is no text in any encoding.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(unreadable());
    }
    let (format, text) = decode::decode(bytes);
    Ok((format, separated(&text)?))
}

fn unreadable() -> Error {
    Error::bad_input("contentBase64", Reason::RosterUnreadable)
}

/// Reads the first sheet cell by cell: a sheet may claim to be as large as memory, its cells are few.
fn workbook(bytes: &[u8]) -> Result<Vec<Line>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let sheet = book.sheet_names().first().cloned().ok_or_else(unreadable)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| unreadable())?;
    let mut lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        let (row, column) = cell.get_position();
        let text = kept(&calamine::Data::from(cell.get_value().clone()).to_string());
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let line = lines.entry(row + 1).or_default();
        line.resize(line.len().max(column + 1), String::new());
        line[column] = text;
        must_be_few(lines.len())?;
    }
    Ok(lines.into_iter().map(|(number, cells)| Line { number, cells }).collect())
}

fn separated(text: &str) -> Result<Vec<Line>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let (mut number, mut seen) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        // The reader's own position is that of the empty lines before the record.
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(seen);
        let start = start + text[start..].bytes().take_while(|byte| *byte == b'\n').count();
        number += u32::try_from(text[seen..start].bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(0);
        seen = start;
        let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(kept).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(Line { number, cells });
            must_be_few(lines.len())?;
        }
    }
    Ok(lines)
}

fn separator(text: &str) -> u8 {
    let count = |separator: u8| {
        text.lines().take(super::columns::HEADER_WITHIN).flat_map(str::bytes).filter(|byte| *byte == separator).count()
    };
    // Of equals the last is the greatest, so the comma goes last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn kept(cell: &str) -> String {
    cell.trim().replace('\0', "\u{FFFD}").chars().take(MOST_CHARACTERS).collect()
}

fn must_be_few(lines: usize) -> Result<()> {
    if lines > MOST_LINES { Err(Error::bad_input("contentBase64", Reason::TooMany)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, Vec<String>)> {
        separated(text).expect("it is short").into_iter().map(|line| (line.number, line.cells)).collect()
    }

    fn line(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn lines_keep_their_numbers_past_empty_ones_and_breaks_within_cells() {
        assert_eq!(
            lines("姓名,职务\n\n\n林义,\"律师\n兼职\"\n,\n解景瑞,教师"),
            [line(1, &["姓名", "职务"]), line(4, &["林义", "律师\n兼职"]), line(7, &["解景瑞", "教师"])]
        );
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        assert_eq!(lines("姓名\t职务\n林义\t律师,教师"), [line(1, &["姓名", "职务"]), line(2, &["林义", "律师,教师"])]);
        assert_eq!(lines("姓名;职务"), [line(1, &["姓名", "职务"])]);
        assert_eq!(lines("姓名"), [line(1, &["姓名"])]);
    }

    #[test]
    fn a_file_of_too_many_lines_is_refused() {
        let refused = read("林义\n".repeat(MOST_LINES + 1).as_bytes()).expect_err("it is too long");

        assert_eq!(refused.reason(), Some("too_many"));
    }

    #[test]
    fn what_only_begins_like_a_workbook_is_unreadable() {
        for bytes in [&b"PK\x03\x04 and nothing of the kind"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            assert_eq!(read(bytes).expect_err("it is none").reason(), Some("roster_unreadable"));
        }
    }
}
