//! Who does what with what comes after a session: `OK`, or the code of the refusal.

use serde_json::{Value, json};

use super::mutations::{check, topic};
use super::rows;
use crate::cast::{Cast, Who};

rows! { check;
    record_on_site_commitment "recordOnSiteCommitment" async |cast, who| {
        let (_, answer) = cast.answered_on_the_spot(&topic(who)).await;
        cast.on_site_commitment(&answer)
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    follow_up_what_was_promised_on_the_spot "followUpCommitment" async |cast, who| {
        json!({ "commitment": cast.promised_on_the_spot(&topic(who)).await, "on": cast.today(), "note": "已着手" })
    } => "
        住建局 住建局承办人: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    judge_what_was_promised_on_the_spot "judgeCommitment" async |cast, who| {
        cast.verdict(&cast.promised_on_the_spot(&topic(who)).await, "FULFILLED")
    } => "
        提案委 督查室 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    update_outcome "updateOutcome" async |cast, who| {
        json!({ "id": cast.outcome_at("DRAFT", &topic(who)).await, "title": "会议纪要（第二稿）" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    issue_outcome "issueOutcome" async |cast, who| {
        json!({ "id": cast.outcome_at("DRAFT", &topic(who)).await, "on": cast.today() })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_leader_instruction "recordLeaderInstruction" async |cast, who| instruction(cast, who).await => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    record_feedback "recordFeedback" async |cast, who| feedback(cast, who).await => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    update_research_report "updateResearchReport" async |cast, _| {
        json!({ "id": cast.report_at("DRAFT").await, "title": "调研报告（第二稿）" })
    } => "
        提案委 专委会: OK
        王国民 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}

async fn instruction(cast: &Cast, who: Who) -> Value {
    Cast::instruction("outcome", &cast.outcome_at("ISSUED", &topic(who)).await, &cast.today())
}

async fn feedback(cast: &Cast, _: Who) -> Value {
    cast.feedback("report", &cast.report_at("SUBMITTED_TO_PARTY_GOV").await)
}
