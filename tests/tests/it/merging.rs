//! Merging and converting: who proposes what afterwards, and that every merge can be undone.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

/// Makes a proposal of a member's and hands it in.
async fn handed_in(cast: &Cast, who: Who, title: &str) -> String {
    let id = cast.step(who, "createSuggestion", cast.proposal(title)).await;
    cast.move_on(who, "submitSuggestion", &id).await;
    id
}

/// Makes a proposal of 市工商联 and hands it in.
async fn of_a_body(cast: &Cast, title: &str) -> String {
    let mut input = cast.proposal(title);
    input["proposerType"] = json!("ORGANIZATION");
    input["bodyName"] = json!("市工商联");
    let id = cast.step(Who::Liaison, "createSuggestion", input).await;
    cast.move_on(Who::Liaison, "submitSuggestion", &id).await;
    id
}

/// The names that a suggestion is proposed under, as somebody reads them.
async fn names(cast: &Cast, who: Who, id: &str) -> Vec<String> {
    let document = "query($id: ID!) { suggestion(id: $id) { proposers { name status } } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    let agreed = answer.list("suggestion.proposers").iter().filter(|row| row["status"] == "AGREED");
    agreed.filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

async fn unmerge(cast: &Cast, id: &str) {
    let input = json!({ "suggestion": id, "reason": "并非同一事项" });
    cast.step(Who::Office, "unmergeSuggestion", input).await;
}

/// A suggestion's row and its proposers, but for what every write changes.
async fn rows(cast: &Cast, id: &str) -> (entities::suggestion::Model, Vec<entities::proposer::Model>) {
    let id: entities::ids::SuggestionId = id.parse().expect("an id of a suggestion");
    let db = cast.database().reader();
    let mut row = entities::suggestion::Entity::find_by_id(id).one(db).await.expect("a read").expect("a row");
    (row.version, row.updated_at) = (0, row.created_at);
    let proposers = entities::proposer::Entity::find()
        .filter(entities::proposer::Column::SuggestionId.eq(id))
        .order_by_asc(entities::proposer::Column::Position)
        .all(db)
        .await
        .expect("a read");
    (row, proposers)
}

const COUNTS: [&str; 8] =
    ["received", "filed", "merged", "converted", "declined", "withdrawn", "returned", "stillUnderReview"];

/// The counts of a kind as the office reads them.
async fn counts(cast: &Cast, kind: Option<&str>) -> BTreeMap<&'static str, i64> {
    let document = format!(
        "query($committee: ID!, $kind: SuggestionKind) {{
            statistics(committee: $committee, kind: $kind) {{ {} }} }}",
        COUNTS.join(" ")
    );
    let variables = json!({ "committee": cast.committee(), "kind": kind });
    let answer = cast.client(Who::Office).run(&document, variables).await;
    COUNTS.iter().map(|name| (*name, answer.number(&format!("statistics.{name}")))).collect()
}

on_both! {
    async fn one_letter_is_made_out_to_the_proposers_of_every_merged_suggestion(cast: Cast) {
        let main = handed_in(&cast, Who::Member, "关于加装电梯的提案").await;
        let part = of_a_body(&cast, "关于电梯改造的提案").await;
        cast.merge(&main, &[&part]).await;
        cast.move_on(Who::Office, "fileSuggestion", &main).await;
        cast.assign(&main, "SOLE", &[("住建局", "SOLE")]).await;
        let assignment = cast.assignment_of(&main, "住建局").await;
        cast.accept(Who::Department, &assignment).await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;

        let document = "query($id: ID!) { node(id: $id) { ... on Response {
            addressees { salutation title documentUrl suggestion { id } } } } }";
        let seen = cast.client(Who::Department).run(document, json!({ "id": response })).await;

        let letters = seen.list("node.addressees");
        assert_eq!(letters.len(), 2, "{:#}", seen.body());
        assert_eq!((&letters[1]["salutation"], &letters[1]["suggestion"]), (&json!("市工商联"), &Value::Null));
        assert!(letters[1]["title"].as_str().is_some_and(|title| title.contains("电梯改造")), "{:#}", seen.body());
        let path = letters[1]["documentUrl"].as_str().expect("a path").to_owned();
        assert_eq!(cast.client(Who::Department).get(&path).await.status, http::StatusCode::OK);
        assert_eq!(cast.client(Who::OtherMember).get(&path).await.status, http::StatusCode::NOT_FOUND);
    }

    async fn three_are_merged_and_one_parts_again(cast: Cast) {
        let main = handed_in(&cast, Who::Member, "关于加装电梯的提案").await;
        let second = handed_in(&cast, Who::CoSigner, "关于老旧小区电梯的提案").await;
        let third = of_a_body(&cast, "关于电梯加装补贴的提案").await;
        let fourth = handed_in(&cast, Who::OtherMember, "关于电梯资金的提案").await;

        cast.merge(&main, &[&second, &third]).await;
        cast.move_on(Who::Office, "fileSuggestion", &main).await;
        cast.merge(&main, &[&fourth]).await;

        let all = ["林义", "解景瑞", "市工商联", "王国民"];
        assert_eq!(names(&cast, Who::Liaison, &main).await, all);
        cast.sees("merged", &second, "
            解景瑞 督查室 主席: MERGED full r1
            提案委: MERGED full r1
        ").await;
        cast.sees("the one that goes on", &main, "
            林义 解景瑞 工商联 王国民 主席: FILED full r1
            提案委 督查室: FILED full r1 ASSIGN
        ").await;

        unmerge(&cast, &fourth).await;
        assert_eq!(names(&cast, Who::Liaison, &main).await, all[..3]);
        cast.sees("by itself again", &fourth, "
            王国民: SUBMITTED full r1 WITHDRAW
            提案委: SUBMITTED full r1 RETURN DECLINE FILE
            督查室 主席: SUBMITTED full r1
        ").await;
        cast.reconciles().await;
    }

    async fn everybody_merged_in_reads_the_answer_and_evaluates_it(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let (second, third) =
            (handed_in(&cast, Who::CoSigner, "关于物业的提案").await, of_a_body(&cast, "关于物业收费的提案").await);
        cast.merge(&case.id, &[&second, &third]).await;
        cast.assign(&case.id, "SOLE", &[("住建局", "SOLE")]).await;
        let assignment = cast.assignment_of(&case.id, "住建局").await;
        cast.accept(Who::Department, &assignment).await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;

        cast.sees("answered", &case.id, "
            林义 解景瑞 工商联: RESPONDED full r1 EVALUATE
            提案委: RESPONDED full r1 PUBLISH
            督查室: RESPONDED full r1
            主席 住建局 住建局承办人: RESPONDED full r1
        ").await;
        cast.sees("the answer", &response, "
            林义 解景瑞 工商联 提案委 督查室 主席 住建局 住建局承办人: APPROVED contact
        ").await;
        for who in [Who::CoSigner, Who::Liaison, Who::Member] {
            let input = json!({ "suggestion": case.id, "satisfaction": "SATISFIED" });
            cast.ask(who, "evaluateResponse", input).await.data("");
        }
        let document = "query($id: ID!) { suggestion(id: $id) { status evaluations { proposer { name } } } }";
        let seen = cast.client(Who::Liaison).run(document, json!({ "id": case.id })).await;
        assert_eq!(seen.text("suggestion.status"), "CLOSED");
        assert_eq!(seen.list("suggestion.evaluations").len(), 3);
        let mine = "{ suggestions(filter: { mine: true }) { nodes { id } } }";
        let mine = cast.client(Who::Liaison).run(mine, json!({})).await;
        assert!(cast.ids(mine.list("suggestions.nodes")).contains(&case.id.as_str()));
    }

    async fn the_public_never_learns_of_a_merged_proposal_through_the_one_that_goes_on(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let part = handed_in(&cast, Who::CoSigner, "不公开的案由").await;
        cast.merge(&case.id, &[&part]).await;
        cast.assign(&case.id, "SOLE", &[("住建局", "SOLE")]).await;
        let assignment = cast.assignment_of(&case.id, "住建局").await;
        cast.accept(Who::Department, &assignment).await;
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        let document = "query($id: ID!) { suggestion(id: $id) {
            mergedFrom { title } coSignerCount history { event }
            proposers { name invitedAt expiresOn mergedFrom { title } }
        } }";
        let public = cast.client(Who::Anonymous).run(document, json!({ "id": case.id })).await;
        assert_eq!(names(&cast, Who::Anonymous, &case.id).await, ["林义", "解景瑞"]);
        assert_eq!(public.list("suggestion.mergedFrom"), [] as [Value; 0]);
        assert_eq!(public.number("suggestion.coSignerCount"), 0);
        let text = public.body().to_string();
        assert!(!text.contains("不公开的案由") && !text.contains("TAKE_IN"), "{text}");

        let office = cast.client(Who::Office).run(document, json!({ "id": case.id })).await;
        assert_eq!(office.text("suggestion.mergedFrom.0.title"), "不公开的案由");
        assert_eq!(office.text("suggestion.proposers.1.mergedFrom.title"), "不公开的案由");
        let holder = "query($id: ID!) { suggestion(id: $id) { status mergedInto { id } } }";
        let seen = cast.client(Who::CoSigner).run(holder, json!({ "id": part })).await;
        assert_eq!(seen.text("suggestion.mergedInto.id"), case.id);
    }

    async fn who_declined_to_co_sign_and_proposed_the_same_is_a_proposer_until_the_merge_is_undone(cast: Cast) {
        let mut input = cast.proposal("关于加装电梯的提案");
        input["proposerType"] = json!("JOINT");
        input["coSigners"] = json!([cast.member("解景瑞"), cast.member("黄琳琳")]);
        let main = cast.step(Who::Member, "createSuggestion", input).await;
        let no = json!({ "suggestion": main, "agree": false });
        cast.ask(Who::CoSigner, "answerCosignInvitation", no).await.data("");
        cast.step(Who::Invited, "answerCosignInvitation", json!({ "suggestion": main, "agree": true })).await;
        cast.move_on(Who::Member, "submitSuggestion", &main).await;
        let part = handed_in(&cast, Who::CoSigner, "关于电梯的提案").await;
        let before = (rows(&cast, &main).await, rows(&cast, &part).await);

        cast.merge(&main, &[&part]).await;
        assert_eq!(names(&cast, Who::CoSigner, &main).await, ["林义", "解景瑞", "黄琳琳"]);

        unmerge(&cast, &part).await;
        assert_eq!((rows(&cast, &main).await, rows(&cast, &part).await), before);
    }

    async fn any_merges_once_undone_leave_everything_as_it_was(cast: Cast) {
        let mut all = Vec::new();
        for who in [Who::Member, Who::CoSigner, Who::Member, Who::OtherMember] {
            all.push(handed_in(&cast, who, "关于加装电梯的提案").await);
        }
        all.push(of_a_body(&cast, "关于电梯补贴的提案").await);
        all.push(of_a_body(&cast, "关于电梯年检的提案").await);
        let mut before = Vec::new();
        for id in &all {
            before.push(rows(&cast, id).await);
        }

        for seed in 0..4 {
            let mut chance = StdRng::seed_from_u64(seed);
            let mut merged: Vec<usize> = Vec::new();
            for _ in 0..12 {
                let (into, part) = (chance.random_range(0..all.len()), chance.random_range(0..all.len()));
                let input = json!({ "into": all[into], "suggestions": [all[part]], "reason": "同一事项" });
                if chance.random_bool(0.3) && !merged.is_empty() {
                    let gone = merged.swap_remove(chance.random_range(0..merged.len()));
                    unmerge(&cast, &all[gone]).await;
                } else if cast.ask(Who::Office, "mergeSuggestions", input).await.is_ok() {
                    merged.push(part);
                }
            }
            assert!(!merged.is_empty(), "seed {seed} leaves nothing to undo");
            while !merged.is_empty() {
                let gone = merged.swap_remove(chance.random_range(0..merged.len()));
                unmerge(&cast, &all[gone]).await;
            }
            for (id, before) in all.iter().zip(&before) {
                assert_eq!(&rows(&cast, id).await, before, "seed {seed}");
            }
        }
    }

    async fn a_proposal_that_was_not_filed_becomes_a_social_opinion_with_all_that_it_was(cast: Cast) {
        let id = cast.proposal_at("DECLINED").await.id;
        let (before, proposers) = rows(&cast, &id).await;

        let input = json!({ "id": id, "kind": "SOCIAL_OPINION", "reason": "转为社情民意" });
        cast.step(Who::Office, "convertSuggestion", input).await;

        let (after, same) = rows(&cast, &id).await;
        assert_eq!(same, proposers);
        let expected = entities::suggestion::Model {
            kind: entities::enums::SuggestionKind::SocialOpinion,
            stage: entities::enums::SuggestionStage::Submitted,
            decline_ground: None,
            ..before
        };
        assert_eq!(after, expected);
        let document = "query($id: ID!) { suggestion(id: $id) { kind receivedAs history { event note } } }";
        let seen = cast.client(Who::Member).run(document, json!({ "id": id })).await;
        assert_eq!((seen.text("suggestion.kind"), seen.text("suggestion.receivedAs")),
            ("SOCIAL_OPINION".to_owned(), "PROPOSAL".to_owned()));
        let last = seen.list("suggestion.history").last().expect("an entry");
        assert_eq!((&last["event"], &last["note"]), (&json!("CONVERT"), &json!("转为社情民意")));

        let of_proposals = counts(&cast, Some("PROPOSAL")).await;
        assert_eq!((of_proposals["received"], of_proposals["converted"], of_proposals["declined"]), (1, 1, 0));
        cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
        assert_eq!(counts(&cast, Some("PROPOSAL")).await, of_proposals);
    }
}
