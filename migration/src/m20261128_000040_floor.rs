//! The live floor of a session: who asks to speak, and everything that happens, in order.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000040_floor",
    up: include_str!("m20261128_000040_floor/up.sql"),
    down: include_str!("m20261128_000040_floor/down.sql"),
    checks: &[],
};
