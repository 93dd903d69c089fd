//! Every list, whatever it is of: what it costs does not grow with the page.

pub mod crowd;
mod selection;

use serde_json::json;
use tests::{Client, TestApp, on_both};

use selection::{ListField, Lists};

/// A page and a longer one.
const SMALL: usize = 2;
const LARGE: usize = 9;

/// Runs one field of a list's nodes for a page of a size and returns how many statements it took.
async fn statements(app: &TestApp, client: &Client, list: &ListField, selected: &str, size: usize) -> Vec<String> {
    let document = list.document(selected);
    let variables =
        json!({ "size": size, "committee": app.world().committee.to_string(), "query": crowd::COMMON_WORD });
    let (answer, statements) = app.counting(client.run(&document, variables)).await;

    assert!(answer.is_ok(), "{document}: {:#}", answer.body());
    let found = answer.list(&format!("{}.nodes", list.name)).len();
    assert_eq!(found, size, "{document} has too few nodes to tell anything");
    statements
}

on_both! {
    async fn what_a_list_costs_does_not_grow_with_its_page(app: TestApp) {
        crowd::gather(&app, LARGE + 1).await;
        app.index_now().await;
        let office = app.office();
        office.token().await;
        let lists = Lists::of_schema();

        let mut grown = Vec::new();
        for list in lists.roots() {
            for selected in lists.selections(&list) {
                let small = statements(&app, &office, &list, &selected, SMALL).await;
                let large = statements(&app, &office, &list, &selected, LARGE).await;
                if large.len() > small.len() {
                    grown.push(format!("{} {{ {selected} }}: {} → {}", list.name, small.len(), large.len()));
                }
            }
        }

        assert!(grown.is_empty(), "{grown:#?}");
    }
}
