//! An annual plan with an item that has begun, a step of its approval, and an adjustment.

use entities::enums::{AnnualPlanStatus, ConsultationFormat, PlanAdjustmentKind, PlanItemState};
use entities::{
    annual_plan, annual_plan_adjustment, annual_plan_approval, annual_plan_item, annual_plan_item_department,
};
use serde_json::json;

use super::{ACCOUNT, COMMITTEE, CONSULTATION, DEPARTMENT, SPECIAL_COMMITTEE, TERM, at, at_whole_second, id, on, text};

pub fn annual_plan() -> annual_plan::Model {
    annual_plan::Model {
        id: id(171),
        committee_id: id(COMMITTEE),
        term_id: id(TERM),
        year: 2022,
        title: text("年度协商计划"),
        document_no: Some("党办发〔2022〕8号".into()),
        status: AnnualPlanStatus::Published,
        status_since: at(),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 6,
    }
}

pub fn annual_plan_item() -> annual_plan_item::Model {
    annual_plan_item::Model {
        id: id(172),
        plan_id: id(171),
        position: 1,
        topic: text("议题"),
        format: ConsultationFormat::Research,
        organizer_id: Some(id(SPECIAL_COMMITTEE)),
        organizer_name: "社会治理委员会".into(),
        month: Some(8),
        leader: Some("某副主席".into()),
        state: PlanItemState::Begun,
        consultation_id: Some(id(CONSULTATION)),
        drop_reason: None,
    }
}

pub fn annual_plan_item_department() -> annual_plan_item_department::Model {
    annual_plan_item_department::Model { item_id: id(172), department_id: id(DEPARTMENT), position: 1 }
}

pub fn annual_plan_approval() -> annual_plan_approval::Model {
    annual_plan_approval::Model {
        id: id(173),
        plan_id: id(171),
        step: AnnualPlanStatus::PartyApproved,
        body: Some("区委常委会".into()),
        decided_on: on(9),
        note: Some(text("说明")),
        recorded_by_id: id(ACCOUNT),
        recorded_by_name: "专委会办公室".into(),
        created_at: at(),
    }
}

pub fn annual_plan_adjustment() -> annual_plan_adjustment::Model {
    annual_plan_adjustment::Model {
        id: id(174),
        plan_id: id(171),
        item_id: id(172),
        kind: PlanAdjustmentKind::Changed,
        earlier: Some(json!({
            "topic": "旧议题", "format": "RESEARCH", "organizer": "某委员会", "month": 7, "leader": null,
            "departments": ["民政局"],
        })),
        reason: text("理由"),
        made_by_id: id(ACCOUNT),
        made_by_name: "专委会办公室".into(),
        created_at: at(),
    }
}
