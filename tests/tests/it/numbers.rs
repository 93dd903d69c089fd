//! Case numbers without a gap whatever else happens, and the plenary and period that a day counts in.

use domain::committee::{self, Authority, NewPlenary, NewTerm};
use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

/// Makes a plenary on the last day of its window.
fn plenary(number: i32, window_from: &str, window_to: &str) -> NewPlenary {
    let day = |text: &str| text.parse().expect("a date of the test");
    NewPlenary {
        number,
        opens_on: day(window_to),
        closes_on: day(window_to),
        window_from: day(window_from),
        window_to: day(window_to),
    }
}

/// Begins the twelfth term with 2023.
async fn twelfth_term(cast: &Cast, plenaries: Vec<NewPlenary>) {
    let term = NewTerm {
        committee: cast.world().committee,
        number: 12,
        starts_on: "2023-01-01".parse().expect("a date of the test"),
        ends_on: None,
        plenaries,
        sectors: vec![],
        special_committees: vec![],
        categories: vec![],
    };
    committee::add_term(cast.domain(), Authority::System, term).await.expect("a further term");
}

/// Files what was handed in, and returns all that it is numbered by.
async fn numbered(cast: &Cast, office: Who, id: &str) -> Value {
    cast.move_on(office, "fileSuggestion", id).await;
    let document = "query($id: ID!) { suggestion(id: $id) { term plenary caseNo registrationNo } }";
    cast.client(office).run(document, json!({ "id": id })).await.data("suggestion").clone()
}

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
        twelfth_term(&cast, vec![plenary(1, "2023-03-01", "2023-03-10"), plenary(2, "2024-01-10", "2024-01-20")]).await;

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

    async fn case_numbers_begin_anew_in_every_plenary_term_and_committee(cast: Cast) {
        let second = plenary(2, "2022-11-01", "2022-12-20");
        committee::add_plenary(cast.domain(), Authority::System, cast.world().term, second).await.expect("a plenary");
        twelfth_term(&cast, vec![plenary(1, "2022-12-25", "2023-01-10")]).await;
        let late = cast.proposal_at("SUBMITTED").await.id;

        for (on, is_here, term, plenary, case_no, registration_no) in [
            ("2022-08-30", true, 11, 1, 1, "2022-0002"),
            ("2022-08-30", false, 5, 1, 1, "2022-0001"),
            ("2022-08-30", true, 11, 1, 2, "2022-0003"),
            ("2022-11-05", true, 11, 2, 1, "2022-0004"),
            ("2022-11-05", false, 5, 1, 2, "2022-0002"),
            ("2022-11-05", true, 11, 2, 2, "2022-0005"),
            ("2023-01-05", false, 5, 1, 3, "2023-0001"),
            ("2023-01-05", true, 12, 1, 1, "2023-0001"),
            ("2023-01-05", true, 12, 1, 2, "2023-0002"),
        ] {
            cast.clock(on);
            let (office, id) = if is_here {
                (Who::Office, cast.proposal_at("SUBMITTED").await.id)
            } else {
                (Who::ForeignOffice, cast.submitted_elsewhere("PROPOSAL").await)
            };
            let wanted = json!({
                "term": term, "plenary": plenary, "caseNo": case_no, "registrationNo": registration_no,
            });
            assert_eq!(numbered(&cast, office, &id).await, wanted, "{on}");
        }

        // What was handed in long ago is numbered where it was handed in.
        let wanted = json!({ "term": 11, "plenary": 1, "caseNo": 3, "registrationNo": "2022-0001" });
        assert_eq!(numbered(&cast, Who::Office, &late).await, wanted);
    }
}
