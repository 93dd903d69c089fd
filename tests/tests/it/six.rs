//! The six consultations that the project was first asked to hold (domain.md §6), each entered through the API stage by
//! stage, found by search, and followed to the end of what came of it.

mod council;
mod grid;
mod property;
mod relief;
mod village;
mod wages;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::on_every_engine;

use crate::cast::{Cast, Who};

on_every_engine! {
    async fn a_city_consults_on_property_management(cast: Cast) {
        property::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_district_consults_on_relief_for_those_in_need(cast: Cast) {
        relief::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_grid_council_warms_cold_rooms(cast: Cast) {
        grid::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_community_settles_several_matters_on_one_day(cast: Cast) {
        council::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_factory_bargains_for_a_year(cast: Cast) {
        wages::plays(&cast).await;

        cast.reconciles().await;
    }

    async fn a_village_builds_a_road_and_leads_the_next(cast: Cast) {
        village::plays(&cast).await;

        cast.reconciles().await;
    }
}

/// Brings a consultation to a stage and asserts that it is there.
async fn advance(cast: &Cast, who: Who, id: &str, to: &str) {
    cast.step(who, "advanceConsultation", json!({ "id": id, "to": to })).await;
    let document = "query($id: ID!) { consultation(id: $id) { stage { code } } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    assert_eq!(answer.text("consultation.stage.code"), to);
}

/// Asserts that the public finds these things, and perhaps others, by a word.
async fn are_found(cast: &Cast, word: &str, ids: &[&str]) {
    cast.index().await;
    let document = "query($word: String!) { search(query: $word, first: 100) { nodes { node { id } } } }";
    let answer = cast.client(Who::Anonymous).run(document, json!({ "word": word })).await;
    let found: BTreeSet<_> = answer.list("search.nodes").iter().filter_map(|hit| hit["node"]["id"].as_str()).collect();
    let missing: Vec<_> = ids.iter().filter(|id| !found.contains(**id)).collect();
    assert!(missing.is_empty(), "not found by {word}: {missing:?}");
}

/// Returns what somebody is told of the lineage of a thing.
async fn told(cast: &Cast, who: Who, id: &str) -> BTreeSet<String> {
    let document = "query($id: ID!) { lineage(id: $id) { isComplete nodes {
        ... on Consultation { id } ... on Speech { id } ... on OnSiteResponse { id } ... on ResearchReport { id }
        ... on Outcome { id } ... on Suggestion { id } ... on Assignment { id } ... on Response { id }
        ... on Commitment { id } ... on CouncilMatter { id }
    } } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    assert_eq!(answer.data("lineage.isComplete"), true);
    answer.list("lineage.nodes").iter().filter_map(|node| node["id"].as_str()).map(str::to_owned).collect()
}

/// Asserts that each of these things leads somebody to all of them.
async fn are_related(cast: &Cast, who: Who, ids: &[&str]) {
    for id in ids {
        let told = told(cast, who, id).await;
        let missing: Vec<_> = ids.iter().filter(|other| !told.contains(**other)).collect();
        assert!(missing.is_empty(), "{} follows {id} and misses {missing:?}", who.name());
    }
}

/// Hands in, assigns and answers a suggestion of 石嘴山市政协; returns the assignment, the response and what it promises.
async fn is_answered(cast: &Cast, suggestion: &str) -> [String; 3] {
    cast.move_on(Who::Organizer, "submitSuggestion", suggestion).await;
    cast.assign(suggestion, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(suggestion, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let response = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    let promise = cast.commitment_of(suggestion).await;
    [assignment, response, promise]
}

/// Records what somebody who is no member said, and returns the speech.
async fn spoken(cast: &Cast, consultation: &str, name: &str, title: &str, body: &str) -> String {
    let words = json!({
        "consultation": consultation, "speakerName": name, "title": title, "body": body, "isPublic": true,
    });
    cast.organize("recordSpeech", words).await
}

/// Returns one field of a consultation as somebody reads it.
async fn read(cast: &Cast, who: Who, id: &str, selection: &str) -> Value {
    let document = format!("query($id: ID!) {{ consultation(id: $id) {{ {selection} }} }}");
    cast.client(who).run(&document, json!({ "id": id })).await.data("consultation").clone()
}
