//! Enums of annual plans.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// Stages of an annual plan (计划状态); domain.md §1.4.
    AnnualPlanStatus {
        Draft "DRAFT" "起草",
        Canvassed "CANVASSED" "征求意见",
        Revised "REVISED" "会同修改",
        ChairMeetingApproved "CHAIR_MEETING_APPROVED" "主席会议通过",
        PartyApproved "PARTY_APPROVED" "党委常委会审定",
        Published "PUBLISHED" "已公布",
    }

    /// What has become of an item of a plan (项目状态).
    PlanItemState {
        Planned "PLANNED" "待启动",
        Begun "BEGUN" "已启动",
        Dropped "DROPPED" "已取消",
    }

    /// How an approved plan was adjusted (调整类别).
    PlanAdjustmentKind {
        Added "ADDED" "增列",
        Changed "CHANGED" "变更",
        Dropped "DROPPED" "取消",
    }
}
