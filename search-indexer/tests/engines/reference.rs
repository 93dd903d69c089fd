//! Random texts and patterns: both engines find exactly what the definition of matching says.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use search_indexer::analyzer::{Analysis, Pattern};
use search_indexer::document::Document;
use search_indexer::engine::SearchRequest;
use search_indexer::query::Query;

use super::fixtures::document;
use super::stage::{Stage, ids};

/// Few characters, so that patterns are found, and all that may stand between them.
const TEXT: &str = "[甲乙丙甲乙丙丁灯電a0 。，\n]{0,24}";
const PATTERN: &str = "[甲乙丙甲乙丙丁灯电a0 ]{1,4}";

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn sample<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).expect("the strategy always yields").current()
}

fn patterns(runner: &mut TestRunner, most: usize) -> Vec<Pattern> {
    let texts = sample(runner, &prop::collection::vec(PATTERN, 0..=most));
    let mut patterns: Vec<Pattern> = texts.iter().flat_map(|text| Pattern::all_of(text)).collect();
    patterns.dedup();
    patterns
}

/// The definition: every word and phrase somewhere, nothing excluded anywhere; relaxed, any word.
fn matches(document: &Document, query: &Query, relaxed: bool) -> bool {
    let mut texts = document.title_texts();
    texts.push(document.body.clone());
    texts.extend(document.parties.iter().cloned());
    let texts: Vec<Analysis> = texts.iter().map(|text| Analysis::of(text)).collect();
    let found = |pattern: &Pattern| texts.iter().any(|text| pattern.is_in(text));
    let words =
        if relaxed && !query.words.is_empty() { query.words.iter().any(found) } else { query.words.iter().all(found) };
    words && query.phrases.iter().all(found) && !query.excluded.iter().any(found)
}

#[tokio::test]
async fn engines_find_what_the_definition_says() {
    let mut runner = runner();
    let documents: Vec<Document> = (1..=400)
        .map(|id| {
            let mut document = document(id, &sample(&mut runner, &TEXT), &sample(&mut runner, &TEXT));
            document.parties = vec![sample(&mut runner, &TEXT)];
            document
        })
        .collect();
    let stage = Stage::with(documents.clone()).await;

    for _ in 0..300 {
        let mut query = Query {
            words: patterns(&mut runner, 3),
            phrases: patterns(&mut runner, 1),
            excluded: patterns(&mut runner, 2),
            ..Query::default()
        };
        query.words.truncate(6);
        query.phrases.truncate(3);
        let relaxed = sample(&mut runner, &any::<bool>());
        let expected: Vec<u128> = documents
            .iter()
            .filter(|document| matches(document, &query, relaxed))
            .map(|document| document.entity.as_u128())
            .collect();
        let request = SearchRequest { query, relaxed, limit: 100, ..SearchRequest::default() };

        let page = stage.ask(&SearchRequest { order: search_indexer::engine::Order::Newest, ..request.clone() }).await;

        assert_eq!(page.total, expected.len() as u64, "{request:?}");
        let shown = expected.len().min(100);
        assert_eq!(ids(&page), expected[..shown], "{request:?}");
    }
}
