//! The page of an annual plan, and the way to it.

use axum::http::StatusCode;
use serde_json::json;

use super::fake::{Fake, data};

#[tokio::test]
async fn a_plan_shows_its_items_with_what_became_of_them() {
    let page = Fake::new().answer("AnnualPlan", data("annual_plan")).get("/plans/pln_1").await;

    assert_eq!(page.status, StatusCode::OK);
    for told in [
        "石嘴山市政协2022年度协商计划",
        "石党办发〔2022〕8号",
        "<a href=\"/consultations/con_1\">提升物业服务管理水平</a>",
        "已召开",
        "已取消",
        "市委常委会",
        "原为：优化社会救助供给（9）",
        "href=\"/calendars/committees/szs.ics\"",
    ] {
        page.has(told);
    }
    page.lacks("<b>");
}

#[tokio::test]
async fn a_plan_that_is_hidden_is_not_there() {
    let hidden = json!({ "viewer": null, "annualPlan": null });
    let page = Fake::new().answer("AnnualPlan", hidden).get("/plans/pln_1").await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_consultation_leads_to_its_plan() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;

    page.has("<a href=\"/plans/pln_1\">2022</a>");
}
