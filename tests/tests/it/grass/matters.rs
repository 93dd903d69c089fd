//! A resident's wish is found by what it says, becomes a suggestion, and each leads to the other.

use std::collections::BTreeSet;

use serde_json::json;
use tests::on_both;

use super::read;
use crate::cast::{Cast, Who};

const LINEAGE: &str = "query($id: ID!) { lineage(id: $id) { edges { from to } nodes { __typename
    ... on Consultation { id } ... on CouncilMatter { id } ... on Suggestion { id } ... on Assignment { id } } } }";

/// Returns the ids of a thing's lineage, and what led to what.
async fn lineage(cast: &Cast, who: Who, id: &str) -> (BTreeSet<String>, BTreeSet<[String; 2]>) {
    let answer = cast.client(who).run(LINEAGE, json!({ "id": id })).await;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = answer.list("lineage.nodes").iter().map(|node| text(&node["id"])).collect();
    let edges = answer.list("lineage.edges").iter().map(|edge| [text(&edge["from"]), text(&edge["to"])]).collect();
    (nodes, edges)
}

/// Returns the ids of what somebody finds by a word.
async fn found(cast: &Cast, who: Who, word: &str) -> Vec<String> {
    let document =
        "query($query: String!) { search(query: $query, first: 20) { nodes { node { ... on Consultation { id } } } } }";
    let answer = cast.client(who).run(document, json!({ "query": word })).await;
    let ids = answer.list("search.nodes").iter().filter_map(|hit| hit["node"]["id"].as_str());
    ids.map(str::to_owned).collect()
}

on_both! {
    async fn a_wish_becomes_a_suggestion_of_its_council(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;

        let suggestion = cast.organize("extractSuggestion", Cast::point_of(&of.matter)).await;
        cast.move_on(Who::Organizer, "submitSuggestion", &suggestion).await;

        let selected = "kind proposers { name } origin { consultation { id } speech { id } report { id } matter { id } }";
        let seen = read(&cast, Who::Office, "suggestion", &suggestion, selected).await;
        assert_eq!(seen, json!({
            "kind": "CITIZEN_ISSUE", "proposers": [{ "name": "居安家园社区议事会" }],
            "origin": {
                "consultation": { "id": of.consultation }, "speech": null, "report": null, "matter": { "id": of.matter },
            },
        }));
        let matter = read(&cast, Who::Office, "councilMatter", &of.matter, "suggestions { id }").await;
        assert_eq!(matter["suggestions"], json!([{ "id": suggestion }]));
        let outside = read(&cast, Who::Anonymous, "councilMatter", &of.matter, "suggestions { id }").await;
        assert_eq!(outside["suggestions"], json!([]), "it is not published");

        let all: BTreeSet<_> = [&of.consultation, &of.matter, &suggestion].map(Clone::clone).into();
        let ways: BTreeSet<_> = [[&of.consultation, &of.matter], [&of.matter, &suggestion]]
            .map(|way| way.map(Clone::clone))
            .into();
        for id in &all {
            assert_eq!(lineage(&cast, Who::Office, id).await, (all.clone(), ways.clone()), "from {id}");
        }
        let (public, _) = lineage(&cast, Who::Anonymous, &of.matter).await;
        assert_eq!(public, [&of.consultation, &of.matter].map(Clone::clone).into());
    }

    async fn what_came_of_a_meeting_did_not_come_of_a_later_one(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        let suggestion = cast.organize("extractSuggestion", Cast::point_of(&of.matter)).await;
        cast.move_on(Who::Organizer, "submitSuggestion", &suggestion).await;
        let later = cast.planned("COMMUNITY_COUNCIL", "围栏管护").await;
        cast.organize("setConsultationCouncils", json!({ "consultation": later, "councils": [of.council] })).await;
        cast.organize("placeMatter", json!({ "matter": of.matter, "consultation": later })).await;
        let set = |ids: &[&String]| ids.iter().map(|id| (*id).clone()).collect::<BTreeSet<_>>();

        let (line, _) = lineage(&cast, Who::Office, &suggestion).await;
        assert_eq!(line, set(&[&of.consultation, &of.matter, &suggestion]), "from the suggestion");
        let (line, _) = lineage(&cast, Who::Office, &later).await;
        assert_eq!(line, set(&[&later, &of.matter]), "from the later meeting");
        let (line, _) = lineage(&cast, Who::Office, &of.consultation).await;
        assert_eq!(line, set(&[&of.consultation, &of.matter, &suggestion]), "from the first meeting");
        let (line, _) = lineage(&cast, Who::Office, &of.matter).await;
        assert_eq!(line, set(&[&of.consultation, &later, &of.matter, &suggestion]), "from the matter");
    }

    async fn a_wish_is_found_as_its_meeting_is_seen(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let mut wish = Cast::matter(&of.council, Some(&of.consultation));
        (wish["title"], wish["body"]) = (json!("增设电动车充电桩"), json!("飞线充电隐患大"));
        let wish = cast.organize("raiseMatter", wish).await;
        cast.index().await;
        for word in ["充电桩", "飞线"] {
            assert_eq!(found(&cast, Who::Organizer, word).await, std::slice::from_ref(&of.consultation), "{word}");
            assert_eq!(found(&cast, Who::Anonymous, word).await, [""; 0], "{word}");
        }

        cast.deliberated(&of).await;
        cast.organize("advanceMatter", json!({ "matter": wish, "to": "WHISTLED", "on": "2022-01-10", "by": "社区" })).await;
        let tier = json!({ "matter": wish, "to": "TIERED_RESPONSE", "on": "2022-01-11", "by": "街道" });
        cast.organize("advanceMatter", tier).await;
        let closed = json!({
            "matter": wish, "to": "CLOSED", "on": "2022-01-20", "by": "街道", "result": "在车棚加装智能插座",
        });
        cast.organize("advanceMatter", closed).await;
        cast.index().await;

        for word in ["充电桩", "飞线", "智能插座"] {
            assert_eq!(found(&cast, Who::Anonymous, word).await, std::slice::from_ref(&of.consultation), "{word}");
        }
        assert_eq!(found(&cast, Who::Anonymous, "狴犴").await, [""; 0], "who raised it is a resident");
    }
}
