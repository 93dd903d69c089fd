//! What departments say to proposers and to each other before the reply: contacts and assisting opinions.

use crate::script::Script;

pub(crate) const MIGRATION: Script = Script {
    name: "m20261124_000014_contacts",
    up: include_str!("m20261124_000014_contacts/up.sql"),
    down: include_str!("m20261124_000014_contacts/down.sql"),
    checks: &[],
};
