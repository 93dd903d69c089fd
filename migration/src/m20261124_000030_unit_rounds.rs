//! The round that each department's assignment answers: a broken promise begins another one for its department alone.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000030_unit_rounds",
    up: include_str!("m20261124_000030_unit_rounds/up.sql"),
    down: include_str!("m20261124_000030_unit_rounds/down.sql"),
    checks: &[],
};
