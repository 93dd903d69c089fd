//! The pages of councils, and what a consultation shows of councils, bargainings and its way.

use axum::http::StatusCode;
use serde_json::json;

use super::fake::{Fake, data};

#[tokio::test]
async fn a_council_shows_what_came_before_it_and_where_it_comes_from() {
    let page = Fake::new().answer("Council", data("council")).get("/councils/cou_1").await;

    assert_eq!(page.status, StatusCode::OK);
    for told in [
        "满城北街街道",
        "<a href=\"/councils/cou_0\">先行议事会</a>",
        "<a href=\"/councils/cou_2\">后起议事会</a>",
        "href=\"/consultations/con_1\">解决居民微心愿</a>",
        "id=\"matter-mat_1\"",
        "用服务资金修好",
        "已告知提出的居民",
        "<span class=\"tag strong\">社区吹哨</span>",
        "服务项目清单",
        "第 2 版",
        "维修大门",
        "居民（村民）代表</span> <span class=\"hint\">姓名不公开</span>",
        "src=\"/files/fil_1\"",
    ] {
        page.has(told);
    }
    page.lacks("<b>");
}

#[tokio::test]
async fn a_council_that_is_not_there_has_no_page() {
    let none = json!({ "viewer": null, "council": null });
    let page = Fake::new().answer("Council", none).get("/councils/cou_1").await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_councils_tells_those_being_prepared_and_turns_its_pages() {
    let fake = Fake::new().answer("Councils", data("councils"));
    let page = fake.get("/councils?after=AAA").await;

    page.has("<a href=\"/councils/cou_1\">居安家园社区红色网格议事会</a>");
    page.has("<span class=\"tag\">筹备中</span>");
    page.has("href=\"/councils?after=BBB\" rel=\"next\"");
    page.has("href=\"/councils?before=CCC\" rel=\"prev\"");
    fake.get("/councils?after=AAA&before=CCC").await;
    assert_eq!(fake.asked()[0].variables, json!({ "first": 20, "after": "AAA" }));
    assert_eq!(fake.asked()[1].variables, json!({ "last": 20, "before": "CCC" }));
}

#[tokio::test]
async fn a_consultation_leads_to_its_floor_its_council_and_its_ledger() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;

    page.has("/floor\">会场记录</a>");
    page.has("<a href=\"/councils/cou_1\">红色网格议事会</a>");
    page.has("<a href=\"/councils/cou_1#matter-mat_1\">维修&#60;b&#62;大门&#60;/b&#62;和围栏</a>");
    page.has("<a href=\"/ledgers/led_1\">2022年集体合同台账</a>");
}

#[tokio::test]
async fn a_consultation_shows_its_way_but_no_internal_stage_of_it() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;

    page.has("<li>列入计划</li>");
    page.has("<li aria-current=\"step\">成果已报送</li>");
    page.has("<li>已办结</li>");
    page.lacks("领导批示");
    page.lacks("已取消");
}

#[tokio::test]
async fn a_consultation_that_was_cancelled_has_no_way_to_follow() {
    let mut cancelled = data("consultation");
    cancelled["consultation"]["stage"] = json!({ "code": "CANCELLED", "name": "已取消" });
    let page = Fake::new().answer("Consultation", cancelled).get("/consultations/con_1").await;

    page.has("已取消");
    page.lacks("class=\"way\"");
}

#[tokio::test]
async fn sums_pictures_and_wages_stand_as_their_sources_give_them() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;

    for told in [
        "约 18.5 亩",
        "120,000 元",
        "alt=\"协商&#34;现场&#34;\"",
        "alt=\"协商活动照片\"",
        "首席代表",
        "3,000 元",
        "3,300 元",
        "+300 元",
        "来源所报 约一成",
        "约 1,500 名职工",
        "有效期至",
    ] {
        page.has(told);
    }
}

#[tokio::test]
async fn what_came_of_it_goes_on_to_the_letter_and_the_promise() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;

    page.has("#response-res_00\">");
    page.has("石建函〔2022〕1号</a>");
    page.has("<span class=\"tag alarm\">未兑现</span>");
}

#[tokio::test]
async fn what_a_consultation_does_not_have_has_no_heading() {
    let mut bare = data("consultation");
    let lists =
        ["councils", "matters", "contributionTotals", "photographs", "representatives", "wageTerms", "contracts"];
    for list in lists.into_iter().chain(["ledgers", "stages"]) {
        bare["consultation"][list] = json!([]);
    }
    bare["consultation"]["floor"] = json!(null);
    let page = Fake::new().answer("Consultation", bare).get("/consultations/con_1").await;

    assert_eq!(page.status, StatusCode::OK);
    for heading in ["matters", "contributions", "photographs", "representatives", "wages", "contracts"] {
        page.lacks(&format!("#{heading}"));
        page.lacks(&format!("id=\"{heading}"));
    }
    for link in ["/floor", "/councils", "/ledgers"] {
        page.lacks(link);
    }
    page.lacks("class=\"way\"");
}
