//! Enums about annual plans.

use async_graphql::Enum;

/// The stage of an annual plan (计划状态). Before `PUBLISHED` it is for insiders.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::AnnualPlanStatus")]
pub enum AnnualPlanStatus {
    /// Being drafted by the committee's office (起草)
    Draft,
    /// Opinions on it are asked for (征求意见)
    Canvassed,
    /// Revised by the Party committee's office with those of the government and the committee (会同修改)
    Revised,
    /// Approved by the chairperson's meeting (主席会议通过)
    ChairMeetingApproved,
    /// Decided on by the standing committee of the Party committee; from now on it changes by adjustment only
    /// (党委常委会审定)
    PartyApproved,
    /// Made public (已公布)
    Published,
}

/// What has become of an item of a plan (项目状态).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::PlanItemState")]
pub enum PlanItemState {
    /// It has not begun, as far as the asker may see (待启动)
    Planned,
    /// It has become a consultation (已启动)
    Begun,
    /// It will not take place (已取消)
    Dropped,
}

/// How an approved plan was adjusted (调整类别).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::enums::PlanAdjustmentKind")]
pub enum PlanAdjustmentKind {
    /// An item was added (增列)
    Added,
    /// An item was changed (变更)
    Changed,
    /// An item was dropped (取消)
    Dropped,
}

/// What an organiser may do with the items of a plan (可办操作).
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::annual_plan::Action")]
pub enum AnnualPlanAction {
    /// `updateAnnualPlan`: write it anew (修改)
    Edit,
    /// `adjustPlanItem`: add, change or drop an item, on record (调整)
    Adjust,
    /// `startPlanItem`: make a consultation of an item (启动)
    StartItem,
}

/// What looks odd in a plan (提示类别). A warning forbids nothing.
#[derive(Debug, Enum, Clone, Copy, PartialEq, Eq)]
pub enum PlanWarningKind {
    /// Many more or fewer bimonthly sessions than six a year (双月协商次数)
    BimonthlyCount,
    /// More than one bimonthly session in two months (双月协商过密)
    BimonthlyCrowded,
    /// Items of one topic (议题重复)
    TopicRepeated,
}

impl From<&domain::annual_plan::Warning> for PlanWarningKind {
    fn from(warning: &domain::annual_plan::Warning) -> Self {
        use domain::annual_plan::Warning;

        match warning {
            Warning::BimonthlyCount(_) => Self::BimonthlyCount,
            Warning::BimonthlyCrowded(..) => Self::BimonthlyCrowded,
            Warning::TopicRepeated(_) => Self::TopicRepeated,
        }
    }
}
