//! Files belong to research reports and to papers for sessions too, and a report may be a formal recommendation.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000063_report_files",
    up: include_str!("m20261128_000063_report_files/up.sql"),
    down: include_str!("m20261128_000063_report_files/down.sql"),
    checks: &[],
};
