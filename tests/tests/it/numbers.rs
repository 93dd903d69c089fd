//! Case numbers without a gap whatever else happens, and the plenary and period that a day counts in.

use domain::committee::{self, Authority, NewPlenary, NewTerm};
use futures_util::future::join_all;
use serde_json::json;
use tests::on_both;

use crate::cast::{Cast, Who};

on_both! {
    async fn fifty_filed_at_once_are_numbered_without_a_gap_though_others_are_refused_between_them(cast: Cast) {
        let mut ids = Vec::new();
        for _ in 0..50 {
            ids.push(cast.proposal_at("SUBMITTED").await.id);
        }
        cast.client(Who::Office).token().await;

        let stale = ids.iter().map(|id| json!({ "id": id, "expectedVersion": 1 }));
        let good = ids.iter().map(|id| json!({ "id": id, "idempotencyKey": id }));
        let twice = ids.iter().map(|id| json!({ "id": id }));
        let calls = stale.zip(good).zip(twice).flat_map(|((stale, good), twice)| [stale, good, twice]);
        let answers = join_all(calls.map(|input| cast.ask(Who::Office, "fileSuggestion", input))).await;

        let done = answers.iter().filter(|answer| answer.is_ok()).count();
        let refused = answers.iter().filter(|answer| !answer.is_ok()).map(|answer| answer.reason());
        let refused: std::collections::BTreeSet<_> = refused.collect();
        assert_eq!(done, 50, "{refused:?}");
        assert!(refused.contains("stale_version") && refused.contains("wrong_state"), "{refused:?}");

        let document = "{ suggestions(filter: { status: [FILED] }, first: 100) { nodes { caseNo } } }";
        let filed = cast.client(Who::Office).run(document, json!({})).await;
        let mut numbers: Vec<i64> =
            filed.list("suggestions.nodes").iter().filter_map(|node| node["caseNo"].as_i64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
    }

    async fn a_day_counts_in_the_plenary_whose_window_began_last(cast: Cast) {
        let day = |text: &str| text.parse().expect("a date of the test");
        let plenary = |number, window_from, window_to| NewPlenary {
            number,
            opens_on: day(window_to),
            closes_on: day(window_to),
            window_from: day(window_from),
            window_to: day(window_to),
        };
        let term = NewTerm {
            committee: cast.world().committee,
            number: 12,
            starts_on: day("2023-01-01"),
            ends_on: None,
            plenaries: vec![plenary(1, "2023-03-01", "2023-03-10"), plenary(2, "2024-01-10", "2024-01-20")],
            sectors: vec![],
            special_committees: vec![],
            categories: vec![],
        };
        committee::add_term(cast.domain(), Authority::System, term).await.expect("a further term");

        for (on, plenary, period) in [
            ("2023-02-28", 1, "INTERSESSION"),
            ("2023-03-01", 1, "PLENARY"),
            ("2023-03-10", 1, "PLENARY"),
            ("2023-03-11", 1, "INTERSESSION"),
            ("2024-01-09", 1, "INTERSESSION"),
            ("2024-01-10", 2, "PLENARY"),
            ("2024-01-20", 2, "PLENARY"),
            ("2024-01-21", 2, "INTERSESSION"),
        ] {
            cast.clock(on);
            let id = cast.proposal_at("SUBMITTED").await.id;
            let document = "query($id: ID!) { suggestion(id: $id) { term plenary period } }";
            let seen = cast.client(Who::Office).run(document, json!({ "id": id })).await;
            assert_eq!(seen.data("suggestion"), &json!({ "term": 12, "plenary": plenary, "period": period }), "{on}");
        }
    }
}
