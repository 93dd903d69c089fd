//! The plenary's two reports: their figures, what the public is told of them, and the Word documents.

use http::StatusCode;
use serde_json::{Value, json};
use tests::on_both;

use super::{adds_up, counts, group, share};
use crate::cast::{Cast, Who};
use crate::letters::{has_office, read_back};

/// Reads both reports on the term, or on a plenary of it.
async fn reports(cast: &Cast, who: Who, plenary: Option<i32>) -> Value {
    let counts = counts();
    let document = format!(
        "query($committee: ID!, $plenary: Int) {{
            screeningReport(committee: $committee, term: 11, plenary: $plenary) {{
                title asOf isInternal documentUrl counts {{ {counts} }}
                groups: byProposerType {{ label isSuppressed counts {{ received filed }} }}
                byCategory {{ label isSuppressed counts {{ received filed }} }}
                byDeclineGround {{ ground count }}
            }}
            workReport(committee: $committee, term: 11, plenary: $plenary) {{
                title asOf isInternal documentUrl counts {{ {counts} }}
                groups: byDepartment {{ label isSuppressed counts {{ {counts} }} }}
                byOutcome {{ outcome letter count }} bySatisfaction {{ satisfaction own onPaper }}
                key {{ count suggestions {{ title keySuggestion {{ leader }} }} }}
                outstanding {{ count suggestions {{ id awards {{ year }} }} }}
                promises {{ open late fulfilled fulfilledLate broken }}
            }}
        }}"
    );
    let variables = json!({ "committee": cast.committee(), "plenary": plenary });
    cast.client(who).run(&document, variables).await.data("").clone()
}

/// A year's proposals: some at every stage, two departments, a promise kept, a key one, an honoured one, a paper form.
async fn a_year(cast: &Cast) {
    cast.clock("2022-08-30");
    for stage in ["SUBMITTED", "RETURNED", "DECLINED", "DECLINED", "MERGED", "FILED", "IN_HANDLING", "RESPONDED"] {
        cast.proposal_at(stage).await;
    }
    let declined = cast.proposal_at("SUBMITTED").await.id;
    let input = json!({ "id": declined, "ground": "ACADEMIC", "reason": "学术研讨" });
    cast.step(Who::Office, "declineSuggestion", input).await;
    let both = super::answered_by_two(cast, Who::CoSigner).await;
    let unit = cast.assignment_of(&both, "财政局").await;
    cast.accept(Who::Assistant, &unit).await;
    let mut letter = cast.letter(&unit);
    (letter["outcome"], letter["commitments"]) = (json!("RESOLVED"), json!([]));
    let response = cast.step(Who::Assistant, "draftResponse", letter).await;
    cast.step(Who::Assistant, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    let paper = cast.proposal_at("RESPONDED").await.id;
    let form = cast.paper_form(&paper, "林义", "UNDERSTOOD").await;
    cast.step(Who::Office, "recordPaperEvaluation", form).await;
    let closed = cast.proposal_at("PUBLISHED").await.id;
    cast.step(Who::Office, "designateKeySuggestion", cast.designation(&closed)).await;
    cast.step(Who::Office, "awardSuggestion", json!({ "id": closed, "year": 2022, "title": "优秀提案" })).await;
    let promise = cast.commitment_of(&closed).await;
    cast.step(Who::Office, "judgeCommitment", cast.verdict(&promise, "FULFILLED")).await;
    // An issue of citizens is no proposal.
    let mut input = cast.proposal("关于楼道照明的议题");
    input["kind"] = json!("CITIZEN_ISSUE");
    let issue = cast.step(Who::Member, "createSuggestion", input).await;
    cast.move_on(Who::Member, "submitSuggestion", &issue).await;
}

/// The values of a list that are not zero.
fn told<'a>(report: &'a Value, list: &str, name: &str, number: &str) -> Vec<(&'a str, u64)> {
    let rows = report[list].as_array().expect("a list");
    let rows = rows.iter().filter_map(|row| Some((row[name].as_str()?, row[number].as_u64()?)));
    rows.filter(|(_, number)| *number > 0).collect()
}

on_both! {
    async fn the_office_reads_every_figure_of_a_year(cast: Cast) {
        a_year(&cast).await;

        let found = reports(&cast, Who::Office, Some(1)).await;

        let screening = &found["screeningReport"];
        assert_eq!(screening["title"], "关于石嘴山市政协十一届一次会议提案审查情况的报告");
        assert_eq!((&screening["asOf"], &screening["isInternal"]), (&json!("2022-08-30"), &json!(true)));
        adds_up(&screening["counts"]);
        let number = |field: &str| screening["counts"][field].as_u64().unwrap_or_default();
        assert_eq!((number("received"), number("declined"), number("merged"), number("filed")), (13, 3, 1, 6));
        assert_eq!(told(screening, "byDeclineGround", "ground", "count"), [("ACADEMIC", 1), ("VAGUE", 2)]);
        assert_eq!(group(screening, "委员个人")["received"], 13);
        assert_eq!(screening["byCategory"][0]["label"], Value::Null, "none has a category");

        let work = &found["workReport"];
        assert_eq!(work["title"], "关于石嘴山市政协十一届一次会议提案工作情况的报告");
        assert_eq!(share(&work["counts"], "caseReplyRate"), (Some(3), Some(5)));
        assert_eq!(share(&work["counts"], "replyRate"), (Some(4), Some(6)));
        assert_eq!(share(&work["counts"], "onTimeRate"), (Some(4), Some(4)));
        assert_eq!(share(&work["counts"], "fulfilmentRate"), (Some(1), Some(1)));
        assert_eq!(told(work, "byOutcome", "outcome", "count"), [("RESOLVED", 1), ("IN_PROGRESS", 3)], "件次");
        assert_eq!(told(work, "bySatisfaction", "satisfaction", "own"), [("SATISFIED", 1)]);
        assert_eq!(told(work, "bySatisfaction", "satisfaction", "onPaper"), [("UNDERSTOOD", 1)]);
        assert_eq!(share(group(work, "财政"), "replyRate"), (Some(1), Some(1)));
        assert_eq!((&work["key"]["count"], &work["outstanding"]["count"]), (&json!(1), &json!(1)));
        assert_eq!(work["key"]["suggestions"][0]["keySuggestion"]["leader"], "张副市长");
        assert_eq!(work["outstanding"]["suggestions"][0]["awards"][0]["year"], 2022);
        let promises = json!({ "open": 2, "late": 0, "fulfilled": 1, "fulfilledLate": 0, "broken": 0 });
        assert_eq!(work["promises"], promises);
        let whole = reports(&cast, Who::Supervisor, None).await;
        assert_eq!(whole["workReport"]["title"], "关于石嘴山市政协十一届提案工作情况的报告");
        assert_eq!(whole["workReport"]["counts"], work["counts"], "the term has one plenary");
    }

    async fn the_public_is_told_nothing_hidden_and_nothing_of_few(cast: Cast) {
        a_year(&cast).await;

        let found = reports(&cast, Who::Anonymous, None).await;

        for report in ["screeningReport", "workReport"] {
            let report = &found[report];
            assert_eq!((&report["isInternal"], &report["counts"]["received"]), (&json!(false), &json!(1)));
            assert_eq!(report["groups"].as_array().map(Vec::len), Some(1), "{report:#}");
            assert_eq!((&report["groups"][0]["isSuppressed"], &report["groups"][0]["counts"]), (&json!(true), &Value::Null));
        }
        let (screening, work) = (&found["screeningReport"], &found["workReport"]);
        assert!(told(screening, "byDeclineGround", "ground", "count").is_empty());
        assert!(told(work, "byOutcome", "outcome", "count").is_empty(), "a single answer is not told");
        assert!(work["byOutcome"].as_array().is_some_and(|rows| rows.iter().any(|row| row["count"].is_null())));
        assert!(told(work, "bySatisfaction", "satisfaction", "own").is_empty());
        assert_eq!(work["key"]["count"], 1);

        let foreign = reports(&cast, Who::ForeignOffice, None).await;
        assert_eq!(foreign, found, "another committee's office is an outsider");
    }

    async fn reports_on_what_is_not_there_are_not_found(cast: Cast) {
        for arguments in ["term: 99", "term: 11, plenary: 9"] {
            for report in ["screeningReport", "workReport"] {
                let query = format!("{{ {report}(committee: \"{}\", {arguments}) {{ title }} }}", cast.committee());
                assert_eq!(cast.client(Who::Office).run(&query, json!({})).await.code(), "NOT_FOUND", "{query}");
            }
        }
        let id = cast.committee();
        for (path, wanted) in [
            (format!("/documents/work-reports/{id}.docx?term=11"), StatusCode::OK),
            (format!("/documents/screening-reports/{id}.docx?term=11&plenary=1"), StatusCode::OK),
            (format!("/documents/work-reports/{id}.docx?term=99"), StatusCode::NOT_FOUND),
            (format!("/documents/work-reports/{id}.docx?term=11&plenary=9"), StatusCode::NOT_FOUND),
            (format!("/documents/screening-reports/{id}?term=11"), StatusCode::NOT_FOUND),
            (format!("/documents/screening-reports/{id}.docx"), StatusCode::NOT_FOUND),
        ] {
            assert_eq!(cast.client(Who::Anonymous).get(&path).await.status, wanted, "{path}");
        }
    }

    async fn a_plenary_counts_its_own_proposals_alone(cast: Cast) {
        cast.proposal_at("FILED").await;
        let plenary = domain::committee::NewPlenary {
            number: 2,
            opens_on: "2022-12-27".parse().expect("a date"),
            closes_on: "2022-12-30".parse().expect("a date"),
            window_from: "2022-09-27".parse().expect("a date"),
            window_to: "2022-12-29".parse().expect("a date"),
        };
        let authority = domain::committee::Authority::System;
        domain::committee::add_plenary(cast.domain(), authority, cast.world().term, plenary).await.expect("a plenary");
        cast.clock("2022-10-10");
        cast.proposal_at("SUBMITTED").await;
        cast.proposal_at("SUBMITTED").await;

        for (plenary, received, filed) in [(Some(1), 1, 1), (Some(2), 2, 0), (None, 3, 1)] {
            let found = reports(&cast, Who::Office, plenary).await;
            let counts = &found["screeningReport"]["counts"];
            assert_eq!((&counts["received"], &counts["filed"]), (&json!(received), &json!(filed)), "{plenary:?}");
        }
    }
}

/// Writes a rate as the documents do.
fn written(name: &str, counts: &Value, rate: &str) -> String {
    match share(counts, rate) {
        (Some(_), Some(0)) => format!("{name}暂无"),
        (Some(part), Some(of)) => {
            let value = counts[rate]["value"].as_f64().expect("a value");
            format!("{name}{:.1}%（{part}／{of}）", value * 100.0)
        }
        _ => format!("{name}不予显示"),
    }
}

/// Asserts that a document's words, white space aside, have these.
fn says(text: &str, wanted: &str) {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let wanted: String = wanted.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(plain.contains(&wanted), "{wanted} is missing in {text}");
}

async fn text_of(cast: &Cast, who: Who, report: &Value) -> String {
    let url = report["documentUrl"].as_str().expect("a way to the document");
    read_back(&cast.client(who).get(url).await)
}

fn tells_the_screening(text: &str, report: &Value) {
    says(text, report["title"].as_str().expect("a title"));
    let number = |field: &str| report["counts"][field].as_u64().expect("a number");
    says(
        text,
        &format!(
            "收到提案{}件。其中：立案{}件，并案{}件，转为其他建议{}件，不予立案{}件，退回修改{}件，撤回{}件，待审查{}件。{}。",
            number("received"),
            number("filed"),
            number("merged"),
            number("converted"),
            number("declined"),
            number("returned"),
            number("withdrawn"),
            number("stillUnderReview"),
            written("立案率", &report["counts"], "filingRate"),
        ),
    );
    for group in report["groups"].as_array().expect("groups") {
        let told = match &group["counts"] {
            Value::Null => "不予显示".to_owned(),
            counts => format!("收到{}件，立案{}件", counts["received"], counts["filed"]),
        };
        says(text, &format!("{}{told}", group["label"].as_str().expect("a name")));
    }
}

fn tells_the_work(text: &str, report: &Value) {
    says(text, report["title"].as_str().expect("a title"));
    let counts = &report["counts"];
    says(text, &format!("收到提案{}件，立案{}件，办结{}件", counts["received"], counts["filed"], counts["closed"]));
    for (name, rate) in [
        ("件答复率", "caseReplyRate"),
        ("件次答复率", "replyRate"),
        ("按期答复率", "onTimeRate"),
        ("满意率", "satisfactionRate"),
        ("纸质评价满意率", "paperSatisfactionRate"),
        ("承诺兑现率", "fulfilmentRate"),
    ] {
        says(text, &written(name, counts, rate));
        says(text, counts[rate]["rule"].as_str().expect("a rule"));
    }
    let terms = ["已解决或采纳A类，", "正在解决B类，", "列入计划B类，", "条件所限C类，", "留作参考D类，"];
    for (row, term) in report["byOutcome"].as_array().expect("outcomes").iter().zip(terms) {
        let number = row["count"].as_u64().map_or("不予显示".to_owned(), |count| format!("{count}件次"));
        says(text, &format!("{term}{number}"));
    }
    for group in report["groups"].as_array().expect("groups") {
        let told = match &group["counts"] {
            Value::Null => "不予显示".to_owned(),
            counts => format!("承办{}件{}", counts["received"], written("件次答复率", counts, "replyRate")),
        };
        says(text, &format!("{}{told}", group["label"].as_str().expect("a name")));
    }
    let sum = &report["promises"];
    says(
        text,
        &format!(
            "按期兑现{}项，逾期兑现{}项，未兑现{}项，逾期未认定{}项，未到期{}项",
            sum["fulfilled"], sum["fulfilledLate"], sum["broken"], sum["late"], sum["open"]
        ),
    );
    says(text, &format!("重点提案{}件", report["key"]["count"]));
    says(text, &format!("优秀提案{}件", report["outstanding"]["count"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_both_reports_and_reads_the_same_figures() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        a_year(&cast).await;
        for who in [Who::Office, Who::Anonymous] {
            let found = reports(&cast, who, Some(1)).await;
            let screening = text_of(&cast, who, &found["screeningReport"]).await;
            tells_the_screening(&screening, &found["screeningReport"]);
            let work = text_of(&cast, who, &found["workReport"]).await;
            tells_the_work(&work, &found["workReport"]);
            for text in [&screening, &work] {
                assert_eq!(text.contains("仅统计查阅者可见的提案"), who == Who::Anonymous);
                says(text, "（截至2022年8月30日）");
            }
        }
    })
    .await;
}
