//! A consultation with everything that belongs to it.

use entities::enums::{
    AgendaKind, Attendance, ConsultationFormat, ConsultationStatus, OutcomeKind, ParticipantRole, ReportStatus,
    SpeechDelivery, SpeechSlot, SpeechStatus,
};
use entities::{
    agenda_item, consultation, consultation_figure, consultation_participant, on_site_response,
    on_site_response_speech, outcome, report_author, research_report, speech,
};

use super::{
    COMMITTEE, CONSULTATION, DEPARTMENT, MEMBER, ON_SITE_RESPONSE, OUTCOME, REPORT, SPECIAL_COMMITTEE, SPEECH, TERM,
    at, at_whole_second, id, on, text,
};

pub fn consultation() -> consultation::Model {
    consultation::Model {
        id: id(CONSULTATION),
        committee_id: id(COMMITTEE),
        term_id: id(TERM),
        format: ConsultationFormat::Bimonthly,
        status: ConsultationStatus::Held,
        stage: "HELD".into(),
        closed_from: Some("SUBMITTED".into()),
        topic: text("物业管理"),
        summary: text("摘要"),
        plan_year: 2022,
        organizer_id: Some(id(SPECIAL_COMMITTEE)),
        organizer_name: text("委员会"),
        scheduled_on: Some(on(29)),
        starts_minute: Some(870),
        held_on: Some(on(29)),
        place: Some(text("会议室")),
        presided_by: Some("王国民".into()),
        presider_title: Some(text("主席")),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn agenda_item() -> agenda_item::Model {
    agenda_item::Model {
        id: id(106),
        consultation_id: id(CONSULTATION),
        position: 1,
        kind: AgendaKind::Briefing,
        title: text("通报"),
        planned_minutes: Some(10),
    }
}

pub fn consultation_participant() -> consultation_participant::Model {
    consultation_participant::Model {
        id: id(107),
        consultation_id: id(CONSULTATION),
        position: 1,
        role: ParticipantRole::Department,
        name: text("住建局"),
        title: Some(text("局长")),
        member_id: Some(id(MEMBER)),
        department_id: Some(id(DEPARTMENT)),
        attendance: Attendance::OnLeave,
        leave_reason: Some(text("出差")),
    }
}

pub fn consultation_figure() -> consultation_figure::Model {
    consultation_figure::Model {
        id: id(108),
        consultation_id: id(CONSULTATION),
        position: 1,
        label: text("小区"),
        amount: 1234.567,
        unit: "万平方米".into(),
        is_approximate: true,
        reported_share: Some("76.5%".into()),
    }
}

pub fn speech() -> speech::Model {
    speech::Model {
        id: id(SPEECH),
        consultation_id: id(CONSULTATION),
        position: 1,
        member_id: Some(id(MEMBER)),
        speaker_name: "林义".into(),
        speaker_title: Some(text("律师")),
        delivery: SpeechDelivery::Oral,
        slot: SpeechSlot::Booked,
        status: SpeechStatus::Delivered,
        title: text("发言"),
        body: text("正文"),
        is_public: true,
        spoken_seconds: Some(480),
        review_note: Some(text("审稿意见")),
        may_become_opinion: true,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn on_site_response() -> on_site_response::Model {
    on_site_response::Model {
        id: id(ON_SITE_RESPONSE),
        consultation_id: id(CONSULTATION),
        position: 1,
        department_id: Some(id(DEPARTMENT)),
        speaker_name: "某局长".into(),
        speaker_title: Some(text("局长")),
        body: text("回应"),
        created_at: at(),
        version: 1,
    }
}

pub fn on_site_response_speech() -> on_site_response_speech::Model {
    on_site_response_speech::Model { on_site_response_id: id(ON_SITE_RESPONSE), speech_id: id(SPEECH) }
}

pub fn outcome() -> outcome::Model {
    outcome::Model {
        id: id(OUTCOME),
        consultation_id: id(CONSULTATION),
        position: 1,
        kind: OutcomeKind::Minutes,
        title: text("纪要"),
        body: text("正文"),
        issued_on: Some(on(30)),
        created_at: at(),
        document_no: Some("石政协发〔2022〕8号".into()),
        approved_by: Some(text("主席会议")),
        version: 1,
        is_draft: false,
    }
}

pub fn research_report() -> research_report::Model {
    research_report::Model {
        id: id(REPORT),
        committee_id: id(COMMITTEE),
        consultation_id: Some(id(CONSULTATION)),
        organizer_id: Some(id(SPECIAL_COMMITTEE)),
        title: text("报告"),
        summary: text("摘要"),
        body: text("正文"),
        drafter_name: "林义".into(),
        drafter_id: Some(id(MEMBER)),
        status: ReportStatus::Submitted,
        status_since: at(),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
        is_formal_recommendation: true,
    }
}

pub fn report_author() -> report_author::Model {
    report_author::Model {
        id: id(110),
        report_id: id(REPORT),
        position: 1,
        name: "林义".into(),
        member_id: Some(id(MEMBER)),
    }
}
