//! The text of minutes and reports, told apart into numbered headings, paragraphs and tables.

use docx_rs::Docx;

use super::style::{grid, heading, paragraph};

/// The longest line that is taken for a heading, in characters.
const LONGEST_HEADING: usize = 50;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    /// A numbered heading: 一、 is of level 1, （一） of 2, 1. of 3.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// Lines whose cells are parted by tabs, every row as wide as the widest.
    Table(Vec<Vec<String>>),
}

/// Lays a text out.
pub(super) fn lay_out(document: Docx, text: &str) -> Docx {
    blocks(text).into_iter().fold(document, |document, block| match block {
        Block::Heading(level, text) => document.add_paragraph(heading(level, &text)),
        Block::Paragraph(text) => document.add_paragraph(paragraph(&text)),
        Block::Table(rows) => document.add_table(grid(&rows)),
    })
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.trim().contains('\t') {
            let cells = line.trim_end().split('\t').map(|cell| cell.trim().to_owned()).collect();
            match blocks.last_mut() {
                Some(Block::Table(rows)) => rows.push(cells),
                _ => blocks.push(Block::Table(vec![cells])),
            }
            continue;
        }
        let line = line.trim().to_owned();
        blocks.push(match level(&line) {
            Some(level) => Block::Heading(level, line),
            None => Block::Paragraph(line),
        });
    }
    for block in &mut blocks {
        if let Block::Table(rows) = block {
            let width = rows.iter().map(Vec::len).max().unwrap_or_default();
            for row in rows {
                row.resize(width, String::new());
            }
        }
    }
    blocks
}

/// Returns the level of a heading. A numbered line that holds a sentence and goes on is a paragraph.
fn level(line: &str) -> Option<usize> {
    let goes_on = line.trim_end_matches('。').contains('。') || line.chars().count() > LONGEST_HEADING;
    if goes_on {
        return None;
    }
    let is_numeral = |text: &str| !text.is_empty() && text.chars().all(|c| "一二三四五六七八九十百".contains(c));
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if line.split_once('、').is_some_and(|(number, rest)| is_numeral(number) && !rest.is_empty()) {
        return Some(1);
    }
    let bracketed = line.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    if bracketed.is_some_and(|(number, rest)| is_numeral(number) && !rest.is_empty()) {
        return Some(2);
    }
    // What follows the point must not be a digit: 3.5 is a figure.
    let numbered = line.split_once(['.', '．']);
    let is_heading = |rest: &str| rest.chars().next().is_some_and(|next| !next.is_ascii_digit());
    numbered.is_some_and(|(number, rest)| is_number(number) && is_heading(rest)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_lines_are_headings_by_their_numbers() {
        let cases = [
            ("一、基本情况", Some(1)),
            ("十二、建议", Some(1)),
            ("（一）组建率低", Some(2)),
            ("(三) 维修资金", Some(2)),
            ("1. 明确职责", Some(3)),
            ("12．公开收支", Some(3)),
            ("3.5 万户居民", None),
            ("一、", None),
            ("一是明确职责", None),
            ("2022年8月29日", None),
            ("一、基本情况。全市有老旧小区三百余个。", None),
            ("一、关于业主委员会组建。", Some(1)),
        ];
        for (line, expected) in cases {
            assert_eq!(level(line), expected, "{line}");
        }
        assert_eq!(level(&format!("一、{}", "长".repeat(LONGEST_HEADING))), None);
    }

    #[test]
    fn lines_with_tabs_make_one_table_with_even_rows() {
        let text = "前言\n\n小区\t户数\t备注\n甲\t120\n乙\t80\t老旧\n后语\n丙\t1";

        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let wanted = [
            Block::Paragraph("前言".into()),
            Block::Table(vec![row(&["小区", "户数", "备注"]), row(&["甲", "120", ""]), row(&["乙", "80", "老旧"])]),
            Block::Paragraph("后语".into()),
            Block::Table(vec![row(&["丙", "1"])]),
        ];
        assert_eq!(blocks(text), wanted);
    }
}
