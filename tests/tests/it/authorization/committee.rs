//! Who does what around sessions, rosters, clocks and rules: `OK`, or the code of the refusal.

use serde_json::json;

use super::mutations::{check, topic};
use super::rows;
use crate::cast::Who;

rows! { check;
    create_consultation "createConsultation" async |cast, who| cast.consultation(&topic(who)) => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    schedule_consultation "scheduleConsultation"
        async |cast, who| json!({ "id": cast.consultation_at("PLANNED", &topic(who)).await, "on": "2022-09-20" }) => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    advance_consultation "advanceConsultation"
        async |cast, who| json!({ "id": cast.consultation_at("SCHEDULED", &topic(who)).await, "to": "HELD" }) => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    postpone_consultation "postponeConsultation" async |cast, who| {
        json!({ "id": cast.consultation_at("SCHEDULED", &topic(who)).await, "reason": "主持人出差" })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    reopen_consultation "reopenConsultation" async |cast, who| {
        let id = cast.consultation_at("HELD", &topic(who)).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CLOSED" })).await;
        json!({ "id": id, "reason": "仍有承诺未兑现" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    record_speech "recordSpeech" async |cast, who| {
        let consultation = cast.consultation_at("HELD", &topic(who)).await;
        cast.speech(&consultation, "林义", true)
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    record_on_site_response "recordOnSiteResponse" async |cast, who| {
        let consultation = cast.consultation_at("HELD", &topic(who)).await;
        json!({ "consultation": consultation, "speakerName": "李斌", "body": "共同治理", "speeches": [] })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    record_outcome "recordOutcome" async |cast, who| {
        let consultation = cast.consultation_at("HELD", &topic(who)).await;
        json!({ "consultation": consultation, "kind": "MINUTES", "title": "会议纪要", "body": "一致同意" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    create_research_report "createResearchReport" async |cast, _| cast.report("调研报告") => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    advance_research_report "advanceResearchReport" async |cast, _| {
        let id = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        json!({ "id": id, "to": "SUBMITTED" })
    } => "
        提案委 专委会: OK
        王国民 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    the_chair_says_that_its_meeting_approved "advanceResearchReport" async |cast, _| {
        let id = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        for to in ["SUBMITTED", "COMMITTEE_APPROVED"] {
            cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": to })).await;
        }
        json!({ "id": id, "to": "CHAIR_MEETING_APPROVED" })
    } => "
        提案委 专委会 主席: OK
        王国民 督查室: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    extract_suggestion "extractSuggestion" async |cast, who| {
        let consultation = cast.consultation_at("HELD", &topic(who)).await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&consultation, "林义", true)).await;
        json!({
            "speech": speech, "kind": "CONSULTATION_SUGGESTION", "title": "关于组建业主委员会的建议",
            "background": "有", "analysis": "无", "recommendation": "建", "consentsToPublication": true,
        })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    preview_a_roster_of_members "previewRoster" async |cast, _| cast.roster("MEMBERS", "姓名\n赵敏\n") => "
        提案委 管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    preview_a_roster_of_accounts "previewRoster" async |cast, _| cast.roster("ACCOUNTS", "登录名\nlinyi\n") => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    extend_deadline "extendDeadline" async |cast, _| {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        json!({ "assignment": assignment, "until": "2023-01-31", "reason": "涉及多部门" })
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    urge_department "urgeDepartment" async |cast, _| {
        json!({ "assignment": cast.proposal_at("ASSIGNED").await.assignment, "note": "请尽快签收" })
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    mark_notifications_read "markNotificationsRead" async |_, _| json!({}) => "
        公众: UNAUTHENTICATED
        others: OK
    ";
    adopt_rules "adoptRules" async |cast, _| {
        json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "replyDays": 60 })
    } => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    apply_a_roster_of_members "applyRoster" async |cast, _| {
        json!({ "id": cast.step(Who::Admin, "previewRoster", cast.roster("MEMBERS", "姓名\n赵敏\n")).await })
    } => "
        提案委 管理员: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    apply_a_roster_of_accounts "applyRoster" async |cast, _| {
        json!({ "id": cast.step(Who::Admin, "previewRoster", cast.roster("ACCOUNTS", "登录名\nlinyi\n")).await })
    } => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    import_holidays "importHolidays" async |cast, _| {
        let content = "date,kind,name\n2027-01-01,HOLIDAY,元旦\n";
        json!({ "committee": cast.committee(), "format": "CSV", "content": content, "apply": true })
    } => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    preview_holidays "importHolidays" async |cast, _| {
        let content = "date,kind,name\n2027-01-01,HOLIDAY,元旦\n";
        json!({ "committee": cast.committee(), "format": "CSV", "content": content, "apply": false })
    } => "
        管理员: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
}
