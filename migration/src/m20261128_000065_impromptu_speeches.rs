//! A speech that was handed in as impromptu is given in an impromptu turn.

use crate::script::{Check, Script};

pub(crate) const MIGRATION: Script = Script {
    name: "m20261128_000065_impromptu_speeches",
    up: include_str!("m20261128_000065_impromptu_speeches/up.sql"),
    down: include_str!("m20261128_000065_impromptu_speeches/down.sql"),
    checks: &[Check {
        table: "floor_turn",
        name: "ck_floor_turn_speech",
        was: "speech_id IS NULL OR kind = 'BOOKED'",
        is: "speech_id IS NULL OR kind IN ('BOOKED', 'IMPROMPTU')",
    }],
};
