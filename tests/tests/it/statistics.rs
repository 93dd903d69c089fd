//! Statistics: counts side by side that add up, rates with what they are made of, and what outsiders are not told.

mod dimensions;
mod partition;
mod rates;
mod reports;
mod suppression;

use serde_json::{Value, json};

use crate::cast::{Cast, Who};

/// The classes that all that was received is in, one each.
const CLASSES: [&str; 7] = ["filed", "merged", "converted", "declined", "withdrawn", "returned", "stillUnderReview"];

const RATES: [&str; 7] = [
    "filingRate",
    "caseReplyRate",
    "replyRate",
    "onTimeRate",
    "satisfactionRate",
    "paperSatisfactionRate",
    "fulfilmentRate",
];

/// Everything that is counted, as a selection.
fn counts() -> String {
    let rates = RATES.map(|rate| format!("{rate} {{ isSuppressed numerator denominator value rule }}"));
    format!("received closed paperEvaluations {} {}", CLASSES.join(" "), rates.join(" "))
}

/// Reads the counts of the committee, as a whole and by a dimension.
async fn statistics(cast: &Cast, who: Who, by: &str) -> Value {
    counted(cast, who, json!({ "committee": cast.committee(), "by": by })).await
}

/// The same of whatever is asked for.
async fn counted(cast: &Cast, who: Who, variables: Value) -> Value {
    let counts = counts();
    let document = format!(
        "query($committee: ID, $term: Int, $kind: SuggestionKind, $by: StatisticsDimension!) {{
            statistics(committee: $committee, term: $term, kind: $kind) {{
                {counts} groups(by: $by) {{ id label isSuppressed counts {{ {counts} }} }}
        }} }}"
    );
    cast.client(who).run(&document, variables).await.data("statistics").clone()
}

/// The groups with how many each has, as far as that is told.
fn sizes(statistics: &Value) -> Vec<(Option<&str>, Option<u64>)> {
    groups(statistics).iter().map(|group| (group["label"].as_str(), group["counts"]["received"].as_u64())).collect()
}

fn groups(statistics: &Value) -> &Vec<Value> {
    statistics["groups"].as_array().expect("a list of groups")
}

/// The counts of the group whose name has these words.
fn group<'a>(statistics: &'a Value, words: &str) -> &'a Value {
    let has_name = |group: &&Value| group["label"].as_str().is_some_and(|label| label.contains(words));
    &groups(statistics).iter().find(has_name).unwrap_or_else(|| panic!("no {words} in {statistics:#}"))["counts"]
}

/// What a rate is made of.
fn share(counts: &Value, rate: &str) -> (Option<u64>, Option<u64>) {
    (counts[rate]["numerator"].as_u64(), counts[rate]["denominator"].as_u64())
}

/// Asserts that all that was received is in exactly one class.
fn adds_up(counts: &Value) {
    let classes = CLASSES.iter().filter_map(|class| counts[*class].as_u64());
    assert_eq!(counts["received"].as_u64(), Some(classes.sum()), "{counts:#}");
}

/// Brings a proposal that two departments answer each by itself as far as its assignment.
async fn answered_by_two(cast: &Cast, proposer: Who) -> String {
    let id = cast.step(proposer, "createSuggestion", cast.proposal("关于社会救助的提案")).await;
    cast.move_on(proposer, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    cast.assign(&id, "SEPARATE", &[("住建局", "SEPARATE"), ("财政局", "SEPARATE")]).await;
    id
}
