//! Whether an outcome document is a draft: said by the row, no longer told from the stage of its session.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000057_drafts",
    up: include_str!("m20261128_000057_drafts/up.sql"),
    down: include_str!("m20261128_000057_drafts/down.sql"),
    checks: &[],
};
