//! What rates count: cases and replies apart, lateness as the deadlines tell it, promises kept, forms on paper apart.

use serde_json::{Value, json};
use tests::on_both;

use super::{answered_by_two, counts, group, share, statistics};
use crate::cast::{Cast, Who};

/// Answers a case as its department.
async fn respond(cast: &Cast, who: Who, assignment: &str) {
    let response = cast.step(who, "draftResponse", cast.letter(assignment)).await;
    cast.step(who, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
}

async fn rate(cast: &Cast, who: Who, rate: &str) -> (Option<u64>, Option<u64>) {
    let document = format!("query($committee: ID) {{ statistics(committee: $committee) {{ {} }} }}", counts());
    let answer = cast.client(who).run(&document, json!({ "committee": cast.committee() })).await;
    share(answer.data("statistics"), rate)
}

/// Counts in the deadlines of all cases what was answered in time, and what was answered or is overdue.
async fn by_the_clocks(cast: &Cast, who: Who) -> (Option<u64>, Option<u64>) {
    let document = "{ suggestions(first: 100) { nodes { deadlines { kind dueOn metOn isOverdue } } } }";
    let answer = cast.client(who).run(document, json!({})).await;
    let (mut in_time, mut all) = (0, 0);
    for clock in answer.list("suggestions.nodes").iter().filter_map(|node| node["deadlines"].as_array()).flatten() {
        let is_answer = ["REPLY", "REHANDLING"].contains(&clock["kind"].as_str().unwrap_or_default());
        let (met_on, due_on) = (clock["metOn"].as_str(), clock["dueOn"].as_str());
        all += u64::from(is_answer && (met_on.is_some() || clock["isOverdue"] == true));
        in_time += u64::from(is_answer && met_on.is_some() && met_on <= due_on);
    }
    (Some(in_time), Some(all))
}

async fn judge(cast: &Cast, promise: &str, verdict: &str) {
    cast.step(Who::Office, "judgeCommitment", cast.verdict(promise, verdict)).await;
}

on_both! {
    async fn cases_and_replies_are_counted_apart(cast: Cast) {
        let id = answered_by_two(&cast, Who::Member).await;
        cast.proposal_at("RESPONDED").await;
        cast.proposal_at("FILED").await;
        let unit = cast.assignment_of(&id, "住建局").await;
        cast.accept(Who::Department, &unit).await;
        respond(&cast, Who::Department, &unit).await;

        assert_eq!(rate(&cast, Who::Office, "caseReplyRate").await, (Some(1), Some(2)), "件");
        assert_eq!(rate(&cast, Who::Office, "replyRate").await, (Some(2), Some(3)), "件次");

        let unit = cast.assignment_of(&id, "财政局").await;
        cast.accept(Who::Assistant, &unit).await;
        respond(&cast, Who::Assistant, &unit).await;
        assert_eq!(rate(&cast, Who::Office, "caseReplyRate").await, (Some(2), Some(2)));
        assert_eq!(rate(&cast, Who::Office, "replyRate").await, (Some(3), Some(3)));
    }

    async fn a_reply_is_in_time_by_its_last_day_extensions_included(cast: Cast) {
        cast.clock("2022-08-30");
        let mut cases = Vec::new();
        for _ in 0..4 {
            cases.push(cast.proposal_at("IN_HANDLING").await);
        }
        let answer = async |place: usize| respond(&cast, Who::Department, &cases[place].assignment).await;
        answer(0).await;
        let input = json!({ "assignment": cases[1].assignment, "until": "2022-12-15", "reason": "涉及多部门" });
        cast.ask(Who::Supervisor, "extendDeadline", input).await.data("");
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(1)), "what is not due is not counted");

        cast.clock("2022-11-28");
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(1)), "the last day is in time");
        cast.clock("2022-11-29");
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(3)), "two are overdue, one has until later");

        answer(1).await;
        answer(2).await;
        let wanted = (Some(2), Some(4));
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, wanted, "one in its longer time, one late, one overdue");
        assert_eq!(by_the_clocks(&cast, Who::Office).await, wanted);
        let by_department = statistics(&cast, Who::Office, "DEPARTMENT").await;
        assert_eq!(share(group(&by_department, "住房"), "onTimeRate"), wanted);
    }

    async fn a_second_handling_counts_anew_and_a_closed_case_is_not_overdue(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("RESPONDED").await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "未解决" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(1)));
        cast.clock("2022-12-20");
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(2)));
        assert_eq!(by_the_clocks(&cast, Who::Office).await, (Some(1), Some(2)));

        respond(&cast, Who::Department, &case.assignment).await;
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(2)), "late the second time");
        let input = json!({ "suggestion": case.id, "satisfaction": "SATISFIED" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        cast.clock("2023-06-01");
        assert_eq!(rate(&cast, Who::Office, "onTimeRate").await, (Some(1), Some(2)));
        assert_eq!(by_the_clocks(&cast, Who::Office).await, (Some(1), Some(2)));
    }

    async fn promises_count_once_they_are_judged_or_late(cast: Cast) {
        cast.clock("2022-08-30");
        let mut promises = Vec::new();
        for _ in 0..4 {
            let case = cast.proposal_at("CLOSED").await;
            promises.push(cast.commitment_of(&case.id).await);
        }
        assert_eq!(rate(&cast, Who::Office, "fulfilmentRate").await, (Some(0), Some(0)), "nothing is due");

        judge(&cast, &promises[0], "FULFILLED").await;
        judge(&cast, &promises[1], "BROKEN").await;
        assert_eq!(rate(&cast, Who::Office, "fulfilmentRate").await, (Some(1), Some(2)));
        cast.clock("2022-11-29");
        assert_eq!(rate(&cast, Who::Office, "fulfilmentRate").await, (Some(1), Some(4)), "two are late");
        judge(&cast, &promises[2], "FULFILLED").await;
        assert_eq!(rate(&cast, Who::Office, "fulfilmentRate").await, (Some(2), Some(4)), "fulfilled later is fulfilled");
        let by_department = statistics(&cast, Who::Office, "DEPARTMENT").await;
        assert_eq!(share(group(&by_department, "住房"), "fulfilmentRate"), (Some(2), Some(4)));

        assert_eq!(rate(&cast, Who::Anonymous, "fulfilmentRate").await, (Some(0), Some(0)), "hidden ones count for nobody");
        assert_eq!(rate(&cast, Who::Department, "fulfilmentRate").await, (Some(2), Some(4)));
    }

    async fn what_is_published_in_summary_tells_the_public_no_promise(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("CLOSED").await;
        let promise = cast.commitment_of(&case.id).await;
        judge(&cast, &promise, "FULFILLED").await;
        let summary = json!({ "id": case.id, "disclosure": "SUMMARY", "summary": "规范物业服务" });
        cast.step(Who::Office, "publishSuggestion", summary).await;
        assert_eq!(rate(&cast, Who::Anonymous, "fulfilmentRate").await, (Some(0), Some(0)));
        assert_eq!(rate(&cast, Who::Anonymous, "onTimeRate").await, (Some(1), Some(1)), "its deadlines are public");
        assert_eq!(by_the_clocks(&cast, Who::Anonymous).await, (Some(1), Some(1)));

        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        assert_eq!(rate(&cast, Who::Anonymous, "fulfilmentRate").await, (Some(1), Some(1)));
    }

    async fn forms_on_paper_are_counted_apart_in_groups_too(cast: Cast) {
        let own = cast.proposal_at("RESPONDED").await;
        let input = json!({ "suggestion": own.id, "satisfaction": "UNDERSTOOD" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        let paper = cast.proposal_at("RESPONDED").await;
        let form = cast.paper_form(&paper.id, "林义", "SATISFIED").await;
        cast.step(Who::Office, "recordPaperEvaluation", form).await;

        let found = statistics(&cast, Who::Office, "SECTOR").await;

        for told in [&found, group(&found, "经济界")] {
            assert_eq!(share(told, "satisfactionRate"), (Some(0), Some(1)));
            assert_eq!(share(told, "paperSatisfactionRate"), (Some(1), Some(1)));
            assert_eq!(told["paperEvaluations"], Value::from(1));
        }
    }
}
