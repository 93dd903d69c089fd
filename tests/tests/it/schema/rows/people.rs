//! Committees, people, accounts and history.

use entities::enums::{AccountStatus, CommitteeLevel, DepartmentKind, HistorySubject, Role, RosterFormat, RosterKind};
use entities::{
    account, account_role, category, committee, committee_term, department, history_entry, idempotency_key, member,
    plenary, post, refresh_token, roster_import, rules, sector, special_committee,
};
use serde_json::json;

use super::{
    ACCOUNT, CATEGORY, COMMITTEE, DEPARTMENT, MEMBER, RULES, SECTOR, SPECIAL_COMMITTEE, SUGGESTION, TERM, at,
    at_whole_second, id, on, text,
};

pub fn committee() -> committee::Model {
    committee::Model {
        id: id(COMMITTEE),
        code: "szs".into(),
        name: text("政协"),
        level: CommitteeLevel::Municipal,
        region: text("宁夏"),
        created_at: at(),
    }
}

pub fn committee_term() -> committee_term::Model {
    committee_term::Model {
        id: id(TERM),
        committee_id: id(COMMITTEE),
        number: 11,
        starts_on: on(1),
        ends_on: Some(on(31)),
    }
}

pub fn plenary() -> plenary::Model {
    plenary::Model {
        id: id(101),
        term_id: id(TERM),
        number: 1,
        opens_on: on(10),
        closes_on: on(14),
        window_from: on(1),
        window_to: on(13),
    }
}

pub fn sector() -> sector::Model {
    sector::Model { id: id(SECTOR), term_id: id(TERM), name: text("界别"), position: 1 }
}

pub fn special_committee() -> special_committee::Model {
    special_committee::Model { id: id(SPECIAL_COMMITTEE), term_id: id(TERM), name: text("委员会"), position: 1 }
}

pub fn category() -> category::Model {
    category::Model { id: id(CATEGORY), term_id: id(TERM), name: text("类别"), position: 1 }
}

pub fn rules() -> rules::Model {
    rules::Model {
        id: id(RULES),
        committee_id: id(COMMITTEE),
        number: 1,
        effective_on: on(1),
        body: json!({ "days": 90, "share": 0.1, "name": "规则", "none": null, "list": [1, 2], "yes": true }),
        created_at: at(),
    }
}

pub fn member() -> member::Model {
    member::Model {
        id: id(MEMBER),
        committee_id: id(COMMITTEE),
        term_id: id(TERM),
        name: "林义".into(),
        sector_id: Some(id(SECTOR)),
        special_committee_id: Some(id(SPECIAL_COMMITTEE)),
        title: text("律师"),
        version: 1,
    }
}

pub fn department() -> department::Model {
    department::Model {
        id: id(DEPARTMENT),
        committee_id: id(COMMITTEE),
        name: text("住房和城乡建设局"),
        short_name: "住建局".into(),
        kind: DepartmentKind::Government,
        version: 1,
    }
}

pub fn post() -> post::Model {
    post::Model {
        id: id(102),
        committee_id: id(COMMITTEE),
        person_name: "林义".into(),
        member_id: Some(id(MEMBER)),
        department_id: Some(id(DEPARTMENT)),
        title: text("局长"),
        held_from: Some(on(1)),
        held_to: Some(on(31)),
    }
}

pub fn account() -> account::Model {
    account::Model {
        id: id(ACCOUNT),
        login: "linyi".into(),
        display_name: "林义".into(),
        password_hash: "$argon2id$".into(),
        status: AccountStatus::Active,
        must_change_password: true,
        failed_sign_ins: 2,
        locked_until: Some(at_whole_second()),
        token_epoch: i64::MAX,
        created_at: at(),
        version: 1,
    }
}

pub fn account_role() -> account_role::Model {
    account_role::Model {
        id: id(103),
        account_id: id(ACCOUNT),
        committee_id: id(COMMITTEE),
        role: Role::Member,
        department_id: None,
        member_id: Some(id(MEMBER)),
    }
}

pub fn refresh_token() -> refresh_token::Model {
    refresh_token::Model {
        id: id(104),
        account_id: id(ACCOUNT),
        family: id(204),
        token_hash: "ab12".into(),
        expires_at: at(),
        used_at: Some(at_whole_second()),
        created_at: at(),
    }
}

pub fn idempotency_key() -> idempotency_key::Model {
    idempotency_key::Model {
        account_id: id(ACCOUNT),
        key: "k-1".into(),
        fingerprint: "ab12".into(),
        result: id(SUGGESTION),
        created_at: at(),
    }
}

pub fn history_entry() -> history_entry::Model {
    history_entry::Model {
        id: id(105),
        committee_id: id(COMMITTEE),
        subject: HistorySubject::Suggestion,
        subject_id: id(SUGGESTION),
        event: "SUBMITTED".into(),
        from_status: Some("DRAFT".into()),
        to_status: "SUBMITTED".into(),
        actor_id: Some(id(ACCOUNT)),
        actor_name: "林义".into(),
        note: Some(text("理由")),
        is_public: true,
        at: at(),
        is_note_public: true,
    }
}

pub fn roster_import() -> roster_import::Model {
    roster_import::Model {
        id: id(120),
        committee_id: id(COMMITTEE),
        term_id: id(TERM),
        kind: RosterKind::Members,
        file_name: text("名册"),
        format: RosterFormat::Gb18030,
        body: json!({ "rows": [1, null, text("行")] }),
        previewed_by_id: Some(id(ACCOUNT)),
        created_at: at(),
        expires_at: at_whole_second(),
        applied_by_id: Some(id(ACCOUNT)),
        applied_at: Some(at()),
    }
}
