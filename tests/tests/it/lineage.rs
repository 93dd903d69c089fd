//! Lineage: from a session to a promise and back, each as far as one may see.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const LINEAGE: &str = "query($id: ID!) { lineage(id: $id) {
    isComplete edges { from to }
    nodes { __typename
        ... on Consultation { id } ... on Speech { id } ... on OnSiteResponse { id } ... on ResearchReport { id }
        ... on Outcome { id } ... on Suggestion { id } ... on Assignment { id } ... on Response { id }
        ... on Commitment { id }
    }
} }";

/// What the test makes, each by the name under which the test speaks of it.
struct Story {
    things: Vec<(&'static str, String)>,
}

impl Story {
    fn id(&self, name: &str) -> &str {
        &self.things.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    fn name(&self, id: &Value) -> &'static str {
        self.things.iter().find(|(_, known)| id == known).map_or("?", |(name, _)| name)
    }

    /// Returns what somebody is told of a thing's lineage: the things, and what led to what.
    async fn told(&self, cast: &Cast, who: Who, name: &str) -> (BTreeSet<&'static str>, BTreeSet<String>) {
        let answer = cast.client(who).run(LINEAGE, json!({ "id": self.id(name) })).await;
        assert_eq!(answer.data("lineage.isComplete"), true);
        let nodes = answer.list("lineage.nodes").iter().map(|node| self.name(&node["id"])).collect();
        let edge = |edge: &Value| format!("{}→{}", self.name(&edge["from"]), self.name(&edge["to"]));
        (nodes, answer.list("lineage.edges").iter().map(edge).collect())
    }
}

fn names(text: &'static str) -> BTreeSet<&'static str> {
    text.split_whitespace().collect()
}

/// A session with two speeches; of the first came an answer on the spot, a suggestion, its handling and a corrected
/// letter with a promise; a report gathers that suggestion and led to another one.
async fn story(cast: &Cast) -> Story {
    cast.clock("2022-08-30");
    let session = cast.consultation_at("HELD", "提升物业服务管理水平").await;
    let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "林义", true)).await;
    let other = cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "解景瑞", true)).await;
    let input = json!({
        "consultation": session, "department": cast.department("住建局"), "speakerName": "李斌",
        "body": "鼓励党员业主参选。", "speeches": [speech],
    });
    let answer = cast.step(Who::Organizer, "recordOnSiteResponse", input).await;
    let input = json!({
        "speech": speech, "kind": "CONSULTATION_SUGGESTION", "title": "关于组建业主委员会的协商建议",
        "background": "部分小区没有业主委员会。", "analysis": "物业公司代办。", "recommendation": "由街道指导选举。",
        "consentsToPublication": true,
    });
    let suggestion = cast.step(Who::Organizer, "extractSuggestion", input.clone()).await;
    cast.move_on(Who::Organizer, "submitSuggestion", &suggestion).await;
    cast.assign(&suggestion, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(&suggestion, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let letter = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": letter })).await;
    cast.approve(&letter).await;
    let corrected = cast.step(Who::Department, "correctResponse", cast.correction(&letter)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": corrected })).await;
    cast.approve(&corrected).await;

    let mut report = cast.report("物业服务调研报告");
    report["consultation"] = json!(session);
    report["suggestions"] = json!([suggestion]);
    let report = cast.step(Who::Organizer, "createResearchReport", report).await;
    cast.report_to(&report, "SUBMITTED").await;
    let mut input = input;
    input.as_object_mut().expect("an input").remove("speech");
    input["report"] = json!(report);
    let drawn = cast.step(Who::Organizer, "extractSuggestion", input).await;
    cast.move_on(Who::Organizer, "submitSuggestion", &drawn).await;

    let document = "query($id: ID!) { suggestion(id: $id) { responses { id commitments { id } } } }";
    let seen = cast.client(Who::Office).run(document, json!({ "id": suggestion })).await;
    let promise_of = |letter: &str| {
        let rows = seen.list("suggestion.responses");
        let row = rows.iter().find(|row| row["id"] == letter).expect("the letter is seen");
        row["commitments"][0]["id"].as_str().expect("it promises something").to_owned()
    };
    let (promise, promise_again) = (promise_of(&letter), promise_of(&corrected));
    Story {
        things: vec![
            ("会", session),
            ("发言", speech),
            ("另一发言", other),
            ("回应", answer),
            ("建议", suggestion),
            ("交办", assignment),
            ("答复", letter),
            ("更正", corrected),
            ("承诺", promise),
            ("再承诺", promise_again),
            ("报告", report),
            ("报告建议", drawn),
        ],
    }
}

on_both! {
    async fn a_promise_leads_back_to_the_speech_and_the_session(cast: Cast) {
        let story = story(&cast).await;

        let (nodes, edges) = story.told(&cast, Who::Office, "再承诺").await;

        assert_eq!(nodes, names("再承诺 更正 答复 交办 建议 发言 会"), "not what else came of them");
        let wanted = ["更正→再承诺", "答复→更正", "交办→更正", "交办→答复", "建议→交办", "发言→建议", "会→发言"];
        assert_eq!(edges, wanted.map(str::to_owned).into());
    }

    async fn a_session_leads_to_all_that_came_of_it(cast: Cast) {
        let story = story(&cast).await;

        let (nodes, edges) = story.told(&cast, Who::Office, "会").await;

        assert_eq!(nodes, story.things.iter().map(|(name, _)| *name).collect());
        for edge in ["会→发言", "会→另一发言", "会→回应", "会→报告", "发言→回应", "建议→报告", "报告→报告建议"] {
            assert!(edges.contains(edge), "{edge}: {edges:?}");
        }
        for edge in ["会→建议", "会→报告建议", "报告→建议", "报告建议→报告"] {
            assert!(!edges.contains(edge), "{edge}: {edges:?}");
        }
    }

    async fn a_suggestion_has_its_way_both_ways(cast: Cast) {
        let story = story(&cast).await;

        let (nodes, _) = story.told(&cast, Who::Member, "建议").await;
        let of_report = story.told(&cast, Who::Office, "报告建议").await.0;

        assert_eq!(nodes, names("会 发言 建议 交办 答复 更正 承诺 再承诺"), "a draft report is not a proposer's matter");
        assert_eq!(of_report, names("报告建议 报告 建议 发言 会"));
    }

    async fn nobody_is_led_to_what_they_may_not_see(cast: Cast) {
        let story = story(&cast).await;

        let (nodes, edges) = story.told(&cast, Who::Anonymous, "会").await;
        assert_eq!(nodes, names("会 发言 另一发言 回应"), "{edges:?}");
        for name in ["建议", "交办", "答复", "承诺", "报告"] {
            let answer = cast.client(Who::Anonymous).run(LINEAGE, json!({ "id": story.id(name) })).await;
            assert!(answer.data("lineage").is_null(), "{name}: {:#}", answer.body());
        }
        let answer = cast.client(Who::Office).run(LINEAGE, json!({ "id": cast.committee() })).await;
        assert_eq!((answer.code(), answer.field(), answer.reason()), ("BAD_USER_INPUT", "id", "invalid_id"));
    }
}
