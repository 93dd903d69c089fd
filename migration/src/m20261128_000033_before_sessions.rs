//! What goes before a session: answers to its invitations, materials, research, and speeches that are handed in.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000033_before_sessions",
    up: include_str!("m20261128_000033_before_sessions/up.sql"),
    down: include_str!("m20261128_000033_before_sessions/down.sql"),
    checks: &[Check {
        table: "speech",
        name: "ck_speech_status",
        was: "status IN ('DRAFT', 'SUBMITTED', 'FINALIZED', 'DELIVERED', 'DISCARDED')",
        is: "status IN (
        'DRAFT', 'SUBMITTED', 'REVIEWED', 'FINALIZED', 'DELIVERED', 'DISCARDED', 'WITHDRAWN'
    )",
    }],
};
