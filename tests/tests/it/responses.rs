//! Kinds of response: holding, full, correcting and superseding; nothing is overwritten, one is in force.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

const RESPONSES: &str = "query($id: ID!) { suggestion(id: $id) {
    status round latestHolding { id } effectiveResponse { id }
    responses { id kind status number title correctionReason publicity contactPerson corrects { id } supersededBy { id } }
    history { event }
} }";

async fn read(cast: &Cast, who: Who, id: &str) -> Answer {
    cast.client(who).run(RESPONSES, json!({ "id": id })).await
}

/// Returns one of the responses read.
fn of<'a>(answer: &'a Answer, id: &str) -> &'a Value {
    let found = answer.list("suggestion.responses").iter().find(|response| response["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is not among {:#}", answer.body()))
}

/// Counts the suggestions of an outcome that somebody finds.
async fn with_outcome(cast: &Cast, who: Who, outcome: &str) -> i64 {
    cast.index().await;
    let document = "query($outcome: [OutcomeCategory!]) {
        search(query: \"\", filter: { kind: [SUGGESTION], outcome: $outcome }) { totalCount }
    }";
    cast.client(who).run(document, json!({ "outcome": [outcome] })).await.number("search.totalCount")
}

async fn dissatisfied(cast: &Cast, id: &str) {
    let input = json!({ "suggestion": id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
    cast.ask(Who::Member, "evaluateResponse", input).await.data("");
}

on_both! {
    async fn a_correction_after_publication(cast: Cast) {
        let case = cast.proposal_at("PUBLISHED").await;
        assert_eq!(with_outcome(&cast, Who::Anonymous, "IN_PROGRESS").await, 1);

        let returned = cast.step(Who::Handler, "correctResponse", cast.correction(&case.response)).await;
        cast.sees("drafted correction", &returned, "住建局 住建局承办人: DRAFT contact").await;
        cast.step(Who::Department, "submitResponse", json!({ "id": returned })).await;
        let seen = read(&cast, Who::Office, &case.id).await;
        assert_eq!(seen.text("suggestion.status"), "CLOSED", "the reply given stays a reply");
        assert_eq!(seen.text("suggestion.effectiveResponse.id"), case.response);
        assert!(of(&seen, &case.response)["supersededBy"].is_null(), "{:#}", seen.body());
        let input = json!({ "id": returned, "approve": false, "reason": "请写明牵头科室" });
        cast.step(Who::Supervisor, "reviewResponse", input).await;

        let second = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        assert_ne!(second, returned, "a returned version stays");
        cast.step(Who::Department, "submitResponse", json!({ "id": second })).await;
        cast.approve(&second).await;

        cast.sees(
            "approved correction",
            &second,
            "
            住建局 住建局承办人 提案委 督查室 主席 林义: APPROVED contact
            解景瑞 黄琳琳 王国民 工商联 财政局 公安局 管理员 专委会 金凤提案委 马辉琴 公众: APPROVED public
        ",
        )
        .await;
        let public = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(public.text("suggestion.effectiveResponse.id"), second);
        assert_eq!(public.list("suggestion.responses").len(), 2, "the returned one stays inside: {:#}", public.body());
        assert_eq!(of(&public, &case.response)["supersededBy"]["id"], second.as_str());
        assert_eq!(of(&public, &second)["corrects"]["id"], case.response.as_str());
        assert_eq!(of(&public, &second)["correctionReason"], "完成时限有误");
        assert_eq!(of(&public, &second)["title"], "关于石嘴山市政协十一届一次会议第1号提案的更正答复");
        let events: Vec<_> = public.list("suggestion.history").iter().filter_map(|entry| entry["event"].as_str()).collect();
        assert_eq!(events.last(), Some(&"APPROVE_CORRECTION"));
        assert_eq!(with_outcome(&cast, Who::Anonymous, "IN_PROGRESS").await, 0);
        assert_eq!(with_outcome(&cast, Who::Anonymous, "PLANNED").await, 1);
        cast.reconciles().await;
    }

    async fn a_holding_reply_then_the_full_one(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        let mut letter = cast.letter(&case.assignment);
        letter["kind"] = json!("HOLDING");
        let holding = cast.step(Who::Department, "draftResponse", letter).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": holding })).await;
        cast.approve(&holding).await;

        let seen = read(&cast, Who::Member, &case.id).await;
        assert_eq!(seen.text("suggestion.status"), "IN_HANDLING", "the duty to reply stays open");
        assert_eq!(seen.text("suggestion.latestHolding.id"), holding);
        assert!(seen.data("suggestion.effectiveResponse").is_null());
        assert_eq!(of(&seen, &holding)["title"], "关于石嘴山市政协十一届一次会议第1号提案的阶段性答复");
        assert_eq!(with_outcome(&cast, Who::Office, "IN_PROGRESS").await, 0, "no outcome is in force yet");
        let input = json!({ "suggestion": case.id, "satisfaction": "SATISFIED" });
        assert_eq!(cast.ask(Who::Member, "evaluateResponse", input).await.reason(), "wrong_state");
        let input = json!({ "id": case.id, "disclosure": "FULL" });
        assert_eq!(cast.ask(Who::Office, "publishSuggestion", input).await.reason(), "not_yet_answered");

        let full = cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": full })).await;
        cast.approve(&full).await;
        let seen = read(&cast, Who::Member, &case.id).await;
        assert_eq!(seen.text("suggestion.status"), "RESPONDED");
        assert_eq!(seen.text("suggestion.effectiveResponse.id"), full);
        assert_eq!(seen.text("suggestion.latestHolding.id"), holding);
        assert_eq!(with_outcome(&cast, Who::Office, "IN_PROGRESS").await, 1);
        cast.reconciles().await;
    }

    async fn a_correction_under_review_outlives_the_reopening_of_its_case(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        let correction = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": correction })).await;
        dissatisfied(&cast, &case.id).await;

        cast.approve(&correction).await;
        let seen = read(&cast, Who::Office, &case.id).await;
        assert_eq!(seen.text("suggestion.status"), "REHANDLING");
        assert_eq!(seen.text("suggestion.effectiveResponse.id"), correction);

        let second = cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": second })).await;
        cast.approve(&second).await;
        let seen = read(&cast, Who::Office, &case.id).await;
        assert_eq!(seen.text("suggestion.effectiveResponse.id"), second);
        cast.reconciles().await;
    }

    async fn the_draft_of_a_correction_becomes_the_answer_of_the_next_round(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        let correction = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        dissatisfied(&cast, &case.id).await;

        let refused = cast.ask(Who::Department, "submitResponse", json!({ "id": correction })).await;
        assert_eq!(refused.reason(), "wrong_state", "there is no reply in force to be corrected");
        let answer = cast.step(Who::Department, "draftResponse", cast.letter(&case.assignment)).await;

        let seen = read(&cast, Who::Department, &case.id).await;
        assert_eq!(answer, correction, "one draft is open at a time");
        assert_eq!(of(&seen, &answer)["kind"], "FULL");
        assert!(of(&seen, &answer)["corrects"].is_null());
    }

    async fn a_letter_has_all_its_fields(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let lead = cast.assignment_of(&id, "住建局").await;
        cast.accept(Who::Department, &lead).await;
        let mut letter = cast.letter(&lead);
        letter["copiesTo"] = json!("市政协提案委、市政府督查室");
        letter["publicity"] = json!("ON_REQUEST");
        letter["title"] = json!("关于规范物业服务提案的答复");
        let response = cast.step(Who::Department, "draftResponse", letter).await;

        let document = "query($id: ID!) { node(id: $id) { ... on Response {
            title copiesTo publicity outcomeLetter department { shortName } assistingDepartments { shortName }
            addressees { salutation title suggestion { id } }
        } } }";
        let seen = cast.client(Who::Handler).run(document, json!({ "id": response })).await;

        assert_eq!(
            *seen.data("node"),
            json!({
                "title": "关于规范物业服务提案的答复",
                "copiesTo": "市政协提案委、市政府督查室",
                "publicity": "ON_REQUEST",
                "outcomeLetter": "B",
                "department": { "shortName": "住建局" },
                "assistingDepartments": [{ "shortName": "财政局" }],
                "addressees": [{
                    "salutation": "林义委员",
                    "title": "关于规范物业服务提案的答复",
                    "suggestion": { "id": id },
                }],
            })
        );
    }

    async fn outsiders_never_learn_what_the_department_proposed_or_whom_to_ask(cast: Cast) {
        let case = cast.proposal_at("IN_HANDLING").await;
        let mut letter = cast.letter(&case.assignment);
        letter["publicity"] = json!("PROACTIVE");
        let response = cast.step(Who::Department, "draftResponse", letter).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        let inside = read(&cast, Who::Member, &case.id).await;
        let outside = read(&cast, Who::OtherMember, &case.id).await;

        assert_eq!(of(&inside, &response)["publicity"], "PROACTIVE");
        assert!(of(&outside, &response)["publicity"].is_null());
        assert!(of(&outside, &response)["contactPerson"].is_null());
    }

    async fn a_correction_brings_no_hidden_passage_to_light(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        let hidden = json!([
            { "part": "RESPONSE", "response": case.response, "passage": "已会同", "ground": "PERSONAL_PRIVACY" }
        ]);
        let input = json!({ "id": case.id, "disclosure": "FULL", "redactions": hidden });
        cast.step(Who::Office, "publishSuggestion", input).await;
        let second = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": second })).await;
        cast.approve(&second).await;

        let document = "query($id: ID!) { node(id: $id) { ... on Response { body diff { text } } } }";
        let outside = cast.client(Who::Anonymous).run(document, json!({ "id": second })).await;
        let inside = cast.client(Who::Member).run(document, json!({ "id": second })).await;

        assert!(!outside.body().to_string().contains("已会同"), "{:#}", outside.body());
        assert!(inside.text("node.body").contains("已会同"));
        cast.reconciles().await;
    }

    async fn versions_are_compared_word_by_word(cast: Cast) {
        let case = cast.proposal_at("PUBLISHED").await;
        let second = cast.step(Who::Department, "correctResponse", cast.correction(&case.response)).await;
        let document = "query($id: ID!, $against: ID) {
            node(id: $id) { ... on Response { diff(against: $against) { op text } } }
        }";
        let ask = async |who: Who, id: &str, against: Value| {
            cast.client(who).run(document, json!({ "id": id, "against": against })).await
        };

        let compared = ask(Who::Department, &second, Value::Null).await;

        let told = |op: &str| -> String {
            let parts = compared.list("node.diff").iter().filter(|part| part["op"] == op);
            parts.filter_map(|part| part["text"].as_str()).collect()
        };
        assert!(told("EQUAL").contains("已会同街道逐一排查"), "{:#}", compared.body());
        assert_eq!(told("DELETE"), "年内");
        assert_eq!(told("INSERT"), "明年六月底前");
        assert_eq!(ask(Who::Department, &second, json!(case.response)).await.body(), compared.body());
        assert!(ask(Who::Department, &case.response, Value::Null).await.data("node.diff").is_null());
        let other = cast.proposal_at("RESPONDED").await.response;
        assert_eq!(ask(Who::Department, &second, json!(other)).await.reason(), "unknown_reference");
        let hidden = ask(Who::Anonymous, &case.response, json!(second)).await;
        assert_eq!(hidden.reason(), "unknown_reference", "a draft is as unknown as what is not there");
    }

    async fn revisions_are_compared_with_the_one_before(cast: Cast) {
        let case = cast.proposal_at("RETURNED").await;
        let input = json!({ "id": case.id, "background": "全市有老旧小区三百一十二个。" });
        cast.step(Who::Member, "updateSuggestion", input).await;
        cast.move_on(Who::Member, "submitSuggestion", &case.id).await;

        let document = "query($id: ID!) { suggestion(id: $id) { revisions {
            number diff { title { op text } background { op text } }
        } } }";
        let seen = cast.client(Who::Office).run(document, json!({ "id": case.id })).await;

        assert!(seen.data("suggestion.revisions.0.diff").is_null());
        let title = seen.list("suggestion.revisions.1.diff.title");
        assert_eq!(title, [json!({ "op": "EQUAL", "text": "关于规范物业服务的提案" })]);
        let background = seen.list("suggestion.revisions.1.diff.background");
        assert!(background.iter().any(|part| part["op"] == "INSERT"), "{background:?}");
    }
}
