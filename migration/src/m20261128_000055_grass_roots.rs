//! Councils of communities and villages with their members, and the matters that they take up.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000055_grass_roots",
    up: include_str!("m20261128_000055_grass_roots/up.sql"),
    down: include_str!("m20261128_000055_grass_roots/down.sql"),
    checks: &[],
};
