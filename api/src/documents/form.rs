//! The form of a suggestion (提案表) as a Word document.

use docx_rs::Docx;
use domain::ambient::date_in_china;
use domain::enums::{ProposerRole, ProposerStatus};
use domain::suggestion::form::Form;

use super::style::{date, line, page, table, title};

/// Lays a form out.
pub(super) fn document(form: &Form) -> Docx {
    page()
        .add_paragraph(title(&format!("{}{}表", form.committee, form.suggestion.head.kind.zh())))
        .add_paragraph(line(""))
        .add_table(table(&rows(form)))
}

/// The rows that have something to say.
fn rows(form: &Form) -> Vec<(&'static str, String)> {
    let head = &form.suggestion.head;
    let mut rows = vec![
        ("案由", head.title.clone()),
        ("案号", form.case_title.clone().unwrap_or_default()),
        ("登记号", head.registration_no.clone().unwrap_or_default()),
        ("提案者类别", head.proposer_type.zh().to_owned()),
        ("提案者", names(form, ProposerRole::Lead)),
        ("联名人", names(form, ProposerRole::Cosigner)),
        ("界别", form.sectors.join("、")),
        ("分类", form.category.clone().unwrap_or_default()),
    ];
    match &form.text {
        Some(text) => rows.extend([
            ("情况", text.background.clone()),
            ("问题及分析", text.analysis.clone()),
            ("具体建议", text.recommendation.clone()),
        ]),
        None => rows.push(("公开摘要", head.public_summary.clone().unwrap_or_default())),
    }
    rows.extend([
        ("办理方式", head.handling_mode.map(|mode| mode.zh().to_owned()).unwrap_or_default()),
        ("承办单位", units(form)),
        ("办理状态", form.suggestion.status.zh().to_owned()),
        ("日期", dates(form)),
    ]);
    rows.retain(|(_, text)| !text.trim().is_empty());
    rows
}

fn names(form: &Form, role: ProposerRole) -> String {
    let agreed = form.proposers.iter().filter(|row| row.role == role && row.status == ProposerStatus::Agreed);
    agreed.map(|row| row.name.as_str()).collect::<Vec<_>>().join("、")
}

fn units(form: &Form) -> String {
    let unit = |(role, name): &(domain::enums::UnitRole, String)| format!("{}：{name}", role.zh());
    form.units.iter().map(unit).collect::<Vec<_>>().join("\n")
}

fn dates(form: &Form) -> String {
    let head = &form.suggestion.head;
    let days = [
        ("提交", head.submitted_at.map(date_in_china)),
        ("立案", head.filed_at.map(date_in_china)),
        ("交办", form.assigned_on),
        ("办结", head.closed_at.map(date_in_china)),
    ];
    let known = days.into_iter().filter_map(|(what, day)| Some(format!("{what}：{}", date(day?))));
    known.collect::<Vec<_>>().join("\n")
}
