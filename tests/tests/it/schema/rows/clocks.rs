//! What clocks are made of: calendar days, extensions, urgings, notices.

use entities::enums::{CalendarDayKind, DeadlineKind, NotificationKind};
use entities::{calendar_day, deadline_extension, notification, urging};

use super::{ACCOUNT, ASSIGNMENT, COMMITTEE, SUGGESTION, at, at_whole_second, id, on, text};

pub fn calendar_day() -> calendar_day::Model {
    calendar_day::Model {
        committee_id: id(COMMITTEE),
        day: on(29),
        kind: CalendarDayKind::Holiday,
        name: text("放假"),
        created_at: at(),
    }
}

pub fn deadline_extension() -> deadline_extension::Model {
    deadline_extension::Model {
        id: id(120),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        round: 1,
        original_due_on: on(20),
        due_on: on(28),
        reason: text("延期理由"),
        approved_by_id: id(ACCOUNT),
        approver_name: "督查室".into(),
        created_at: at(),
    }
}

pub fn urging() -> urging::Model {
    urging::Model {
        id: id(121),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        note: text("催办"),
        made_by_id: id(ACCOUNT),
        made_by_name: "督查室".into(),
        created_at: at_whole_second(),
    }
}

pub fn notification() -> notification::Model {
    notification::Model {
        id: id(122),
        account_id: id(ACCOUNT),
        kind: NotificationKind::Reminder,
        suggestion_id: Some(id(SUGGESTION)),
        assignment_id: Some(id(ASSIGNMENT)),
        deadline: Some(DeadlineKind::Reply),
        due_on: Some(on(28)),
        dedupe_key: "REMINDER:1".into(),
        made_at: at(),
        read_at: Some(at_whole_second()),
        consultation_id: None,
        topic: None,
    }
}
