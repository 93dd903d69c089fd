//! Who finds what: hits, totals and counts alike.

use search_indexer::document::{Document, Face};
use search_indexer::engine::{Facet, SearchRequest};

use super::fixtures::document;
use super::stage::{Stage, asking, ids};

fn tokens(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn documents() -> Vec<Document> {
    let public = document(1, "物业公开", "");
    let mut internal = document(2, "物业内部", "");
    internal.is_public = false;
    internal.readers = tokens(&["office:a", "department:d"]);
    let mut full = document(3, "物业全文", "联系方式不公开");
    full.is_public = false;
    full.readers = tokens(&["office:a", "member:m"]);
    let mut summary = document(3, "物业全文", "摘要");
    summary.face = Face::Public;
    summary.hidden_from.clone_from(&full.readers);
    let mut nobody = document(4, "物业无人", "");
    nobody.is_public = false;
    [public, internal, full, summary, nobody].into_iter().map(Document::cleaned).collect()
}

fn as_(names: &[&str], text: &str) -> SearchRequest {
    SearchRequest { tokens: tokens(names), facets: vec![Facet::Kind], ..asking(text) }
}

#[tokio::test]
async fn everybody_finds_exactly_what_they_may_read() {
    let stage = Stage::with(documents()).await;

    for (who, expected) in [
        (&[][..], vec![1, 3]),
        (&["office:b"], vec![1, 3]),
        (&["department:d"], vec![1, 2, 3]),
        (&["member:m"], vec![1, 3]),
        (&["office:a", "member:m"], vec![1, 2, 3]),
    ] {
        let page = stage.ask(&as_(who, "物业")).await;

        assert_eq!(ids(&page), expected, "{who:?}");
        assert_eq!(page.total, expected.len() as u64, "{who:?}");
        assert_eq!(page.facets[0].counts[0].count, page.total, "{who:?}");
    }
}

#[tokio::test]
async fn nobody_gets_both_faces() {
    let stage = Stage::with(documents()).await;

    let face_for = async |who: &[&str]| {
        let page = stage.ask(&as_(who, "物业全文")).await;
        page.hits.iter().map(|hit| hit.face).collect::<Vec<_>>()
    };

    assert_eq!(face_for(&[]).await, [Face::Public]);
    assert_eq!(face_for(&["member:m"]).await, [Face::Full]);
}

#[tokio::test]
async fn the_hidden_text_of_a_public_row_cannot_be_probed() {
    let stage = Stage::with(documents()).await;

    assert_eq!(stage.ask(&as_(&[], "联系方式")).await.total, 0);
    assert_eq!(stage.ask(&as_(&["member:m"], "联系方式")).await.total, 1);
}

#[tokio::test]
async fn a_token_with_quotes_opens_nothing() {
    let stage = Stage::with(documents()).await;

    let page = stage.ask(&as_(&["x\"] OR is_public = false OR readers IN [\"office:a"], "物业")).await;

    assert_eq!(ids(&page), [1, 3]);
}
