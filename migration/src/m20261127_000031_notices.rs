//! Notices tell of more: invitations, filing, merging, hand-backs, letters sent back, further rounds and publication.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261127_000031_notices",
    up: include_str!("m20261127_000031_notices/up.sql"),
    down: include_str!("m20261127_000031_notices/down.sql"),
    checks: &[Check {
        table: "notification",
        name: "ck_notification_kind",
        was: "kind IN (
        'ASSIGNED', 'RETURNED', 'DECLINED', 'ANSWERED', 'REMINDER', 'OVERDUE', 'URGED', 'EXTENDED'
    )",
        is: "kind IN (
        'INVITED', 'FILED', 'MERGED', 'RETURNED', 'DECLINED', 'ASSIGNED', 'REASSIGNMENT_REQUESTED',
        'REASSIGNMENT_APPROVED', 'REASSIGNMENT_DENIED', 'RESPONSE_RETURNED', 'ANSWERED', 'REOPENED', 'PUBLISHED', 'REMINDER', 'OVERDUE',
        'URGED', 'EXTENDED'
    )",
    }],
};
