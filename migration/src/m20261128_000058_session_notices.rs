//! Notices tell of sessions too: to whom, for which day, and that they are put off or called off.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000058_session_notices",
    up: include_str!("m20261128_000058_session_notices/up.sql"),
    down: include_str!("m20261128_000058_session_notices/down.sql"),
    checks: &[Check {
        table: "notification",
        name: "ck_notification_kind",
        was: "kind IN (
        'INVITED', 'FILED', 'MERGED', 'RETURNED', 'DECLINED', 'ASSIGNED', 'REASSIGNMENT_REQUESTED',
        'REASSIGNMENT_APPROVED', 'REASSIGNMENT_DENIED', 'RESPONSE_RETURNED', 'ANSWERED', 'REOPENED', 'PUBLISHED', 'REMINDER', 'OVERDUE',
        'URGED', 'EXTENDED'
    )",
        is: "kind IN (
        'INVITED', 'FILED', 'MERGED', 'RETURNED', 'DECLINED', 'ASSIGNED', 'REASSIGNMENT_REQUESTED',
        'REASSIGNMENT_APPROVED', 'REASSIGNMENT_DENIED', 'RESPONSE_RETURNED', 'ANSWERED', 'REOPENED', 'PUBLISHED', 'REMINDER', 'OVERDUE',
        'URGED', 'EXTENDED', 'SESSION_SCHEDULED', 'SESSION_POSTPONED', 'SESSION_CANCELLED'
    )",
    }],
};
