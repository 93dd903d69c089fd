//! A research report gathers suggestions and goes to the Party committee and the government; the outcome closes the session.

use serde_json::json;

use super::session::{Session, everybody};
use crate::cast::{Cast, Who};

/// Plays the report and the outcome of a session.
pub async fn plays(cast: &Cast, session: &Session, suggestion: &str) {
    let mut input = cast.report("关于提升物业服务管理水平的调研报告");
    input["consultation"] = json!(session.consultation);
    input["suggestions"] = json!([suggestion]);
    let report = cast.step(Who::Organizer, "createResearchReport", input).await;
    cast.sees(
        "drafted",
        &report,
        "
        提案委 专委会: DRAFT full SUBMITTED
        督查室 主席 王国民: DRAFT full
    ",
    )
    .await;

    advance(cast, Who::Organizer, &report, "SUBMITTED").await;
    cast.sees(
        "submitted",
        &report,
        "
        提案委 专委会: SUBMITTED full RETURNED COMMITTEE_APPROVED
        督查室 主席 王国民: SUBMITTED full
    ",
    )
    .await;
    let input = json!({ "id": report, "to": "RETURNED", "reason": "补充数据来源" });
    cast.step(Who::Office, "advanceResearchReport", input).await;
    advance(cast, Who::Organizer, &report, "SUBMITTED").await;
    advance(cast, Who::Organizer, &report, "COMMITTEE_APPROVED").await;
    cast.sees(
        "approved by the committee",
        &report,
        "
        提案委 专委会: COMMITTEE_APPROVED full RETURNED CHAIR_MEETING_APPROVED
        主席: COMMITTEE_APPROVED full CHAIR_MEETING_APPROVED
        督查室 王国民: COMMITTEE_APPROVED full
    ",
    )
    .await;
    advance(cast, Who::Chair, &report, "CHAIR_MEETING_APPROVED").await;
    advance(cast, Who::Organizer, &report, "SUBMITTED_TO_PARTY_GOV").await;
    cast.sees("submitted to the party committee and the government", &report, "
        提案委 专委会 督查室 主席 王国民: SUBMITTED_TO_PARTY_GOV full
        林义 解景瑞 黄琳琳 工商联 住建局 住建局承办人 财政局 公安局 管理员 金凤提案委 马辉琴 公众: SUBMITTED_TO_PARTY_GOV summary
    ").await;
    let document = "query($id: ID!) { researchReport(id: $id) { body suggestions { id } authors { name } } }";
    let answer = cast.client(Who::Anonymous).run(document, json!({ "id": report })).await;
    assert!(answer.data("researchReport.body").is_null());
    assert_eq!(cast.ids(answer.list("researchReport.suggestions")), [suggestion]);
    assert_eq!(answer.text("researchReport.authors.0.name"), "王国民");

    outcome(cast, session).await;
}

async fn advance(cast: &Cast, who: Who, report: &str, to: &str) {
    cast.step(who, "advanceResearchReport", json!({ "id": report, "to": to })).await;
}

async fn outcome(cast: &Cast, session: &Session) {
    let id = &session.consultation;
    cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "OUTCOME_DRAFTED" })).await;
    let input = json!({
        "consultation": id,
        "kind": "SPECIAL_REPORT",
        "title": "协商专报",
        "body": "责任清晰、措施具体，成立行业协会。",
    });
    let report = cast.step(Who::Organizer, "recordOutcome", input).await;
    assert_eq!(outcomes(cast, id, Who::Organizer).await, 1);
    assert_eq!(outcomes(cast, id, Who::Anonymous).await, 0, "a draft outcome is internal");

    cast.step(Who::Organizer, "issueOutcome", json!({ "id": report, "on": cast.today() })).await;
    let again = json!({ "consultation": id, "kind": "MINUTES", "title": "纪要（讨论稿）", "body": "尚未核对。" });
    cast.step(Who::Organizer, "recordOutcome", again).await;
    for to in ["SUBMITTED", "CLOSED"] {
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": to })).await;
        assert_eq!(outcomes(cast, id, Who::Anonymous).await, 1, "a draft stays one at {to}");
    }
    let closed = everybody("CLOSED").replace("提案委 督查室", "督查室").replace("专委会 ", "");
    let closed = format!("{closed}\n提案委 专委会: CLOSED REOPEN RECORD_SPEECH RECORD_ON_SITE_RESPONSE RECORD_OUTCOME");
    cast.sees("closed", id, &closed).await;
}

async fn outcomes(cast: &Cast, consultation: &str, who: Who) -> usize {
    let document = "query($id: ID!) { consultation(id: $id) { outcomes { title } } }";
    cast.client(who).run(document, json!({ "id": consultation })).await.list("consultation.outcomes").len()
}
