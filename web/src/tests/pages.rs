//! The pages of records, and what holds for every page.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::fake::{Fake, data};

fn all() -> Fake {
    Fake::new()
        .answer("Search", data("search"))
        .answer("Suggestion", data("suggestion"))
        .answer("CaseAddress", json!({"suggestionByCaseNo": {"id": "sug_1"}}))
        .answer("Consultation", data("consultation"))
        .answer("Consultations", data("consultations"))
        .answer("ResearchReport", data("research_report"))
        .answer("AnnualPlan", data("annual_plan"))
        .answer("Council", data("council"))
        .answer("Councils", data("councils"))
        .answer("Ledger", data("ledger"))
        .answer("Ledgers", data("ledgers"))
}

const ADDRESSES: [&str; 13] = [
    "/",
    "/search?q=x",
    "/suggestions/sug_1",
    "/cases/szs/11/1/12",
    "/consultations",
    "/consultations/con_1",
    "/reports/rep_1",
    "/plans/pln_1",
    "/councils",
    "/councils/cou_1",
    "/ledgers",
    "/ledgers/led_1",
    "/nowhere",
];

fn suggestion_with(change: impl FnOnce(&mut Value)) -> Fake {
    let mut data = data("suggestion");
    change(&mut data["suggestion"]);
    Fake::new().answer("Suggestion", data)
}

#[tokio::test]
async fn no_page_carries_script_or_style_of_its_own() {
    for address in ADDRESSES {
        let page = all().get(address).await;

        assert_eq!(page.html.matches("<script").count(), 1, "{address}");
        page.has("<script src=\"/assets/script-");
        for inline in ["<style", " style=", "javascript:", " onclick", " onload", " onchange"] {
            page.lacks(inline);
        }
        let policy = page.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    }
}

#[tokio::test]
async fn every_page_has_a_title_one_heading_landmarks_and_a_language() {
    for address in ADDRESSES {
        let page = all().get(address).await;

        assert_eq!(page.html.matches("<h1").count(), 1, "{address}");
        for part in ["<html lang=\"zh-CN\">", "协商台</title>", "<main id=\"content\"", "<a class=\"skip\"", "<footer"]
        {
            page.has(part);
        }
        assert_eq!(page.header(header::CONTENT_LANGUAGE), "zh-CN");
    }
}

#[tokio::test]
async fn ids_on_a_page_are_unique_and_links_within_it_lead_somewhere() {
    for address in ADDRESSES {
        let page = all().get(address).await;
        let values = |name: &str| {
            let mark = format!(" {name}=\"");
            let parts = page.html.split(&mark).skip(1);
            parts.filter_map(|part| part.split('"').next().map(str::to_owned)).collect::<Vec<_>>()
        };
        let mut ids = values("id");
        ids.sort();
        let count = ids.len();
        ids.dedup();

        assert_eq!(ids.len(), count, "{address} has an id twice: {ids:?}");
        for within in values("href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.iter().any(|id| id == within), "{address} has no {within}");
        }
    }
}

#[test]
fn no_template_leaves_text_unescaped() {
    let templates = [
        include_str!("../../templates/base.html"),
        include_str!("../../templates/consultation.html"),
        include_str!("../../templates/consultations.html"),
        include_str!("../../templates/failure.html"),
        include_str!("../../templates/research_report.html"),
        include_str!("../../templates/search.html"),
        include_str!("../../templates/suggestion.html"),
        include_str!("../../templates/parts/came_of_it.html"),
        include_str!("../../templates/parts/floor.html"),
        include_str!("../../templates/parts/found.html"),
        include_str!("../../templates/parts/handling.html"),
        include_str!("../../templates/parts/response.html"),
        include_str!("../../templates/parts/session.html"),
        include_str!("../../templates/parts/suggestion_facts.html"),
        include_str!("../../templates/parts/text.html"),
    ];
    for template in templates {
        assert!(!template.contains("safe") && !template.contains("escape"), "{template}");
    }
}

#[tokio::test]
async fn markup_in_a_suggestion_is_shown_as_text() {
    let fake = suggestion_with(|it| {
        for field in ["title", "background", "analysis", "recommendation"] {
            it[field] = json!("<script>alert(1)</script>");
        }
        it["responses"][0]["body"] = json!("<img src=x onerror=alert(1)>\n第二段");
        it["proposers"][0]["name"] = json!("\"><b>");
    });
    let page = fake.get("/suggestions/sug_1").await;

    page.lacks("<script>");
    page.lacks("<img");
    page.lacks("<b>");
    page.has("<p>&#60;img src=x onerror=alert(1)&#62;</p><p>第二段</p>");
}

#[tokio::test]
async fn a_suggestion_tells_its_whole_way() {
    let page = all().get("/suggestions/sug_1").await;

    page.has("<h1 lang=\"zh-CN\">关于规范业主委员会组建和运行的建议</h1>");
    page.has("<h3>情况</h3>");
    page.has("<h3>问题及分析</h3>");
    page.has("<h3>具体建议</h3>");
    page.has("林义：让业委会真正代表业主</a>");
    page.has("石嘴山市住房和城乡建设局");
    page.has("石住建提函〔2022〕演示1号");
    page.has("<strong>满意</strong>");
    page.has("答复期限");
    page.has("<time datetime=\"2022-12-07\">2022年12月7日</time>");
    page.has("答复审核通过并送达");
    page.has("林义：《关于规范业主委员会组建和运行的建议》，石嘴山市政协协商建议，2022年8月30日提交。https://zx.example.cn/suggestions/");
}

#[tokio::test]
async fn the_response_in_force_is_named_and_earlier_ones_stay() {
    let page = all().get("/suggestions/sug_1").await;
    let (in_force, earlier) = page.html.split_once("此前和其他版本").unwrap();

    assert!(in_force.contains("<p class=\"seal\">有效答复</p>") && in_force.contains("演示1号"));
    assert!(earlier.contains("阶段性答复") && earlier.contains("演示0号") && !earlier.contains("class=\"seal\""));
}

#[tokio::test]
async fn a_suggestion_published_in_summary_shows_the_summary_only() {
    let fake = suggestion_with(|it| {
        for field in ["background", "analysis", "recommendation"] {
            it[field] = Value::Null;
        }
        it["publicSummary"] = json!("建议规范业主委员会的组建。");
    });
    let page = fake.get("/suggestions/sug_1").await;

    page.has("公开摘要</h2>");
    page.has("<p>建议规范业主委员会的组建。</p>");
    page.lacks("<h3>情况</h3>");
}

#[tokio::test]
async fn an_answer_that_is_not_public_is_still_an_answer() {
    let fake = suggestion_with(|it| {
        for list in ["responses", "effectiveResponses", "evaluations"] {
            it[list] = json!([]);
        }
    });
    let page = fake.get("/suggestions/sug_1").await;

    page.has("<span class=\"step-detail\">未公开</span>");
    page.lacks("step next");
}

#[tokio::test]
async fn what_is_waited_for_is_marked_as_the_next_step() {
    let fake = suggestion_with(|it| {
        it["status"] = json!("IN_HANDLING");
        it["closedAt"] = Value::Null;
        for list in ["responses", "effectiveResponses", "evaluations"] {
            it[list] = json!([]);
        }
        it["deadlines"][0]["isMet"] = json!(false);
        it["deadlines"][0]["isOverdue"] = json!(true);
    });
    let page = fake.get("/suggestions/sug_1").await;

    page.has("<li class=\"step next\" aria-current=\"step\">\n<span class=\"step-title\">答复</span>");
    page.has("尚无公开的答复。");
    page.has("<span class=\"tag alarm\">已逾期</span>");
}

#[tokio::test]
async fn a_declined_suggestion_ends_with_its_ground() {
    let fake = suggestion_with(|it| {
        it["status"] = json!("DECLINED");
        it["declineGround"] = json!("PROMOTION");
    });
    let page = fake.get("/suggestions/sug_1").await;

    page.has("宣传、推介具体作品、产品");
    page.lacks("step next");
}

#[tokio::test]
async fn a_case_has_a_stable_address() {
    let fake = all().answer("Suggestion", data("proposal"));
    let page = fake.get("/cases/szs/11/1/12").await;

    assert_eq!(fake.asked()[0].variables, json!({"committee": "szs", "term": 11, "plenary": 1, "caseNo": 12}));
    assert_eq!(fake.asked()[1].variables, json!({"id": "sug_1"}));
    page.has("石嘴山市政协十一届一次会议第12号提案");
    page.has("<link rel=\"canonical\" href=\"https://zx.example.cn/cases/szs/11/1/12\">");
}

#[tokio::test]
async fn a_case_address_that_is_none_asks_nobody() {
    let fake = all();
    for address in ["/cases/szs/11/1/x", "/cases/szs/eleven/1/1", "/cases/szs/11/1/99999999999"] {
        assert_eq!(fake.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert!(fake.asked().is_empty());
}

#[tokio::test]
async fn a_consultation_links_speeches_suggestions_and_answers() {
    let page = all().get("/consultations/con_1").await;
    let data = data("consultation");
    let session = &data["consultation"];
    let text = |path: &str| session.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();

    let speech = text("/speeches/0/id");
    page.has(&format!("<article class=\"speech\" id=\"speech-{speech}\""));
    page.has(&format!("href=\"/suggestions/{}\"", text("/speeches/0/suggestions/0/id")));
    page.has(&format!("href=\"#response-{}\">李斌</a>", text("/onSiteResponses/0/id")));
    page.has(&format!("href=\"#speech-{speech}\">林义：让业委会真正代表业主</a>"));
    page.has("公开发言 6 篇，形成建议 4 件，其中 4 件已获书面答复，成果和报告 3 份。");
    page.has("情况通报");
    page.has("约 60,000 人");
    page.has("会议纪要");
    page.has("现场承诺");
    page.has("年内指导十个小区成立业主委员会</span> <span class=\"tag alarm\">");
    page.has(&format!("href=\"{}\" download", text("/outcomes/0/documentUrl")));
}

#[tokio::test]
async fn a_speech_leads_to_its_place_on_the_consultation() {
    let speech = json!({"speech": {"id": "spe_1", "consultation": {"id": "con_1"}}});
    let page = Fake::new().answer("SpeechAddress", speech).get("/speeches/spe_1").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header(header::LOCATION), "/consultations/con_1#speech-spe_1");

    let page = Fake::new().answer("SpeechAddress", json!({"speech": null})).get("/speeches/spe_1").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_consultations_turns_its_pages() {
    let fake = all();
    fake.get("/consultations").await.has("href=\"/consultations?after=BBB\" rel=\"next\"");
    fake.get("/consultations?before=CCC").await;

    assert_eq!(fake.asked()[0].variables, json!({"first": 20}));
    assert_eq!(fake.asked()[1].variables, json!({"last": 20, "before": "CCC"}));
}

#[tokio::test]
async fn a_report_without_its_text_says_that_it_is_internal() {
    let page = all().get("/reports/rep_1").await;

    page.has("正文不公开，此处仅公开摘要。");
    page.has("已报送党委政府");
}

#[tokio::test]
async fn the_chosen_language_is_used_and_remembered() {
    let fake = all();
    let page = fake.get("/suggestions/sug_1?lang=en").await;

    page.has("<html lang=\"en\">");
    page.has("Text of the suggestion");
    page.has("<time datetime=\"2022-08-30T01:00:00Z\">30 August 2022</time>");
    page.has("<h1 lang=\"zh-CN\">");
    page.has("href=\"/suggestions/sug_1?lang=zh\"");
    assert!(page.header(header::SET_COOKIE).starts_with("lang=en; Path=/;"));
    assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store", "a shared copy would set the cookie for all");
    assert_eq!(fake.asked()[0].lang, crate::Lang::En);
}

#[tokio::test]
async fn a_language_that_pages_do_not_have_is_ignored() {
    let page = all().get_with("/search?lang=fr", &[("accept-language", "en")]).await;

    page.has("<html lang=\"en\">");
    assert_eq!(page.header(header::SET_COOKIE), "");
}

#[tokio::test]
async fn public_pages_may_be_kept_for_a_minute() {
    let page = all().get("/suggestions/sug_1").await;

    assert_eq!(page.header(header::CACHE_CONTROL), "public, max-age=60, stale-while-revalidate=120");
    assert_eq!(page.header(header::VARY), "Cookie, Accept-Language");
}

#[tokio::test]
async fn pages_of_a_visitor_who_is_signed_in_are_kept_by_nobody() {
    let mut data = data("suggestion");
    data["viewer"] = json!({"displayName": "林义"});
    let page = Fake::new().answer("Suggestion", data).get("/suggestions/sug_1").await;

    assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
    page.has("<li class=\"viewer\">林义</li>");
}

#[tokio::test]
async fn absent_hidden_and_malformed_look_the_same() {
    let absent = Fake::new().answer("Suggestion", json!({"viewer": null, "suggestion": null}));
    let hidden = Fake::new().refuse("Suggestion", json!({"code": "NOT_FOUND"}));
    let malformed = Fake::new().refuse("Suggestion", json!({"code": "BAD_USER_INPUT", "reason": "invalid_id"}));
    let absent = absent.get("/suggestions/sug_1").await;

    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    assert_eq!(hidden.get("/suggestions/sug_1").await.html, absent.html);
    assert_eq!(malformed.get("/suggestions/sug_1").await.html, absent.html);
}

#[tokio::test]
async fn every_error_has_its_status() {
    let statuses = [
        ("UNAUTHENTICATED", 401),
        ("FORBIDDEN", 403),
        ("BAD_USER_INPUT", 400),
        ("RATE_LIMITED", 429),
        ("UNAVAILABLE", 503),
        ("TIMEOUT", 504),
        ("CONFLICT", 500),
    ];
    for (code, status) in statuses {
        let page = Fake::new().refuse("Consultation", json!({"code": code})).get("/consultations/con_1").await;

        assert_eq!(page.status.as_u16(), status, "{code}");
        assert_eq!(page.header(header::RETRY_AFTER).is_empty(), !matches!(status, 429 | 503), "{code}");
        assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store", "{code}");
    }
}

#[tokio::test]
async fn a_fault_of_ours_names_the_request_and_nothing_else() {
    let fake = Fake::new().refuse("Consultation", json!({"code": "INTERNAL", "requestId": "req-7"}));
    let page = fake.get("/consultations/con_1").await;

    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    page.has("<code>req-7</code>");
    page.lacks("出了差错");
}

#[tokio::test]
async fn an_answer_of_another_shape_is_a_fault_of_ours() {
    let page = Fake::new().answer("Consultation", json!({"consultation": 7})).get("/consultations/con_1").await;

    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn what_a_page_loads_is_served_for_a_year() {
    let page = all().get("/").await;
    let assets: Vec<&str> = page.html.split('"').filter(|text| text.starts_with("/assets/")).collect();

    assert_eq!(assets.len(), 3);
    for asset in assets {
        let file = all().get(asset).await;
        assert_eq!(file.status, StatusCode::OK, "{asset}");
        assert_eq!(file.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    }
    assert_eq!(all().get("/assets/style-0.css").await.status, StatusCode::NOT_FOUND);
}
