//! Steps around ledgers: the year of wage bargaining, with one line or with all.

use serde_json::{Value, json};

use super::{Cast, Who};

/// What is asked back from each mutation of ledgers.
pub const PAYLOADS: &[(&str, &str)] = &[
    ("createLedger", "ledger"),
    ("recordLedgerLine", "ledger"),
    ("correctLedgerLine", "ledger"),
    ("publishLedger", "ledger"),
    ("withdrawLedger", "ledger"),
];

impl Cast {
    /// Returns the ledger of the year's wage bargaining.
    pub fn ledger(&self) -> Value {
        json!({
            "committee": self.committee(), "year": 2022, "title": "2022年工资集体协商台账", "reportedBy": "某市总工会",
        })
    }

    /// Returns a line: contracts signed against those planned, with the percentage that was reported.
    pub fn ledger_line(ledger: &str, label: &str, target: f64, amount: f64, share: &str) -> Value {
        json!({
            "ledger": ledger, "label": label, "unit": "份",
            "value": { "target": target, "amount": amount, "reportedShare": share, "asOf": "2022-06-30" },
        })
    }

    /// Opens a ledger and records one line.
    pub async fn ledger_with_a_line(&self) -> String {
        let id = self.step(Who::Organizer, "createLedger", self.ledger()).await;
        let line = Self::ledger_line(&id, "集体合同", 800.0, 792.0, "99%");
        self.step(Who::Organizer, "recordLedgerLine", line).await
    }

    /// Returns the ids of a ledger's lines, in order.
    pub async fn ledger_lines(&self, id: &str) -> Vec<String> {
        let document = "query($id: ID!) { ledger(id: $id) { lines { id } } }";
        let answer = self.client(Who::Organizer).run(document, json!({ "id": id })).await;
        self.ids(answer.list("ledger.lines")).into_iter().map(str::to_owned).collect()
    }
}
