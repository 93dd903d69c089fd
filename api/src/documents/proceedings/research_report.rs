//! Research reports as Word documents: whole for their insiders, in summary for others.

use docx_rs::Docx;
use domain::ambient::date_in_china;
use domain::enums::ReportStatus;
use domain::research_report::paper::Paper;

use super::super::prose;
use super::super::style::{date, line, page, remark, right, title};

/// Lays a report out.
pub(super) fn document(paper: &Paper) -> Docx {
    let report = &paper.report;
    let mut document = page().add_paragraph(title(&report.title));
    for text in remarks(paper) {
        document = document.add_paragraph(remark(&text));
    }
    document = document.add_paragraph(line(""));
    document = prose::lay_out(document, paper.body.as_deref().unwrap_or(&report.summary)).add_paragraph(line(""));
    let authors = paper.authors.join("、");
    if !authors.is_empty() {
        document = document.add_paragraph(line(&format!("课题组成员：{authors}")));
    }
    document = document
        .add_paragraph(line(&format!("执笔人：{}", report.drafter_name)))
        .add_paragraph(line(""))
        .add_paragraph(right(&paper.committee, 2));
    if report.status == ReportStatus::SubmittedToPartyGov {
        document = document.add_paragraph(right(&date(date_in_china(report.status_since)), 4));
    }
    document
}

/// What a reader must know of a report that is a formal recommendation, not out, or not whole.
fn remarks(paper: &Paper) -> Vec<String> {
    let formal = paper.report.is_formal_recommendation.then(|| "（建议案）".to_owned());
    let is_out = paper.report.status == ReportStatus::SubmittedToPartyGov;
    let draft = (!is_out).then(|| "（尚未报送，不得外发）".to_owned());
    let summary = paper.body.is_none().then(|| "（摘要）".to_owned());
    formal.into_iter().chain(draft).chain(summary).collect()
}
