//! Departments hand assignments back, and conferences assign many suggestions at once.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000015_hand_backs",
    up: include_str!("m20261124_000015_hand_backs/up.sql"),
    down: include_str!("m20261124_000015_hand_backs/down.sql"),
    checks: &[Check {
        table: "assignment",
        name: "ck_assignment_status",
        was: "status IN (
        'PENDING_RECEIPT', 'IN_HANDLING', 'RESPONSE_UNDER_REVIEW', 'RESPONDED'
    )",
        is: "status IN (
        'PENDING_RECEIPT', 'RETURN_REQUESTED', 'IN_HANDLING', 'RESPONSE_UNDER_REVIEW', 'RESPONDED', 'HANDED_BACK'
    )",
    }],
};
