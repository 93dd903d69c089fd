//! A council with what it keeps, and a bargaining up to its contract.

use entities::enums::{
    BargainingSide, ContractKind, ContractStatus, ContributionKind, CouncilDocumentKind, CouncilKind, CouncilRole,
    MatterStage, OfferSeason, RaisedThrough, WagePeriod,
};
use entities::{
    adviser_supervision, adviser_task, bargaining_representative, collective_contract, congress_vote,
    consultation_council, contribution, council_document, council_document_line, council_matter,
    council_matter_meeting, council_matter_step, council_member, data_handover, deliberation_council, photograph,
    wage_offer, wage_term,
};

use super::{ACCOUNT, COMMITTEE, CONSULTATION, DEPARTMENT, MEMBER, at, at_whole_second, id, on, text};

pub const COUNCIL: u128 = 181;
pub const MATTER: u128 = 183;
pub const COUNCIL_DOCUMENT: u128 = 186;
pub const ADVISER_TASK: u128 = 189;

pub fn deliberation_council() -> deliberation_council::Model {
    deliberation_council::Model {
        id: id(COUNCIL),
        committee_id: id(COMMITTEE),
        kind: CouncilKind::Village,
        name: text("村务协商议事会"),
        subdistrict: Some(text("镇")),
        community: Some(text("行政村")),
        village: Some(text("自然村")),
        established_on: Some(on(3)),
        guided_by: Some(text("县政协")),
        encouraged_by_id: None,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn council_member() -> council_member::Model {
    council_member::Model {
        id: id(182),
        council_id: id(COUNCIL),
        role: CouncilRole::ExecutiveConvener,
        name: text("姓名"),
        title: Some(text("职务")),
        member_id: Some(id(MEMBER)),
        from_on: on(3),
        until_on: Some(on(20)),
    }
}

pub fn consultation_council() -> consultation_council::Model {
    consultation_council::Model { consultation_id: id(CONSULTATION), council_id: id(COUNCIL), position: 1 }
}

pub fn council_matter() -> council_matter::Model {
    council_matter::Model {
        id: id(MATTER),
        council_id: id(COUNCIL),
        committee_id: id(COMMITTEE),
        title: text("议题"),
        body: text("内容"),
        raised_through: RaisedThrough::WalkIn,
        raised_on: on(4),
        raised_by: Some(text("居民")),
        is_private: true,
        stage: MatterStage::Closed,
        result: Some(text("结果")),
        fed_back_on: Some(on(9)),
        feedback: Some(text("反馈")),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn council_matter_meeting() -> council_matter_meeting::Model {
    council_matter_meeting::Model { matter_id: id(MATTER), consultation_id: id(CONSULTATION), position: 1 }
}

pub fn council_matter_step() -> council_matter_step::Model {
    council_matter_step::Model {
        id: id(184),
        matter_id: id(MATTER),
        stage: MatterStage::TieredResponse,
        taken_on: on(5),
        taken_by: text("街道"),
        department_id: Some(id(DEPARTMENT)),
        note: text("情况"),
        created_at: at(),
    }
}

pub fn contribution() -> contribution::Model {
    contribution::Model {
        id: id(185),
        consultation_id: id(CONSULTATION),
        matter_id: Some(id(MATTER)),
        position: 1,
        kind: ContributionKind::Levelling,
        contributor: text("村民"),
        is_private: true,
        households: Some(12),
        amount: 1_234.5,
        unit: text("平方米"),
        is_approximate: true,
        note: Some(text("备注")),
        created_at: at(),
    }
}

pub fn council_document() -> council_document::Model {
    council_document::Model {
        id: id(COUNCIL_DOCUMENT),
        council_id: id(COUNCIL),
        consultation_id: Some(id(CONSULTATION)),
        kind: CouncilDocumentKind::ServiceProjectList,
        number: 2,
        title: text("清单"),
        made_on: on(6),
        created_at: at(),
    }
}

pub fn council_document_line() -> council_document_line::Model {
    council_document_line::Model {
        id: id(187),
        document_id: id(COUNCIL_DOCUMENT),
        position: 1,
        item: text("事项"),
        responsible: Some(text("责任单位")),
        until_on: Some(on(30)),
    }
}

pub fn photograph() -> photograph::Model {
    photograph::Model {
        id: id(188),
        consultation_id: Some(id(CONSULTATION)),
        council_id: None,
        activity_id: None,
        caption: Some(text("图片说明")),
        taken_on: Some(on(7)),
        people: Some(text("人物")),
        is_people_public: true,
        file_name: text("议事会.jpg"),
        media_type: "image/jpeg".into(),
        byte_size: 3,
        sha256: "ab".repeat(32),
        storage_key: "188".into(),
        uploaded_by_id: id(ACCOUNT),
        created_at: at(),
        removed_at: Some(at_whole_second()),
        version: 1,
    }
}

pub fn adviser_task() -> adviser_task::Model {
    adviser_task::Model {
        id: id(ADVISER_TASK),
        committee_id: id(COMMITTEE),
        consultation_id: id(CONSULTATION),
        adviser_name: text("指导员"),
        adviser_title: Some(text("职务")),
        task: text("任务"),
        due_month: on(1),
        done_on: Some(on(28)),
        visits: 7,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn adviser_supervision() -> adviser_supervision::Model {
    adviser_supervision::Model {
        id: id(190),
        task_id: id(ADVISER_TASK),
        month: on(1),
        checked_by: text("督导人"),
        finding: text("情况"),
        created_at: at(),
    }
}

pub fn bargaining_representative() -> bargaining_representative::Model {
    bargaining_representative::Model {
        id: id(191),
        consultation_id: id(CONSULTATION),
        side: BargainingSide::Employer,
        is_chief: true,
        name: text("代表"),
        title: Some(text("职务")),
    }
}

pub fn wage_offer() -> wage_offer::Model {
    wage_offer::Model {
        id: id(192),
        consultation_id: id(CONSULTATION),
        season: OfferSeason::Autumn,
        side: BargainingSide::Workers,
        body: text("要约"),
        made_on: on(1),
        replied_on: Some(on(12)),
        reply: Some(text("回应")),
        created_at: at(),
    }
}

pub fn data_handover() -> data_handover::Model {
    data_handover::Model {
        id: id(196),
        consultation_id: id(CONSULTATION),
        side: BargainingSide::Employer,
        handed_by: text("人力资源部"),
        data: text("资料"),
        handed_on: on(11),
        created_at: at(),
    }
}

pub fn wage_term() -> wage_term::Model {
    wage_term::Model {
        id: id(193),
        consultation_id: id(CONSULTATION),
        position: 1,
        label: text("平均工资"),
        amount_before: Some(3_800.25),
        amount_after: 4_100.5,
        unit: text("元"),
        period: WagePeriod::Month,
        reported_change: Some(text("7.9%")),
    }
}

pub fn congress_vote() -> congress_vote::Model {
    congress_vote::Model {
        id: id(194),
        consultation_id: id(CONSULTATION),
        held_on: on(14),
        entitled: 90,
        present: 80,
        in_favour: 70,
        created_at: at(),
    }
}

pub fn collective_contract() -> collective_contract::Model {
    collective_contract::Model {
        id: id(195),
        committee_id: id(COMMITTEE),
        consultation_id: id(CONSULTATION),
        kind: ContractKind::WomenWorkers,
        number: Some(text("编号")),
        status: ContractStatus::Objected,
        signed_on: on(15),
        signed_for_workers: text("职工方"),
        signed_for_employer: text("企业方"),
        filed_on: Some(on(16)),
        filed_with: Some(text("人社局")),
        objected_on: Some(on(20)),
        objection: Some(text("理由")),
        effective_on: Some(on(29)),
        valid_until: Some(on(30)),
        published_on: Some(on(30)),
        renews_id: None,
        enterprises: Some(12),
        is_enterprises_approximate: false,
        workers: Some(3_000),
        is_workers_approximate: true,
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}
