//! Screening: merged and converted suggestions, and invitations to co-sign that lapse.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000012_screening",
    up: include_str!("m20261124_000012_screening/up.sql"),
    down: include_str!("m20261124_000012_screening/down.sql"),
    checks: &[Check {
        table: "suggestion",
        name: "ck_suggestion_stage",
        was: "stage IN (
        'DRAFT', 'SUBMITTED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'FILED', 'ASSIGNED', 'CLOSED'
    )",
        is: "stage IN (
        'DRAFT', 'SUBMITTED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'MERGED', 'FILED', 'ASSIGNED', 'CLOSED'
    )",
    }],
};
