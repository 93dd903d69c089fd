//! Values of the wrong type: refused before any rule looks at them, naming the value, and nothing changes.

use domain::Reason;
use serde_json::{Value, json};

use crate::cast::{Cast, Snapshot, Who, mutation};

/// None: these refusals are the engine's, not the domain's.
pub const REASONS: &[Reason] = &[];

/// Asserts that an input is refused as `invalid_value` or `invalid_document` and changes nothing.
async fn is_no_input(name: &str, input: impl FnOnce(&Cast) -> Value) {
    let test = |cast: Cast| async move {
        cast.client(Who::Member).token().await;
        let before = Snapshot::of(cast.database()).await;

        let answer = cast.client(Who::Member).run(&mutation(name), json!({ "input": input(&cast) })).await;

        assert_eq!(answer.code(), "BAD_USER_INPUT", "{:#}", answer.body());
        assert!(["invalid_value", "invalid_document"].contains(&answer.reason()), "{:#}", answer.body());
        before.still_holds(cast.database(), name).await;
    };
    tests::run(tests::Ground::Sqlite, test).await;
}

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

/// Makes a test of every value of a wrong type.
macro_rules! wrong_values {
    ($($name:ident $mutation:literal $field:literal $value:expr;)+) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                is_no_input($mutation, |cast| with(cast.proposal("关于规范物业服务的提案"), $field, $value)).await;
            }
        )+
    };
}

wrong_values! {
    an_enum_value_that_is_not_there "createSuggestion" "kind" json!("PETITION");
    an_enum_value_in_lower_case "createSuggestion" "kind" json!("proposal");
    an_enum_value_that_is_missing "createSuggestion" "kind" Value::Null;
    a_number_for_a_title "createSuggestion" "title" json!(12);
    a_list_for_a_title "createSuggestion" "title" json!(["题"]);
    a_text_for_a_truth_value "createSuggestion" "consentsToPublication" json!("true");
    an_object_for_an_id "createSuggestion" "committee" json!({ "id": 1 });
    a_field_that_is_not_there "createSuggestion" "caseNo" json!(1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_no_calendar_has() {
    let id = format!("con_{}", "0".repeat(32));
    is_no_input("scheduleConsultation", |_| json!({ "id": id, "on": "2022-02-30" })).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_beyond_all_numbers() {
    let id = format!("sug_{}", "0".repeat(32));
    is_no_input("submitSuggestion", |_| json!({ "id": id, "expectedVersion": 1e30 })).await;
}
