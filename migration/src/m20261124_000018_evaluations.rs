//! Evaluations in several dimensions, those given on paper, and the meetings after a second dissatisfaction.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000018_evaluations",
    up: include_str!("m20261124_000018_evaluations/up.sql"),
    down: include_str!("m20261124_000018_evaluations/down.sql"),
    checks: &[],
};
