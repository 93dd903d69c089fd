//! The same request twice is one: same key and input, same answer and one row; also at the same moment.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Snapshot, Who};

async fn suggestions(cast: &Cast) -> u64 {
    entities::suggestion::Entity::find().count(cast.database().reader()).await.expect("rows can be counted")
}

fn keyed(mut input: Value, key: &str) -> Value {
    input["idempotencyKey"] = json!(key);
    input
}

on_both! {
    async fn the_same_key_with_the_same_input_is_answered_alike_and_done_once(cast: Cast) {
        let input = keyed(cast.proposal("关于规范物业服务的提案"), "k-1");

        let first = cast.step(Who::Member, "createSuggestion", input.clone()).await;
        let before = Snapshot::of(cast.database()).await;
        let second = cast.step(Who::Member, "createSuggestion", input).await;

        assert_eq!(first, second);
        before.still_holds(cast.database(), "the repetition").await;
    }

    async fn the_same_key_with_other_input_is_a_conflict(cast: Cast) {
        cast.step(Who::Member, "createSuggestion", keyed(cast.proposal("关于规范物业服务的提案"), "k-1")).await;

        let refused = cast.ask(Who::Member, "createSuggestion", keyed(cast.proposal("另一题"), "k-1")).await;

        assert_eq!((refused.code(), refused.reason(), refused.field()), ("CONFLICT", "key_reused", "idempotencyKey"));
        assert_eq!(suggestions(&cast).await, 1);
    }

    async fn the_same_key_for_another_mutation_is_a_conflict(cast: Cast) {
        let id = cast.step(Who::Member, "createSuggestion", keyed(cast.proposal("题"), "k-1")).await;

        let refused = cast.ask(Who::Member, "submitSuggestion", json!({ "id": id, "idempotencyKey": "k-1" })).await;

        assert_eq!((refused.code(), refused.reason()), ("CONFLICT", "key_reused"));
    }

    async fn keys_of_different_people_do_not_meet(cast: Cast) {
        let input = keyed(cast.proposal("关于规范物业服务的提案"), "k-1");

        let first = cast.step(Who::Member, "createSuggestion", input.clone()).await;
        let second = cast.step(Who::OtherMember, "createSuggestion", input).await;

        assert_ne!(first, second);
        assert_eq!(suggestions(&cast).await, 2);
    }

    async fn a_refusal_is_not_kept_under_its_key(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        let input = json!({ "id": id, "idempotencyKey": "k-1" });
        let refused = cast.ask(Who::Office, "fileSuggestion", input.clone()).await;
        assert_eq!(refused.code(), "NOT_FOUND");

        cast.move_on(Who::Member, "submitSuggestion", &id).await;

        cast.step(Who::Office, "fileSuggestion", input).await;
    }

    async fn a_step_is_repeated_without_being_taken_twice(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        let input = json!({ "id": id, "idempotencyKey": "k-1" });

        cast.step(Who::Office, "fileSuggestion", input.clone()).await;
        let before = Snapshot::of(cast.database()).await;
        cast.step(Who::Office, "fileSuggestion", input).await;

        before.still_holds(cast.database(), "the repetition").await;
    }

    async fn eight_at_once_with_one_key_make_one_suggestion(cast: Cast) {
        let input = keyed(cast.proposal("关于规范物业服务的提案"), "k-1");
        cast.client(Who::Member).token().await;

        let calls = (0..8).map(|_| cast.step(Who::Member, "createSuggestion", input.clone()));
        let ids: BTreeSet<String> = join_all(calls).await.into_iter().collect();

        assert_eq!(ids.len(), 1, "{ids:?}");
        assert_eq!(suggestions(&cast).await, 1);
    }

    async fn eight_at_once_with_one_key_file_one_proposal_and_all_are_told_so(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        let input = json!({ "id": id, "idempotencyKey": "k-1" });
        cast.client(Who::Office).token().await;

        let calls = (0..8).map(|_| cast.ask(Who::Office, "fileSuggestion", input.clone()));
        let answers = join_all(calls).await;

        for answer in &answers {
            assert!(answer.is_ok(), "{:#}", answer.body());
        }
        let case_no = "query($id: ID!) { suggestion(id: $id) { caseNo } }";
        let answer = cast.client(Who::Office).run(case_no, json!({ "id": id })).await;
        assert_eq!(answer.number("suggestion.caseNo"), 1);
    }

    async fn eight_at_once_without_a_key_file_one_proposal_once(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        cast.client(Who::Office).token().await;

        let calls = (0..8).map(|_| cast.ask(Who::Office, "fileSuggestion", json!({ "id": id })));
        let answers = join_all(calls).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers.iter().filter(|answer| !answer.is_ok()) {
            assert_eq!((answer.code(), answer.reason()), ("FAILED_PRECONDITION", "wrong_state"));
        }
    }

    async fn eight_at_once_sign_for_an_assignment_once(cast: Cast) {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        cast.client(Who::Department).token().await;

        let input = json!({ "id": assignment, "handlerName": "某科员" });
        let calls = (0..8).map(|_| cast.ask(Who::Department, "acceptAssignment", input.clone()));
        let answers = join_all(calls).await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "each department signs once");
    }

    async fn twenty_proposals_filed_at_once_are_numbered_without_a_gap(cast: Cast) {
        let mut ids = Vec::new();
        for _ in 0..20 {
            ids.push(cast.proposal_at("SUBMITTED").await.id);
        }
        cast.client(Who::Office).token().await;

        let calls = ids.iter().map(|id| cast.ask(Who::Office, "fileSuggestion", json!({ "id": id })));
        for answer in join_all(calls).await {
            assert!(answer.is_ok(), "{:#}", answer.body());
        }

        let document = "{ suggestions(filter: { status: [FILED] }, first: 100) { nodes { caseNo registrationNo } } }";
        let answer = cast.client(Who::Office).run(document, json!({})).await;
        let filed = answer.list("suggestions.nodes");
        let mut numbers: Vec<i64> = filed.iter().filter_map(|node| node["caseNo"].as_i64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
        let receipts: BTreeSet<_> = filed.iter().filter_map(|node| node["registrationNo"].as_str()).collect();
        assert_eq!(receipts.len(), 20, "{receipts:?}");
    }
}
