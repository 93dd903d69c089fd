//! Pages, orders and totals.

use chrono::{Days, NaiveDate};
use search_indexer::document::Document;
use search_indexer::engine::{Order, SearchRequest};

use super::fixtures::document;
use super::stage::{Stage, asking, ids, ordered};

fn documents(count: u64) -> Vec<Document> {
    let start = NaiveDate::from_ymd_opt(2022, 1, 1).expect("the day exists");
    (0..count)
        .map(|number| {
            let mut document = document(u128::from(number) + 1, "物业", "");
            // Several share a day, so that ties are decided by id; some have none.
            document.date = (number % 7 != 0).then(|| start + Days::new(number / 3));
            document.deadline = (number % 5 == 0).then(|| start + Days::new(count - number));
            document.cosigners = i64::try_from(number % 4).unwrap_or_default();
            document
        })
        .collect()
}

#[tokio::test]
async fn pages_together_are_the_whole_list() {
    let stage = Stage::with(documents(57)).await;

    for order in [Order::Newest, Order::Oldest, Order::Deadline, Order::MostCosigned] {
        let whole = ordered(&stage.ask(&SearchRequest { order, ..asking("物业") }).await);
        assert_eq!(whole.len(), 57);
        for size in [1, 7, 20] {
            let mut seen = Vec::new();
            for offset in (3..57).step_by(size) {
                let request = SearchRequest { order, offset, limit: size, ..asking("物业") };
                let page = stage.ask(&request).await;
                assert_eq!(page.total, 57);
                seen.extend(ordered(&page));
            }
            assert_eq!(seen, whole[3..], "{order:?} by {size}");
        }
    }
}

#[tokio::test]
async fn orders_are_what_they_say_and_missing_values_come_last() {
    let mut documents = documents(4);
    documents[0].date = None;
    documents[1].date = "2022-05-01".parse().ok();
    documents[2].date = "2023-05-01".parse().ok();
    documents[3].date = documents[1].date;
    for (document, cosigners) in documents.iter_mut().zip([2, 0, 9, 2]) {
        document.cosigners = cosigners;
        document.deadline = document.date;
    }
    let stage = Stage::with(documents).await;

    for (order, expected) in [
        (Order::Newest, [3, 2, 4, 1]),
        (Order::Oldest, [2, 4, 3, 1]),
        (Order::Deadline, [2, 4, 3, 1]),
        (Order::MostCosigned, [3, 1, 4, 2]),
        // Without text nothing is more relevant: newest first.
    ] {
        assert_eq!(ordered(&stage.ask(&SearchRequest { order, ..asking("物业") }).await), expected, "{order:?}");
    }
    assert_eq!(ordered(&stage.ask(&asking("")).await), [3, 2, 4, 1]);
}

#[tokio::test]
async fn a_relaxed_list_is_ordered_over_all_its_words() {
    let mut documents = documents(6);
    for (document, title) in documents.iter_mut().zip(["甲楼", "乙楼", "甲楼乙楼", "丙楼", "乙楼丙楼", "丁"])
    {
        document.title = title.to_owned();
    }
    let stage = Stage::with(documents).await;

    for (offset, limit) in [(0, 100), (0, 2), (2, 2), (4, 3)] {
        let request =
            SearchRequest { order: Order::Oldest, relaxed: true, offset, limit, ..asking("\"楼\" 甲 乙 丙") };
        assert_eq!(stage.ask(&request).await.total, 5);
    }
}

#[tokio::test]
async fn a_limit_of_nothing_still_counts() {
    let stage = Stage::with(documents(5)).await;

    let page = stage.ask(&SearchRequest { limit: 0, ..asking("物业") }).await;

    assert_eq!((page.total, page.hits.len()), (5, 0));
}

#[tokio::test]
async fn totals_beyond_a_thousand_are_exact() {
    let stage = Stage::with(documents(1_203)).await;

    let page = stage.ask(&SearchRequest { order: Order::Newest, limit: 5, ..asking("物业") }).await;
    assert_eq!(page.total, 1_203);

    let last = stage.ask(&SearchRequest { order: Order::Newest, offset: 1_200, limit: 50, ..asking("物业") }).await;
    assert_eq!(ids(&last).len(), 3);
}
