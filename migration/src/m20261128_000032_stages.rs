//! Consultations are at a stage of their format's own table; the old status stays as the phase that all formats share.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000032_stages",
    up: include_str!("m20261128_000032_stages/up.sql"),
    down: include_str!("m20261128_000032_stages/down.sql"),
    checks: &[],
};
