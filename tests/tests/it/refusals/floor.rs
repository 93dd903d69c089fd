//! Refusals on the floor of a session.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

async fn session(cast: &Cast) -> String {
    cast.session(TOPIC).await
}

/// Returns what enters a member for an impromptu turn, changed in one place.
fn entry(cast: &Cast, id: &str, field: &str, value: Value) -> Value {
    let mut input = json!({ "consultation": id, "kind": "IMPROMPTU", "member": cast.member("林义") });
    input[field] = value;
    input
}

/// Books an oral speech of 林义's and returns its id.
async fn speech(cast: &Cast, id: &str, delivery: &str) -> String {
    let mut input = cast.speech(id, "林义", true);
    input["delivery"] = json!(delivery);
    cast.step(Who::Organizer, "recordSpeech", input).await
}

/// Gives every sector so many impromptu turns.
async fn quota(cast: &Cast, turns: u32) {
    let rules = json!({
        "committee": cast.committee(), "effectiveOn": cast.today(), "impromptuTurnsPerSector": turns,
    });
    cast.step(Who::Admin, "adoptRules", rules).await;
}

refusals! {
    NotScheduled FailedPrecondition ""
    async fn a_session_without_a_day_does_not_begin(cast: Cast) {
        (Who::Organizer, "openFloor", json!({ "consultation": cast.consultation_at("PLANNED", TOPIC).await }))
    }

    WrongState FailedPrecondition ""
    async fn a_session_whose_outcome_is_written_does_not_begin(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "OUTCOME_DRAFTED" })).await;
        (Who::Organizer, "openFloor", json!({ "consultation": id }))
    }

    NotScheduled FailedPrecondition ""
    async fn nobody_is_entered_for_a_session_without_a_day(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "subject", json!("物业")))
    }

    BeforeTheDay FailedPrecondition ""
    async fn no_session_begins_before_its_day(cast: Cast) {
        cast.clock("2022-08-28");
        (Who::Organizer, "openFloor", json!({ "consultation": cast.consultation_at("SCHEDULED", TOPIC).await }))
    }

    FloorStillOpen FailedPrecondition ""
    async fn a_session_that_goes_on_is_not_called_off(cast: Cast) {
        let input = json!({ "id": session(cast).await, "to": "CANCELLED", "reason": "疫情" });
        (Who::Organizer, "advanceConsultation", input)
    }

    FloorStillOpen FailedPrecondition ""
    async fn a_session_that_goes_on_has_no_other_day(cast: Cast) {
        (Who::Organizer, "scheduleConsultation", json!({ "id": session(cast).await, "on": "2022-09-28" }))
    }

    FloorStillOpen FailedPrecondition ""
    async fn a_session_that_goes_on_is_not_put_off(cast: Cast) {
        (Who::Organizer, "postponeConsultation", json!({ "id": session(cast).await, "reason": "疫情" }))
    }

    FloorStillOpen FailedPrecondition ""
    async fn no_outcome_is_drafted_while_the_session_goes_on(cast: Cast) {
        let id = session(cast).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "OUTCOME_DRAFTED" }))
    }

    WrongState FailedPrecondition ""
    async fn a_session_begins_once(cast: Cast) {
        (Who::Organizer, "openFloor", json!({ "consultation": session(cast).await }))
    }

    FloorNotOpen FailedPrecondition ""
    async fn nobody_waits_before_the_session_begins(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "subject", json!("物业")))
    }

    FloorClosed FailedPrecondition ""
    async fn nothing_happens_after_the_end(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).step("closeFloor").await;
        (Who::Organizer, "adjournFloor", json!({ "consultation": id }))
    }

    FloorAdjourned FailedPrecondition ""
    async fn nobody_speaks_during_a_break(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).impromptu("林义").await;
        cast.floor(&id).step("adjournFloor").await;
        (Who::Organizer, "giveFloor", json!({ "consultation": id, "turn": turn }))
    }

    FloorTaken FailedPrecondition ""
    async fn one_speaks_at_a_time(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).impromptu("解景瑞").await;
        cast.floor(&id).hears("林义").await;
        (Who::Organizer, "giveFloor", json!({ "consultation": id, "turn": turn }))
    }

    NobodySpeaks FailedPrecondition ""
    async fn nobody_is_paused_while_nobody_speaks(cast: Cast) {
        (Who::Organizer, "pauseTurn", json!({ "consultation": session(cast).await }))
    }

    WrongState FailedPrecondition ""
    async fn who_is_paused_is_not_paused_again(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).hears("林义").await;
        cast.floor(&id).step("pauseTurn").await;
        (Who::Organizer, "pauseTurn", json!({ "consultation": id }))
    }

    NotWaiting FailedPrecondition ""
    async fn who_has_spoken_waits_no_more(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).hears("林义").await;
        cast.floor(&id).step("endTurn").await;
        (Who::Organizer, "withdrawSpeaker", json!({ "consultation": id, "turn": turn }))
    }

    PointOfOrderOpen FailedPrecondition ""
    async fn nothing_goes_on_before_a_point_of_order_is_decided(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).hears("林义").await;
        let raised = json!({ "raisedBy": "王国民", "subject": "议程" });
        cast.floor(&id).with("raisePointOfOrder", raised).await;
        (Who::Organizer, "endTurn", json!({ "consultation": id }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_decided_that_nobody_raised(cast: Cast) {
        (Who::Organizer, "decidePointOfOrder", json!({ "consultation": session(cast).await, "decision": "继续" }))
    }

    Empty BadUserInput "subject"
    async fn a_point_of_order_is_about_something(cast: Cast) {
        let input = json!({ "consultation": session(cast).await, "raisedBy": "王国民", "subject": " " });
        (Who::Organizer, "raisePointOfOrder", input)
    }

    Empty BadUserInput "raisedBy"
    async fn a_point_of_order_is_somebodys(cast: Cast) {
        let input = json!({ "consultation": session(cast).await, "raisedBy": "", "subject": "议程" });
        (Who::Organizer, "raisePointOfOrder", input)
    }

    TooLong BadUserInput "decision"
    async fn a_decision_is_short(cast: Cast) {
        let decision = "长".repeat(501);
        (Who::Organizer, "decidePointOfOrder", json!({ "consultation": session(cast).await, "decision": decision }))
    }

    OutOfRange BadUserInput "position"
    async fn nobody_moves_behind_the_last(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).impromptu("林义").await;
        (Who::Organizer, "moveSpeaker", json!({ "consultation": id, "turn": turn, "position": 2 }))
    }

    OutOfRange BadUserInput "position"
    async fn nobody_stands_before_the_first(cast: Cast) {
        let id = session(cast).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "position", json!(-1)))
    }

    UnknownReference BadUserInput "turn"
    async fn nobody_of_another_session_takes_the_floor(cast: Cast) {
        let (id, other) = (session(cast).await, cast.session("优化社会救助供给").await);
        let turn = cast.floor(&other).impromptu("林义").await;
        (Who::Organizer, "giveFloor", json!({ "consultation": id, "turn": turn }))
    }

    UnknownReference BadUserInput "agendaItem"
    async fn the_agenda_is_the_sessions_own(cast: Cast) {
        let (id, other) = (session(cast).await, cast.session("优化社会救助供给").await);
        let read = cast.floor(&other).reads("agenda { item { id } }").await;
        (Who::Organizer, "startAgendaItem", json!({ "consultation": id, "agendaItem": read["agenda"][0]["item"]["id"] }))
    }

    WrongState FailedPrecondition ""
    async fn an_item_of_the_agenda_begins_once(cast: Cast) {
        let id = session(cast).await;
        let read = cast.floor(&id).reads("agenda { item { id } }").await;
        let item = &read["agenda"][0]["item"]["id"];
        cast.floor(&id).with("startAgendaItem", json!({ "agendaItem": item })).await;
        (Who::Organizer, "startAgendaItem", json!({ "consultation": id, "agendaItem": item }))
    }

    Empty BadUserInput "speakerName"
    async fn who_is_no_member_has_a_name(cast: Cast) {
        (Who::Organizer, "queueSpeaker", json!({ "consultation": session(cast).await, "kind": "RESPONSE" }))
    }

    OfAnotherCommittee BadUserInput "member"
    async fn members_of_other_committees_are_entered_by_name(cast: Cast) {
        let id = session(cast).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "member", json!(cast.foreign_member.to_string())))
    }

    OfAnotherCommittee BadUserInput "department"
    async fn departments_of_other_committees_do_not_answer(cast: Cast) {
        let id = session(cast).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "department", json!(cast.foreign_department.to_string())))
    }

    WrongState BadUserInput "speech"
    async fn nobody_interposes_with_a_speech(cast: Cast) {
        let id = session(cast).await;
        let speech = speech(cast, &id, "ORAL").await;
        (Who::Organizer, "queueSpeaker", json!({ "consultation": id, "kind": "INTERVENTION", "speech": speech }))
    }

    OtherSlot BadUserInput "kind"
    async fn a_booked_speech_takes_a_booked_turn(cast: Cast) {
        let id = session(cast).await;
        let speech = speech(cast, &id, "ORAL").await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "speech", json!(speech)))
    }

    OtherSlot BadUserInput "kind"
    async fn an_impromptu_speech_gets_no_more_time(cast: Cast) {
        let id = session(cast).await;
        let mut input = cast.speech(&id, "林义", true);
        input["slot"] = json!("IMPROMPTU");
        let speech = cast.step(Who::Organizer, "recordSpeech", input).await;
        (Who::Organizer, "queueSpeaker", json!({ "consultation": id, "kind": "BOOKED", "speech": speech }))
    }

    FloorClosed FailedPrecondition ""
    async fn what_was_held_does_not_go_on(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).step("closeFloor").await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        (Who::Organizer, "reconveneFloor", json!({ "consultation": id }))
    }

    BeforeTheDay FailedPrecondition ""
    async fn what_was_put_off_goes_on_on_its_day(cast: Cast) {
        cast.clock("2022-08-29");
        let id = session(cast).await;
        cast.floor(&id).step("closeFloor").await;
        cast.step(Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "停电" })).await;
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-31" })).await;
        (Who::Organizer, "reconveneFloor", json!({ "consultation": id }))
    }

    WrongState BadUserInput "speech"
    async fn a_written_speech_is_not_delivered(cast: Cast) {
        let id = session(cast).await;
        let speech = speech(cast, &id, "WRITTEN").await;
        (Who::Organizer, "queueSpeaker", json!({ "consultation": id, "kind": "BOOKED", "speech": speech }))
    }

    UnknownReference BadUserInput "speech"
    async fn a_speech_is_given_at_its_own_session(cast: Cast) {
        let (id, other) = (session(cast).await, cast.session("优化社会救助供给").await);
        let speech = speech(cast, &other, "ORAL").await;
        (Who::Organizer, "queueSpeaker", json!({ "consultation": id, "kind": "BOOKED", "speech": speech }))
    }

    Duplicate BadUserInput "speech"
    async fn a_speech_is_given_once(cast: Cast) {
        let id = session(cast).await;
        let input = json!({ "kind": "BOOKED", "speech": speech(cast, &id, "ORAL").await });
        cast.floor(&id).with("queueSpeaker", input.clone()).await;
        (Who::Organizer, "queueSpeaker", cast.floor(&id).input(input))
    }

    WrongState BadUserInput "answers"
    async fn only_departments_answer(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).impromptu("解景瑞").await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "answers", json!([turn])))
    }

    UnknownReference BadUserInput "answers"
    async fn a_department_answers_what_was_said_here(cast: Cast) {
        let (id, other) = (session(cast).await, cast.session("优化社会救助供给").await);
        let turn = cast.floor(&other).impromptu("林义").await;
        let input = json!({ "consultation": id, "kind": "RESPONSE", "speakerName": "李斌", "answers": [turn] });
        (Who::Organizer, "queueSpeaker", input)
    }

    Duplicate BadUserInput "answers"
    async fn a_department_answers_a_turn_once(cast: Cast) {
        let id = session(cast).await;
        let turn = cast.floor(&id).impromptu("林义").await;
        let input = json!({ "consultation": id, "kind": "RESPONSE", "speakerName": "李斌", "answers": [turn, turn] });
        (Who::Organizer, "queueSpeaker", input)
    }

    TooMany BadUserInput "answers"
    async fn a_department_answers_a_hundred_turns(cast: Cast) {
        let turns: Vec<_> = (0..101).map(|at| format!("ftu_{at:032x}")).collect();
        let id = session(cast).await;
        let input = json!({ "consultation": id, "kind": "RESPONSE", "speakerName": "李斌", "answers": turns });
        (Who::Organizer, "queueSpeaker", input)
    }

    SectorQuotaReached FailedPrecondition ""
    async fn a_sector_has_its_turns_and_no_more(cast: Cast) {
        quota(cast, 1).await;
        let id = session(cast).await;
        cast.floor(&id).hears("林义").await;
        // Both sit for the same sector.
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "member", json!(cast.member("王国民"))))
    }

    ReasonNeeded BadUserInput "note"
    async fn an_exception_says_why(cast: Cast) {
        let id = session(cast).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "exceptionally", json!(true)))
    }

    StaleVersion Conflict ""
    async fn a_floor_that_went_on_is_not_acted_on(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).impromptu("林义").await;
        (Who::Organizer, "adjournFloor", json!({ "consultation": id, "expectedSequence": 1 }))
    }

    StaleVersion Conflict ""
    async fn nobody_is_entered_on_a_floor_that_went_on(cast: Cast) {
        let id = session(cast).await;
        (Who::Organizer, "queueSpeaker", entry(cast, &id, "expectedSequence", json!(0)))
    }

    FloorNotOpen FailedPrecondition ""
    async fn there_are_no_minutes_of_a_session_that_never_began(cast: Cast) {
        (Who::Organizer, "draftMinutes", json!({ "consultation": cast.consultation_at("HELD", TOPIC).await }))
    }

    FloorNotClosed FailedPrecondition ""
    async fn there_are_no_minutes_before_the_end(cast: Cast) {
        (Who::Organizer, "draftMinutes", json!({ "consultation": session(cast).await }))
    }

    NotYetHeld FailedPrecondition ""
    async fn there_are_no_minutes_before_the_session_counts_as_held(cast: Cast) {
        let id = session(cast).await;
        cast.floor(&id).step("closeFloor").await;
        (Who::Organizer, "draftMinutes", json!({ "consultation": id }))
    }

    OutOfRange BadUserInput "impromptuTurnsPerSector"
    async fn a_quota_is_a_hundred_turns_at_the_most(cast: Cast) {
        let rules = json!({
            "committee": cast.committee(), "effectiveOn": cast.today(), "impromptuTurnsPerSector": 101,
        });
        (Who::Admin, "adoptRules", rules)
    }
}
