//! Refusals while departments hand cases back and conferences assign them.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

fn decision(asked: &str, department: &str) -> Value {
    json!({ "handBack": asked, "approve": true, "department": department })
}

/// Makes 住建局 ask for a hand-back of its case to 公安局.
async fn asked(cast: &Cast) -> String {
    let assignment = cast.proposal_at("ASSIGNED").await.assignment;
    cast.hands_back(Who::Department, &assignment, "公安局").await
}

fn conference(cast: &Cast, items: usize) -> Value {
    let unit = json!({ "department": cast.department("住建局"), "role": "SOLE" });
    let item = json!({ "suggestion": format!("sug_{}", "0".repeat(32)), "mode": "SOLE", "units": [unit] });
    json!({
        "committee": cast.committee(),
        "conferenceTitle": "提案交办会",
        "heldOn": cast.today(),
        "items": vec![item; items],
    })
}

refusals! {
    Empty BadUserInput "reason"
    async fn a_request_to_hand_back_says_why(cast: Cast) {
        let mut input = cast.hand_back(&cast.proposal_at("ASSIGNED").await.assignment, "公安局");
        input["reason"] = json!("");
        (Who::Department, "requestReassignment", input)
    }

    HandBackTooLate FailedPrecondition ""
    async fn after_seven_working_days_nothing_is_handed_back(cast: Cast) {
        cast.clock("2022-08-30");
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        // The seventh working day after a Tuesday is the Thursday of the week after.
        cast.clock("2022-09-09");
        (Who::Department, "requestReassignment", cast.hand_back(&assignment, "公安局"))
    }

    WrongState FailedPrecondition ""
    async fn what_is_answered_is_not_handed_back(cast: Cast) {
        let assignment = cast.proposal_at("RESPONSE_UNDER_REVIEW").await.assignment;
        (Who::Department, "requestReassignment", cast.hand_back(&assignment, "公安局"))
    }

    AlreadyAssigned BadUserInput "proposedDepartment"
    async fn nobody_proposes_itself(cast: Cast) {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        (Who::Department, "requestReassignment", cast.hand_back(&assignment, "住建局"))
    }

    OfAnotherCommittee BadUserInput "proposedDepartment"
    async fn nobody_proposes_a_stranger(cast: Cast) {
        let mut input = cast.hand_back(&cast.proposal_at("ASSIGNED").await.assignment, "公安局");
        input["proposedDepartment"] = json!(cast.foreign_department.to_string());
        (Who::Department, "requestReassignment", input)
    }

    HandBackUndecided FailedPrecondition ""
    async fn while_a_request_is_undecided_nothing_is_answered(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        cast.hands_back(Who::Department, &assignment, "公安局").await;
        let draft = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
        (Who::Department, "submitResponse", json!({ "id": draft }))
    }

    ReasonNeeded BadUserInput "note"
    async fn who_denies_a_request_says_why(cast: Cast) {
        (Who::Supervisor, "decideReassignment", json!({ "handBack": asked(cast).await, "approve": false }))
    }

    WrongState FailedPrecondition ""
    async fn a_request_is_decided_once(cast: Cast) {
        let asked = asked(cast).await;
        cast.step(Who::Supervisor, "decideReassignment", decision(&asked, &cast.department("公安局"))).await;
        (Who::Supervisor, "decideReassignment", decision(&asked, &cast.department("财政局")))
    }

    HandedBackBefore BadUserInput "department"
    async fn a_department_does_not_get_back_what_it_handed_back(cast: Cast) {
        let case = cast.proposal_at("ASSIGNED").await;
        let first = cast.hands_back(Who::Department, &case.assignment, "公安局").await;
        cast.step(Who::Supervisor, "decideReassignment", decision(&first, &cast.department("公安局"))).await;
        let next = cast.assignment_of(&case.id, "公安局").await;
        let second = cast.hands_back(Who::OtherDepartment, &next, "财政局").await;
        (Who::Supervisor, "decideReassignment", decision(&second, &cast.department("住建局")))
    }

    AlreadyAssigned BadUserInput "department"
    async fn a_department_takes_one_part_of_a_case(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let lead = cast.assignment_of(&id, "住建局").await;
        let asked = cast.hands_back(Who::Department, &lead, "公安局").await;
        (Who::Supervisor, "decideReassignment", decision(&asked, &cast.department("财政局")))
    }

    StaleVersion Conflict ""
    async fn a_request_is_decided_as_it_was_read(cast: Cast) {
        let asked = asked(cast).await;
        (Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true, "expectedVersion": 1 }))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_signed_for_twice_while_a_request_is_undecided(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        cast.hands_back(Who::Department, &assignment, "公安局").await;
        (Who::Department, "acceptAssignment", json!({ "id": assignment }))
    }

    TooMany BadUserInput "items"
    async fn a_conference_assigns_a_hundred(cast: Cast) {
        (Who::Office, "assignSuggestions", conference(cast, 101))
    }

    DateInFuture BadUserInput "heldOn"
    async fn a_conference_is_not_held_tomorrow(cast: Cast) {
        let mut input = conference(cast, 1);
        input["heldOn"] = json!("2099-01-01");
        (Who::Office, "assignSuggestions", input)
    }

    Empty BadUserInput "conferenceTitle"
    async fn a_conference_has_a_title(cast: Cast) {
        let mut input = conference(cast, 1);
        input["conferenceTitle"] = json!(" ");
        (Who::Office, "assignSuggestions", input)
    }
}
