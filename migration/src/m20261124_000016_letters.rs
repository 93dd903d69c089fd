//! Letters of response with all their fields, and which letter corrects which.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000016_letters",
    up: include_str!("m20261124_000016_letters/up.sql"),
    down: include_str!("m20261124_000016_letters/down.sql"),
    checks: &[],
};
