//! Annual consultation plans with their items, approvals and adjustments.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000050_annual_plans",
    up: include_str!("m20261128_000050_annual_plans/up.sql"),
    down: include_str!("m20261128_000050_annual_plans/down.sql"),
    checks: &[Check {
        table: "history_entry",
        name: "ck_history_entry_subject",
        was: "subject IN (\n        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT', 'OPINION_BRIEF'\n    )",
        is: "subject IN (
        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT', 'OPINION_BRIEF', 'ANNUAL_PLAN', 'LEDGER'
    )",
    }],
};
