//! More time to answer, and urging who has not answered.

use serde_json::{Value, json};
use tests::on_both;

use super::clock;
use crate::cast::{Cast, Who};

async fn late(cast: &Cast) -> Vec<String> {
    let document = "{ suggestions(filter: { overdue: true }) { nodes { id } } }";
    let answer = cast.client(Who::Office).run(document, json!({})).await;
    cast.ids(answer.list("suggestions.nodes")).into_iter().map(str::to_owned).collect()
}

async fn extend(cast: &Cast, assignment: &str, until: &str) {
    let input = json!({ "assignment": assignment, "until": until, "reason": "须会商多个部门" });
    cast.step(Who::Supervisor, "extendDeadline", input).await;
}

async fn urgings(cast: &Cast, who: Who, assignment: &str) -> Value {
    let document = "query($id: ID!) { node(id: $id) { ... on Assignment { urgings { note madeBy } } } }";
    cast.client(who).run(document, json!({ "id": assignment })).await.data("node.urgings").clone()
}

on_both! {
    async fn an_extension_moves_the_last_day_and_keeps_the_first(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        extend(&cast, &case.assignment, "2022-12-31").await;
        extend(&cast, &case.assignment, "2023-01-31").await;

        let reply = clock(&cast, &case.id, "REPLY").await;

        assert_eq!((&reply["baseDueOn"], &reply["dueOn"]), (&json!("2022-11-30"), &json!("2023-01-31")));
        let extensions = json!([
            { "originalDueOn": "2022-11-30", "dueOn": "2022-12-31", "approver": "督查室", "reason": "须会商多个部门" },
            { "originalDueOn": "2022-12-31", "dueOn": "2023-01-31", "approver": "督查室", "reason": "须会商多个部门" },
        ]);
        assert_eq!(reply["extensions"], extensions);
    }

    async fn an_extended_answer_is_late_the_day_after_its_new_last_day(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        let other = cast.proposal_at("IN_HANDLING").await;
        extend(&cast, &case.assignment, "2023-01-31").await;

        cast.clock("2022-11-30");
        assert!(late(&cast).await.is_empty());
        cast.clock("2022-12-01");
        assert_eq!(late(&cast).await, std::slice::from_ref(&other.id));
        cast.clock("2023-01-31");
        assert_eq!(late(&cast).await, std::slice::from_ref(&other.id));
        cast.clock("2023-02-01");
        let mut both = late(&cast).await;
        both.sort();
        let mut wanted = [case.id, other.id];
        wanted.sort();
        assert_eq!(both, wanted);
    }

    async fn an_extension_ends_with_its_round(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        extend(&cast, &case.assignment, "2023-02-28").await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;

        let again = clock(&cast, &case.id, "REHANDLING").await;
        assert_eq!((&again["dueOn"], &again["extensions"]), (&json!("2022-11-30"), &json!([])));
        cast.clock("2022-12-01");
        assert_eq!(late(&cast).await, std::slice::from_ref(&case.id));
        cast.clock("2022-11-29");
        extend(&cast, &case.assignment, "2022-12-15").await;
        assert_eq!(clock(&cast, &case.id, "REHANDLING").await["dueOn"], "2022-12-15");
        assert_eq!(clock(&cast, &case.id, "REPLY").await["dueOn"], "2023-02-28");
    }

    async fn the_index_orders_by_the_extended_day(cast: Cast) {
        cast.clock("2022-09-01");
        let first = cast.proposal_at("IN_HANDLING").await;
        cast.clock("2022-09-10");
        let second = cast.proposal_at("IN_HANDLING").await;
        extend(&cast, &first.assignment, "2023-01-31").await;
        cast.index().await;

        let document = "{ search(query: \"\", filter: { kind: [SUGGESTION] }, orderBy: DEADLINE) { nodes { node { id } } } }";
        let answer = cast.client(Who::Office).run(document, json!({})).await;

        assert_eq!(cast.ids_at(answer.list("search.nodes"), "/node/id"), [second.id.as_str(), first.id.as_str()]);
        cast.reconciles().await;
    }

    async fn a_department_is_urged_once_a_day(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        let input = json!({ "assignment": case.assignment, "note": "请尽快答复" });
        cast.step(Who::Supervisor, "urgeDepartment", input.clone()).await;
        let soon = cast.ask(Who::Office, "urgeDepartment", input.clone()).await;
        cast.advance(1);
        cast.step(Who::Office, "urgeDepartment", input).await;

        assert_eq!(soon.reason(), "urged_recently");
        let wanted =
            json!([{ "note": "请尽快答复", "madeBy": "督查室" }, { "note": "请尽快答复", "madeBy": "提案委办公室" }]);
        for who in [Who::Department, Who::Member, Who::Office] {
            assert_eq!(urgings(&cast, who, &case.assignment).await, wanted, "{}", who.name());
        }
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        for who in [Who::Anonymous, Who::OtherDepartment, Who::Admin] {
            assert_eq!(urgings(&cast, who, &case.assignment).await, json!([]), "{}", who.name());
        }
    }
}
