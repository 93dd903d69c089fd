//! Refusals after a session: promises on the spot, closing, outcomes, reports, and what comes back to them.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

refusals! {
    DepartmentNeeded BadUserInput "department"
    async fn somebody_who_stands_for_no_department_promises_nothing(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        let promise = json!({ "what": "建业委会", "dueOn": "2022-12-31", "measure": "备案" });
        let input = json!({ "consultation": session, "speakerName": "李斌", "body": "共治", "commitments": [promise] });
        (Who::Organizer, "recordOnSiteResponse", input)
    }

    DatesOutOfOrder BadUserInput "dueOn"
    async fn a_promise_is_not_due_before_the_session(cast: Cast) {
        let (_, answer) = cast.answered_on_the_spot(TOPIC).await;
        (Who::Organizer, "recordOnSiteCommitment", with(cast.on_site_commitment(&answer), "dueOn", json!("2022-08-28")))
    }

    TooMany BadUserInput "commitments"
    async fn one_answer_makes_twenty_promises_at_the_most(cast: Cast) {
        let (_, answer) = cast.answered_on_the_spot(TOPIC).await;
        for _ in 0..20 {
            cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        }
        (Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer))
    }

    StaleVersion Conflict ""
    async fn a_promise_is_added_to_the_answer_that_was_read(cast: Cast) {
        let (_, answer) = cast.answered_on_the_spot(TOPIC).await;
        cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        (Who::Organizer, "recordOnSiteCommitment", with(cast.on_site_commitment(&answer), "expectedVersion", json!(1)))
    }

    WrongState FailedPrecondition ""
    async fn what_was_promised_on_the_spot_is_judged_once(cast: Cast) {
        let promise = cast.promised_on_the_spot(TOPIC).await;
        cast.step(Who::Organizer, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        (Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "FULFILLED"))
    }

    UnknownReference BadUserInput "commitment"
    async fn a_promise_of_a_session_reopens_no_suggestion(cast: Cast) {
        let promise = cast.promised_on_the_spot(TOPIC).await;
        cast.step(Who::Organizer, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        let case = cast.proposal_at("RESPONDED").await;
        (Who::Office, "reopenSuggestion", json!({ "id": case.id, "commitment": promise, "reason": "未兑现" }))
    }

    OpenEnds FailedPrecondition ""
    async fn a_session_with_an_open_promise_is_not_closed_without_a_reason(cast: Cast) {
        let (session, answer) = cast.answered_on_the_spot(TOPIC).await;
        cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "CLOSED" }))
    }

    OpenEnds FailedPrecondition ""
    async fn a_session_with_an_unanswered_suggestion_is_not_closed_without_a_reason(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "林义", true)).await;
        let input = json!({
            "speech": speech, "kind": "CONSULTATION_SUGGESTION", "title": "关于组建业主委员会的建议",
            "background": "有", "analysis": "无", "recommendation": "建", "consentsToPublication": true,
        });
        let suggestion = cast.step(Who::Organizer, "extractSuggestion", input).await;
        cast.move_on(Who::Organizer, "submitSuggestion", &suggestion).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "CLOSED", "reason": " " }))
    }

    SessionClosed FailedPrecondition ""
    async fn nothing_is_promised_at_a_session_that_is_closed(cast: Cast) {
        let (session, answer) = cast.answered_on_the_spot(TOPIC).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "CLOSED" })).await;
        (Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer))
    }

    SessionClosed FailedPrecondition ""
    async fn nobody_answers_with_a_promise_at_a_session_that_is_closed(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "CLOSED" })).await;
        let promise = json!([{ "what": "建业委会", "dueOn": cast.in_days(90), "measure": "备案" }]);
        let input = json!({
            "consultation": session, "department": cast.department("住建局"), "speakerName": "李斌", "body": "共治",
            "commitments": promise,
        });
        (Who::Organizer, "recordOnSiteResponse", input)
    }

    ConclusionRecorded FailedPrecondition ""
    async fn the_chair_concludes_a_session_once(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&session, "CONCLUSION")).await;
        (Who::Organizer, "recordOutcome", Cast::outcome(&session, "CONCLUSION"))
    }

    ApprovalNeeded BadUserInput "approvedBy"
    async fn a_formal_recommendation_is_not_issued_without_its_meeting(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        let id = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&session, "FORMAL_RECOMMENDATION")).await;
        (Who::Organizer, "issueOutcome", json!({ "id": id, "on": cast.today() }))
    }

    ApprovalNeeded BadUserInput "approvedBy"
    async fn a_formal_recommendation_is_not_entered_as_issued_without_its_meeting(cast: Cast) {
        let session = cast.consultation_at("HELD", TOPIC).await;
        let input = with(Cast::outcome(&session, "FORMAL_RECOMMENDATION"), "issuedOn", json!(cast.today()));
        (Who::Organizer, "recordOutcome", input)
    }

    DatesOutOfOrder BadUserInput "issuedOn"
    async fn a_draft_is_not_issued_before_its_session(cast: Cast) {
        let id = cast.outcome_at("DRAFT", TOPIC).await;
        (Who::Organizer, "issueOutcome", json!({ "id": id, "on": "2022-08-01" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_issued_is_not_rewritten(cast: Cast) {
        let id = cast.outcome_at("ISSUED", TOPIC).await;
        (Who::Organizer, "updateOutcome", json!({ "id": id, "body": "改" }))
    }

    StaleVersion Conflict ""
    async fn a_draft_that_changed_meanwhile_is_not_issued(cast: Cast) {
        let id = cast.outcome_at("DRAFT", TOPIC).await;
        cast.step(Who::Organizer, "updateOutcome", json!({ "id": id, "title": "纪要" })).await;
        (Who::Organizer, "issueOutcome", json!({ "id": id, "on": cast.today(), "expectedVersion": 1 }))
    }

    NotYetSubmitted FailedPrecondition ""
    async fn nobody_instructs_on_a_draft(cast: Cast) {
        let id = cast.outcome_at("DRAFT", TOPIC).await;
        (Who::Organizer, "recordLeaderInstruction", Cast::instruction("outcome", &id, &cast.today()))
    }

    NotYetSubmitted FailedPrecondition ""
    async fn feedback_comes_after_the_submission(cast: Cast) {
        let id = cast.report_at("CHAIR_MEETING_APPROVED").await;
        (Who::Organizer, "recordFeedback", cast.feedback("report", &id))
    }

    DatesOutOfOrder BadUserInput "receivedOn"
    async fn an_instruction_does_not_come_in_before_the_report_went_out(cast: Cast) {
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;
        (Who::Organizer, "recordLeaderInstruction", Cast::instruction("report", &id, "2022-01-01"))
    }

    DateInFuture BadUserInput "receivedOn"
    async fn an_instruction_does_not_come_in_tomorrow(cast: Cast) {
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;
        (Who::Organizer, "recordLeaderInstruction", Cast::instruction("report", &id, "2099-01-01"))
    }

    Empty BadUserInput "sourceName"
    async fn feedback_comes_from_somebody(cast: Cast) {
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;
        (Who::Organizer, "recordFeedback", with(cast.feedback("report", &id), "department", json!(null)))
    }

    Empty BadUserInput "report"
    async fn feedback_is_on_something(cast: Cast) {
        (Who::Organizer, "recordFeedback", json!({ "sourceName": "住建局", "receivedOn": cast.today(), "body": "采纳" }))
    }

    WrongState FailedPrecondition ""
    async fn a_report_that_is_handed_in_is_not_rewritten(cast: Cast) {
        let id = cast.report_at("SUBMITTED").await;
        (Who::Organizer, "updateResearchReport", json!({ "id": id, "body": "改" }))
    }

    StaleVersion Conflict ""
    async fn a_report_that_changed_meanwhile_is_not_changed_again(cast: Cast) {
        let id = cast.report_at("DRAFT").await;
        cast.step(Who::Organizer, "updateResearchReport", json!({ "id": id, "title": "报告" })).await;
        (Who::Organizer, "updateResearchReport", json!({ "id": id, "title": "报告二", "expectedVersion": 1 }))
    }
}
