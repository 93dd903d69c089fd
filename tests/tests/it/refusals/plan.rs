//! Refusals while annual plans are drafted, approved, adjusted and begun.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

/// Returns the plan with one item, of which a field is as given.
fn with_item(cast: &Cast, field: &str, value: Value) -> Value {
    let (mut input, mut item) = (cast.plan(), cast.plan_item("议题"));
    item[field] = value;
    input["items"] = json!([item]);
    input
}

refusals! {
    PlanTaken BadUserInput "year"
    async fn a_year_has_one_plan(cast: Cast) {
        cast.plan_at("DRAFT").await;
        (Who::Office, "createAnnualPlan", cast.plan())
    }

    OutOfRange BadUserInput "year"
    async fn a_plan_is_of_a_year_that_was_or_comes_soon(cast: Cast) {
        let mut input = cast.plan();
        input["year"] = json!(2028);
        (Who::Office, "createAnnualPlan", input)
    }

    Empty BadUserInput "title"
    async fn a_plan_has_a_title(cast: Cast) {
        let mut input = cast.plan();
        input["title"] = json!(" ");
        (Who::Office, "createAnnualPlan", input)
    }

    Empty BadUserInput "items"
    async fn an_item_has_an_organiser(cast: Cast) {
        (Who::Office, "createAnnualPlan", with_item(cast, "specialCommittee", Value::Null))
    }

    OutOfRange BadUserInput "items"
    async fn a_year_has_twelve_months(cast: Cast) {
        (Who::Office, "createAnnualPlan", with_item(cast, "month", json!(13)))
    }

    TooMany BadUserInput "items"
    async fn a_plan_has_a_hundred_items(cast: Cast) {
        let mut input = cast.plan();
        input["items"] = json!(vec![cast.plan_item("议题"); 101]);
        (Who::Office, "createAnnualPlan", input)
    }

    Duplicate BadUserInput "items"
    async fn a_department_takes_part_once(cast: Cast) {
        let twice = json!([cast.department("住建局"), cast.department("住建局")]);
        (Who::Office, "createAnnualPlan", with_item(cast, "departments", twice))
    }

    OfAnotherCommittee BadUserInput "items"
    async fn a_department_of_another_committee_takes_no_part(cast: Cast) {
        let foreign = json!([cast.foreign_department.to_string()]);
        (Who::Office, "createAnnualPlan", with_item(cast, "departments", foreign))
    }

    WrongState FailedPrecondition ""
    async fn a_plan_that_people_are_asked_about_is_not_written_anew(cast: Cast) {
        let id = cast.plan_at("CANVASSED").await;
        (Who::Office, "updateAnnualPlan", json!({ "id": id, "title": "改" }))
    }

    StaleVersion Conflict ""
    async fn a_plan_that_moved_on_is_not_written_anew(cast: Cast) {
        let id = cast.plan_at("DRAFT").await;
        cast.step(Who::Office, "updateAnnualPlan", json!({ "id": id, "title": "改" })).await;
        (Who::Office, "updateAnnualPlan", json!({ "id": id, "title": "再改", "expectedVersion": 1 }))
    }

    WrongState FailedPrecondition ""
    async fn no_approval_is_left_out(cast: Cast) {
        let id = cast.plan_at("REVISED").await;
        (Who::Office, "advanceAnnualPlan", json!({ "id": id, "to": "PARTY_APPROVED", "body": "市委常委会" }))
    }

    WrongState FailedPrecondition ""
    async fn what_the_party_committee_decided_does_not_go_back(cast: Cast) {
        let id = cast.plan_at("PARTY_APPROVED").await;
        (Who::Office, "advanceAnnualPlan", json!({ "id": id, "to": "DRAFT", "reason": "改" }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_sends_a_plan_back_says_why(cast: Cast) {
        (Who::Office, "advanceAnnualPlan", json!({ "id": cast.plan_at("REVISED").await, "to": "DRAFT" }))
    }

    Empty BadUserInput "body"
    async fn an_approval_is_somebodys(cast: Cast) {
        let id = cast.plan_at("REVISED").await;
        (Who::Chair, "advanceAnnualPlan", json!({ "id": id, "to": "CHAIR_MEETING_APPROVED" }))
    }

    Empty BadUserInput "items"
    async fn nobody_is_asked_about_a_plan_without_items(cast: Cast) {
        let id = cast.plan_at("DRAFT").await;
        cast.step(Who::Office, "updateAnnualPlan", json!({ "id": id, "items": [] })).await;
        (Who::Office, "advanceAnnualPlan", json!({ "id": id, "to": "CANVASSED" }))
    }

    DateInFuture BadUserInput "on"
    async fn nothing_is_approved_tomorrow(cast: Cast) {
        let id = cast.plan_at("DRAFT").await;
        (Who::Office, "advanceAnnualPlan", json!({ "id": id, "to": "CANVASSED", "on": cast.in_days(1) }))
    }

    DatesOutOfOrder BadUserInput "on"
    async fn an_approval_is_not_older_than_the_one_before(cast: Cast) {
        let id = cast.plan_at("CANVASSED").await;
        (Who::Office, "advanceAnnualPlan", json!({ "id": id, "to": "REVISED", "on": cast.in_days(-1) }))
    }

    PlanNotApproved FailedPrecondition ""
    async fn a_draft_is_not_adjusted(cast: Cast) {
        let id = cast.plan_at("CHAIR_MEETING_APPROVED").await;
        let input = json!({ "plan": id, "kind": "ADDED", "to": cast.plan_item("新议题"), "reason": "党委交题" });
        (Who::Office, "adjustPlanItem", input)
    }

    ReasonNeeded BadUserInput "reason"
    async fn an_adjustment_has_a_reason(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        let input = json!({ "plan": id, "kind": "ADDED", "to": cast.plan_item("新议题"), "reason": " " });
        (Who::Office, "adjustPlanItem", input)
    }

    Empty BadUserInput "to"
    async fn an_item_that_is_added_is_told(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        (Who::Office, "adjustPlanItem", json!({ "plan": id, "kind": "ADDED", "reason": "党委交题" }))
    }

    Empty BadUserInput "item"
    async fn an_item_that_is_dropped_is_named(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        (Who::Office, "adjustPlanItem", json!({ "plan": id, "kind": "DROPPED", "reason": "条件不成熟" }))
    }

    UnknownReference BadUserInput "item"
    async fn an_item_of_another_plan_is_not_dropped(cast: Cast) {
        let (plan, other) = (cast.plan_at("PUBLISHED").await, cast.plan_of_at(2021, "PUBLISHED").await);
        let item = cast.plan_items(&other).await[0].clone();
        (Who::Office, "adjustPlanItem", json!({ "plan": plan, "kind": "DROPPED", "item": item, "reason": "条件不成熟" }))
    }

    PlanNotApproved FailedPrecondition ""
    async fn nothing_begins_before_the_plan_is_decided_on(cast: Cast) {
        let item = cast.plan_items(&cast.plan_at("REVISED").await).await[0].clone();
        (Who::Office, "startPlanItem", json!({ "item": item }))
    }

    ItemNotOpen FailedPrecondition ""
    async fn an_item_begins_once(cast: Cast) {
        let item = cast.plan_items(&cast.plan_at("PUBLISHED").await).await[0].clone();
        cast.step(Who::Organizer, "startPlanItem", json!({ "item": item })).await;
        (Who::Office, "startPlanItem", json!({ "item": item }))
    }

    ItemNotOpen FailedPrecondition ""
    async fn what_has_begun_is_not_dropped(cast: Cast) {
        let plan = cast.plan_at("PUBLISHED").await;
        let item = cast.plan_items(&plan).await[0].clone();
        cast.step(Who::Organizer, "startPlanItem", json!({ "item": item })).await;
        (Who::Office, "adjustPlanItem", json!({ "plan": plan, "kind": "DROPPED", "item": item, "reason": "条件不成熟" }))
    }

    TopicTaken BadUserInput "topic"
    async fn an_item_whose_topic_is_consulted_on_already_does_not_begin(cast: Cast) {
        let item = cast.plan_items(&cast.plan_at("PUBLISHED").await).await[0].clone();
        cast.consultation_at("PLANNED", "提升物业服务管理水平").await;
        (Who::Office, "startPlanItem", json!({ "item": item }))
    }
}
