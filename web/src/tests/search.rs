//! The search page.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::fake::{Fake, data};

fn found() -> Fake {
    Fake::new().answer("Search", data("search"))
}

fn found_with(change: impl FnOnce(&mut Value)) -> Fake {
    let mut data = data("search");
    change(&mut data["search"]);
    Fake::new().answer("Search", data)
}

#[tokio::test]
async fn matches_are_marked_in_titles_and_snippets() {
    let page = found().get("/search?q=%E7%89%A9%E4%B8%9A").await;

    page.has("提升<mark>物业</mark>服务管理水平</a>");
    page.has("另有一些小区的<mark>业委会</mark>由<mark>物业</mark>企业组织成立");
    page.has("共 42 条");
    page.has("理解为：<span lang=\"zh-CN\">全部含有“物业”“业委会”</span>");
}

#[tokio::test]
async fn what_people_write_is_text_and_never_markup() {
    let fake = found_with(|search| {
        let hit = &mut search["nodes"][0];
        hit["title"] = json!("<script>alert(1)</script>&amp;");
        hit["titleHighlights"] = json!([{"start": 1, "end": 7}, {"start": 3, "end": 9}, {"start": 500, "end": 900}]);
        hit["snippet"] = json!("\"><img src=x onerror=alert(1)>");
        hit["snippetHighlights"] = json!([]);
        search["understood"] = json!("<b>");
        search["facets"][1]["values"][0]["label"] = json!("<i>石嘴山</i>");
    });
    let page = fake.get("/search?q=%22%3E%3Cscript%3E&committee=%22%3E%3Cscript%3E").await;

    page.lacks("<script>");
    page.lacks("<img");
    page.lacks("<b>");
    page.lacks("<i>");
    page.has("&#60;<mark>script&#62;a</mark>lert(1)");
    page.has("value=\"&#34;&#62;&#60;script&#62;\"");
}

#[tokio::test]
async fn hits_lead_to_the_place_that_holds_them() {
    let page = found().get("/search?q=x").await;
    let nodes = data("search");
    let nodes = &nodes["search"]["nodes"];
    let id = |at: usize, path: &str| nodes[at].pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();

    page.has(&format!("href=\"/consultations/{}\"", id(0, "/node/id")));
    page.has(&format!("href=\"/suggestions/{}\"", id(1, "/node/id")));
    page.has(&format!("href=\"/suggestions/{}#response-{}\"", id(2, "/node/suggestion/id"), id(2, "/node/id")));
    page.has(&format!("href=\"/consultations/{}#speech-{}\"", id(3, "/node/consultation/id"), id(3, "/node/id")));
    page.has(&format!("href=\"/reports/{}\"", id(7, "/node/id")));
}

#[tokio::test]
async fn an_address_becomes_a_search() {
    let fake = found();
    fake.get(
        "/search?q=+%E7%89%A9%E4%B8%9A+&year=2022&year=x&outcome=RESOLVED&outcome=NONSENSE&from=2022-08-01&to=&sort=",
    )
    .await;
    let asked = &fake.asked()[0];

    assert_eq!(asked.operation, "Search");
    assert_eq!(asked.variables["query"], "物业");
    assert_eq!(asked.variables["orderBy"], "RELEVANCE");
    assert_eq!(asked.variables["first"], 20);
    let filter = json!({"year": [2022], "outcome": ["RESOLVED"], "from": "2022-08-01"});
    assert_eq!(asked.variables["filter"], filter);
}

#[tokio::test]
async fn without_words_the_newest_come_first() {
    let fake = found();
    let page = fake.get("/").await;

    assert_eq!(fake.asked()[0].variables["orderBy"], "NEWEST");
    page.has("<option value=\"\" selected>最新</option>");
    page.has("最新内容");
    page.has("<link rel=\"canonical\" href=\"https://zx.example.cn/\">");
}

#[tokio::test]
async fn a_chosen_facet_still_counts_its_other_values() {
    let fake = found();
    let page = fake.get("/search?q=x&kind=SPEECH&year=2022").await;
    let asked = fake.asked();

    assert_eq!(asked.len(), 3, "one page of hits, and one count of each narrowed facet");
    assert_eq!(asked[1].variables["filter"], json!({"year": [2022]}));
    assert_eq!(asked[1].variables["facets"], json!(["KIND"]));
    assert_eq!(asked[2].variables["filter"], json!({"kind": ["SPEECH"]}));
    page.has("value=\"SPEECH\" form=\"search\" checked");
    page.has("href=\"/search?q=x&#38;year=2022\"");
}

#[tokio::test]
async fn statuses_narrow_a_search_once_one_kind_is_chosen() {
    found().get("/search?q=x").await.lacks("name=\"status\"");
    found().get("/search?q=x&kind=CONSULTATION").await.has("name=\"status\" value=\"SUBMITTED\"");
}

#[tokio::test]
async fn pages_lead_forth_and_back() {
    let first = found().get("/search?q=x&sort=OLDEST").await;
    first.has("href=\"/search?q=x&#38;sort=OLDEST&#38;after=MjA&#38;page=2\" rel=\"next\"");
    first.has("第 1 页，共 3 页");
    first.lacks("rel=\"prev\"");

    let second = found().get("/search?q=x&after=AAA&page=2").await;
    second.has("href=\"/search?q=x\" rel=\"prev\"");

    let fake = found();
    let third = fake.get("/search?q=x&after=AAA&after=BBB&page=3").await;
    assert_eq!(fake.asked()[0].variables["after"], "BBB");
    third.has("href=\"/search?q=x&#38;after=AAA&#38;page=2\" rel=\"prev\"");
    third.has("after=AAA&#38;after=BBB&#38;after=MjA&#38;page=4");
}

#[tokio::test]
async fn far_pages_forget_the_way_back_but_not_their_number() {
    let trail: Vec<String> = (0..10).map(|at| format!("after=C{at}")).collect();
    let page = found().get(&format!("/search?q=x&{}&page=31", trail.join("&"))).await;

    page.has("第 31 页");
    page.has("href=\"/search?q=x&#38;after=C1&#38;");
}

#[tokio::test]
async fn nothing_found_says_what_to_do() {
    let fake = found_with(|search| {
        search["totalCount"] = json!(0);
        search["nodes"] = json!([]);
        search["pageInfo"] = json!({"hasNextPage": false, "endCursor": null});
    });
    let page = fake.get("/search?q=x&year=2022").await;

    assert_eq!(page.status, StatusCode::OK);
    page.has("没有找到");
    page.has("清除全部筛选");
    page.lacks("rel=\"next\"");
}

#[tokio::test]
async fn a_relaxed_search_says_so() {
    found_with(|search| search["isRelaxed"] = json!(true)).get("/search?q=x").await.has("其中至少一个");
}

#[tokio::test]
async fn without_the_engine_the_form_stays_and_says_when_to_return() {
    let fake = Fake::new().refuse("Search", json!({"code": "UNAVAILABLE", "reason": "search_unavailable"}));
    let page = fake.get("/search?q=%E7%89%A9%E4%B8%9A").await;

    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.header(header::RETRY_AFTER), "30");
    assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
    page.has("检索暂不可用");
    page.has("value=\"物业\"");
    page.has("href=\"/consultations\"");
}

#[tokio::test]
async fn a_search_that_cannot_be_run_says_why() {
    let refused = Fake::new().refuse("Search", json!({"code": "BAD_USER_INPUT", "field": "query"}));
    let page = refused.get("/search?q=x").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    page.has("出了差错。");

    let unknown = Fake::new().refuse("Search", json!({"code": "BAD_USER_INPUT", "reason": "invalid_id"}));
    let page = unknown.get("/search?q=x&committee=nobody").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    page.has("筛选条件中有一项不存在");
}
