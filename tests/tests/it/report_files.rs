//! Files of research reports and of papers for sessions: who brings them, who has them, and how long they may change.

use http::StatusCode;
use serde_json::{Value, json};
use tests::{Page, on_both};

use crate::cast::{Cast, Who};

const PDF: &[u8] = b"%PDF-1.7\nsurvey";

/// Returns the code and the reason of a refusal.
fn refusal(page: &Page) -> (u16, String) {
    let told: Value = serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{}: {}", page.status, page.text));
    (page.status.as_u16(), told["errors"][0]["extensions"]["reason"].as_str().unwrap_or_default().to_owned())
}

/// Names those who get a file.
async fn had_by(cast: &Cast, file: &str) -> String {
    let mut names = Vec::new();
    for who in Who::ALL {
        let page = cast.client(who).get(&format!("/files/{file}")).await;
        match page.status {
            StatusCode::OK => names.push(who.name()),
            other => assert_eq!(other, StatusCode::NOT_FOUND, "{}", who.name()),
        }
    }
    names.join(" ")
}

async fn report(cast: &Cast, who: Who, id: &str) -> Value {
    let document = "query($id: ID!) { researchReport(id: $id) {
        version isFormalRecommendation attachments { id fileName isPublic } history { event note }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await.data("researchReport").clone()
}

/// Returns the papers of a session with the names of their files.
async fn papers(cast: &Cast, who: Who, session: &str) -> Vec<(String, Vec<String>)> {
    let document = "query($id: ID!) { consultation(id: $id) { materials { title attachments { fileName } } } }";
    let seen = cast.client(who).run(document, json!({ "id": session })).await;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let names = |paper: &Value| {
        let files = paper["attachments"].as_array().expect("a list");
        (text(&paper["title"]), files.iter().map(|file| text(&file["fileName"])).collect())
    };
    seen.list("consultation.materials").iter().map(names).collect()
}

/// Hands out a paper for everybody and returns its id.
async fn public_paper(cast: &Cast, session: &str, title: &str) -> String {
    let input =
        json!({ "consultation": session, "kind": "BACKGROUND", "title": title, "body": "汇编", "isPublic": true });
    cast.step(Who::Organizer, "addSessionMaterial", input).await;
    let document = "query($id: ID!) { consultation(id: $id) { materials { id } } }";
    let seen = cast.client(Who::Organizer).run(document, json!({ "id": session })).await;
    seen.list("consultation.materials").last().expect("a paper")["id"].as_str().expect("an id").to_owned()
}

on_both! {
    async fn files_of_a_report_are_had_by_whoever_reads_its_full_text(cast: Cast) {
        let id = cast.report_at("DRAFT").await;
        let to = format!("report={id}");
        let file = cast.attach(Who::Organizer, &to, "调研数据.pdf", PDF).await;
        let insiders = "王国民 提案委 督查室 专委会 主席";
        assert_eq!(had_by(&cast, &file).await, insiders);
        let seen = report(&cast, Who::OtherMember, &id).await;
        assert_eq!(seen["attachments"], json!([{ "id": file, "fileName": "调研数据.pdf", "isPublic": false }]));
        assert_eq!(seen["version"], 2, "a file is a change of the report");
        let attached = json!({ "event": "ATTACH", "note": "调研数据.pdf" });
        assert!(seen["history"].as_array().expect("a list").contains(&attached), "{seen}");

        cast.report_to(&id, "SUBMITTED_TO_PARTY_GOV").await;
        assert_eq!(had_by(&cast, &file).await, insiders, "the public reads the summary alone");
        let outside = report(&cast, Who::Anonymous, &id).await;
        assert_eq!(outside["attachments"], json!([]));
        assert!(!outside["history"].to_string().contains("ATTACH"), "{outside}");
    }

    async fn organisers_change_the_files_of_a_report_while_it_is_with_its_authors(cast: Cast) {
        let id = cast.report_at("DRAFT").await;
        let to = format!("report={id}");
        let file = cast.attach(Who::Organizer, &to, "调研数据.pdf", PDF).await;
        let other = cast.attach(Who::Organizer, &to, "问卷.txt", "三百份".as_bytes()).await;
        for (who, wanted) in [
            (Who::OtherMember, (403, "role_missing")),
            (Who::Chair, (403, "role_missing")),
            (Who::Member, (404, "not_found")),
            (Who::ForeignOffice, (404, "not_found")),
            (Who::Anonymous, (401, "sign_in_needed")),
        ] {
            let page = cast.send_file(who, &to, "a.pdf", PDF).await;
            assert_eq!(refusal(&page), (wanted.0, wanted.1.to_owned()), "{}", who.name());
        }

        assert!(cast.ask(Who::Office, "removeAttachment", json!({ "id": file, "expectedVersion": 1 })).await.is_ok());
        assert_eq!(had_by(&cast, &file).await, "", "an organiser takes away what a colleague brought");
        let stored = std::fs::read_dir(cast.store()).expect("the store is a folder").count();
        assert_eq!(stored, 1, "its bytes are gone too");

        cast.report_to(&id, "SUBMITTED").await;
        assert_eq!(refusal(&cast.send_file(Who::Organizer, &to, "a.pdf", PDF).await), (409, "wrong_state".into()));
        let late = cast.ask(Who::Organizer, "removeAttachment", json!({ "id": other })).await;
        assert_eq!((late.code(), late.reason()), ("FAILED_PRECONDITION", "wrong_state"));
        let back = json!({ "id": id, "to": "RETURNED", "reason": "请补充数据" });
        cast.step(Who::Organizer, "advanceResearchReport", back).await;
        cast.attach(Who::Office, &to, "调研数据.pdf", PDF).await;
        for number in 0..8 {
            cast.attach(Who::Organizer, &to, &format!("{number}.pdf"), PDF).await;
        }
        assert_eq!(refusal(&cast.send_file(Who::Organizer, &to, "a.pdf", PDF).await), (409, "too_many_files".into()));
    }

    async fn files_of_a_paper_are_had_by_whoever_sees_the_paper(cast: Cast) {
        cast.clock("2022-08-30");
        let session = cast.consultation_at("SCHEDULED", "优化社会救助供给").await;
        let notice = cast.material(&session, "会议通知").await;
        let open = public_paper(&cast, &session, "救助政策汇编").await;
        let inner_file = cast.attach(Who::Organizer, &format!("material={notice}"), "会议通知.pdf", PDF).await;
        let open_file = cast.attach(Who::Office, &format!("material={open}"), "政策汇编.pdf", PDF).await;
        let insiders = "林义 解景瑞 住建局 住建局承办人 提案委 督查室 专委会 主席";
        assert_eq!(had_by(&cast, &inner_file).await, insiders);
        assert_eq!(had_by(&cast, &open_file).await, insiders, "the session is not public");

        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "HELD" })).await;
        assert_eq!(had_by(&cast, &inner_file).await, insiders);
        assert_eq!(had_by(&cast, &open_file).await, Who::ALL.map(Who::name).join(" "));
        let name = |text: &str| text.to_owned();
        let (own, all) = (
            (name("会议通知"), vec![name("会议通知.pdf")]),
            (name("救助政策汇编"), vec![name("政策汇编.pdf")]),
        );
        assert_eq!(papers(&cast, Who::Member, &session).await, [own, all.clone()]);
        assert_eq!(papers(&cast, Who::Anonymous, &session).await, [all]);

        let revised = json!({ "id": open, "body": "汇编（第二版）", "isPublic": false });
        cast.step(Who::Organizer, "reviseSessionMaterial", revised).await;
        assert_eq!(had_by(&cast, &open_file).await, insiders, "what is taken back takes its files along");
    }

    async fn organisers_change_the_files_of_a_paper_unless_its_session_is_called_off(cast: Cast) {
        cast.clock("2022-08-01");
        let session = cast.consultation_at("SCHEDULED", "优化社会救助供给").await;
        let to = format!("material={}", cast.material(&session, "会议通知").await);
        let file = cast.attach(Who::Organizer, &to, "会议通知.pdf", PDF).await;
        for (who, wanted) in [
            (Who::Member, (403, "role_missing")),
            (Who::Department, (403, "role_missing")),
            (Who::OtherMember, (404, "not_found")),
            (Who::Anonymous, (401, "sign_in_needed")),
        ] {
            let page = cast.send_file(who, &to, "a.pdf", PDF).await;
            assert_eq!(refusal(&page), (wanted.0, wanted.1.to_owned()), "{}", who.name());
        }
        assert!(cast.ask(Who::Office, "removeAttachment", json!({ "id": file })).await.is_ok());
        assert_eq!(had_by(&cast, &file).await, "");
        let again = cast.attach(Who::Organizer, &to, "会议通知.pdf", PDF).await;

        let off = json!({ "id": session, "to": "CANCELLED", "reason": "议题并入专题协商" });
        cast.step(Who::Organizer, "advanceConsultation", off).await;
        assert_eq!(refusal(&cast.send_file(Who::Organizer, &to, "a.pdf", PDF).await), (409, "wrong_state".into()));
        let late = cast.ask(Who::Organizer, "removeAttachment", json!({ "id": again })).await;
        assert_eq!(late.reason(), "wrong_state");
    }

    async fn no_file_for_everybody_is_called_after_a_private_person(cast: Cast) {
        let session = cast.council_meeting("大门围栏").await.consultation;
        let inner = format!("material={}", cast.material(&session, "会议通知").await);
        let open = format!("material={}", public_paper(&cast, &session, "情况说明").await);

        cast.attach(Who::Organizer, &inner, "狴犴来信.pdf", PDF).await;
        let refused = cast.send_file(Who::Organizer, &open, "狴犴来信.pdf", PDF).await;

        assert_eq!(refusal(&refused), (400, "private_name".into()));
        assert_eq!(std::fs::read_dir(cast.store()).expect("a folder").count(), 1, "what is refused leaves nothing");
        cast.attach(Who::Organizer, &open, "居民来信.pdf", PDF).await;
    }

    async fn a_report_says_whether_it_is_a_formal_recommendation(cast: Cast) {
        let mut input = cast.report("关于物业管理的调研报告");
        let plain = cast.step(Who::Organizer, "createResearchReport", input.clone()).await;
        input["isFormalRecommendation"] = json!(true);
        let formal = cast.step(Who::Organizer, "createResearchReport", input).await;
        let printed = async |id: &str| {
            let page = cast.client(Who::Organizer).get(&format!("/documents/research-reports/{id}.docx")).await;
            page.text.contains("（建议案）")
        };
        for (id, is_formal) in [(&plain, false), (&formal, true)] {
            assert_eq!(report(&cast, Who::Organizer, id).await["isFormalRecommendation"], is_formal);
            assert_eq!(printed(id).await, is_formal);
        }

        cast.step(Who::Organizer, "updateResearchReport", json!({ "id": formal, "title": "建议案" })).await;
        assert_eq!(report(&cast, Who::Organizer, &formal).await["isFormalRecommendation"], true, "what is not given stays");
        let other = json!({ "id": formal, "isFormalRecommendation": false });
        cast.step(Who::Organizer, "updateResearchReport", other).await;
        assert_eq!(report(&cast, Who::Organizer, &formal).await["isFormalRecommendation"], false);
        assert!(!printed(&formal).await);
    }
}
