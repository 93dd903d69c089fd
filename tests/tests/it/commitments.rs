//! Commitments: a promise kept in time, late, or broken; the ledger; and a broken one that reopens the handling.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

async fn ledger(cast: &Cast, who: Who, filter: Value) -> Answer {
    let document = "query($filter: CommitmentFilter) { commitments(filter: $filter) { totalCount nodes {
        id what dueOn state isInForce settledOn reopenedRound followUps { kind on note madeBy } response { round }
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

async fn respond(cast: &Cast, assignment: &str) {
    let response = cast.step(Who::Department, "draftResponse", cast.letter(assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
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

        respond(&cast, &case.assignment).await;
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
