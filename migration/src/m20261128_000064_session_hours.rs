//! The hour at which a session begins.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000064_session_hours",
    up: include_str!("m20261128_000064_session_hours/up.sql"),
    down: include_str!("m20261128_000064_session_hours/down.sql"),
    checks: &[],
};
