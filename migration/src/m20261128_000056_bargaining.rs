//! Collective wage bargaining: representatives, offers, terms, votes of the congress, contracts.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000056_bargaining",
    up: include_str!("m20261128_000056_bargaining/up.sql"),
    down: include_str!("m20261128_000056_bargaining/down.sql"),
    checks: &[],
};
