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

    OutcomeNeeded FailedPrecondition ""
    async fn nothing_is_submitted_where_nothing_was_written(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
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
