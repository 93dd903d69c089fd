//! The layout of official documents (党政机关公文格式): A4, imitation Song of size three, 28 points a line.

use chrono::{Datelike as _, NaiveDate};
use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Tab, TabValueType, Table, TableCell, TableRow, WidthType,
};

/// Half-points: size three (三号), 16 points.
const BODY: usize = 32;
/// Half-points: size two (二号), 22 points.
const TITLE: usize = 44;
/// Half-points: size four (四号), 14 points.
const SMALL: usize = 28;
/// Twentieths of a point.
const LINE: i32 = 560;
/// The width between the margins, in twentieths of a point.
const WIDTH: usize = 8_844;
/// What the label of a row is wide.
const LABEL: usize = 1_800;

/// An empty A4 page with the margins of official documents and a page number below.
pub(super) fn page() -> Docx {
    let margin =
        PageMargin { top: 2_098, bottom: 1_985, left: 1_588, right: 1_474, header: 851, footer: 992, gutter: 0 };
    let number = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(run("— ", SMALL))
        .add_page_num(PageNum::new())
        .add_run(run(" —", SMALL));
    Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margin)
        .default_fonts(fonts("仿宋_GB2312"))
        .default_size(BODY)
        .footer(Footer::new().add_paragraph(number))
}

/// The title, in the middle.
pub(super) fn title(text: &str) -> Paragraph {
    let run = run(text, TITLE).fonts(fonts("方正小标宋简体"));
    spaced().align(AlignmentType::Center).add_run(run)
}

/// Words in the middle, such as a remark on the document as a whole.
pub(super) fn remark(text: &str) -> Paragraph {
    spaced().align(AlignmentType::Center).add_run(run(text, SMALL).fonts(fonts("楷体_GB2312")))
}

/// A line from the left margin.
pub(super) fn line(text: &str) -> Paragraph {
    spaced().add_run(run(text, BODY))
}

/// A paragraph of the text, indented by two characters.
pub(super) fn paragraph(text: &str) -> Paragraph {
    spaced()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(640)), None, None)
        .add_run(run(text, BODY))
}

/// A numbered heading: of level 1 in 黑体, of level 2 in 楷体, of level 3 in bold.
pub(super) fn heading(level: usize, text: &str) -> Paragraph {
    let words = match level {
        1 => run(text, BODY).fonts(fonts("黑体")),
        2 => run(text, BODY).fonts(fonts("楷体_GB2312")),
        _ => run(text, BODY).bold(),
    };
    spaced()
        .outline_lvl(level.saturating_sub(1))
        .keep_next(true)
        .indent(None, Some(SpecialIndentType::FirstLine(640)), None, None)
        .add_run(words)
}

/// A line that ends so many characters before the right margin.
pub(super) fn right(text: &str, characters: i32) -> Paragraph {
    spaced().align(AlignmentType::Right).indent(None, None, Some(characters * 320), None).add_run(run(text, BODY))
}

/// A line with words at both margins.
pub(super) fn both_ends(left: &str, right: &str) -> Paragraph {
    spaced()
        .add_tab(Tab::new().val(TabValueType::Right).pos(WIDTH))
        .add_run(run(left, BODY).add_tab())
        .add_run(run(right, BODY))
}

/// A table of labels with their texts, a row each; a text may have several paragraphs.
pub(super) fn table(rows: &[(&str, String)]) -> Table {
    let cell = |width: usize| TableCell::new().width(width, WidthType::Dxa);
    let rows = rows.iter().map(|(label, text)| {
        let label = Paragraph::new().align(AlignmentType::Center).add_run(run(label, SMALL).fonts(fonts("黑体")));
        let paragraphs = text.lines().map(|text| Paragraph::new().add_run(run(text, SMALL)));
        let value = paragraphs.fold(cell(WIDTH - LABEL), TableCell::add_paragraph);
        TableRow::new(vec![cell(LABEL).add_paragraph(label), value])
    });
    Table::new(rows.collect()).set_grid(vec![LABEL, WIDTH - LABEL]).width(WIDTH, WidthType::Dxa)
}

/// A table of rows that are equally wide, the first of them its head.
pub(super) fn grid(rows: &[Vec<String>]) -> Table {
    let columns = rows.first().map_or(1, Vec::len).max(1);
    let width = WIDTH / columns;
    let rows = rows.iter().enumerate().map(|(at, cells)| {
        let cell = |text: &String| {
            let words = run(text, SMALL);
            let words = if at == 0 { words.fonts(fonts("黑体")) } else { words };
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(Paragraph::new().add_run(words))
        };
        TableRow::new(cells.iter().map(cell).collect())
    });
    Table::new(rows.collect()).set_grid(vec![width; columns]).width(WIDTH, WidthType::Dxa)
}

/// A date as documents write it: 2022年8月30日.
pub(super) fn date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn spaced() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE))
}

fn run(text: &str, size: usize) -> Run {
    // XML has no place for these two, whatever a text may hold.
    let text: String = text.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    Run::new().size(size).add_text(text)
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().east_asia(name).ascii("Times New Roman").hi_ansi("Times New Roman")
}
