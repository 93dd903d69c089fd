//! Clocks: the committee's own calendar days, extensions, urgings and notifications.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000010_clocks",
    up: include_str!("m20261124_000010_clocks/up.sql"),
    down: include_str!("m20261124_000010_clocks/down.sql"),
    checks: &[],
};
