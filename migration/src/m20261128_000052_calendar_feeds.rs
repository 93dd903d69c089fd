//! Feeds of accounts' calendars.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000052_calendar_feeds",
    up: include_str!("m20261128_000052_calendar_feeds/up.sql"),
    down: include_str!("m20261128_000052_calendar_feeds/down.sql"),
    checks: &[],
};
