//! What comes after a session: versions of reports, instructions and feedback, drafts of outcomes, promises made on the spot.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000045_after_sessions",
    up: include_str!("m20261128_000045_after_sessions/up.sql"),
    down: include_str!("m20261128_000045_after_sessions/down.sql"),
    checks: &[],
};
