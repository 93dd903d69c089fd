//! Review in levels, and one decision on many suggestions at once.

use domain::Grant;
use domain::account::{self, NewAccount};
use domain::enums::Role;
use domain::rules::Rules;
use entities::rules;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _};
use serde_json::{Value, json};
use tests::{Answer, Client, on_both};

use crate::cast::{Cast, PASSWORD, Snapshot, Who, mutation};

/// Puts rules in force today under which suggestions pass so many levels of review.
pub async fn reviewed_at_levels(cast: &Cast, review_levels: u32) {
    let rules = Rules { review_levels, ..Rules::default() };
    let earlier = rules::Entity::find().count(cast.database().reader()).await.expect("rules can be counted");
    let row = rules::Model {
        id: cast.domain().new_id(),
        committee_id: cast.world().committee,
        number: i32::try_from(earlier).expect("versions are few") + 1,
        effective_on: cast.domain().today(),
        body: serde_json::to_value(rules).expect("rules are plain data"),
        created_at: cast.now(),
    };
    row.into_active_model().insert(cast.database().writer()).await.expect("rules can be written");
}

/// Returns a further reviewer in the office.
pub async fn reviewer(cast: &Cast, login: &str) -> Client {
    let committee = cast.world().committee;
    let roles = vec![Grant { committee, role: Role::ProposalOffice, department: None, member: None }];
    let input = NewAccount { login: login.into(), display_name: login.into(), password: Some(PASSWORD.into()), roles };
    account::add(cast.domain(), input).await.expect("an account");
    cast.signed_in(login)
}

async fn decides(reviewer: &Client, name: &str, input: Value) -> Answer {
    reviewer.run(&mutation(name), json!({ "input": input })).await
}

async fn read(reviewer: &Client, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        status version reviewLevel reviewLevels allowedActions caseNo
        reviews { submission level decision reviewerName note }
    } }";
    reviewer.run(document, json!({ "id": id })).await
}

fn offers(answer: &Answer, action: &str) -> bool {
    answer.list("suggestion.allowedActions").contains(&json!(action))
}

on_both! {
    async fn who_reviewed_at_an_earlier_level_neither_converts_nor_merges(cast: Cast) {
        reviewed_at_levels(&cast, 2).await;
        let (id, other) = (cast.proposal_at("SUBMITTED").await.id, cast.proposal_at("SUBMITTED").await.id);
        let first = cast.client(Who::Office).clone();
        decides(&first, "passReview", json!({ "id": id })).await.data("");

        let convert = json!({ "id": id, "kind": "CITIZEN_ISSUE", "reason": "属于基层议题" });
        assert_eq!(decides(&first, "convertSuggestion", convert.clone()).await.reason(), "same_reviewer");
        let merge = json!({ "into": other, "suggestions": [id], "reason": "同一事项" });
        assert_eq!(decides(&first, "mergeSuggestions", merge).await.reason(), "same_reviewer");
        let second = reviewer(&cast, "fushen").await;
        decides(&second, "convertSuggestion", convert).await.data("");
    }

    async fn what_was_never_handed_in_is_not_the_offices(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        cast.move_on(Who::Member, "withdrawSuggestion", &id).await;

        let seen = read(cast.client(Who::Office), &id).await;

        assert!(seen.data("suggestion").is_null(), "{:#}", seen.body());
    }

    async fn three_levels_review_a_proposal_and_no_account_decides_at_two(cast: Cast) {
        reviewed_at_levels(&cast, 3).await;
        let (first, second, third) =
            (cast.client(Who::Office).clone(), reviewer(&cast, "fushen").await, reviewer(&cast, "zhongshen").await);
        let id = cast.proposal_at("SUBMITTED").await.id;

        let early = decides(&first, "fileSuggestion", json!({ "id": id })).await;
        assert_eq!(early.reason(), "review_not_finished");
        decides(&first, "passReview", json!({ "id": id, "note": "初审同意" })).await.data("");
        assert!(!offers(&read(&first, &id).await, "PASS_REVIEW"));
        let again = decides(&first, "passReview", json!({ "id": id })).await;
        assert_eq!(again.reason(), "same_reviewer");
        decides(&second, "returnSuggestion", json!({ "id": id, "reason": "请补充数据" })).await.data("");

        // A resubmission is reviewed from the first level on, by whomever.
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        let seen = read(&second, &id).await;
        assert_eq!((seen.number("suggestion.reviewLevel"), seen.number("suggestion.reviewLevels")), (1, 3));
        decides(&second, "passReview", json!({ "id": id })).await.data("");
        decides(&first, "passReview", json!({ "id": id })).await.data("");
        let refused = decides(&second, "fileSuggestion", json!({ "id": id })).await;
        assert_eq!(refused.reason(), "same_reviewer");
        let last = decides(&third, "passReview", json!({ "id": id })).await;
        assert_eq!(last.reason(), "last_review_level");
        assert!(offers(&read(&third, &id).await, "FILE"));
        decides(&third, "fileSuggestion", json!({ "id": id })).await.data("");

        let seen = read(cast.client(Who::Member), &id).await;
        let review = |submission, level, decision, name, note: Option<&str>| {
            json!({ "submission": submission, "level": level, "decision": decision, "reviewerName": name, "note": note })
        };
        let all = json!([
            review(1, 1, "PASS", "提案委办公室", Some("初审同意")),
            review(1, 2, "RETURN", "fushen", Some("请补充数据")),
            review(2, 1, "PASS", "fushen", None),
            review(2, 2, "PASS", "提案委办公室", None),
            review(2, 3, "FILE", "zhongshen", None),
        ]);
        assert_eq!(seen.data("suggestion.reviews"), &all);
        assert_eq!(seen.number("suggestion.caseNo"), 1);
    }

    async fn what_is_not_filed_is_assigned_only_from_the_last_level(cast: Cast) {
        reviewed_at_levels(&cast, 2).await;
        let mut input = cast.proposal("关于停车的建议");
        input["kind"] = json!("CITIZEN_ISSUE");
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        let unit = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
        let input = json!({ "id": id, "mode": "SOLE", "units": unit });

        let early = cast.ask(Who::Supervisor, "assignSuggestion", input.clone()).await;
        assert_eq!(early.reason(), "review_not_finished");
        cast.move_on(Who::Office, "passReview", &id).await;
        cast.step(Who::Supervisor, "assignSuggestion", input).await;
    }

    async fn many_are_screened_at_once_each_with_its_own_result(cast: Cast) {
        let mut ids = Vec::new();
        for stage in ["SUBMITTED", "SUBMITTED", "FILED", "SUBMITTED"] {
            ids.push(cast.proposal_at(stage).await.id);
        }
        ids.push(cast.proposal_at("DRAFT").await.id);
        let mut items: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
        items[1]["expectedVersion"] = json!(1);
        let document = "mutation($input: ScreenSuggestionsInput!) { screenSuggestions(input: $input) { results {
            id suggestion { status caseNo } error { code reason field message currentVersion }
        } } }";
        let input = json!({ "items": items, "decision": "FILE", "idempotencyKey": "bulk-1" });

        let answer = cast.client(Who::Office).run(document, json!({ "input": input })).await;

        let results = answer.list("screenSuggestions.results");
        assert!(results.iter().zip(&ids).all(|(result, id)| result["id"] == id.as_str()), "{results:#?}");
        let reason = |at: usize| results[at]["error"]["reason"].as_str();
        let case_no = |at: usize| results[at]["suggestion"]["caseNo"].as_i64();
        let reasons: Vec<_> = (0..5).map(reason).collect();
        assert_eq!(reasons, [None, Some("stale_version"), Some("wrong_state"), None, Some("not_found")]);
        assert_eq!((case_no(0), case_no(3)), (Some(2), Some(3)));
        assert_eq!((&results[1]["error"]["code"], &results[1]["error"]["currentVersion"]), (&json!("CONFLICT"), &json!(2)));
        assert_eq!(results[2]["error"]["message"], "当前环节不能办理这一步");

        let before = Snapshot::of(cast.database()).await;
        let again = cast.client(Who::Office).run(document, json!({ "input": input })).await;
        assert_eq!(again.list("screenSuggestions.results"), results);
        before.still_holds(cast.database(), "the repetition").await;
    }

    async fn many_are_returned_and_declined_with_one_reason(cast: Cast) {
        for (decision, status) in [("RETURN", "RETURNED"), ("DECLINE", "DECLINED")] {
            let (one, two) = (cast.proposal_at("SUBMITTED").await.id, cast.proposal_at("SUBMITTED").await.id);
            let input = json!({
                "items": [{ "id": one }, { "id": two }], "decision": decision, "ground": "VAGUE", "reason": "内容空泛",
            });
            cast.ask(Who::Office, "screenSuggestions", input).await.data("");

            for id in [one, two] {
                let seen = read(cast.client(Who::Member), &id).await;
                assert_eq!(seen.text("suggestion.status"), status);
                assert_eq!(seen.text("suggestion.reviews.0.note"), "内容空泛");
            }
        }
    }
}
