//! Refusals while departments talk with the proposer and with each other.

use domain::rules::Rules;
use entities::rules;
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};
use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};
use crate::schema::rows;

/// Assigns a proposal to 住建局 as the lead, which has signed for it, with 财政局 assisting.
async fn joint(cast: &Cast) -> (String, String) {
    let id = cast.proposal_at("FILED").await.id;
    cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    let (lead, assist) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
    cast.accept(Who::Department, &lead).await;
    (lead, assist)
}

/// Puts rules into force that ask for a contact before every reply.
pub async fn requires_contact(cast: &Cast) {
    let rules = Rules { contact_required: true, ..Rules::default() };
    let row = rules::Model {
        id: rows::id(900),
        committee_id: cast.world().committee,
        number: 2,
        effective_on: "2022-01-01".parse().expect("a date"),
        body: serde_json::to_value(rules).expect("rules are plain data"),
        created_at: rows::at(),
    };
    row.into_active_model().insert(cast.database().writer()).await.expect("a second version of the rules");
}

refusals! {
    NotSignedFor FailedPrecondition ""
    async fn a_contact_is_recorded_after_signing_for_the_case(cast: Cast) {
        (Who::Department, "recordContact", cast.contact(&cast.proposal_at("ASSIGNED").await.assignment))
    }

    DateInFuture BadUserInput "heldOn"
    async fn a_contact_is_not_made_tomorrow(cast: Cast) {
        let mut input = cast.contact(&cast.proposal_at("IN_HANDLING").await.assignment);
        input["heldOn"] = json!("2099-01-01");
        (Who::Department, "recordContact", input)
    }

    DatesOutOfOrder BadUserInput "heldOn"
    async fn a_contact_is_not_made_before_the_assignment(cast: Cast) {
        let mut input = cast.contact(&cast.proposal_at("IN_HANDLING").await.assignment);
        input["heldOn"] = json!("2022-08-29");
        (Who::Department, "recordContact", input)
    }

    Empty BadUserInput "note"
    async fn a_contact_says_what_was_said(cast: Cast) {
        let mut input = cast.contact(&cast.proposal_at("IN_HANDLING").await.assignment);
        input["note"] = json!(" ");
        (Who::Department, "recordContact", input)
    }

    ContactNeeded FailedPrecondition ""
    async fn where_the_rules_ask_for_a_contact_no_reply_goes_without(cast: Cast) {
        requires_contact(cast).await;
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let id = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;
        (Who::Department, "submitResponse", json!({ "id": id }))
    }

    AssistOpinionsMissing FailedPrecondition ""
    async fn the_lead_waits_for_the_assisting_departments(cast: Cast) {
        let (lead, _) = joint(cast).await;
        let id = cast.step(Who::Handler, "draftResponse", cast.letter(&lead)).await;
        (Who::Department, "submitResponse", json!({ "id": id }))
    }

    OnlyAssistantsGiveOpinions FailedPrecondition ""
    async fn the_lead_gives_no_opinion_to_itself(cast: Cast) {
        let (lead, _) = joint(cast).await;
        (Who::Department, "submitAssistOpinion", cast.opinion(&lead, "CONCURS"))
    }

    NotSignedFor FailedPrecondition ""
    async fn an_opinion_is_given_after_signing_for_the_case(cast: Cast) {
        let (_, assist) = joint(cast).await;
        (Who::Assistant, "submitAssistOpinion", cast.opinion(&assist, "CONCURS"))
    }

    DateInFuture BadUserInput "issuedOn"
    async fn an_opinion_is_not_dated_tomorrow(cast: Cast) {
        let (_, assist) = joint(cast).await;
        cast.accept(Who::Assistant, &assist).await;
        let mut input = cast.opinion(&assist, "CONCURS");
        input["issuedOn"] = json!("2099-01-01");
        (Who::Assistant, "submitAssistOpinion", input)
    }

    HandBackUndecided FailedPrecondition ""
    async fn no_opinion_is_given_while_a_request_to_hand_back_is_undecided(cast: Cast) {
        let (_, assist) = joint(cast).await;
        cast.accept(Who::Assistant, &assist).await;
        cast.hands_back(Who::Assistant, &assist, "公安局").await;
        (Who::Assistant, "submitAssistOpinion", cast.opinion(&assist, "CONCURS"))
    }

    WrongState FailedPrecondition ""
    async fn no_opinion_is_given_on_a_closed_case(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let (lead, assist) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
        cast.accept(Who::Department, &lead).await;
        cast.accept(Who::Assistant, &assist).await;
        // By then the assisting department's time for its opinion is over, and the lead answers without it.
        cast.clock("2022-10-10");
        let response = cast.step(Who::Department, "draftResponse", cast.letter(&lead)).await;
        cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Member, "evaluateResponse", json!({ "suggestion": id, "satisfaction": "SATISFIED" })).await;
        (Who::Assistant, "submitAssistOpinion", cast.opinion(&assist, "CONCURS"))
    }
}
