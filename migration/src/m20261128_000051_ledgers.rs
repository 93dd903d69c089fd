//! Ledgers with their lines and what those said before.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000051_ledgers",
    up: include_str!("m20261128_000051_ledgers/up.sql"),
    down: include_str!("m20261128_000051_ledgers/down.sql"),
    checks: &[],
};
