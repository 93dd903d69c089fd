//! Filters and counts.

use chrono::NaiveDate;
use entities::enums::SearchKind;
use search_indexer::document::Document;
use search_indexer::engine::{Facet, FacetCounts, Filter, SearchRequest};
use uuid::Uuid;

use super::fixtures::document;
use super::stage::{Stage, asking, ids};

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn documents() -> Vec<Document> {
    let mut first = document(1, "物业一", "");
    first.category = Some("社会建设".to_owned());
    first.sectors = vec!["经济界".to_owned(), "教育界".to_owned()];
    first.departments = vec![Uuid::from_u128(0xd1), Uuid::from_u128(0xd2)];
    first.term = Some(14);
    first.year = Some(2022);
    first.date = day("2022-08-29");
    first.outcome = Some("RESOLVED".to_owned());
    first.satisfaction = Some("SATISFIED".to_owned());
    first.case_no = Some(7);
    let mut second = document(2, "物业二", "");
    second.category = Some("社会建设".to_owned());
    second.sectors = vec!["经济界".to_owned()];
    second.departments = vec![Uuid::from_u128(0xd2)];
    second.term = Some(14);
    second.year = Some(2023);
    second.date = day("2023-01-01");
    "CLOSED".clone_into(&mut second.status);
    let mut third = document(3, "物业三", "");
    third.kind = SearchKind::Consultation;
    third.committee = Uuid::from_u128(0xc1);
    third.subtype = None;
    third.format = Some("BIMONTHLY".to_owned());
    third.term = Some(9);
    "HELD".clone_into(&mut third.status);
    [first, second, third].into_iter().map(Document::cleaned).collect()
}

#[tokio::test]
async fn every_filter_keeps_what_it_names() {
    let stage = Stage::with(documents()).await;
    let of = |text: &str| vec![text.to_owned()];
    let cases = [
        (Filter { committees: vec![Uuid::from_u128(0xc0)], ..Filter::default() }, vec![1, 2]),
        (Filter { kinds: vec![SearchKind::Consultation], ..Filter::default() }, vec![3]),
        (Filter { subtypes: of("PROPOSAL"), ..Filter::default() }, vec![1, 2]),
        (Filter { formats: of("BIMONTHLY"), ..Filter::default() }, vec![3]),
        (Filter { years: vec![2022, 2024], ..Filter::default() }, vec![1]),
        (Filter { terms: vec![9], ..Filter::default() }, vec![3]),
        (Filter { categories: of("社會建設"), ..Filter::default() }, vec![1, 2]),
        (Filter { departments: vec![Uuid::from_u128(0xd1)], ..Filter::default() }, vec![1]),
        (Filter { sectors: of("教育界"), ..Filter::default() }, vec![1]),
        (Filter { statuses: vec!["FILED".to_owned(), "HELD".to_owned()], ..Filter::default() }, vec![1, 3]),
        (Filter { outcomes: of("RESOLVED"), ..Filter::default() }, vec![1]),
        (Filter { satisfactions: of("SATISFIED"), ..Filter::default() }, vec![1]),
        (Filter { case_nos: vec![7], ..Filter::default() }, vec![1]),
        (Filter { from: day("2022-08-29"), to: day("2022-08-29"), ..Filter::default() }, vec![1]),
        (Filter { from: day("2022-08-30"), ..Filter::default() }, vec![2]),
        (Filter { to: day("2022-12-31"), ..Filter::default() }, vec![1]),
        (Filter { terms: vec![14], years: vec![2023], ..Filter::default() }, vec![2]),
    ];

    for (filter, expected) in cases {
        let request = SearchRequest { filter: filter.clone(), ..asking("物业") };
        assert_eq!(ids(&stage.ask(&request).await), expected, "{filter:?}");
    }
    assert_eq!(stage.find("届次:十四届 日期:2022 状态:已立案").await, [1]);
    assert_eq!(stage.find("sector:经济界 status:closed").await, [2]);
}

#[tokio::test]
async fn counts_are_of_all_hits_and_of_nothing_else() {
    let stage = Stage::with(documents()).await;
    let request = SearchRequest { facets: Facet::ALL.to_vec(), limit: 1, ..asking("物业") };

    let page = stage.ask(&request).await;

    let counts = |facet: Facet| {
        let found: Vec<&FacetCounts> = page.facets.iter().filter(|counts| counts.facet == facet).collect();
        found[0].counts.iter().map(|count| format!("{}={}", count.value, count.count)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(page.total, 3);
    assert_eq!(page.hits.len(), 1);
    assert_eq!(counts(Facet::Kind), "SUGGESTION=2 CONSULTATION=1");
    assert_eq!(counts(Facet::Year), "2022=1 2023=1");
    assert_eq!(counts(Facet::Term), "14=2 9=1");
    assert_eq!(counts(Facet::Sector), "经济界=2 教育界=1");
    assert_eq!(counts(Facet::Category), "社会建设=2");
    assert_eq!(counts(Facet::Status), "CLOSED=1 FILED=1 HELD=1");
    assert_eq!(counts(Facet::Format), "BIMONTHLY=1");
    assert!(counts(Facet::Department).ends_with("d2=2 000000000000000000000000000000d1=1"));
    assert_eq!(counts(Facet::Satisfaction), "SATISFIED=1");
}

#[tokio::test]
async fn counts_of_a_relaxed_search_add_up() {
    let stage = Stage::with(documents()).await;
    let request =
        SearchRequest {
            facets: vec![Facet::Kind, Facet::Term], relaxed: true, ..asking("物业 一 二 没有的词")
        };

    let page = stage.ask(&request).await;

    assert_eq!(page.total, 3);
    assert_eq!(page.facets[0].counts.iter().map(|count| count.count).sum::<u64>(), 3);
}
