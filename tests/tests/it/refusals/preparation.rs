//! Refusals while a session is prepared: invitations, papers, research, speeches handed in.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

async fn discarded(cast: &Cast, may_become_opinion: bool) -> Value {
    let id = cast.consultation_at("SCHEDULED", TOPIC).await;
    let words = with(Cast::words(&id), "mayBecomeOpinion", json!(may_become_opinion));
    let speech = cast.step(Who::Member, "registerSpeech", words).await;
    let review = json!({ "id": speech, "usage": "DISCARDED", "note": "与议题无关" });
    cast.step(Who::Organizer, "reviewSpeech", review).await;
    json!({
        "speech": speech, "kind": "SOCIAL_OPINION", "title": "关于业主委员会的信息", "background": "有", "analysis": "有",
        "recommendation": "建", "consentsToPublication": false,
    })
}

refusals! {
    Duplicate BadUserInput "participants"
    async fn nobody_is_invited_twice_in_one_role(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let again = json!([{ "role": "SPEAKER", "member": cast.member("林义") }]);
        (Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": again }))
    }

    WrongState FailedPrecondition ""
    async fn nobody_is_invited_to_what_has_been_held(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let expert = json!([{ "role": "EXPERT", "name": "某教授" }]);
        (Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": expert }))
    }

    WrongState FailedPrecondition ""
    async fn the_agenda_of_a_held_session_stays(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Organizer, "updateConsultation", json!({ "id": id, "agenda": [] }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_asks_for_leave_says_why(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Member, "answerSessionInvitation", json!({ "consultation": id, "attends": false }))
    }

    NotInvited Forbidden ""
    async fn who_does_not_take_part_answers_nothing(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Chair, "answerSessionInvitation", json!({ "consultation": id, "attends": true }))
    }

    WrongState FailedPrecondition ""
    async fn an_answer_after_the_session_is_none(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Member, "answerSessionInvitation", json!({ "consultation": id, "attends": true }))
    }

    NotInvited Forbidden ""
    async fn who_takes_part_answers_for_nobody_else(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let other = cast.place(&id, "解景瑞").await;
        (Who::Member, "answerSessionInvitation", json!({ "consultation": id, "participant": other, "attends": true }))
    }

    UnknownReference BadUserInput "participant"
    async fn an_organiser_answers_for_who_takes_part_in_that_session(cast: Cast) {
        let [id, elsewhere] = [cast.consultation_at("SCHEDULED", TOPIC).await, cast.consultation_at("SCHEDULED", "别的议题").await];
        let place = cast.place(&elsewhere, "林义").await;
        (Who::Organizer, "answerSessionInvitation", json!({ "consultation": id, "participant": place, "attends": true }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn an_organiser_says_why_somebody_is_on_leave(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let place = cast.place(&id, "林义").await;
        (Who::Organizer, "answerSessionInvitation", json!({ "consultation": id, "participant": place, "attends": false }))
    }

    WrongState FailedPrecondition ""
    async fn after_the_session_an_organiser_notes_who_came_instead(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let place = cast.place(&id, "林义").await;
        (Who::Organizer, "answerSessionInvitation", json!({ "consultation": id, "participant": place, "attends": true }))
    }

    NotYetHeld FailedPrecondition ""
    async fn nobody_has_come_before_the_session(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Organizer, "recordAttendance", json!({ "consultation": id, "present": [] }))
    }

    DateInFuture BadUserInput "heldOn"
    async fn research_has_taken_place(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        let input = json!({
            "consultation": id, "kind": "SURVEY", "heldOn": "2023-08-20", "place": "居安家园社区", "findings": "待查",
        });
        (Who::Organizer, "recordResearchActivity", input)
    }

    Empty BadUserInput "people"
    async fn who_took_part_has_a_name(cast: Cast) {
        let id = cast.consultation_at("PLANNED", TOPIC).await;
        let input = json!({
            "consultation": id, "kind": "SURVEY", "heldOn": "2022-08-20", "place": "居安家园社区", "findings": "待查",
            "people": [{ "title": "委员" }],
        });
        (Who::Organizer, "recordResearchActivity", input)
    }

    StaleVersion Conflict ""
    async fn a_paper_that_was_revised_meanwhile_is_read_again(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let material = cast.material(&id, "会议通知").await;
        (Who::Organizer, "reviseSessionMaterial", json!({ "id": material, "body": "改期", "expectedVersion": 9 }))
    }

    NotInvited Forbidden ""
    async fn the_chair_hands_in_no_speech(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Chair, "registerSpeech", Cast::words(&id))
    }

    WrongState FailedPrecondition ""
    async fn no_speech_is_handed_in_after_the_session(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Member, "registerSpeech", Cast::words(&id))
    }

    Empty BadUserInput "body"
    async fn a_booked_speech_has_a_text(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        (Who::Member, "registerSpeech", with(Cast::words(&id), "body", json!("")))
    }

    TooMany BadUserInput "consultation"
    async fn a_member_hands_in_five_speeches_at_the_most(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        for _ in 0..5 {
            cast.registered(&id).await;
        }
        (Who::Member, "registerSpeech", Cast::words(&id))
    }

    ReasonNeeded BadUserInput "note"
    async fn a_speech_is_set_aside_for_a_reason(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        (Who::Organizer, "reviewSpeech", json!({ "id": speech, "usage": "DISCARDED" }))
    }

    WrongState FailedPrecondition ""
    async fn what_was_not_reviewed_is_not_final(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        (Who::Member, "finalizeSpeech", json!({ "id": speech }))
    }

    WrongState FailedPrecondition ""
    async fn a_speech_that_was_set_aside_is_never_final(cast: Cast) {
        let input = discarded(cast, true).await;
        (Who::Organizer, "finalizeSpeech", json!({ "id": input["speech"] }))
    }

    NotYours Forbidden ""
    async fn an_organiser_does_not_rewrite_a_speech(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        (Who::Organizer, "reviseSpeech", json!({ "id": speech, "title": "改", "body": "改", "isPublic": true }))
    }

    NotYours Forbidden ""
    async fn an_organiser_makes_a_speech_final_as_it_is(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        cast.step(Who::Organizer, "reviewSpeech", json!({ "id": speech, "usage": "ORAL" })).await;
        (Who::Organizer, "finalizeSpeech", json!({ "id": speech, "body": "改" }))
    }

    Duplicate BadUserInput "speeches"
    async fn a_speech_has_one_place(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&id).await;
        (Who::Organizer, "orderSpeeches", json!({ "consultation": id, "speeches": [speech, speech] }))
    }

    WrongState FailedPrecondition ""
    async fn the_order_of_a_held_session_stays(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        (Who::Organizer, "orderSpeeches", json!({ "consultation": id, "speeches": [] }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_handed_out_for_what_was_called_off(cast: Cast) {
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let off = json!({ "id": id, "to": "CANCELLED", "reason": "条件不具备" });
        cast.step(Who::Organizer, "advanceConsultation", off).await;
        let paper = json!({ "consultation": id, "kind": "NOTICE", "title": "会议通知", "body": "改期" });
        (Who::Organizer, "addSessionMaterial", paper)
    }

    OnlyAsOpinion BadUserInput "kind"
    async fn what_was_set_aside_becomes_no_proposal(cast: Cast) {
        let input = discarded(cast, true).await;
        (Who::Organizer, "extractSuggestion", with(input, "kind", json!("PROPOSAL")))
    }

    SpeakerDisagrees FailedPrecondition ""
    async fn what_was_set_aside_becomes_an_opinion_if_its_speaker_agrees(cast: Cast) {
        let input = discarded(cast, false).await;
        (Who::Organizer, "extractSuggestion", input)
    }

    UnknownReference BadUserInput "speeches"
    async fn speeches_of_another_session_have_no_place_here(cast: Cast) {
        let other = cast.consultation_at("SCHEDULED", "优化社会救助供给").await;
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.registered(&other).await;
        (Who::Organizer, "orderSpeeches", json!({ "consultation": id, "speeches": [speech] }))
    }
}
