//! Who reads what of annual plans and ledgers: `OK`, `null` where there is nothing to see for them, or the code of the refusal.

use std::collections::BTreeMap;

use serde_json::json;

use super::queries::outcome;
use super::{compare, rows};
use crate::cast::{Cast, Who};

/// What there is to read, all of it hidden from the public.
struct Subject {
    /// A plan that the party committee has decided on.
    plan: String,
    /// A ledger that is not published.
    ledger: String,
}

/// Asks one field as everybody.
async fn check(cast: &Cast, field: &str, selection: impl Fn(&Subject) -> String, table: &str) {
    let plan = cast.plan_at("PARTY_APPROVED").await;
    let subject = Subject { plan, ledger: cast.ledger_with_a_line().await };
    let document = format!("query {{ {field}{} }}", selection(&subject));
    let mut got = BTreeMap::new();
    for who in Who::ALL {
        let answer = cast.client(who).run(&document, json!({})).await;
        got.insert(who, outcome(field, &answer));
    }
    compare(field, &got, table);
}

rows! { check;
    annual_plans "annualPlans" |_| " { nodes { id } }".to_owned() => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
    ledgers "ledgers" |_| " { nodes { id } }".to_owned() => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
    ledger "ledger" |it| format!("(id: \"{}\") {{ id }}", it.ledger) => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
    annual_plan "annualPlan" |it| format!("(id: \"{}\") {{ id }}", it.plan) => "
        提案委 督查室 专委会 主席: OK
        others: null
    ";
}
