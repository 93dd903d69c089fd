//! Refusals around clocks: more time, urging, rules, holidays, notices.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

async fn extension(cast: &Cast, stage: &str, until: &str) -> serde_json::Value {
    cast.clock("2022-09-01");
    let assignment = cast.proposal_at(stage).await.assignment;
    json!({ "assignment": assignment, "until": until, "reason": "须会商多个部门" })
}

fn rules(cast: &Cast, from: &str) -> serde_json::Value {
    json!({ "committee": cast.committee(), "effectiveOn": from, "replyDays": 60 })
}

refusals! {
    NotLater BadUserInput "until"
    async fn more_time_ends_later(cast: Cast) {
        (Who::Office, "extendDeadline", extension(cast, "IN_HANDLING", "2022-11-30").await)
    }

    BeyondExtension BadUserInput "until"
    async fn more_time_is_not_endless(cast: Cast) {
        // 180 days from 2022-09-01 end on 2023-02-28.
        (Who::Office, "extendDeadline", extension(cast, "IN_HANDLING", "2023-03-01").await)
    }

    AlreadyAnswered FailedPrecondition ""
    async fn who_has_answered_needs_no_more_time(cast: Cast) {
        (Who::Office, "extendDeadline", extension(cast, "RESPONDED", "2023-01-31").await)
    }

    Empty BadUserInput "reason"
    async fn more_time_has_a_reason(cast: Cast) {
        let mut input = extension(cast, "IN_HANDLING", "2023-01-31").await;
        input["reason"] = json!(" ");
        (Who::Office, "extendDeadline", input)
    }

    AssistantsDoNotReply FailedPrecondition ""
    async fn the_assisting_department_has_no_answer_to_extend(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let assignment = cast.assignment_of(&id, "财政局").await;
        (Who::Office, "extendDeadline", json!({ "assignment": assignment, "until": "2023-01-31", "reason": "多部门" }))
    }

    StaleVersion Conflict ""
    async fn an_assignment_that_moved_on_is_not_extended(cast: Cast) {
        let mut input = extension(cast, "IN_HANDLING", "2023-01-31").await;
        input["expectedVersion"] = json!(1);
        (Who::Office, "extendDeadline", input)
    }

    UrgedRecently FailedPrecondition ""
    async fn a_department_is_not_urged_twice_at_once(cast: Cast) {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        let input = json!({ "assignment": assignment, "note": "请尽快签收" });
        cast.step(Who::Supervisor, "urgeDepartment", input.clone()).await;
        (Who::Office, "urgeDepartment", input)
    }

    AlreadyAnswered FailedPrecondition ""
    async fn who_has_answered_is_not_urged(cast: Cast) {
        let assignment = cast.proposal_at("RESPONDED").await.assignment;
        (Who::Office, "urgeDepartment", json!({ "assignment": assignment, "note": "请尽快答复" }))
    }

    Empty BadUserInput "note"
    async fn who_urges_says_what_for(cast: Cast) {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        (Who::Supervisor, "urgeDepartment", json!({ "assignment": assignment, "note": " \n" }))
    }

    WrongState FailedPrecondition ""
    async fn a_closed_case_is_given_no_more_time(cast: Cast) {
        (Who::Office, "extendDeadline", extension(cast, "CLOSED", "2023-01-31").await)
    }

    DateInPast BadUserInput "effectiveOn"
    async fn rules_are_not_adopted_for_yesterday(cast: Cast) {
        cast.clock("2022-09-02");
        (Who::Admin, "adoptRules", rules(cast, "2022-09-01"))
    }

    OutOfRange BadUserInput "extendedReplyDays"
    async fn an_extended_reply_is_not_shorter_than_a_plain_one(cast: Cast) {
        let mut input = rules(cast, "2099-01-01");
        input["replyDays"] = json!(200);
        (Who::Admin, "adoptRules", input)
    }

    OutOfRange BadUserInput "reminderDays"
    async fn a_deadline_has_ten_reminders(cast: Cast) {
        let mut input = rules(cast, "2099-01-01");
        input["reminderDays"] = json!((1..=11).collect::<Vec<_>>());
        (Who::Admin, "adoptRules", input)
    }

    OutOfRange BadUserInput "reminderDays"
    async fn a_reminder_comes_within_the_year(cast: Cast) {
        let mut input = rules(cast, "2099-01-01");
        input["reminderDays"] = json!([15, 367]);
        (Who::Admin, "adoptRules", input)
    }

    Empty BadUserInput "content"
    async fn a_file_of_holidays_says_something(cast: Cast) {
        let input = json!({ "committee": cast.committee(), "format": "CSV", "content": " \n", "apply": true });
        (Who::Admin, "importHolidays", input)
    }

    InvalidRows BadUserInput "content"
    async fn holidays_with_faults_are_not_entered(cast: Cast) {
        let content = "date,kind,name\n2027-01-01,HOLIDAY,元旦\n2027-02-30,HOLIDAY,春节\n";
        let input = json!({ "committee": cast.committee(), "format": "CSV", "content": content, "apply": true });
        (Who::Admin, "importHolidays", input)
    }

    TooLong BadUserInput "content"
    async fn a_file_of_holidays_has_an_end(cast: Cast) {
        let content = "x".repeat(200_001);
        let input = json!({ "committee": cast.committee(), "format": "CSV", "content": content, "apply": false });
        (Who::Admin, "importHolidays", input)
    }

    TooMany BadUserInput "ids"
    async fn notices_are_marked_a_hundred_at_a_time(cast: Cast) {
        let ids = vec![format!("ntf_{}", "0".repeat(32)); 101];
        (Who::Member, "markNotificationsRead", json!({ "ids": ids }))
    }

    Empty BadUserInput "outcomeLetters"
    async fn something_is_printed_for_every_outcome(cast: Cast) {
        let letters = json!({ "resolved": "A", "inProgress": "B", "planned": " ", "deferred": "C", "reference": "D" });
        let input = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "outcomeLetters": letters });
        (Who::Admin, "adoptRules", input)
    }

    TooLong BadUserInput "outcomeLetters"
    async fn what_is_printed_for_an_outcome_is_short(cast: Cast) {
        let long = "类".repeat(9);
        let letters = json!({ "resolved": "A", "inProgress": "B", "planned": "C", "deferred": long, "reference": "D" });
        let input = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "outcomeLetters": letters });
        (Who::Admin, "adoptRules", input)
    }
}
