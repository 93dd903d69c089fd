//! Review in one to three levels: who decided what at which level of which submission.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000013_reviews",
    up: include_str!("m20261124_000013_reviews/up.sql"),
    down: include_str!("m20261124_000013_reviews/down.sql"),
    checks: &[],
};
