//! Refusals while responses are drafted in their kinds and corrected.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

/// Corrects the response in force and brings the correction under review.
async fn corrected(cast: &Cast, response: &str) -> String {
    let id = cast.step(Who::Department, "correctResponse", cast.correction(response)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": id })).await;
    id
}

refusals! {
    OutOfRange BadUserInput "kind"
    async fn a_correction_is_not_drafted_as_a_new_response(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        letter["kind"] = json!("CORRECTING");
        (Who::Department, "draftResponse", letter)
    }

    OutOfRange BadUserInput "kind"
    async fn what_is_in_force_is_corrected_or_superseded_only(cast: Cast) {
        let mut correction = cast.correction(&cast.proposal_at("RESPONDED").await.response);
        correction["kind"] = json!("HOLDING");
        (Who::Department, "correctResponse", correction)
    }

    Empty BadUserInput "reason"
    async fn who_corrects_says_why(cast: Cast) {
        let mut correction = cast.correction(&cast.proposal_at("RESPONDED").await.response);
        correction["reason"] = json!(" ");
        (Who::Department, "correctResponse", correction)
    }

    WrongState FailedPrecondition ""
    async fn what_is_not_delivered_is_not_corrected(cast: Cast) {
        let response = cast.proposal_at("RESPONSE_UNDER_REVIEW").await.response;
        (Who::Department, "correctResponse", cast.correction(&response))
    }

    NotInForce FailedPrecondition ""
    async fn what_is_superseded_is_not_corrected_again(cast: Cast) {
        let first = cast.proposal_at("CLOSED").await.response;
        cast.approve(&corrected(cast, &first).await).await;
        (Who::Department, "correctResponse", cast.correction(&first))
    }

    ResponseInReview FailedPrecondition ""
    async fn one_correction_is_reviewed_at_a_time(cast: Cast) {
        let first = cast.proposal_at("CLOSED").await.response;
        corrected(cast, &first).await;
        (Who::Department, "correctResponse", cast.correction(&first))
    }

    ResponseInReview FailedPrecondition ""
    async fn a_reopened_case_is_answered_after_the_correction_is_reviewed(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        corrected(cast, &case.response).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.ask(Who::Member, "evaluateResponse", input).await.data("");
        (Who::Department, "draftResponse", cast.letter(&case.assignment))
    }

    StaleVersion Conflict ""
    async fn a_correction_that_moved_on_is_not_rewritten(cast: Cast) {
        let first = cast.proposal_at("CLOSED").await.response;
        cast.step(Who::Handler, "correctResponse", cast.correction(&first)).await;
        cast.step(Who::Department, "correctResponse", cast.correction(&first)).await;
        let mut late = cast.correction(&first);
        late["expectedVersion"] = json!(1);
        (Who::Handler, "correctResponse", late)
    }

    NameTaken BadUserInput "name"
    async fn a_department_has_one_template_of_a_name(cast: Cast) {
        cast.step(Who::Handler, "saveResponseTemplate", cast.template("常用")).await;
        (Who::Department, "saveResponseTemplate", cast.template("常用"))
    }

    NotFound NotFound ""
    async fn a_template_stays_with_its_department(cast: Cast) {
        let id = cast.step(Who::Handler, "saveResponseTemplate", cast.template("常用")).await;
        let mut theirs = cast.template("常用");
        theirs["id"] = json!(id);
        theirs["department"] = json!(cast.department("财政局"));
        (Who::Assistant, "saveResponseTemplate", theirs)
    }

    TooMany BadUserInput "department"
    async fn a_department_keeps_fifty_templates(cast: Cast) {
        for number in 0..50 {
            cast.step(Who::Handler, "saveResponseTemplate", cast.template(&format!("模板{number}"))).await;
        }
        (Who::Handler, "saveResponseTemplate", cast.template("又一个"))
    }

    StaleVersion Conflict ""
    async fn a_template_that_moved_on_is_not_thrown_away(cast: Cast) {
        let id = cast.step(Who::Handler, "saveResponseTemplate", cast.template("常用")).await;
        let mut changed = cast.template("常用");
        changed["id"] = json!(id);
        cast.step(Who::Department, "saveResponseTemplate", changed).await;
        (Who::Handler, "deleteResponseTemplate", json!({ "id": id, "expectedVersion": 1 }))
    }
}
