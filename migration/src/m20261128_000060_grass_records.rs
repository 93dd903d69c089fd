//! Whom photographs name and what research they are of, matters as origins, contracts counted, histories of councils,
//! data handed over before a bargaining.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000060_grass_records",
    up: include_str!("m20261128_000060_grass_records/up.sql"),
    down: include_str!("m20261128_000060_grass_records/down.sql"),
    checks: &[
        Check {
            table: "ledger_line",
            name: "ck_ledger_line_measure",
            was: "measure IN ('CONSULTATIONS_HELD', 'REPORTS_SUBMITTED')",
            is: "measure IN ('CONSULTATIONS_HELD', 'REPORTS_SUBMITTED', 'CONTRACTS_SIGNED')",
        },
        Check {
            table: "history_entry",
            name: "ck_history_entry_subject",
            was: "subject IN (
        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT', 'OPINION_BRIEF', 'ANNUAL_PLAN', 'LEDGER'
    )",
            is: "subject IN (
        'SUGGESTION', 'CONSULTATION', 'RESEARCH_REPORT', 'ACCOUNT', 'OPINION_BRIEF', 'ANNUAL_PLAN', 'LEDGER',
        'COUNCIL', 'COUNCIL_MATTER'
    )",
        },
    ],
};
