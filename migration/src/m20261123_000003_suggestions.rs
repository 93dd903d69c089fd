//! Suggestions from draft to archive: proposers, assignments, responses, evaluations, publication.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261123_000003_suggestions",
    up: include_str!("m20261123_000003_suggestions/up.sql"),
    down: include_str!("m20261123_000003_suggestions/down.sql"),
    checks: &[],
};
