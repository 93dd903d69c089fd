//! What departments promise and what becomes of it; key and outstanding suggestions; supervision notes.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000019_commitments",
    up: include_str!("m20261124_000019_commitments/up.sql"),
    down: include_str!("m20261124_000019_commitments/down.sql"),
    checks: &[],
};
