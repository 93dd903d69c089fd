//! Publication with redactions and embargo: the public copies of texts, and what was hidden of them and why.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000022_publication",
    up: include_str!("m20261124_000022_publication/up.sql"),
    down: include_str!("m20261124_000022_publication/down.sql"),
    checks: &[],
};
