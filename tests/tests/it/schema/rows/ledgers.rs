//! A ledger with a line that was corrected; a feed of a calendar.

use entities::enums::{LedgerSource, Season};
use entities::{calendar_feed, ledger, ledger_line, ledger_line_revision};

use super::{ACCOUNT, COMMITTEE, CONSULTATION, at, at_whole_second, id, on, text};

pub fn ledger() -> ledger::Model {
    ledger::Model {
        id: id(181),
        committee_id: id(COMMITTEE),
        year: 2022,
        season: Some(Season::Summer),
        title: text("台账"),
        reported_by: "某市总工会".into(),
        consultation_id: Some(id(CONSULTATION)),
        is_public: true,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 4,
    }
}

pub fn ledger_line() -> ledger_line::Model {
    ledger_line::Model {
        id: id(182),
        ledger_id: id(181),
        position: 1,
        label: text("集体合同"),
        unit: "份".into(),
        source: LedgerSource::Reported,
        measure: None,
        format: None,
        contract_kind: None,
        target: Some(800.0),
        target_is_approximate: false,
        amount: Some(792.5),
        is_approximate: true,
        reported_share: Some("99%".into()),
        source_note: Some(text("出处")),
        as_of: Some(on(30)),
        created_at: at(),
        updated_at: at_whole_second(),
    }
}

pub fn ledger_line_revision() -> ledger_line_revision::Model {
    ledger_line_revision::Model {
        id: id(183),
        line_id: id(182),
        number: 1,
        target: Some(800.0),
        target_is_approximate: true,
        amount: Some(790.0),
        is_approximate: false,
        reported_share: Some("98.8%".into()),
        source_note: Some(text("原出处")),
        as_of: Some(on(29)),
        reason: text("更正理由"),
        made_by_id: id(ACCOUNT),
        made_by_name: "专委会办公室".into(),
        created_at: at(),
    }
}

pub fn calendar_feed() -> calendar_feed::Model {
    calendar_feed::Model {
        id: id(184),
        account_id: id(ACCOUNT),
        secret_hash: "7f".repeat(32),
        created_at: at(),
        revoked_at: Some(at_whole_second()),
    }
}
