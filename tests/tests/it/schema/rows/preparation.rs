//! What goes before a session: a paper with its text, research with who took part.

use entities::enums::{ResearchActivityKind, SessionMaterialKind};
use entities::{
    consultation_case, research_activity, research_activity_person, session_material, session_material_text,
};

use super::{
    CONSULTATION, DEPARTMENT, MATERIAL, MEMBER, RESEARCH_ACTIVITY, SUGGESTION, at, at_whole_second, id, on, text,
};

pub fn session_material() -> session_material::Model {
    session_material::Model {
        id: id(MATERIAL),
        consultation_id: id(CONSULTATION),
        position: 1,
        kind: SessionMaterialKind::Briefing,
        title: text("情况通报"),
        number: 1,
        is_public: true,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn session_material_text() -> session_material_text::Model {
    session_material_text::Model {
        material_id: id(MATERIAL),
        number: 1,
        body: text("正文"),
        note: Some(text("修改说明")),
        created_at: at(),
    }
}

pub fn research_activity() -> research_activity::Model {
    research_activity::Model {
        id: id(RESEARCH_ACTIVITY),
        consultation_id: id(CONSULTATION),
        position: 1,
        kind: ResearchActivityKind::HouseholdVisit,
        held_on: on(1),
        place: text("社工站"),
        host: Some(text("民政局")),
        department_id: Some(id(DEPARTMENT)),
        findings: text("信息不共享"),
        is_public: true,
        created_at: at(),
    }
}

pub fn consultation_case() -> consultation_case::Model {
    consultation_case::Model { consultation_id: id(CONSULTATION), suggestion_id: id(SUGGESTION), position: 1 }
}

pub fn research_activity_person() -> research_activity_person::Model {
    research_activity_person::Model {
        activity_id: id(RESEARCH_ACTIVITY),
        position: 1,
        name: "王涛".into(),
        title: Some(text("委员")),
        member_id: Some(id(MEMBER)),
    }
}
