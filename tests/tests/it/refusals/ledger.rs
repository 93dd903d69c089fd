//! Refusals while ledgers are opened, kept and published.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

async fn counted(cast: &Cast, value: Value) -> Value {
    let ledger = cast.ledger_with_a_line().await;
    json!({ "ledger": ledger, "label": "双月协商", "unit": "次", "measure": "CONSULTATIONS_HELD", "value": value })
}

async fn reported(cast: &Cast, value: Value) -> Value {
    json!({ "ledger": cast.ledger_with_a_line().await, "label": "覆盖企业", "unit": "家", "value": value })
}

refusals! {
    OutOfRange BadUserInput "year"
    async fn a_ledger_is_of_a_year_that_was_or_comes_soon(cast: Cast) {
        let mut input = cast.ledger();
        input["year"] = json!(1900);
        (Who::Office, "createLedger", input)
    }

    Empty BadUserInput "reportedBy"
    async fn a_ledger_is_somebodys(cast: Cast) {
        let mut input = cast.ledger();
        input["reportedBy"] = json!(" ");
        (Who::Office, "createLedger", input)
    }

    UnknownReference BadUserInput "consultation"
    async fn a_ledger_belongs_to_a_session_that_is_there(cast: Cast) {
        let mut input = cast.ledger();
        input["consultation"] = json!(format!("con_{}", "0".repeat(32)));
        (Who::Office, "createLedger", input)
    }

    OfAnotherCommittee BadUserInput "consultation"
    async fn a_ledger_belongs_to_a_session_of_its_committee(cast: Cast) {
        let mut input = cast.ledger();
        input["consultation"] = json!(cast.held_elsewhere().await);
        (Who::Office, "createLedger", input)
    }

    CountedByUs BadUserInput "amount"
    async fn what_is_counted_is_not_reported(cast: Cast) {
        (Who::Office, "recordLedgerLine", counted(cast, json!({ "amount": 6.0 })).await)
    }

    CountedByUs BadUserInput "isApproximate"
    async fn what_is_counted_is_exact(cast: Cast) {
        (Who::Office, "recordLedgerLine", counted(cast, json!({ "isApproximate": true })).await)
    }

    OutOfRange BadUserInput "format"
    async fn only_consultations_have_a_format(cast: Cast) {
        let mut input = counted(cast, json!({})).await;
        input["measure"] = json!("REPORTS_SUBMITTED");
        input["format"] = json!("BIMONTHLY");
        (Who::Office, "recordLedgerLine", input)
    }

    Empty BadUserInput "amount"
    async fn a_line_that_is_reported_has_a_figure(cast: Cast) {
        (Who::Office, "recordLedgerLine", reported(cast, json!({ "target": 6.0 })).await)
    }

    OutOfRange BadUserInput "target"
    async fn a_target_is_not_negative(cast: Cast) {
        (Who::Office, "recordLedgerLine", reported(cast, json!({ "target": -1.0, "amount": 6.0 })).await)
    }

    DateInFuture BadUserInput "asOf"
    async fn figures_are_not_of_tomorrow(cast: Cast) {
        (Who::Office, "recordLedgerLine", reported(cast, json!({ "amount": 6.0, "asOf": cast.in_days(1) })).await)
    }

    Duplicate BadUserInput "label"
    async fn a_label_stands_once(cast: Cast) {
        let mut input = reported(cast, json!({ "amount": 6.0 })).await;
        input["label"] = json!("集体合同");
        (Who::Office, "recordLedgerLine", input)
    }

    ReasonNeeded BadUserInput "reason"
    async fn a_correction_has_a_reason(cast: Cast) {
        let line = cast.ledger_lines(&cast.ledger_with_a_line().await).await[0].clone();
        (Who::Office, "correctLedgerLine", json!({ "line": line, "value": { "amount": 1.0 }, "reason": "" }))
    }

    StaleVersion Conflict ""
    async fn a_ledger_that_changed_meanwhile_is_not_corrected(cast: Cast) {
        let line = cast.ledger_lines(&cast.ledger_with_a_line().await).await[0].clone();
        let value = json!({ "amount": 1.0 });
        let input = json!({ "line": line, "value": value, "reason": "误填", "expectedVersion": 1 });
        (Who::Office, "correctLedgerLine", input)
    }

    LedgerEmpty FailedPrecondition ""
    async fn nothing_is_published_that_says_nothing(cast: Cast) {
        let id = cast.step(Who::Organizer, "createLedger", cast.ledger()).await;
        (Who::Office, "publishLedger", json!({ "id": id }))
    }

    WrongState FailedPrecondition ""
    async fn a_ledger_is_published_once(cast: Cast) {
        let id = cast.ledger_with_a_line().await;
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;
        (Who::Office, "publishLedger", json!({ "id": id }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_not_public_is_not_withdrawn(cast: Cast) {
        (Who::Office, "withdrawLedger", json!({ "id": cast.ledger_with_a_line().await, "reason": "数据待核" }))
    }

    ReasonNeeded BadUserInput "reason"
    async fn who_withdraws_a_ledger_says_why(cast: Cast) {
        let id = cast.ledger_with_a_line().await;
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;
        (Who::Office, "withdrawLedger", json!({ "id": id, "reason": " " }))
    }
}
