//! Word documents of outcomes and research reports: that an office suite opens them, and who gets which.

use http::StatusCode;
use serde_json::json;
use tests::{Page, on_both};

use crate::cast::{Cast, Who};
use crate::letters::{has_office, read_back};

const TOPIC: &str = "提升物业服务管理水平";

async fn document(cast: &Cast, who: Who, kind: &str, id: &str) -> Page {
    cast.client(who).get(&format!("/documents/{kind}/{id}.docx")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_minutes_with_headings_and_tables() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        cast.clock("2022-08-30");
        let id = cast.outcome_at("DRAFT", TOPIC).await;
        let draft = read_back(&document(&cast, Who::Organizer, "outcomes", &id).await);
        let input = json!({ "id": id, "on": "2022-08-30", "documentNo": "石政协纪要〔2022〕3号" });
        cast.step(Who::Organizer, "issueOutcome", input).await;

        let issued = read_back(&document(&cast, Who::Anonymous, "outcomes", &id).await);

        assert!(draft.contains("草稿，不得外发"), "{draft}");
        assert!(!issued.contains("草稿"), "{issued}");
        for words in [
            "会议纪要",
            "双月协商座谈会纪要",
            "石政协纪要〔2022〕3号",
            "2022年8月29日",
            TOPIC,
            "一、基本情况",
            "会议听取了发言。",
            "（一）主要意见",
            "小区",
            "户数",
            "120",
            "1. 明确职责",
            "石嘴山市政协",
            "2022年8月30日",
        ] {
            assert!(issued.contains(words), "{words} is missing in {issued}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_suite_opens_a_report_whole_for_insiders_and_in_summary_for_others() {
    if !has_office() {
        return;
    }
    tests::run(tests::Ground::Sqlite, async |cast: Cast| {
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;

        let inside = read_back(&document(&cast, Who::OtherMember, "research-reports", &id).await);
        let outside = read_back(&document(&cast, Who::Anonymous, "research-reports", &id).await);

        for words in
            ["调研报告", "内部正文：各部门数据尚未贯通。", "课题组成员：王国民", "执笔人：专委会办公室", "石嘴山市政协"]
        {
            assert!(inside.contains(words), "{words} is missing in {inside}");
        }
        assert!(outside.contains("（摘要）") && outside.contains("多部门救助信息应当共享。"), "{outside}");
        assert!(!outside.contains("内部正文"), "{outside}");
    })
    .await;
}

on_both! {
    async fn drafts_are_given_to_their_organisers_alone(cast: Cast) {
        let outcome = cast.outcome_at("DRAFT", TOPIC).await;
        let report = cast.report_at("DRAFT").await;

        for (who, kind, id, wanted) in [
            (Who::Organizer, "outcomes", &outcome, StatusCode::OK),
            (Who::Chair, "outcomes", &outcome, StatusCode::OK),
            (Who::Member, "outcomes", &outcome, StatusCode::NOT_FOUND),
            (Who::Anonymous, "outcomes", &outcome, StatusCode::NOT_FOUND),
            (Who::OtherMember, "research-reports", &report, StatusCode::OK),
            (Who::Member, "research-reports", &report, StatusCode::NOT_FOUND),
            (Who::Anonymous, "research-reports", &report, StatusCode::NOT_FOUND),
            (Who::Organizer, "research-reports", &outcome, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(document(&cast, who, kind, id).await.status, wanted, "{} gets {kind}/{id}", who.name());
        }
    }

    async fn a_document_is_named_by_its_title_and_found_by_its_field(cast: Cast) {
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;
        let field = "query($id: ID!) { researchReport(id: $id) { documentUrl } }";
        let url = cast.client(Who::Anonymous).run(field, json!({ "id": id })).await.text("researchReport.documentUrl");

        let got = cast.client(Who::Anonymous).get(&url).await;

        let header = |name: &str| got.headers[name].to_str().expect("a header is ASCII").to_owned();
        assert!(header("content-type").ends_with("wordprocessingml.document"));
        assert!(header("content-disposition").contains("filename*=UTF-8''%E8%B0%83%E7%A0%94"), "{:?}", got.headers);
    }
}
