//! The report on the screening of proposals (提案审查情况的报告) as a Word document.

use docx_rs::Docx;
use domain::statistics::report::{Report, Screening};
use domain::statistics::{Group, Measure, Statistics};

use super::words::{UNTOLD, name, number, opening, rate, rules, section, tabled};

/// Lays the report out.
pub(super) fn document(report: &Report, told: &Screening) -> Docx {
    let document = opening(report, &report.screening_title());
    let document = section(document, "一、总体情况", &overall(&told.counts));
    let document = tabled(document, "二、按提案者类别", &rows(&told.by_proposer_type, "未注明"));
    let document = tabled(document, "三、按分类", &rows(&told.by_category, "未分类"));
    let grounds = told.by_ground.iter().filter(|tally| tally.count != Some(0));
    let grounds: Vec<_> = grounds.map(|tally| (tally.value.zh(), number(tally.count, "件"))).collect();
    let document = tabled(document, "四、不予立案的理由", &grounds);
    section(document, "五、说明", &rules(&[("立案率", Measure::Filing)]))
}

fn overall(counts: &Statistics) -> String {
    format!(
        "收到提案{}件。其中：立案{}件，并案{}件，转为其他建议{}件，不予立案{}件，退回修改{}件，撤回{}件，待审查{}件。{}。",
        counts.received,
        counts.filed,
        counts.merged,
        counts.converted,
        counts.declined,
        counts.returned,
        counts.withdrawn,
        counts.still_under_review,
        rate("立案率", counts, Measure::Filing),
    )
}

fn rows<'a>(groups: &'a [Group], otherwise: &'a str) -> Vec<(&'a str, String)> {
    let told = |counts: &Statistics| format!("收到{}件，立案{}件", counts.received, counts.filed);
    let text = |group: &Group| group.counts.as_ref().map_or_else(|| UNTOLD.to_owned(), told);
    groups.iter().map(|group| (name(group, otherwise), text(group))).collect()
}
