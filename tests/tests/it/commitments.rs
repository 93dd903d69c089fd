//! Commitments: a promise kept in time, late, or broken; the ledger; and a broken one that reopens the handling.

use domain::notification::remind;
use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

async fn ledger(cast: &Cast, who: Who, filter: Value) -> Answer {
    let document = "query($filter: CommitmentFilter) { commitments(filter: $filter) { totalCount nodes {
        id what dueOn state isInForce settledOn reopenedRound followUps { kind on note madeBy } response { id round }
    } } }";
    cast.client(who).run(document, json!({ "filter": filter })).await
}

async fn summary(cast: &Cast, who: Who) -> Value {
    let document = "query($id: ID!) { department(id: $id) {
        commitmentSummary { open late fulfilled fulfilledLate broken }
    } }";
    let answer = cast.client(who).run(document, json!({ "id": cast.department("住建局") })).await;
    answer.data("department.commitmentSummary").clone()
}

async fn states(cast: &Cast, who: Who) -> Vec<String> {
    let answer = ledger(cast, who, json!({})).await;
    answer.list("commitments.nodes").iter().filter_map(|row| row["state"].as_str().map(str::to_owned)).collect()
}

async fn respond(cast: &Cast, who: Who, assignment: &str) -> String {
    let response = cast.step(who, "draftResponse", cast.letter(assignment)).await;
    deliver(cast, who, &response).await;
    response
}

async fn deliver(cast: &Cast, who: Who, response: &str) {
    cast.step(who, "submitResponse", json!({ "id": response })).await;
    cast.approve(response).await;
}

/// A case that 住建局 and 财政局 answered separately on 2022-08-30, and that is handled again from 2022-11-29 on because
/// 住建局 broke its promise.
struct Halved {
    id: String,
    broken: String,
    kept: String,
    standing: String,
}

async fn reopened_for_one(cast: &Cast) -> Halved {
    cast.clock("2022-08-30");
    let id = cast.proposal_at("FILED").await.id;
    cast.assign(&id, "SEPARATE", &[("住建局", "SEPARATE"), ("财政局", "SEPARATE")]).await;
    let (broken, kept) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
    cast.accept(Who::Department, &broken).await;
    cast.accept(Who::Assistant, &kept).await;
    respond(cast, Who::Department, &broken).await;
    let standing = respond(cast, Who::Assistant, &kept).await;
    cast.ask(Who::Member, "evaluateResponse", json!({ "suggestion": id, "satisfaction": "SATISFIED" })).await.data("");

    cast.clock("2022-11-29");
    let promise = cast.commitment_of(&id).await;
    cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
    let input = json!({ "id": id, "commitment": promise, "reason": "逾期未组建" });
    cast.step(Who::Supervisor, "reopenSuggestion", input).await;
    Halved { id, broken, kept, standing }
}

async fn handled(cast: &Cast, who: Who, id: &str, as_of: Option<&str>) -> Answer {
    let document = "query($id: ID!, $asOf: Date) { suggestion(id: $id) {
        status round allowedActions responses { id round } evaluations { round }
        assignments { round status department { shortName } deadline { kind } }
        deadlines(asOf: $asOf) { kind startsOn metOn department { shortName } }
    } }";
    cast.client(who).run(document, json!({ "id": id, "asOf": as_of })).await
}

/// Returns whose clocks of a kind there are, with the days on which they began.
fn clocks<'a>(answer: &'a Answer, kind: &str) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let of_kind = answer.list("suggestion.deadlines").iter().filter(|clock| clock["kind"] == kind);
    of_kind.map(|clock| (clock["department"]["shortName"].as_str(), clock["startsOn"].as_str())).collect()
}

/// Counts somebody's notices that the time to answer again has passed.
async fn overdue(cast: &Cast, who: Who) -> usize {
    let document = "{ viewer { notifications(first: 100) { nodes { kind deadline } } } }";
    let answer = cast.client(who).run(document, json!({})).await;
    let wanted = json!({ "kind": "OVERDUE", "deadline": "REHANDLING" });
    answer.list("viewer.notifications.nodes").iter().filter(|notice| **notice == wanted).count()
}

on_both! {
    async fn a_promise_is_broken_and_reopens_the_handling(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("CLOSED").await;
        let promise = cast.commitment_of(&case.id).await;
        assert_eq!(states(&cast, Who::Department).await, ["OPEN"]);

        let report = json!({ "commitment": promise, "on": "2022-08-30", "note": "已组建两成" });
        cast.step(Who::Handler, "followUpCommitment", report).await;
        cast.clock("2022-11-28");
        assert_eq!(states(&cast, Who::Department).await, ["OPEN"], "the last day is in time");
        cast.clock("2022-11-29");
        assert_eq!(states(&cast, Who::Department).await, ["LATE"]);
        let claim = json!({ "commitment": promise, "fulfilled": true, "on": "2022-11-29", "note": "基本完成" });
        cast.step(Who::Department, "followUpCommitment", claim).await;
        assert_eq!(states(&cast, Who::Department).await, ["LATE"], "a claim is no verdict");

        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        assert_eq!(states(&cast, Who::Department).await, ["BROKEN"]);
        let input = json!({ "id": case.id, "commitment": promise, "reason": "逾期未组建" });
        cast.step(Who::Supervisor, "reopenSuggestion", input.clone()).await;

        let document = "query($id: ID!) { suggestion(id: $id) {
            status round closedAt history { event note } evaluations { round } responses { round }
            deadlines { kind startsOn } allowedActions
        } }";
        let seen = cast.client(Who::Department).run(document, json!({ "id": case.id })).await;
        assert_eq!((seen.text("suggestion.status"), seen.number("suggestion.round")), ("REHANDLING".into(), 2));
        assert!(seen.data("suggestion.closedAt").is_null());
        let again = json!({ "kind": "REHANDLING", "startsOn": "2022-11-29" });
        assert!(seen.list("suggestion.deadlines").contains(&again), "the clock begins again: {:#}", seen.body());
        let last = seen.list("suggestion.history").last().expect("an entry").clone();
        assert_eq!((&last["event"], &last["note"]), (&json!("REOPEN_BROKEN_PROMISE"), &json!("逾期未组建")));
        assert_eq!(seen.list("suggestion.evaluations").len(), 1, "what was evaluated stays");
        assert_eq!(seen.list("suggestion.responses").len(), 1, "what was answered stays");

        respond(&cast, Who::Department, &case.assignment).await;
        let told = ledger(&cast, Who::Department, json!({})).await;
        let standing: Vec<_> = told.list("commitments.nodes").iter().map(|row| {
            (row["state"].clone(), row["isInForce"].clone(), row["reopenedRound"].clone(), row["response"]["round"].clone())
        }).collect();
        let broken = (json!("BROKEN"), json!(false), json!(2), json!(1));
        let open = (json!("OPEN"), json!(true), json!(null), json!(2));
        assert_eq!(standing, [broken, open], "a broken promise stays in the ledger when a new one is made");

        let again = cast.ask(Who::Supervisor, "reopenSuggestion", input).await;
        assert_eq!((again.code(), again.reason()), ("FAILED_PRECONDITION", "no_broken_promise"));
    }

    async fn only_the_department_that_broke_its_promise_owes_another_answer(cast: Cast) {
        let case = reopened_for_one(&cast).await;

        let seen = handled(&cast, Who::Assistant, &case.id, None).await;
        assert_eq!((seen.text("suggestion.status"), seen.number("suggestion.round")), ("REHANDLING".into(), 2));
        assert_eq!(*seen.data("suggestion.assignments"), json!([
            { "round": 2, "status": "IN_HANDLING", "department": { "shortName": "住建局" }, "deadline": { "kind": "REHANDLING" } },
            { "round": 1, "status": "RESPONDED", "department": { "shortName": "财政局" }, "deadline": { "kind": "REPLY" } },
        ]));
        assert_eq!(clocks(&seen, "REHANDLING"), [(Some("住建局"), Some("2022-11-29"))]);
        assert!(!seen.list("suggestion.allowedActions").contains(&json!("DRAFT_RESPONSE")), "{:#}", seen.body());
        assert_eq!(clocks(&seen, "EVALUATION"), [], "there is nothing new to evaluate yet");
        let before = handled(&cast, Who::Office, &case.id, Some("2022-11-28")).await;
        assert_eq!(clocks(&before, "EVALUATION"), [(None, Some("2022-08-30"))]);

        cast.clock("2023-03-01");
        remind(cast.domain()).await.expect("a sweep");
        assert_eq!((overdue(&cast, Who::Department).await, overdue(&cast, Who::Assistant).await), (1, 0));
        assert_eq!(overdue(&cast, Who::Office).await, 1);

        let correction = cast.step(Who::Assistant, "correctResponse", cast.correction(&case.standing)).await;
        deliver(&cast, Who::Assistant, &correction).await;
        let seen = handled(&cast, Who::Office, &case.id, None).await;
        assert_eq!(seen.text("suggestion.status"), "REHANDLING", "a correction is no answer of the new round");
        let corrected = seen.list("suggestion.responses").iter().find(|response| response["id"] == correction.as_str());
        assert_eq!(corrected.expect("it is there")["round"], 1);
    }

    async fn a_case_that_one_department_answers_again_is_evaluated_and_closed(cast: Cast) {
        let case = reopened_for_one(&cast).await;
        cast.clock("2022-12-01");
        respond(&cast, Who::Department, &case.broken).await;

        let seen = handled(&cast, Who::Member, &case.id, None).await;
        assert_eq!(seen.text("suggestion.status"), "RESPONDED");
        for kind in ["EVALUATION", "PUBLISHING"] {
            assert_eq!(clocks(&seen, kind), [(None, Some("2022-12-01"))], "{kind}");
        }
        assert!(seen.list("suggestion.allowedActions").contains(&json!("EVALUATE")), "{:#}", seen.body());
        let input = json!({ "suggestion": case.id, "satisfaction": "UNDERSTOOD" });
        cast.ask(Who::Member, "evaluateResponse", input).await.data("");

        let seen = handled(&cast, Who::Member, &case.id, None).await;
        assert_eq!(seen.text("suggestion.status"), "CLOSED");
        assert_eq!(*seen.data("suggestion.evaluations"), json!([{ "round": 1 }, { "round": 2 }]));
    }

    async fn a_case_that_one_department_answers_again_is_closed_once_nobody_evaluates_it(cast: Cast) {
        let case = reopened_for_one(&cast).await;
        cast.clock("2022-12-01");
        respond(&cast, Who::Department, &case.broken).await;

        let early = cast.ask(Who::Office, "closeSuggestion", json!({ "id": case.id })).await;
        assert_eq!(early.reason(), "evaluation_open");
        cast.clock("2022-12-23");
        cast.step(Who::Office, "closeSuggestion", json!({ "id": case.id })).await;

        assert_eq!(handled(&cast, Who::Office, &case.id, None).await.text("suggestion.status"), "CLOSED");
    }

    async fn dissatisfaction_with_the_answer_of_one_department_reopens_every_one(cast: Cast) {
        let case = reopened_for_one(&cast).await;
        respond(&cast, Who::Department, &case.broken).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;

        let seen = handled(&cast, Who::Office, &case.id, None).await;
        let rounds: Vec<_> = seen.list("suggestion.assignments").iter().map(|unit| unit["round"].clone()).collect();
        assert_eq!(rounds, [3, 3]);
        respond(&cast, Who::Department, &case.broken).await;
        assert_eq!(clocks(&handled(&cast, Who::Office, &case.id, None).await, "EVALUATION"), [], "财政局 owes one too");
        respond(&cast, Who::Assistant, &case.kept).await;

        let seen = handled(&cast, Who::Office, &case.id, None).await;
        assert_eq!(clocks(&seen, "REHANDLING").len(), 2);
        assert_eq!(clocks(&seen, "EVALUATION").len(), 1);
    }

    async fn the_ledger_tells_what_was_kept_in_time_and_what_late(cast: Cast) {
        cast.clock("2022-08-30");
        let (early, late) = (cast.proposal_at("CLOSED").await, cast.proposal_at("CLOSED").await);
        let (early, late) = (cast.commitment_of(&early.id).await, cast.commitment_of(&late.id).await);
        cast.proposal_at("RESPONDED").await;
        cast.proposal_at("RESPONSE_UNDER_REVIEW").await;

        cast.clock("2022-11-20");
        cast.step(Who::Office, "judgeCommitment", cast.verdict(&early, "FULFILLED")).await;
        cast.clock("2023-02-01");
        cast.step(Who::Office, "judgeCommitment", cast.verdict(&late, "FULFILLED")).await;

        let wanted = json!({ "open": 0, "late": 1, "fulfilled": 1, "fulfilledLate": 1, "broken": 0 });
        for who in [Who::Office, Who::Department] {
            assert_eq!(summary(&cast, who).await, wanted, "what is not approved promises nothing: {}", who.name());
        }
        for (filter, number) in [
            (json!({ "state": ["LATE"] }), 1),
            (json!({ "state": ["FULFILLED", "FULFILLED_LATE"] }), 2),
            (json!({ "state": ["OPEN", "BROKEN"] }), 0),
            (json!({ "dueBefore": "2022-11-28" }), 0),
            (json!({ "dueBefore": "2022-11-29" }), 3),
            (json!({ "committee": cast.foreign_committee.to_string() }), 0),
            (json!({ "committee": cast.committee(), "department": cast.department("住建局") }), 3),
            (json!({ "department": cast.department("财政局") }), 0),
        ] {
            let answer = ledger(&cast, Who::Office, filter.clone()).await;
            assert_eq!(answer.number("commitments.totalCount"), number, "{filter}");
            assert_eq!(answer.list("commitments.nodes").len(), usize::try_from(number).expect("few"), "{filter}");
        }
    }

    async fn a_correction_settles_no_promise_that_it_leaves_out(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("CLOSED").await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        let promise = cast.commitment_of(&case.id).await;
        let mut correction = cast.correction(&case.response);
        correction["outcome"] = json!("RESOLVED");
        correction["commitments"] = json!([]);
        let correction = cast.step(Who::Department, "correctResponse", correction).await;
        deliver(&cast, Who::Department, &correction).await;

        for who in [Who::Office, Who::Department, Who::Member, Who::Anonymous] {
            let told = ledger(&cast, who, json!({})).await;
            assert_eq!(cast.ids(told.list("commitments.nodes")), [&promise], "{}", who.name());
            assert_eq!(told.data("commitments.nodes.0.isInForce"), &json!(false));
            assert_eq!(told.text("commitments.nodes.0.state"), "OPEN");
        }
        let report = json!({ "commitment": promise, "on": "2022-08-30", "note": "已组建两成" });
        cast.step(Who::Department, "followUpCommitment", report).await;
        cast.clock("2022-11-29");
        let late = json!({ "open": 0, "late": 1, "fulfilled": 0, "fulfilledLate": 0, "broken": 0 });
        assert_eq!(summary(&cast, Who::Office).await, late);
        cast.step(Who::Office, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        let input = json!({ "id": case.id, "commitment": promise, "reason": "逾期未组建" });
        cast.step(Who::Supervisor, "reopenSuggestion", input).await;
        assert_eq!(states(&cast, Who::Anonymous).await, ["BROKEN"]);
    }

    async fn a_promise_repeated_to_the_letter_is_carried_over_and_counts_once(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("CLOSED").await;
        let first = cast.commitment_of(&case.id).await;
        let mut correction = cast.correction(&case.response);
        let mut other = correction["commitments"][0].clone();
        other["dueOn"] = json!("2023-06-30");
        correction["commitments"].as_array_mut().expect("a list").push(other);
        let correction = cast.step(Who::Department, "correctResponse", correction).await;
        deliver(&cast, Who::Department, &correction).await;

        let told = ledger(&cast, Who::Office, json!({})).await;
        let standing: Vec<_> = told.list("commitments.nodes").iter().map(|row| {
            (row["dueOn"].clone(), row["isInForce"].clone(), row["response"]["id"].clone())
        }).collect();
        let (by_november, by_june) = (json!("2022-11-28"), json!("2023-06-30"));
        let of_correction = |day| (day, json!(true), json!(correction));
        assert_eq!(standing, [of_correction(by_november), of_correction(by_june)], "by another day is another promise");
        assert_eq!(summary(&cast, Who::Office).await["open"], 2);
        let judged = cast.ask(Who::Office, "judgeCommitment", cast.verdict(&first, "FULFILLED")).await;
        assert_eq!(judged.reason(), "wrong_state", "what was carried over is judged where it stands");
    }

    async fn the_answer_of_the_next_round_settles_no_promise_of_the_last(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("RESPONDED").await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        cast.clock("2022-12-01");
        respond(&cast, Who::Department, &case.assignment).await;

        let told = ledger(&cast, Who::Office, json!({})).await;
        let standing: Vec<_> =
            told.list("commitments.nodes").iter().map(|row| (row["state"].clone(), row["isInForce"].clone())).collect();
        assert_eq!(standing, [(json!("LATE"), json!(false)), (json!("OPEN"), json!(true))]);
    }

    async fn the_public_reads_promises_and_what_became_of_them(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("CLOSED").await.id;
        let promise = cast.commitment_of(&id).await;
        let report = json!({ "commitment": promise, "on": "2022-08-30", "note": "内部进展" });
        cast.step(Who::Department, "followUpCommitment", report).await;
        for who in [Who::Anonymous, Who::OtherDepartment] {
            assert_eq!(states(&cast, who).await, Vec::<String>::new(), "{}", who.name());
            assert_eq!(summary(&cast, who).await["open"], 0, "{}", who.name());
        }

        let summarised = json!({ "id": id, "disclosure": "SUMMARY", "summary": "规范物业服务" });
        cast.step(Who::Office, "publishSuggestion", summarised).await;
        assert_eq!(states(&cast, Who::Anonymous).await, Vec::<String>::new(), "a summary tells no promises");

        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "FULFILLED")).await;
        let public = ledger(&cast, Who::Anonymous, json!({})).await;
        assert_eq!(public.text("commitments.nodes.0.state"), "FULFILLED");
        assert_eq!(public.text("commitments.nodes.0.settledOn"), "2022-08-30");
        assert_eq!(public.data("commitments.nodes.0.followUps"), &json!([]), "the notes stay inside");
        let inside = ledger(&cast, Who::Member, json!({})).await;
        assert_eq!(inside.list("commitments.nodes.0.followUps").len(), 2);
        assert_eq!(inside.text("commitments.nodes.0.followUps.0.note"), "内部进展");
    }

    async fn the_ledger_turns_its_pages_by_the_day(cast: Cast) {
        for day in ["2022-08-30", "2022-08-28", "2022-08-29", "2022-08-28"] {
            cast.clock(day);
            cast.proposal_at("RESPONDED").await;
        }
        let document = "query($after: String) { commitments(first: 1, after: $after) {
            nodes { dueOn } pageInfo { hasNextPage endCursor }
        } }";

        let (mut days, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = cast.client(Who::Office).run(document, json!({ "after": after })).await;
            days.push(page.text("commitments.nodes.0.dueOn"));
            after = page.data("commitments.pageInfo.endCursor").clone();
            if page.data("commitments.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
        }

        assert_eq!(days, ["2022-11-26", "2022-11-26", "2022-11-27", "2022-11-28"]);
    }
}
