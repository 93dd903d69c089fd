//! Rosters read and previewed, before and after they are applied.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000020_rosters",
    up: include_str!("m20261124_000020_rosters/up.sql"),
    down: include_str!("m20261124_000020_rosters/down.sql"),
    checks: &[],
};
