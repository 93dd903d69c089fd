//! Consultations with their speeches, on-site responses, outcomes and research reports.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261123_000002_consultations",
    up: include_str!("m20261123_000002_consultations/up.sql"),
    down: include_str!("m20261123_000002_consultations/down.sql"),
    checks: &[],
};
