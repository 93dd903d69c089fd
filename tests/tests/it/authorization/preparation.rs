//! Who prepares sessions: `OK`, or the code of the refusal.

use serde_json::json;

use super::mutations::{check, topic};
use super::rows;
use crate::cast::Who;

rows! { check;
    set_consultation_cases "setConsultationCases" async |cast, who| {
        let case = cast.proposal_at("PUBLISHED").await;
        json!({ "id": cast.consultation_at("SCHEDULED", &topic(who)).await, "suggestions": [case.id] })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    invite_participants "inviteParticipants" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "consultation": consultation, "participants": [{ "role": "EXPERT", "name": "某教授" }] })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    update_consultation "updateConsultation"
        async |cast, who| json!({ "id": cast.consultation_at("SCHEDULED", &topic(who)).await, "summary": "新的摘要" }) => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    answer_session_invitation "answerSessionInvitation" async |cast, who| {
        json!({ "consultation": cast.consultation_at("SCHEDULED", &topic(who)).await, "attends": true })
    } => "
        林义 解景瑞 住建局 住建局承办人: OK
        提案委 专委会 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    organisers_answer_for_who_has_no_account "answerSessionInvitation" async |cast, who| {
        let id = cast.consultation_at("SCHEDULED", &topic(who)).await;
        let guest = json!([{ "role": "EXPERT", "name": "某教授" }]);
        cast.step(Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": guest })).await;
        json!({ "consultation": id, "participant": cast.place(&id, "某教授").await, "attends": true })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_attendance "recordAttendance" async |cast, who| {
        json!({ "consultation": cast.consultation_at("HELD", &topic(who)).await, "present": [] })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    add_session_material "addSessionMaterial" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "consultation": consultation, "kind": "NOTICE", "title": "会议通知", "body": "八月二十九日上午召开" })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    revise_session_material "reviseSessionMaterial" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "id": cast.material(&consultation, "会议通知").await, "body": "改为下午召开" })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_research_activity "recordResearchActivity" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({
            "consultation": consultation, "kind": "SITE_VISIT", "heldOn": "2022-08-20", "place": "长城中路街道社工站",
            "findings": "信息不共享",
        })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    register_speech "registerSpeech" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "consultation": consultation, "title": "发言", "body": "发言稿", "isPublic": true })
    } => "
        林义 解景瑞: OK
        住建局 住建局承办人 提案委 专委会 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    revise_speech "reviseSpeech" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "id": cast.registered(&consultation).await, "title": "发言", "body": "发言稿", "isPublic": true })
    } => "
        林义: OK
        提案委 专委会 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    withdraw_speech "withdrawSpeech" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "id": cast.registered(&consultation).await })
    } => "
        林义: OK
        提案委 专委会 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    review_speech "reviewSpeech" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "id": cast.registered(&consultation).await, "usage": "ORAL" })
    } => "
        提案委 专委会: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    finalize_speech "finalizeSpeech" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        let id = cast.registered(&consultation).await;
        cast.step(Who::Organizer, "reviewSpeech", json!({ "id": id, "usage": "ORAL" })).await;
        json!({ "id": id })
    } => "
        林义 提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    order_speeches "orderSpeeches" async |cast, who| {
        let consultation = cast.consultation_at("SCHEDULED", &topic(who)).await;
        json!({ "consultation": consultation, "speeches": [cast.registered(&consultation).await] })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
