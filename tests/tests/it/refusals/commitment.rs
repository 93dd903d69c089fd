//! Refusals of commitments, key suggestions and honours.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

/// Drafts an answer with changed commitments, and returns what hands it in.
async fn drafted(cast: &Cast, commitments: serde_json::Value) -> serde_json::Value {
    let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
    letter["commitments"] = commitments;
    json!({ "id": cast.step(Who::Handler, "draftResponse", letter).await })
}

/// Repeats a promise to the letter in a correction, and returns the first one, whose place the repetition has taken.
async fn superseded(cast: &Cast) -> String {
    let closed = cast.proposal_at("CLOSED").await;
    let first = cast.commitment_of(&closed.id).await;
    let correction = cast.step(Who::Department, "correctResponse", cast.correction(&closed.response)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": correction })).await;
    cast.approve(&correction).await;
    first
}

/// Returns what a department reports on a promise.
fn report(cast: &Cast, commitment: &str) -> serde_json::Value {
    json!({ "commitment": commitment, "on": cast.today(), "note": "已组建两成" })
}

refusals! {
    CommitmentNeeded FailedPrecondition ""
    async fn what_is_under_way_is_promised(cast: Cast) {
        (Who::Department, "submitResponse", drafted(cast, json!([])).await)
    }

    DatesOutOfOrder BadUserInput "dueOn"
    async fn nothing_is_promised_for_the_day_before_the_letter(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        letter["commitments"][0]["dueOn"] = json!(cast.in_days(-1));
        (Who::Department, "draftResponse", letter)
    }

    Empty BadUserInput "measure"
    async fn a_promise_can_be_measured(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        letter["commitments"][0]["measure"] = json!("");
        (Who::Department, "draftResponse", letter)
    }

    TooMany BadUserInput "commitments"
    async fn a_letter_makes_twenty_promises(cast: Cast) {
        let mut letter = cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment);
        let one = letter["commitments"][0].clone();
        letter["commitments"] = json!(vec![one; 21]);
        (Who::Department, "draftResponse", letter)
    }

    WrongState FailedPrecondition ""
    async fn what_is_judged_is_judged(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let commitment = cast.commitment_of(&id).await;
        cast.step(Who::Office, "judgeCommitment", cast.verdict(&commitment, "FULFILLED")).await;
        (Who::Supervisor, "judgeCommitment", cast.verdict(&commitment, "BROKEN"))
    }

    DateInFuture BadUserInput "on"
    async fn nothing_is_fulfilled_tomorrow(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut verdict = cast.verdict(&cast.commitment_of(&id).await, "FULFILLED");
        verdict["on"] = json!("2099-01-01");
        (Who::Office, "judgeCommitment", verdict)
    }

    WrongState FailedPrecondition ""
    async fn what_is_judged_is_not_reported_on(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let commitment = cast.commitment_of(&id).await;
        cast.step(Who::Office, "judgeCommitment", cast.verdict(&commitment, "FULFILLED")).await;
        (Who::Department, "followUpCommitment", report(cast, &commitment))
    }

    WrongState FailedPrecondition ""
    async fn a_superseded_promise_is_not_reported_on(cast: Cast) {
        (Who::Department, "followUpCommitment", report(cast, &superseded(cast).await))
    }

    WrongState FailedPrecondition ""
    async fn a_superseded_promise_is_not_judged(cast: Cast) {
        (Who::Supervisor, "judgeCommitment", cast.verdict(&superseded(cast).await, "FULFILLED"))
    }

    Empty BadUserInput "note"
    async fn a_report_says_what_was_done(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut input = report(cast, &cast.commitment_of(&id).await);
        input["note"] = json!("");
        (Who::Department, "followUpCommitment", input)
    }

    DateInFuture BadUserInput "on"
    async fn nothing_is_reported_for_tomorrow(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut input = report(cast, &cast.commitment_of(&id).await);
        input["on"] = json!(cast.in_days(1));
        (Who::Department, "followUpCommitment", input)
    }

    Empty BadUserInput "note"
    async fn a_verdict_says_why(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        let mut input = cast.verdict(&cast.commitment_of(&id).await, "BROKEN");
        input["note"] = json!(" ");
        (Who::Supervisor, "judgeCommitment", input)
    }

    UnknownReference BadUserInput "commitment"
    async fn the_broken_promise_of_another_case_reopens_nothing(cast: Cast) {
        let (id, other) = (cast.proposal_at("CLOSED").await.id, cast.proposal_at("CLOSED").await.id);
        let commitment = cast.commitment_of(&other).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&commitment, "BROKEN")).await;
        (Who::Supervisor, "reopenSuggestion", json!({ "id": id, "commitment": commitment, "reason": "逾期" }))
    }

    Empty BadUserInput "reason"
    async fn who_reopens_a_case_says_why(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        let commitment = cast.commitment_of(&id).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&commitment, "BROKEN")).await;
        (Who::Supervisor, "reopenSuggestion", json!({ "id": id, "commitment": commitment, "reason": " " }))
    }

    NoBrokenPromise FailedPrecondition ""
    async fn a_promise_that_is_not_judged_reopens_nothing(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        let commitment = cast.commitment_of(&id).await;
        (Who::Supervisor, "reopenSuggestion", json!({ "id": id, "commitment": commitment, "reason": "逾期" }))
    }

    AlreadyKey FailedPrecondition ""
    async fn a_key_proposal_is_one_already(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.step(Who::Office, "designateKeySuggestion", cast.designation(&id)).await;
        (Who::Office, "designateKeySuggestion", cast.designation(&id))
    }

    WrongState FailedPrecondition ""
    async fn only_what_is_filed_becomes_a_key_proposal(cast: Cast) {
        (Who::Office, "designateKeySuggestion", cast.designation(&cast.proposal_at("SUBMITTED").await.id))
    }

    WrongState FailedPrecondition ""
    async fn what_is_no_key_proposal_is_not_revoked(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        (Who::Office, "revokeKeySuggestion", json!({ "id": id, "reason": "另行确定" }))
    }

    Empty BadUserInput "reason"
    async fn who_revokes_a_key_proposal_says_why(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.step(Who::Office, "designateKeySuggestion", cast.designation(&id)).await;
        (Who::Office, "revokeKeySuggestion", json!({ "id": id, "reason": "" }))
    }

    DateInFuture BadUserInput "approvedOn"
    async fn no_meeting_approves_a_key_proposal_tomorrow(cast: Cast) {
        let mut input = cast.designation(&cast.proposal_at("FILED").await.id);
        input["approvedOn"] = json!(cast.in_days(1));
        (Who::Office, "designateKeySuggestion", input)
    }

    Empty BadUserInput "leader"
    async fn a_key_proposal_has_a_leader(cast: Cast) {
        let mut input = cast.designation(&cast.proposal_at("FILED").await.id);
        input["leader"] = json!(" ");
        (Who::Office, "designateKeySuggestion", input)
    }

    Empty BadUserInput "body"
    async fn a_note_of_the_supervision_says_something(cast: Cast) {
        let id = cast.proposal_at("ASSIGNED").await.id;
        (Who::Supervisor, "addSupervisionNote", json!({ "id": id, "body": " " }))
    }

    AlreadyAwarded FailedPrecondition ""
    async fn a_suggestion_is_honoured_once_for_a_year(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        let input = json!({ "id": id, "year": 2022, "title": "优秀提案" });
        cast.step(Who::Office, "awardSuggestion", input.clone()).await;
        (Who::Office, "awardSuggestion", input)
    }

    OutOfRange BadUserInput "year"
    async fn nothing_is_honoured_for_a_year_to_come(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        (Who::Office, "awardSuggestion", json!({ "id": id, "year": 2099, "title": "优秀提案" }))
    }

    WrongState FailedPrecondition ""
    async fn only_what_is_closed_is_honoured(cast: Cast) {
        let id = cast.proposal_at("RESPONDED").await.id;
        (Who::Office, "awardSuggestion", json!({ "id": id, "year": 2022, "title": "优秀提案" }))
    }
}
