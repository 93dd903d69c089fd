//! Clocks: what they say and when, who may know it, what moves them, and what is told of them.

mod actions;
mod clocks;
mod extension;
mod holidays;
mod notices;
mod rules;

use serde_json::{Value, json};

use crate::cast::{Cast, Who};

const CLOCKS: &str = "query($id: ID!, $asOf: Date) { suggestion(id: $id) { deadlines(asOf: $asOf) {
    kind department { shortName } startEvent startsOn count unit rule ruleNumber baseDueOn dueOn metOn isMet isOverdue
    daysLeft explanation skippedDays { day name } madeUpDays { day name } unofficialYears
    extensions { originalDueOn dueOn approver reason }
} } }";

/// Returns the clocks of a case as somebody sees them.
async fn clocks(cast: &Cast, who: Who, id: &str, as_of: Option<&str>) -> Vec<Value> {
    let answer = cast.client(who).run(CLOCKS, json!({ "id": id, "asOf": as_of })).await;
    answer.list("suggestion.deadlines").to_vec()
}

/// Returns the one clock of a kind as the office sees it today.
async fn clock(cast: &Cast, id: &str, kind: &str) -> Value {
    one(&clocks(cast, Who::Office, id, None).await, kind)
}

fn one(clocks: &[Value], kind: &str) -> Value {
    let mut of_kind = clocks.iter().filter(|clock| clock["kind"] == kind);
    let found = of_kind.next().unwrap_or_else(|| panic!("no {kind} in {clocks:#?}"));
    assert!(of_kind.next().is_none(), "several {kind} in {clocks:#?}");
    found.clone()
}

/// Returns the kinds of clocks with their last days, in order.
fn due(clocks: &[Value]) -> Vec<(&str, &str)> {
    clocks
        .iter()
        .map(|it| (it["kind"].as_str().unwrap_or_default(), it["dueOn"].as_str().unwrap_or_default()))
        .collect()
}
