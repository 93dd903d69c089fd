//! A brief of a social opinion and its adoption.

use entities::enums::{AdoptionForm, AdoptionKind, CommitteeLevel, OpinionBriefStatus};
use entities::{opinion_adoption, opinion_brief, opinion_brief_source};

use super::{ACCOUNT, COMMITTEE, SUGGESTION, at, at_whole_second, id, on, text};

pub fn opinion_brief() -> opinion_brief::Model {
    opinion_brief::Model {
        id: id(161),
        committee_id: id(COMMITTEE),
        status: OpinionBriefStatus::Issued,
        title: text("专报"),
        body: text("正文"),
        year: Some(2022),
        issue_no: Some(7),
        signed_by_id: Some(id(ACCOUNT)),
        signed_at: Some(at()),
        issued_on: Some(on(20)),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn opinion_brief_source() -> opinion_brief_source::Model {
    opinion_brief_source::Model { suggestion_id: id(SUGGESTION), brief_id: id(161) }
}

pub fn opinion_adoption() -> opinion_adoption::Model {
    opinion_adoption::Model {
        id: id(162),
        brief_id: id(161),
        kind: AdoptionKind::Instructed,
        level: CommitteeLevel::Provincial,
        adopted_by: "自治区政协办公厅".into(),
        form: AdoptionForm::Combined,
        adopted_on: on(25),
        points: Some(10),
        note: Some(text("批示")),
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}
