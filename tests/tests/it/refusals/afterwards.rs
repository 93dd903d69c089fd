//! Refusals of what follows a session while nothing has come of it yet, or after it was closed.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

fn to(id: &str, stage: &str) -> (Who, &'static str, Value) {
    (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": stage }))
}

async fn moved(cast: &Cast, id: &str, stages: &[&str]) {
    for to in stages {
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": to })).await;
    }
}

/// Holds a consultation of a format at which 林义 spoke with 住建局.
async fn held(cast: &Cast, format: &str) -> String {
    let mut input = cast.consultation(TOPIC);
    input["format"] = json!(format);
    let id = cast.step(Who::Organizer, "createConsultation", input).await;
    cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
    moved(cast, &id, &["HELD"]).await;
    id
}

/// Holds a session, issues its minutes and submits them.
async fn submitted(cast: &Cast) -> String {
    let id = held(cast, "BIMONTHLY").await;
    cast.minuted(&id).await;
    moved(cast, &id, &["OUTCOME_DRAFTED", "SUBMITTED"]).await;
    id
}

/// Enters a report of a session and returns its id.
async fn report(cast: &Cast, session: &str) -> String {
    let mut input = cast.report("物业服务调研报告");
    input["consultation"] = json!(session);
    cast.step(Who::Organizer, "createResearchReport", input).await
}

/// Returns what a suggestion out of a speech or a report is made of.
fn point(of: &str, id: &str) -> Value {
    json!({
        of: id, "kind": "CONSULTATION_SUGGESTION", "title": "关于规范业主委员会组建的建议", "background": "不少小区没有业委会。",
        "analysis": "缺少指导。", "recommendation": "由街道指导。", "consentsToPublication": true,
    })
}

refusals! {
    OutcomeNotIssued FailedPrecondition ""
    async fn a_conclusion_alone_is_not_submitted(cast: Cast) {
        let id = held(cast, "BIMONTHLY").await;
        let mut conclusion = Cast::outcome(&id, "CONCLUSION");
        conclusion["issuedOn"] = json!(cast.today());
        cast.step(Who::Organizer, "recordOutcome", conclusion).await;
        moved(cast, &id, &["OUTCOME_DRAFTED"]).await;
        to(&id, "SUBMITTED")
    }

    OutcomeNotIssued FailedPrecondition ""
    async fn a_report_that_nobody_approved_is_not_submitted(cast: Cast) {
        let id = held(cast, "RESEARCH").await;
        cast.report_to(&report(cast, &id).await, "SUBMITTED").await;
        moved(cast, &id, &["OUTCOME_DRAFTED"]).await;
        to(&id, "SUBMITTED")
    }

    OutcomeNotIssued FailedPrecondition ""
    async fn no_opinions_are_sent_before_they_are_issued(cast: Cast) {
        to(&held(cast, "COUNTERPART").await, "OPINIONS_SENT")
    }

    OutcomeNeeded FailedPrecondition ""
    async fn the_chairpersons_council_passes_more_than_a_conclusion(cast: Cast) {
        let id = held(cast, "THEMATIC").await;
        cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "CONCLUSION")).await;
        moved(cast, &id, &["OUTCOME_DRAFTED"]).await;
        to(&id, "CHAIR_MEETING_APPROVED")
    }

    NotYetPassed FailedPrecondition ""
    async fn no_report_leaves_the_house_before_it_is_passed(cast: Cast) {
        let id = held(cast, "THEMATIC").await;
        let draft = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "SPECIAL_REPORT")).await;
        (Who::Organizer, "issueOutcome", json!({ "id": draft, "on": cast.today() }))
    }

    NotYetPassed FailedPrecondition ""
    async fn nothing_is_entered_as_issued_before_it_is_passed(cast: Cast) {
        let mut report = Cast::outcome(&held(cast, "THEMATIC").await, "REFERENCE_DOCUMENT");
        report["issuedOn"] = json!(cast.today());
        (Who::Organizer, "recordOutcome", report)
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_added_to_what_was_passed(cast: Cast) {
        let id = held(cast, "THEMATIC").await;
        cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "SPECIAL_REPORT")).await;
        moved(cast, &id, &["OUTCOME_DRAFTED", "CHAIR_MEETING_APPROVED"]).await;
        (Who::Organizer, "recordOutcome", Cast::outcome(&id, "REFERENCE_DOCUMENT"))
    }

    NotYetPassed FailedPrecondition ""
    async fn closing_is_no_way_round_the_chairpersons_council(cast: Cast) {
        let id = held(cast, "THEMATIC").await;
        let draft = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "SPECIAL_REPORT")).await;
        moved(cast, &id, &["CLOSED"]).await;
        (Who::Organizer, "issueOutcome", json!({ "id": draft, "on": cast.today() }))
    }

    WrongState FailedPrecondition ""
    async fn what_was_passed_is_not_rewritten(cast: Cast) {
        let id = held(cast, "THEMATIC").await;
        let draft = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "SPECIAL_REPORT")).await;
        moved(cast, &id, &["OUTCOME_DRAFTED", "CHAIR_MEETING_APPROVED"]).await;
        (Who::Organizer, "updateOutcome", json!({ "id": draft, "body": "另一份稿子" }))
    }

    NotInstructedOn FailedPrecondition ""
    async fn nobody_has_instructed_where_no_instruction_came(cast: Cast) {
        to(&submitted(cast).await, "INSTRUCTED")
    }

    NotYetAssigned FailedPrecondition ""
    async fn nothing_is_with_departments_where_nothing_was_assigned(cast: Cast) {
        to(&submitted(cast).await, "ASSIGNED_TO_DEPARTMENTS")
    }

    NoFeedbackYet FailedPrecondition ""
    async fn nobody_has_replied_where_no_feedback_came(cast: Cast) {
        to(&submitted(cast).await, "FEEDBACK_RECEIVED")
    }

    CouncilNeeded FailedPrecondition ""
    async fn no_meeting_is_held_without_its_council(cast: Cast) {
        let id = cast.planned("COMMUNITY_COUNCIL", "小区停车").await;
        cast.organize("scheduleConsultation", json!({ "id": id, "on": "2022-03-01" })).await;
        to(&id, "DELIBERATING")
    }

    ResultNotTold FailedPrecondition ""
    async fn residents_are_told_something(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.deliberated(&of).await;
        to(&of.consultation, "FEEDBACK_GIVEN")
    }

    ParticipantNeeded FailedPrecondition ""
    async fn a_sector_speaks_through_members(cast: Cast) {
        let mut input = cast.consultation(TOPIC);
        input["format"] = json!("SECTOR");
        input["participants"] = json!([{ "role": "SPEAKER", "name": "某专家" }]);
        let id = cast.step(Who::Organizer, "createConsultation", input).await;
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
        to(&id, "HELD")
    }

    NotYetHeld FailedPrecondition ""
    async fn no_report_goes_out_before_its_session(cast: Cast) {
        let id = report(cast, &cast.consultation_at("SCHEDULED", TOPIC).await).await;
        cast.report_to(&id, "CHAIR_MEETING_APPROVED").await;
        (Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": "SUBMITTED_TO_PARTY_GOV" }))
    }

    WrongState BadUserInput "report"
    async fn nothing_is_drawn_from_a_report_that_went_back(cast: Cast) {
        let id = cast.report_at("SUBMITTED").await;
        let back = json!({ "id": id, "to": "RETURNED", "reason": "补充数据" });
        cast.step(Who::Organizer, "advanceResearchReport", back).await;
        (Who::Organizer, "extractSuggestion", point("report", &id))
    }

    SessionClosed FailedPrecondition ""
    async fn nothing_that_waits_for_an_answer_is_added_to_a_closed_session(cast: Cast) {
        let id = held(cast, "BIMONTHLY").await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true)).await;
        moved(cast, &id, &["CLOSED"]).await;
        (Who::Organizer, "extractSuggestion", point("speech", &speech))
    }
}
