//! Departments' own templates of letters.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000017_response_templates",
    up: include_str!("m20261124_000017_response_templates/up.sql"),
    down: include_str!("m20261124_000017_response_templates/down.sql"),
    checks: &[],
};
