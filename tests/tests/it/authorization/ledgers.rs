//! Who does what with ledgers: `OK`, or the code of the refusal.

use serde_json::json;

use super::mutations::check;
use super::rows;
use crate::cast::{Cast, Who};

rows! { check;
    create_ledger "createLedger" async |cast, _| cast.ledger() => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    record_ledger_line "recordLedgerLine" async |cast, _| {
        let id = cast.ledger_with_a_line().await;
        Cast::ledger_line(&id, "工资专项集体合同", 760.0, 745.0, "98%")
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    correct_ledger_line "correctLedgerLine" async |cast, _| {
        let line = cast.ledger_lines(&cast.ledger_with_a_line().await).await[0].clone();
        json!({ "line": line, "value": { "amount": 790.0 }, "reason": "重复统计" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    publish_ledger "publishLedger" async |cast, _| json!({ "id": cast.ledger_with_a_line().await }) => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    withdraw_ledger "withdrawLedger" async |cast, _| {
        let id = cast.ledger_with_a_line().await;
        cast.step(Who::Organizer, "publishLedger", json!({ "id": id })).await;
        json!({ "id": id, "reason": "数据待核" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
}
