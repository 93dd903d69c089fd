//! Refusals of forms on paper and of meetings.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

refusals! {
    UnknownReference BadUserInput "proposer"
    async fn a_form_is_a_proposers(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut form = cast.paper_form(&id, "林义", "SATISFIED").await;
        form["proposer"] = json!(format!("pro_{}", "0".repeat(32)));
        (Who::Office, "recordPaperEvaluation", form)
    }

    DateInFuture BadUserInput "signedOn"
    async fn a_form_is_not_signed_tomorrow(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut form = cast.paper_form(&id, "林义", "SATISFIED").await;
        form["signedOn"] = json!("2099-01-01");
        (Who::Office, "recordPaperEvaluation", form)
    }

    DatesOutOfOrder BadUserInput "signedOn"
    async fn a_form_is_not_older_than_the_answer(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut form = cast.paper_form(&id, "林义", "SATISFIED").await;
        form["signedOn"] = json!("2022-08-29");
        (Who::Office, "recordPaperEvaluation", form)
    }

    CommentNeeded BadUserInput "comment"
    async fn dissatisfaction_on_paper_says_why(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut form = cast.paper_form(&id, "林义", "DISSATISFIED").await;
        form["comment"] = json!("");
        (Who::Office, "recordPaperEvaluation", form)
    }

    AlreadyEvaluated FailedPrecondition ""
    async fn who_evaluated_themselves_needs_no_form(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "recordPaperEvaluation", cast.paper_form(&id, "林义", "SATISFIED").await)
    }

    WrongState FailedPrecondition ""
    async fn there_is_no_form_about_no_answer(cast: Cast) {
        let id = cast.proposal_at("IN_HANDLING").await.id;
        (Who::Office, "recordPaperEvaluation", cast.paper_form(&id, "林义", "SATISFIED").await)
    }

    DateInFuture BadUserInput "heldOn"
    async fn a_meeting_is_not_held_tomorrow(cast: Cast) {
        let mut meeting = cast.meeting();
        meeting["heldOn"] = json!("2099-01-01");
        (Who::Office, "closeSuggestion", json!({ "id": cast.proposal_at("RESPONDED").await.id, "meeting": meeting }))
    }

    Empty BadUserInput "participants"
    async fn a_meeting_has_people(cast: Cast) {
        let mut meeting = cast.meeting();
        meeting["participants"] = json!(" ");
        (Who::Office, "closeSuggestion", json!({ "id": cast.proposal_at("RESPONDED").await.id, "meeting": meeting }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_not_answered_is_not_closed(cast: Cast) {
        (Who::Office, "closeSuggestion", json!({ "id": cast.proposal_at("IN_HANDLING").await.id }))
    }

    WrongState FailedPrecondition ""
    async fn a_meeting_does_not_close_what_is_under_review(cast: Cast) {
        let id = cast.proposal_at("RESPONSE_UNDER_REVIEW").await.id;
        (Who::Supervisor, "closeSuggestion", json!({ "id": id, "meeting": cast.meeting() }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_closed_is_not_closed_again(cast: Cast) {
        (Who::Office, "closeSuggestion", json!({ "id": cast.proposal_at("CLOSED").await.id }))
    }
}
