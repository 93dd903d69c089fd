//! Refusals of what a bargaining's stage does not let be recorded: too early, too late, or after its end.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

const TOPIC: &str = "某企业工资集体协商";

/// Enters a bargaining whose contract the bureau objected to, so that the sides talk anew.
async fn objected(cast: &Cast) -> String {
    let [id, contract] = cast.contract_at("FILED", TOPIC).await;
    cast.of_contract("objectToContract", &contract, json!({ "on": "2022-05-05", "reason": "条款不全" })).await;
    let back = json!({ "id": id, "to": "OBJECTED", "reason": "条款不全" });
    cast.organize("advanceConsultation", back).await;
    id
}

refusals! {
    BargainingTooEarly FailedPrecondition ""
    async fn the_congress_does_not_vote_before_there_is_a_draft(cast: Cast) {
        let id = cast.bargaining_at("NEGOTIATING", TOPIC).await;
        let input = json!({ "consultation": id, "heldOn": "2022-04-18", "entitled": 9, "present": 9, "inFavour": 9 });
        (Who::Organizer, "recordCongressVote", input)
    }

    BargainingTooEarly FailedPrecondition ""
    async fn nobody_signs_before_the_congress_has_approved(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.passed(&id, "2022-04-18").await;
        (Who::Organizer, "signContract", Cast::contract(&id, "2022-04-20"))
    }

    BargainingTooEarly FailedPrecondition ""
    async fn nothing_is_renewed_before_it_is_made_known(cast: Cast) {
        let [id, contract] = cast.contract_at("EFFECTIVE", TOPIC).await;
        cast.passed(&id, "2022-05-30").await;
        let mut input = Cast::contract(&id, "2022-06-01");
        input["renews"] = json!(contract);
        (Who::Organizer, "signContract", input)
    }

    BargainingTooEarly FailedPrecondition ""
    async fn nothing_is_signed_while_the_sides_talk_anew(cast: Cast) {
        let id = objected(cast).await;
        (Who::Organizer, "signContract", Cast::contract(&id, "2022-05-10"))
    }

    BargainingTooLate FailedPrecondition ""
    async fn no_offer_is_made_once_a_contract_is_signed(cast: Cast) {
        let id = cast.bargaining_at("SIGNED", TOPIC).await;
        let input = json!({ "consultation": id, "season": "SUMMER", "body": "要约", "madeOn": "2022-06-01" });
        (Who::Organizer, "makeWageOffer", input)
    }

    BargainingTooLate FailedPrecondition ""
    async fn nobody_replies_once_a_contract_is_signed(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        let unanswered = cast.offer(&id).await;
        let replied = json!({ "consultation": id, "season": "WINTER", "body": "要约", "madeOn": "2022-01-05" });
        cast.organize("makeWageOffer", replied).await;
        let first = cast.first_of(&id, "offers").await;
        cast.organize("replyToWageOffer", json!({ "offer": first, "on": "2022-01-10", "reply": "同意协商" })).await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "REPLIED" })).await;
        cast.meets(&id, "2022-04-01").await;
        for to in ["DRAFT_AGREED", "CONGRESS_APPROVED", "SIGNED"] {
            cast.leads_to(&id, to).await;
            cast.organize("advanceConsultation", json!({ "id": id, "to": to })).await;
        }
        (Who::Organizer, "replyToWageOffer", json!({ "offer": unanswered, "on": "2022-03-15", "reply": "同意协商" }))
    }

    BargainingTooLate FailedPrecondition ""
    async fn no_term_changes_once_the_congress_has_approved(cast: Cast) {
        let id = cast.bargaining_at("CONGRESS_APPROVED", TOPIC).await;
        (Who::Organizer, "recordWageTerm", Cast::wage_term(&id, 4_200.0))
    }

    WrongState FailedPrecondition ""
    async fn no_term_changes_once_the_congress_has_voted_for_it(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.passed(&id, "2022-04-18").await;
        (Who::Organizer, "recordWageTerm", Cast::wage_term(&id, 4_200.0))
    }

    BargainingOver FailedPrecondition ""
    async fn no_offer_is_made_at_what_is_called_off(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        cast.called_off(&id).await;
        let input = json!({ "consultation": id, "season": "SPRING", "body": "要约", "madeOn": "2022-03-01" });
        (Who::Organizer, "makeWageOffer", input)
    }

    BargainingOver FailedPrecondition ""
    async fn the_congress_does_not_vote_on_what_is_called_off(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.called_off(&id).await;
        let input = json!({ "consultation": id, "heldOn": "2022-04-18", "entitled": 9, "present": 9, "inFavour": 9 });
        (Who::Organizer, "recordCongressVote", input)
    }

    BargainingOver FailedPrecondition ""
    async fn nothing_is_signed_at_what_is_called_off(cast: Cast) {
        let id = cast.bargaining_at("CONGRESS_APPROVED", TOPIC).await;
        cast.called_off(&id).await;
        (Who::Organizer, "signContract", Cast::contract(&id, "2022-04-20"))
    }

    BargainingOver FailedPrecondition ""
    async fn nobody_sits_down_at_what_is_called_off(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        cast.called_off(&id).await;
        (Who::Organizer, "addRepresentative", json!({ "consultation": id, "side": "WORKERS", "name": "职工代表" }))
    }

    BargainingOver FailedPrecondition ""
    async fn no_data_is_handed_over_for_what_is_called_off(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        cast.called_off(&id).await;
        let data = json!({
            "consultation": id, "side": "EMPLOYER", "handedBy": "人力资源部", "data": "工资总额", "on": "2022-03-20",
        });
        (Who::Organizer, "recordDataHandover", data)
    }

    BargainingOver FailedPrecondition ""
    async fn no_adviser_is_sent_to_what_is_called_off(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        cast.called_off(&id).await;
        let task = json!({ "consultation": id, "adviserName": "指导员甲", "task": "走访企业", "dueMonth": "2022-06-01" });
        (Who::Organizer, "assignAdviserTask", task)
    }

    BargainingOver FailedPrecondition ""
    async fn no_task_is_looked_into_at_what_is_called_off(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        let task = cast.adviser_task(&id).await;
        cast.called_off(&id).await;
        let note = json!({ "task": task, "month": "2022-06-01", "checkedBy": "市总工会", "finding": "按期" });
        (Who::Organizer, "superviseAdviserTask", note)
    }

    BargainingOver FailedPrecondition ""
    async fn nothing_is_renewed_at_what_is_closed(cast: Cast) {
        let [id, contract] = cast.contract_at("PUBLISHED", TOPIC).await;
        cast.passed(&id, "2022-05-30").await;
        let ends = json!({ "id": id, "to": "CLOSED", "reason": "企业注销" });
        cast.organize("advanceConsultation", ends).await;
        let mut input = Cast::contract(&id, "2022-06-01");
        input["renews"] = json!(contract);
        (Who::Organizer, "signContract", input)
    }

    BargainingOver FailedPrecondition ""
    async fn what_is_closed_is_not_renewed_at_another_table_either(cast: Cast) {
        let [id, contract] = cast.contract_at("PUBLISHED", TOPIC).await;
        let ends = json!({ "id": id, "to": "CLOSED", "reason": "企业注销" });
        cast.organize("advanceConsultation", ends).await;
        let next = cast.bargaining_at("CONGRESS_APPROVED", "另一企业工资集体协商").await;
        let mut input = Cast::contract(&next, "2022-06-01");
        input["renews"] = json!(contract);
        (Who::Organizer, "signContract", input)
    }

    TermNeeded FailedPrecondition ""
    async fn no_draft_is_without_a_term(cast: Cast) {
        let id = cast.bargaining_at("NEGOTIATING", TOPIC).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" }))
    }

    NotScheduled FailedPrecondition ""
    async fn talks_that_are_taken_up_anew_need_another_day(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.talks_anew(&id).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" }))
    }

    NotScheduled FailedPrecondition ""
    async fn talks_after_an_objection_need_another_day(cast: Cast) {
        let id = objected(cast).await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "NEGOTIATING" })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" }))
    }

    DatesOutOfOrder BadUserInput "heldOn"
    async fn the_sides_do_not_meet_anew_before_the_objection(cast: Cast) {
        let id = objected(cast).await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "NEGOTIATING" })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED", "heldOn": "2022-05-04" }))
    }

    FloorStillOpen FailedPrecondition ""
    async fn talks_are_not_taken_up_anew_while_a_meeting_goes_on(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.organize("openFloor", json!({ "consultation": id })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "NEGOTIATING", "reason": "职工要求重议" }))
    }

    CongressNotPassed FailedPrecondition ""
    async fn what_was_passed_of_an_earlier_draft_is_spent(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        cast.passed(&id, "2022-04-18").await;
        cast.talks_anew(&id).await;
        cast.meets(&id, "2022-04-25").await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" })).await;
        (Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CONGRESS_APPROVED" }))
    }

    DatesOutOfOrder BadUserInput "heldOn"
    async fn the_congress_did_not_vote_before_the_sides_agreed(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", TOPIC).await;
        let input = json!({ "consultation": id, "heldOn": "2022-03-31", "entitled": 9, "present": 9, "inFavour": 9 });
        (Who::Organizer, "recordCongressVote", input)
    }

    UnknownReference BadUserInput "replaces"
    async fn only_the_chief_of_the_side_is_replaced(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        let document = "query($id: ID!) { consultation(id: $id) { representatives { id side } } }";
        let read = cast.client(Who::Organizer).run(document, json!({ "id": id })).await;
        let rows = read.list("consultation.representatives");
        let other = rows.iter().find(|row| row["side"] == "EMPLOYER").map(|row| row["id"].clone());
        (Who::Organizer, "addRepresentative", json!({
            "consultation": id, "side": "WORKERS", "replaces": other, "name": "工会副主席",
        }))
    }

    Duplicate BadUserInput "name"
    async fn nobody_takes_their_own_place(cast: Cast) {
        let id = cast.bargaining(TOPIC).await;
        let chief = cast.first_of(&id, "representatives").await;
        (Who::Organizer, "addRepresentative", json!({
            "consultation": id, "side": "WORKERS", "replaces": chief, "name": "工会主席",
        }))
    }
}
