//! The report on the work with proposals (提案工作情况的报告) as a Word document.

use docx_rs::Docx;
use domain::statistics::report::{Report, Work};
use domain::statistics::{Group, Marked, Measure, Statistics};

use super::words::{UNTOLD, name, number, opening, rate, rules, section, tabled};

/// The rates that the report tells, as it names them.
const RATES: [(&str, Measure); 6] = [
    ("件答复率", Measure::CaseReply),
    ("件次答复率", Measure::Reply),
    ("按期答复率", Measure::OnTime),
    ("满意率", Measure::Satisfaction),
    ("纸质评价满意率", Measure::PaperSatisfaction),
    ("承诺兑现率", Measure::Fulfilment),
];

/// Lays the report out.
pub(super) fn document(report: &Report, told: &Work) -> Docx {
    let document = opening(report, &report.work_title());
    let document = section(document, "一、总体情况", &overall(&told.counts));
    let outcomes = told.by_outcome.iter();
    let outcomes: Vec<_> = outcomes
        .map(|tally| {
            let letter = report.letters.of(tally.value);
            (tally.value.zh(), format!("{letter}类，{}", number(tally.count, "件次")))
        })
        .collect();
    let document = tabled(document, "二、办理结果", &outcomes);
    let verdicts = told.by_satisfaction.iter().map(|it| {
        let text = format!("本人评价{}，纸质评价{}", number(it.own, "份"), number(it.on_paper, "份"));
        (it.satisfaction.zh(), text)
    });
    let document = tabled(document, "三、提案者评价", &verdicts.collect::<Vec<_>>());
    let departments: Vec<_> = told.by_department.iter().map(|group| (name(group, ""), of_department(group))).collect();
    let document = tabled(document, "四、承办单位", &departments);
    let document = section(document, "五、承诺兑现", &promises(told));
    let document = tabled(document, &format!("六、重点提案{}件", told.key.count), &titles(&told.key));
    let document = tabled(document, &format!("七、优秀提案{}件", told.outstanding.count), &titles(&told.outstanding));
    section(document, "八、说明", &rules(&RATES))
}

fn overall(counts: &Statistics) -> String {
    let rates = RATES.map(|(name, measure)| rate(name, counts, measure));
    format!("收到提案{}件，立案{}件，办结{}件。{}。", counts.received, counts.filed, counts.closed, rates.join("，"))
}

fn of_department(group: &Group) -> String {
    group.counts.as_ref().map_or_else(
        || UNTOLD.to_owned(),
        |counts| {
            let rates = [
                rate("件次答复率", counts, Measure::Reply),
                rate("按期答复率", counts, Measure::OnTime),
                rate("满意率", counts, Measure::Satisfaction),
            ];
            format!("承办{}件\n{}", counts.received, rates.join("\n"))
        },
    )
}

fn promises(told: &Work) -> String {
    let sum = &told.promises;
    format!(
        "按期兑现{}项，逾期兑现{}项，未兑现{}项，逾期未认定{}项，未到期{}项。",
        sum.fulfilled, sum.fulfilled_late, sum.broken, sum.late, sum.open
    )
}

/// The proposals that bear a mark, by their numbers and subjects.
fn titles(marked: &Marked) -> Vec<(&'static str, String)> {
    let line = |it: &domain::suggestion::Suggestion| {
        let number = it.head.case_no.map(|number| format!("第{number}号　")).unwrap_or_default();
        format!("{number}{}", it.head.title)
    };
    let lines: Vec<_> = marked.suggestions.iter().map(line).collect();
    if lines.is_empty() { Vec::new() } else { vec![("案由", lines.join("\n"))] }
}
