//! Minutes, special reports, formal recommendations and their like as Word documents.

use docx_rs::Docx;
use domain::outcome::machine::State;
use domain::outcome::paper::Paper;

use super::super::prose;
use super::super::style::{date, line, page, remark, right, title};

/// Lays an outcome document out.
pub(super) fn document(paper: &Paper) -> Docx {
    let outcome = &paper.outcome;
    let mut document = page().add_paragraph(right(outcome.kind.zh(), 0)).add_paragraph(title(&outcome.title));
    for text in remarks(paper) {
        document = document.add_paragraph(remark(&text));
    }
    document = prose::lay_out(document.add_paragraph(line("")), &paper.body)
        .add_paragraph(line(""))
        .add_paragraph(right(&paper.committee, 2));
    match outcome.issued_on {
        Some(on) => document.add_paragraph(right(&date(on), 4)),
        None => document,
    }
}

/// What stands below the title: the number, the session, who approved it, and that a draft is one.
fn remarks(paper: &Paper) -> Vec<String> {
    let outcome = &paper.outcome;
    let held = paper.held_on.map(|on| format!("{}　", date(on))).unwrap_or_default();
    let approved = outcome.approved_by.as_ref().map(|meeting| format!("（{meeting}通过）"));
    let draft = (paper.state == State::Draft).then(|| "（草稿，不得外发）".to_owned());
    outcome
        .document_no
        .clone()
        .into_iter()
        .chain([format!("{held}{}", paper.topic)])
        .chain(approved)
        .chain(draft)
        .collect()
}
