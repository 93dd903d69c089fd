//! Searching and counting, by the schema and by the page.

use http::StatusCode;
use serde_json::{Value, json};

use super::doors::encoded;
use super::schema::Schema;
use crate::cast::{Cast, Who};

/// What no record says.
pub const NOTHING: &str = "魍魉";

/// How many words one page is asked for: a query takes no more without leaving some out.
const MOST_WORDS: usize = 8;

/// How many searches one document makes: as many as the door lets in.
const MOST_SEARCHES: usize = 20;

/// Counts what somebody finds by a word.
pub async fn found(cast: &Cast, who: Who, word: &str) -> i64 {
    total(cast, who, &format!("\"{word}\"")).await
}

/// Counts what somebody finds by a query.
pub async fn total(cast: &Cast, who: Who, query: &str) -> i64 {
    let document = "query($query: String!) { search(query: $query) { totalCount } }";
    cast.client(who).run(document, json!({ "query": query })).await.number("search.totalCount")
}

/// Asserts that somebody finds nothing by any of these words, and that the page for them is the one for a word that no
/// record has. The page is asked for several at once: where no record has all of them, one that has any would do.
pub async fn finds_none(cast: &Cast, who: Who, words: &[&str]) {
    for piece in words.chunks(MOST_SEARCHES) {
        let search = |(at, word)| format!("w{at}: search(query: \"\\\"{word}\\\"\") {{ totalCount isRelaxed }}");
        let searches: Vec<String> = piece.iter().enumerate().map(search).collect();
        let answer = cast.client(who).run(&format!("{{ {} }}", searches.join(" ")), json!({})).await;
        for (at, word) in piece.iter().enumerate() {
            let nothing = json!({ "totalCount": 0, "isRelaxed": false });
            assert_eq!(*answer.data(&format!("w{at}")), nothing, "{} finds {word}", who.name());
        }
    }
    for piece in words.chunks(MOST_WORDS) {
        let (page, nothing) = (page(cast, who, piece).await, page(cast, who, &vec![NOTHING; piece.len()]).await);
        let differs = page.lines().zip(nothing.lines()).find(|(page, nothing)| page != nothing);
        assert!(page == nothing, "{} is told something of {piece:?} by the page: {differs:#?}", who.name());
    }
}

/// Asserts that the page that somebody is shown for a word leads to an address.
pub async fn page_leads(cast: &Cast, who: Who, word: &str, address: &str) {
    let page = page(cast, who, &[word]).await;
    assert!(page.contains(&format!("href=\"{address}")), "{} is not led to {address} by {word}", who.name());
}

/// Returns the page for a search, without the words it is for.
async fn page(cast: &Cast, who: Who, words: &[&str]) -> String {
    let page = cast.client(who).get(&format!("/search?q={}", encoded(&words.join(" ")))).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    words.iter().fold(page.text, |text, word| text.replace(word, "…").replace(&encoded(word), "…"))
}

/// Asserts that somebody finds nothing, whatever they ask for, and that nothing is counted for them.
pub async fn counts_nothing(cast: &Cast, who: Who, schema: &Schema) {
    let facets = schema.values("SearchFacet").join(" ");
    for query in ["", "案号:1", "单位:住建局", "委员:林义", "类别:提案"] {
        let document = format!(
            "query($query: String!) {{ search(query: $query, facets: [{facets}]) {{
                totalCount facets {{ facet values {{ value }} }}
            }} }}"
        );
        let answer = cast.client(who).run(&document, json!({ "query": query })).await;
        assert_eq!(answer.number("search.totalCount"), 0, "{} by {query}", who.name());
        for facet in answer.list("search.facets") {
            assert_eq!(facet["values"], json!([]), "{} counts {} by {query}", who.name(), facet["facet"]);
        }
    }
    let groups = schema.values("StatisticsDimension").into_iter();
    let groups: Vec<String> = groups.map(|by| format!("by{by}: groups(by: {by}) {{ label }}")).collect();
    let document = format!(
        "query($committee: ID!) {{ statistics(committee: $committee) {{
            received filed merged converted closed returned declined withdrawn stillUnderReview
            replyRate {{ numerator denominator }} satisfactionRate {{ numerator denominator }}
            fulfilmentRate {{ numerator denominator }} {}
        }} }}",
        groups.join(" ")
    );
    let answer = cast.client(who).run(&document, json!({ "committee": cast.committee() })).await;
    let counts = answer.data("statistics").to_string();
    assert!(!counts.contains(|digit: char| ('1'..='9').contains(&digit)), "{}: {counts}", who.name());
    assert!(!counts.contains("label"), "{}: {counts}", who.name());
}

/// Returns what somebody is told of the committee's suggestions in numbers.
pub async fn statistics(cast: &Cast, who: Who) -> Value {
    let document = "query($committee: ID!) { statistics(committee: $committee) {
        received satisfactionRate { denominator }
    } }";
    cast.client(who).run(document, json!({ "committee": cast.committee() })).await.data("statistics").clone()
}

/// Returns the values of a facet over everything that somebody finds.
pub async fn facets(cast: &Cast, who: Who, facet: &str) -> Vec<Value> {
    let document = format!("{{ search(query: \"\", facets: [{facet}]) {{ facets {{ values {{ value count }} }} }} }}");
    cast.client(who).run(&document, json!({})).await.list("search.facets.0.values").to_vec()
}
