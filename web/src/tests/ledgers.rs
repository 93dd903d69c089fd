//! The pages of ledgers: what was reported, and beside it what follows from the figures.

use axum::http::StatusCode;
use serde_json::json;

use super::fake::{Fake, data};

#[tokio::test]
async fn a_ledger_shows_the_reported_share_beside_the_computed_one() {
    let page = Fake::new().answer("Ledger", data("ledger")).get("/ledgers/led_1").await;

    assert_eq!(page.status, StatusCode::OK);
    for told in ["80 份", "91 份", ">113.8%<", ">113.75%<", "title=\"数值÷目标\"", "约 60,000 人", "市总工会", "年报"]
    {
        page.has(told);
    }
    page.has("<a href=\"/consultations/con_1\">工资集体协商</a>");
    assert_eq!(page.html.matches("113.75%").count(), 1, "a vague figure gives no share");
}

#[tokio::test]
async fn a_ledger_that_is_not_published_is_not_there() {
    let none = json!({ "viewer": null, "ledger": null });
    let page = Fake::new().answer("Ledger", none).get("/ledgers/led_1").await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_ledgers_leads_to_each_and_turns_its_pages() {
    let page = Fake::new().answer("Ledgers", data("ledgers")).get("/ledgers?lang=en").await;

    page.has("<a href=\"/ledgers/led_1\">2022年集体合同台账</a>");
    page.has("Spring");
    page.has("href=\"/ledgers?after=BBB\" rel=\"next\"");
}
