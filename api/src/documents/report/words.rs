//! What both reports say alike: how they open, and how numbers, rates and groups are put into words.

use docx_rs::Docx;
use domain::Lang;
use domain::statistics::report::Report;
use domain::statistics::{Group, Measure, Share, Statistics};

use super::super::style::{date, line, page, paragraph, remark, table, title};

/// What stands for a number that is not told.
pub(super) const UNTOLD: &str = "不予显示";

/// Opens a report: its title, its day, and by which lights it counts.
pub(super) fn opening(report: &Report, heading: &str) -> Docx {
    let opened = page().add_paragraph(title(heading)).add_paragraph(remark(&format!("（截至{}）", date(report.as_of))));
    let opened = if report.is_internal {
        opened
    } else {
        opened.add_paragraph(remark("（仅统计查阅者可见的提案，少于五件的分组不予显示）"))
    };
    opened.add_paragraph(line(""))
}

/// Adds a section: its heading and a sentence.
pub(super) fn section(document: Docx, heading: &str, text: &str) -> Docx {
    document.add_paragraph(paragraph(heading)).add_paragraph(paragraph(text))
}

/// Adds a section that is a table, or says that there is nothing to tell.
pub(super) fn tabled(document: Docx, heading: &str, rows: &[(&str, String)]) -> Docx {
    if rows.is_empty() {
        return section(document, heading, "无。");
    }
    document.add_paragraph(paragraph(heading)).add_table(table(rows))
}

/// Writes 立案率81.3%（470／578）.
pub(super) fn rate(name: &str, counts: &Statistics, measure: Measure) -> String {
    match counts.share(measure) {
        None => format!("{name}{UNTOLD}"),
        Some(Share { of: 0, .. }) => format!("{name}暂无"),
        Some(share) => {
            let percent = share.value().map(|value| format!("{:.1}%", value * 100.0)).unwrap_or_default();
            format!("{name}{percent}（{}／{}）", share.part, share.of)
        }
    }
}

/// Says what the rates divide by what.
pub(super) fn rules(measures: &[(&str, Measure)]) -> String {
    let rules = measures.iter().map(|(name, measure)| format!("{name}＝{}", measure.rule(Lang::Zh)));
    format!("口径：{}。", rules.collect::<Vec<_>>().join("；"))
}

/// Writes a number with its measure word.
pub(super) fn number(count: Option<u64>, measure: &str) -> String {
    count.map_or_else(|| UNTOLD.to_owned(), |count| format!("{count}{measure}"))
}

/// Names a group; what has no value of its own is named by `otherwise`.
pub(super) fn name<'a>(group: &'a Group, otherwise: &'a str) -> &'a str {
    group.label.as_deref().unwrap_or(otherwise)
}
