//! Refusals of steps that a format's table does not have, or that lack what the table says they need.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

fn of(cast: &Cast, format: &str, participants: Value) -> Value {
    let mut input = cast.consultation(TOPIC);
    input["format"] = json!(format);
    input["participants"] = participants;
    input
}

/// Enters a consultation of a format and gives it a day.
async fn scheduled(cast: &Cast, input: Value) -> String {
    let id = cast.step(Who::Organizer, "createConsultation", input).await;
    cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-29" })).await;
    id
}

fn to(id: &str, stage: &str) -> (Who, &'static str, Value) {
    (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": stage }))
}

refusals! {
    UnknownReference BadUserInput "stage"
    async fn no_consultation_begins_in_the_middle(cast: Cast) {
        let mut input = cast.consultation(TOPIC);
        input["stage"] = json!("HELD");
        (Who::Organizer, "createConsultation", input)
    }

    UnknownReference BadUserInput "to"
    async fn a_council_has_no_stage_of_a_session(cast: Cast) {
        let id = cast.step(Who::Organizer, "createConsultation", of(cast, "COMMUNITY_COUNCIL", json!([]))).await;
        to(&id, "HELD")
    }

    NotScheduled BadUserInput "to"
    async fn a_day_is_set_by_scheduling(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        to(&id, "SCHEDULED")
    }

    RoleMissing Forbidden ""
    async fn the_chair_approves_topics_and_holds_no_session(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Chair, "advanceConsultation", json!({ "id": id, "to": "HELD" }))
    }

    PresiderNeeded FailedPrecondition ""
    async fn a_bimonthly_session_is_presided_over(cast: Cast) {
        let mut input = cast.consultation(TOPIC);
        input["presidedBy"] = Value::Null;
        let id = scheduled(cast, input).await;
        to(&id, "HELD")
    }

    ParticipantNeeded FailedPrecondition ""
    async fn a_counterpart_consultation_needs_the_counterpart(cast: Cast) {
        let speakers = json!([{ "role": "SPEAKER", "member": cast.member("林义") }]);
        let id = scheduled(cast, of(cast, "COUNTERPART", speakers)).await;
        to(&id, "HELD")
    }

    ResearchNeeded FailedPrecondition ""
    async fn no_session_is_held_without_research_where_the_rules_say_so(cast: Cast) {
        // The rules of the session's day count, not those of the day it is noted.
        cast.clock("2022-08-29");
        let rules = json!({ "noticeWorkingDays": 15, "materialsWorkingDays": 10, "researchRequired": true });
        let rules = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "preparation": rules });
        cast.step(Who::Admin, "adoptRules", rules).await;
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        to(&id, "HELD")
    }

    OutOfRange BadUserInput "preparation"
    async fn no_notice_is_wanted_half_a_year_before(cast: Cast) {
        let rules = json!({ "noticeWorkingDays": 61, "materialsWorkingDays": 10, "researchRequired": true });
        (Who::Admin, "adoptRules", json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "preparation": rules }))
    }

    CasesNeeded FailedPrecondition ""
    async fn a_proposal_handling_consultation_says_what_it_discusses(cast: Cast) {
        let people = json!([
            { "role": "SPEAKER", "member": cast.member("林义") }, { "role": "DEPARTMENT", "department": cast.department("住建局") },
        ]);
        let id = scheduled(cast, of(cast, "PROPOSAL_HANDLING", people)).await;
        to(&id, "HELD")
    }

    UnknownReference BadUserInput "suggestions"
    async fn what_is_not_filed_is_not_discussed(cast: Cast) {
        let case = cast.proposal_at("SUBMITTED").await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [case.id] }))
    }

    UnknownReference BadUserInput "suggestions"
    async fn nobody_finds_out_what_is_hidden_by_naming_it(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "setConsultationCases", json!({ "id": id, "suggestions": [case.id] }))
    }

    UnknownReference BadUserInput "suggestions"
    async fn a_social_opinion_is_no_case(cast: Cast) {
        let mut input = cast.proposal("反映物业收费不透明");
        input["kind"] = json!("SOCIAL_OPINION");
        let opinion = cast.step(Who::Member, "createSuggestion", input).await;
        cast.move_on(Who::Member, "submitSuggestion", &opinion).await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [opinion] }))
    }

    CasesNeeded FailedPrecondition ""
    async fn a_session_that_was_held_keeps_what_it_discussed(cast: Cast) {
        let people = json!([
            { "role": "SPEAKER", "member": cast.member("林义") }, { "role": "DEPARTMENT", "department": cast.department("住建局") },
        ]);
        let id = scheduled(cast, of(cast, "PROPOSAL_HANDLING", people)).await;
        let case = cast.proposal_at("FILED").await;
        cast.step(Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [case.id] })).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [] }))
    }

    WrongState FailedPrecondition ""
    async fn a_session_that_was_called_off_discusses_nothing(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        let off = json!({ "id": id, "to": "CANCELLED", "reason": "议题并入专题协商" });
        cast.step(Who::Organizer, "advanceConsultation", off).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [case.id] }))
    }

    Duplicate BadUserInput "suggestions"
    async fn nothing_is_discussed_twice(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [case.id, case.id] }))
    }

    TooMany BadUserInput "suggestions"
    async fn one_consultation_discusses_fifty_proposals_at_the_most(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": vec![case.id; 51] }))
    }

    WrongState FailedPrecondition ""
    async fn a_closed_consultation_discusses_nothing_more(cast: Cast) {
        let case = cast.proposal_at("FILED").await;
        let id = cast.consultation_at("HELD", TOPIC).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CLOSED" })).await;
        (Who::Office, "setConsultationCases", json!({ "id": id, "suggestions": [case.id] }))
    }

    OutcomeNeeded FailedPrecondition ""
    async fn nothing_is_approved_where_nothing_was_written(cast: Cast) {
        let id = scheduled(cast, of(cast, "THEMATIC", json!([]))).await;
        for to in ["HELD", "OUTCOME_DRAFTED"] {
            cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": to })).await;
        }
        to(&id, "CHAIR_MEETING_APPROVED")
    }

    OutcomeNotIssued FailedPrecondition ""
    async fn a_draft_is_not_submitted(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "MINUTES")).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "OUTCOME_DRAFTED" })).await;
        to(&id, "SUBMITTED")
    }

    ReasonNeeded BadUserInput "reason"
    async fn a_topic_is_given_up_for_a_reason(cast: Cast) {
        let id = scheduled(cast, of(cast, "COMMUNITY_COUNCIL", json!([]))).await;
        to(&id, "COLLECTED")
    }

    WrongState FailedPrecondition ""
    async fn what_has_no_day_is_not_put_off(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "主持人出差" }))
    }

    Empty BadUserInput "reason"
    async fn who_puts_a_session_off_says_why(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": " " }))
    }

    WrongState FailedPrecondition ""
    async fn what_goes_on_is_not_taken_up_again(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Organizer, "reopenConsultation", json!({ "id": id, "reason": "补充" }))
    }

    StaleVersion Conflict ""
    async fn a_session_that_moved_on_is_not_put_off(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "改期", "expectedVersion": 1 }))
    }
}
