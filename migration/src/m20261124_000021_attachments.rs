//! Files attached to suggestions and responses; their bytes lie in the file store.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000021_attachments",
    up: include_str!("m20261124_000021_attachments/up.sql"),
    down: include_str!("m20261124_000021_attachments/down.sql"),
    checks: &[],
};
