//! Committees and their terms, people and departments, accounts, and the history of everything.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261123_000001_people",
    up: include_str!("m20261123_000001_people/up.sql"),
    down: include_str!("m20261123_000001_people/down.sql"),
    checks: &[],
};
