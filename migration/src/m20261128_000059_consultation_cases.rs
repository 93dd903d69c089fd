//! The proposals whose handling a consultation discusses.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000059_consultation_cases",
    up: include_str!("m20261128_000059_consultation_cases/up.sql"),
    down: include_str!("m20261128_000059_consultation_cases/down.sql"),
    checks: &[],
};
