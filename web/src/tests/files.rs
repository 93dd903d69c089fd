//! The files that the page of a case offers, and what its letters promise.

use serde_json::json;

use super::fake::{Fake, data};

#[tokio::test]
async fn a_case_offers_its_files_and_what_was_promised() {
    let mut case = data("proposal");
    let response = case["suggestion"]["responses"][0]["id"].as_str().unwrap().to_owned();
    let form = format!("/documents/suggestions/{}.docx", case["suggestion"]["id"].as_str().unwrap());
    let page = Fake::new().answer("Suggestion", case.clone()).get("/suggestions/sug_1").await;

    page.has("href=\"/files/att_01900000000000000000000000000001\" download>加装电梯调研数据.xlsx</a>");
    page.has("1.5 MB");
    page.has(&format!("href=\"{form}\" download>下载提案表（Word）"));
    page.has(&format!("href=\"/documents/responses/{response}.docx\" download>下载答复函（Word）"));
    page.has("编制老旧住宅加装电梯年度安排");
    page.has("<span class=\"tag alarm\">逾期</span>");
    page.lacks("本函已由后一份答复替代");

    case["suggestion"]["responses"][0]["supersededBy"] = json!({ "id": "res_2", "letterNo": "石住建函〔2024〕2号" });
    let page = Fake::new().answer("Suggestion", case).get("/suggestions/sug_1").await;
    page.has("本函已由后一份答复替代");
    page.has("href=\"#response-res_2\">石住建函〔2024〕2号</a>");
}

#[tokio::test]
async fn papers_of_a_session_and_reports_offer_their_files() {
    let page = Fake::new().answer("Consultation", data("consultation")).get("/consultations/con_1").await;
    page.has("href=\"/files/att_01900000000000000000000000000002\" download>情况通报.docx</a>");
    page.has("20 KB");

    let mut report = data("research_report");
    let page = Fake::new().answer("ResearchReport", report.clone()).get("/reports/rep_1").await;
    page.has("<span class=\"tag\">建议案</span>");
    page.lacks("/files/att_");
    let file = json!({ "fileName": "调研数据.pdf", "byteSize": 1024, "url": "/files/att_3" });
    report["researchReport"]["attachments"] = json!([file]);
    report["researchReport"]["isFormalRecommendation"] = json!(false);
    let page = Fake::new().answer("ResearchReport", report).get("/reports/rep_1").await;
    page.has("href=\"/files/att_3\" download>调研数据.pdf</a>");
    page.lacks("<span class=\"tag\">建议案</span>");
}
