//! Refusals while consultations are planned, held and recorded, and reports move on.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

fn on_the_spot(consultation: &str, speeches: &Value) -> Value {
    json!({ "consultation": consultation, "speakerName": "李斌", "body": "共同治理", "speeches": speeches })
}

refusals! {
    OutOfRange BadUserInput "planYear"
    async fn a_plan_is_of_a_year_of_ours(cast: Cast) {
        (Who::Organizer, "createConsultation", with(cast.consultation(TOPIC), "planYear", json!(1900)))
    }

    Empty BadUserInput "topic"
    async fn a_consultation_has_a_topic(cast: Cast) {
        (Who::Organizer, "createConsultation", cast.consultation(""))
    }

    TopicTaken BadUserInput "topic"
    async fn a_years_plan_has_a_topic_once(cast: Cast) {
        cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "createConsultation", cast.consultation(TOPIC))
    }

    OfAnotherCommittee BadUserInput "participants"
    async fn a_member_of_another_committee_is_no_participant(cast: Cast) {
        let guests = json!([{ "role": "GUEST", "member": cast.foreign_member.to_string() }]);
        (Who::Organizer, "createConsultation", with(cast.consultation(TOPIC), "participants", guests))
    }

    Duplicate BadUserInput "participants"
    async fn nobody_takes_part_twice_in_one_role(cast: Cast) {
        let speaker = json!({ "role": "SPEAKER", "member": cast.member("林义") });
        (Who::Organizer, "createConsultation", with(cast.consultation(TOPIC), "participants", json!([speaker, speaker])))
    }

    NotFound NotFound ""
    async fn a_department_finds_no_session_that_is_only_planned(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Department, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" }))
    }

    OutOfRange BadUserInput "on"
    async fn a_session_is_held_in_the_year_of_its_plan(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2023-01-05" }))
    }

    NotScheduled FailedPrecondition ""
    async fn a_session_without_a_day_is_not_held(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" }))
    }

    DatesOutOfOrder BadUserInput "heldOn"
    async fn a_session_is_not_held_before_its_day(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD", "heldOn": "2022-08-28" }))
    }

    DateInFuture BadUserInput "heldOn"
    async fn a_session_is_not_held_tomorrow(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD", "heldOn": "2022-12-31" }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_calls_a_session_off_says_why(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CANCELLED" }))
    }

    WrongState FailedPrecondition ""
    async fn what_was_held_is_not_called_off(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CANCELLED", "reason": "改期" }))
    }

    StaleVersion Conflict ""
    async fn a_session_that_moved_on_is_not_rescheduled(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-09-20", "expectedVersion": 1 }))
    }

    NotScheduled FailedPrecondition ""
    async fn nobody_speaks_at_a_session_without_a_day(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true))
    }

    PositionTaken BadUserInput "position"
    async fn two_speeches_do_not_share_a_place(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let input = with(cast.speech(&id, "林义", true), "position", json!(1));
        cast.step(Who::Organizer, "recordSpeech", input.clone()).await;
        (Who::Organizer, "recordSpeech", input)
    }

    OutOfRange BadUserInput "spokenSeconds"
    async fn a_written_speech_takes_no_time(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let input = with(cast.speech(&id, "林义", true), "delivery", json!("WRITTEN"));
        (Who::Organizer, "recordSpeech", with(input, "spokenSeconds", json!(60)))
    }

    NotYetHeld FailedPrecondition ""
    async fn departments_answer_at_the_session(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "recordOnSiteResponse", on_the_spot(&id, &json!([])))
    }

    UnknownReference BadUserInput "speeches"
    async fn a_speech_of_another_session_is_not_answered(cast: Cast) {
        let other = cast.consultation_at("HELD", "优化社会救助供给").await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&other, "林义", true)).await;
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Organizer, "recordOnSiteResponse", on_the_spot(&id, &json!([speech])))
    }

    DatesOutOfOrder BadUserInput "issuedOn"
    async fn an_outcome_is_not_issued_before_the_session(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let input = json!({
            "consultation": id, "kind": "MINUTES", "title": "会议纪要", "body": "一致同意", "issuedOn": "2022-08-01",
        });
        (Who::Organizer, "recordOutcome", input)
    }

    NotYetHeld FailedPrecondition ""
    async fn nothing_is_drawn_from_a_speech_before_it_is_given(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true)).await;
        let input = json!({
            "speech": speech, "kind": "PROPOSAL", "title": "关于业主委员会的提案", "background": "", "analysis": "",
            "recommendation": "", "consentsToPublication": true,
        });
        (Who::Organizer, "extractSuggestion", input)
    }

    Empty BadUserInput "drafter"
    async fn a_report_has_a_drafter(cast: Cast) {
        (Who::Organizer, "createResearchReport", with(cast.report("调研报告"), "drafterName", json!(" ")))
    }

    UnknownReference BadUserInput "suggestions"
    async fn a_report_gathers_only_what_its_maker_may_see(cast: Cast) {
        let draft = cast.proposal_at("DRAFT").await.id;
        (Who::Organizer, "createResearchReport", with(cast.report("调研报告"), "suggestions", json!([draft])))
    }

    WrongState FailedPrecondition ""
    async fn a_report_takes_no_short_cut(cast: Cast) {
        let id = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        (Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": "SUBMITTED_TO_PARTY_GOV" }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_returns_a_report_says_why(cast: Cast) {
        let id = cast.step(Who::Organizer, "createResearchReport", cast.report("调研报告")).await;
        cast.step(Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": "SUBMITTED" })).await;
        (Who::Organizer, "advanceResearchReport", json!({ "id": id, "to": "RETURNED" }))
    }
}
