//! Who does what with annual plans: `OK`, or the code of the refusal.

use serde_json::json;

use super::mutations::check;
use super::rows;
use crate::cast::Who;

/// A year of each asker's own: a committee has one plan for each.
fn year(who: Who) -> i32 {
    let at = Who::ALL.iter().position(|other| *other == who).unwrap_or_default();
    2000 + i32::try_from(at).unwrap_or_default()
}

rows! { check;
    create_annual_plan "createAnnualPlan" async |cast, who| {
        cast.began_long_ago().await;
        let mut input = cast.plan();
        input["year"] = json!(year(who));
        input
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    update_annual_plan "updateAnnualPlan"
        async |cast, who| json!({ "id": cast.plan_of_at(year(who), "DRAFT").await, "title": "改过的标题" }) => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    advance_annual_plan "advanceAnnualPlan"
        async |cast, who| json!({ "id": cast.plan_of_at(year(who), "DRAFT").await, "to": "CANVASSED" }) => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    the_chair_says_that_its_meeting_approved_a_plan "advanceAnnualPlan" async |cast, who| {
        let id = cast.plan_of_at(year(who), "REVISED").await;
        json!({ "id": id, "to": "CHAIR_MEETING_APPROVED", "body": "第三次主席会议" })
    } => "
        提案委 专委会 主席: OK
        督查室: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    adjust_plan_item "adjustPlanItem" async |cast, who| {
        let plan = cast.plan_of_at(year(who), "PUBLISHED").await;
        json!({ "plan": plan, "kind": "ADDED", "to": cast.plan_item("城市更新"), "reason": "党委交题" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    start_plan_item "startPlanItem" async |cast, who| {
        let plan = cast.plan_of_at(year(who), "PARTY_APPROVED").await;
        json!({ "item": cast.plan_items(&plan).await[0] })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
