//! What the archive gives to a reader without an account, once something is published.

use serde_json::{Value, json};
use tests::Answer;

use super::proposal::Proposal;
use crate::cast::{Cast, Who};

const SEARCH: &str = "query($query: String!) { search(query: $query, facets: [KIND STATUS OUTCOME SATISFACTION]) {
    totalCount isRelaxed understood
    nodes { kind title titleHighlights { start end } snippet snippetHighlights { start end } node { id } }
    facets { facet values { value label count } }
} }";

async fn search(cast: &Cast, who: Who, query: &str) -> Answer {
    cast.index().await;
    cast.client(who).run(SEARCH, json!({ "query": query })).await
}

/// Returns what the ranges beside a text mark.
fn marked(hit: &Value, text: &str, ranges: &str) -> Vec<String> {
    let characters: Vec<char> = hit[text].as_str().expect("a hit has the text").chars().collect();
    let at = |range: &Value, end: &str| usize::try_from(range[end].as_u64().expect("a range has ends")).expect("short");
    let ranges = hit[ranges].as_array().expect("a hit has ranges");
    ranges.iter().map(|range| characters[at(range, "start")..at(range, "end")].iter().collect()).collect()
}

fn facet(answer: &Answer, name: &str) -> Vec<(String, i64)> {
    let facets = answer.list("search.facets").iter();
    let values = facets.filter(|facet| facet["facet"] == name).filter_map(|facet| facet["values"].as_array());
    let pair = |value: &Value| Some((value["value"].as_str()?.to_owned(), value["count"].as_i64()?));
    values.flatten().filter_map(pair).collect()
}

/// A fully published proposal is found by its title, its text, its number, its people, and its letters.
pub async fn holds_in_full(cast: &Cast, proposal: &Proposal) {
    let found = search(cast, Who::Anonymous, "加装电梯").await;
    let hits = found.list("search.nodes");
    let ids: Vec<_> = hits.iter().filter_map(|hit| hit["node"]["id"].as_str()).collect();
    for id in [&proposal.id, &proposal.first] {
        assert!(ids.contains(&id.as_str()), "{:#}", found.body());
    }
    assert!(!ids.contains(&proposal.returned.as_str()), "a returned version is not public");
    assert_eq!(found.number("search.totalCount"), i64::try_from(hits.len()).expect("short"));
    assert_eq!(facet(&found, "KIND"), [("RESPONSE".to_owned(), 2), ("SUGGESTION".to_owned(), 1)]);

    let hit = hits.iter().find(|hit| hit["node"]["id"] == proposal.id.as_str()).expect("it was found");
    assert_eq!(hit["title"], proposal.title.as_str());
    assert_eq!(marked(hit, "title", "titleHighlights").concat(), "加装电梯");
    let letter = hits.iter().find(|hit| hit["node"]["id"] == proposal.first.as_str()).expect("it was found");
    assert_eq!(marked(letter, "snippet", "snippetHighlights").concat(), "加装电梯");

    for query in ["案号:1", "委员:林义 电梯", "單位:住建局", "电梯 二十部", "\"首批二十部\""] {
        let found = search(cast, Who::Anonymous, query).await;
        assert!(found.number("search.totalCount") > 0, "{query}: {:#}", found.body());
    }
    for query in ["没有时间表", "0952-2012345", "没有逐条答复", "请写明涉及的小区数"] {
        let found = search(cast, Who::Anonymous, &format!("\"{query}\"")).await;
        assert_eq!(found.number("search.totalCount"), 0, "{query} is internal: {:#}", found.body());
    }
    let found = search(cast, Who::Anonymous, &format!("\"{}\"", "首批二十部")).await;
    assert_eq!(cast.ids_at(found.list("search.nodes"), "/node/id"), [&proposal.second]);
}

/// What is published in summary is found by its summary, never by its text, and bears no answer.
pub async fn holds_in_summary(cast: &Cast, id: &str) {
    let found = search(cast, Who::Anonymous, "依法选举业主委员会").await;
    assert_eq!(cast.ids_at(found.list("search.nodes"), "/node/id"), [id], "{:#}", found.body());
    assert_eq!(found.text("search.nodes.0.snippet"), "建议街道指导小区依法选举业主委员会。");
    assert_eq!(facet(&found, "OUTCOME"), [], "the outcome of an answer that is not public");
    assert_eq!(facet(&found, "SATISFACTION"), [], "a satisfaction that is not public");

    let hidden = "\"物业公司代办业主委员会，不能代表业主\"";
    for (who, total) in [(Who::Anonymous, 0), (Who::OtherMember, 0), (Who::Office, 1), (Who::Member, 1)] {
        let found = search(cast, who, hidden).await;
        assert_eq!(found.number("search.totalCount"), total, "{}: {:#}", who.name(), found.body());
    }
}
