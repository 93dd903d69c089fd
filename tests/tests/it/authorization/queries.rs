//! Who reads what: `OK`, `null` where there is nothing to see for them, or the code of the refusal.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::Answer;

use super::{compare, rows};
use crate::cast::{Cast, Who};

/// What there is to read, all of it hidden from the public.
struct Subject {
    /// A filed proposal of 林义, assigned to 住建局, whose response is under review.
    suggestion: String,
    assignment: String,
    response: String,
    /// A session that is only planned.
    consultation: String,
    /// A speech of 林义 at a held session, who does not agree to its publication.
    speech: String,
    /// A draft report that 王国民 wrote.
    report: String,
    /// A roster of members that the administrator previewed.
    roster: String,
    /// A brief that is being edited.
    brief: String,
}

async fn subject(cast: &Cast) -> Subject {
    let matter = cast.proposal_at("RESPONSE_UNDER_REVIEW").await;
    // An answered one too, whose promise is in the ledger.
    cast.proposal_at("RESPONDED").await;
    let held = cast.consultation_at("HELD", "提升物业服务管理水平").await;
    let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&held, "林义", false)).await;
    let report = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
    let roster = cast.step(Who::Admin, "previewRoster", cast.roster("MEMBERS", "姓名\n赵敏\n")).await;
    Subject {
        suggestion: matter.id,
        assignment: matter.assignment,
        response: matter.response,
        consultation: cast.consultation_at("PLANNED", "优化社会救助供给").await,
        speech,
        report,
        roster,
        brief: cast.brief_at("EDITING").await,
    }
}

/// Asks one field as everybody.
async fn check(cast: &Cast, field: &str, selection: impl Fn(&Cast, &Subject) -> String, table: &str) {
    let subject = subject(cast).await;
    cast.index().await;
    check_of(cast, field, &selection(cast, &subject), table).await;
}

/// Asks one field, with its arguments and what is selected of it, as everybody.
pub async fn check_of(cast: &Cast, field: &str, selected: &str, table: &str) {
    let document = format!("query {{ {field}{selected} }}");
    let mut got = BTreeMap::new();
    for who in Who::ALL {
        let answer = cast.client(who).run(&document, json!({})).await;
        got.insert(who, outcome(field, &answer));
    }
    compare(field, &got, table);
}

/// Puts an answer into a word: `OK`, `null` or a code.
pub fn outcome(field: &str, answer: &Answer) -> String {
    if !answer.is_ok() {
        return answer.code().to_owned();
    }
    let value = answer.data(field);
    let is_nothing = match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(Value::is_null),
        Value::Object(fields) => fields.get("nodes").is_some_and(|nodes| nodes == &json!([])),
        _ => false,
    };
    if is_nothing { "null".to_owned() } else { "OK".to_owned() }
}

rows! { check;
    viewer "viewer" |_, _| " { id }".to_owned() => "
        公众: null
        others: OK
    ";
    node "node" |_, it| format!("(id: \"{}\") {{ id }}", it.suggestion) => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    nodes "nodes" |_, it| format!("(ids: [\"{}\", \"{}\"]) {{ id }}", it.response, it.assignment) => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    committees "committees" |_, _| " { id }".to_owned() => "others: OK";
    committee "committee" |_, _| "(code: \"szs\") { id }".to_owned() => "others: OK";
    members "members" |cast, _| format!("(committee: \"{}\") {{ nodes {{ id }} }}", cast.committee()) => "others: OK";
    member "member" |cast, _| format!("(id: \"{}\") {{ id }}", cast.member("林义")) => "others: OK";
    departments "departments" |cast, _| format!("(committee: \"{}\") {{ nodes {{ id }} }}", cast.committee()) =>
        "others: OK";
    department "department" |cast, _| format!("(id: \"{}\") {{ id }}", cast.department("住建局")) => "others: OK";
    consultations "consultations" |_, _| "(filter: { status: [PLANNED] }) { nodes { id } }".to_owned() => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
    consultation "consultation" |_, it| format!("(id: \"{}\") {{ id }}", it.consultation) => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
    consultation_processes "consultationProcesses" |_, _| " { format }".to_owned() => "others: OK";
    speeches "speeches" |_, _| " { nodes { id } }".to_owned() => "
        林义 提案委 督查室 专委会 主席: OK
        others: null
    ";
    speech "speech" |_, it| format!("(id: \"{}\") {{ id }}", it.speech) => "
        林义 提案委 督查室 专委会 主席: OK
        others: null
    ";
    research_reports "researchReports" |_, _| " { nodes { id } }".to_owned() => "
        王国民 提案委 督查室 专委会 主席: OK
        others: null
    ";
    research_report "researchReport" |_, it| format!("(id: \"{}\") {{ id }}", it.report) => "
        王国民 提案委 督查室 专委会 主席: OK
        others: null
    ";
    suggestions "suggestions" |_, _| " { nodes { id } }".to_owned() => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    my_suggestions_need_somebody "suggestions" |_, _| "(filter: { mine: true }) { nodes { id } }".to_owned() => "
        林义: OK
        公众: UNAUTHENTICATED
        others: null
    ";
    suggestion "suggestion" |_, it| format!("(id: \"{}\") {{ id }}", it.suggestion) => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    suggestion_by_case_no "suggestionByCaseNo"
        |_, _| "(committee: \"szs\", term: 11, plenary: 1, caseNo: 1) { id }".to_owned() => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    opinion_briefs "opinionBriefs" |_, _| " { nodes { id } }".to_owned() => "
        提案委 督查室 主席: OK
        others: null
    ";
    opinion_brief "opinionBrief" |_, it| format!("(id: \"{}\") {{ id }}", it.brief) => "
        提案委 督查室 主席: OK
        others: null
    ";
    lineage "lineage" |_, it| format!("(id: \"{}\") {{ isComplete }}", it.suggestion) => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    commitments "commitments" |_, _| " { nodes { id } }".to_owned() => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    search "search" |_, _| "(query: \"\", filter: { kind: [SUGGESTION] }) { nodes { title } }".to_owned() => "
        林义 住建局 住建局承办人 提案委 督查室 主席: OK
        others: null
    ";
    statistics "statistics" |cast, _| format!("(committee: \"{}\") {{ received }}", cast.committee()) => "others: OK";
    statistics_of_all_committees "statistics" |_, _| " { received groups(by: TERM) { label } }".to_owned() =>
        "others: OK";
    screening_report "screeningReport"
        |cast, _| format!("(committee: \"{}\", term: 11) {{ title }}", cast.committee()) => "others: OK";
    work_report "workReport"
        |cast, _| format!("(committee: \"{}\", term: 11) {{ title }}", cast.committee()) => "others: OK";
    roster_import "rosterImport" |_, it| format!("(id: \"{}\") {{ id }}", it.roster) => "
        提案委 管理员: OK
        others: null
    ";
    search_status "searchStatus" |_, _| " { __typename }".to_owned() => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    simulate_deadline "simulateDeadline" |cast, _| {
        let committee = cast.committee();
        format!("(committee: \"{committee}\", kind: FIRST_CONTACT, startsOn: \"2022-09-26\") {{ dueOn }}")
    } => "others: OK";
}
