//! What comes of a report or an outcome that has gone out, and the versions of a report.

use entities::{feedback, leader_instruction, research_report_revision};

use super::{ACCOUNT, COMMITTEE, DEPARTMENT, OUTCOME, REPORT, at, id, on, text};

pub fn research_report_revision() -> research_report_revision::Model {
    research_report_revision::Model {
        id: id(451),
        report_id: id(REPORT),
        number: 2,
        title: text("报告"),
        summary: text("摘要"),
        body: text("正文"),
        created_at: at(),
    }
}

pub fn leader_instruction() -> leader_instruction::Model {
    leader_instruction::Model {
        id: id(452),
        committee_id: id(COMMITTEE),
        report_id: None,
        outcome_id: Some(id(OUTCOME)),
        leader_name: "某书记".into(),
        leader_title: text("市委书记"),
        received_on: on(30),
        body: text("批示"),
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn feedback() -> feedback::Model {
    feedback::Model {
        id: id(453),
        committee_id: id(COMMITTEE),
        report_id: Some(id(REPORT)),
        outcome_id: None,
        department_id: Some(id(DEPARTMENT)),
        source_name: "住建局".into(),
        received_on: on(31),
        body: text("反馈"),
        is_public: true,
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}
