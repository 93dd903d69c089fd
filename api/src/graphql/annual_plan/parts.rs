//! What hangs on an annual plan: items, approvals, adjustments, progress and warnings.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::Lang;
use domain::annual_plan as rows;

use super::AnnualPlan;
use crate::graphql::consultation::Consultation;
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::{AnnualPlanStatus, ConsultationFormat, PlanAdjustmentKind, PlanItemState, PlanWarningKind};
use crate::graphql::scalars::{Date, Moment};
use crate::graphql::{id, read};

/// An item of an annual plan (计划项目).
pub struct AnnualPlanItem(pub rows::Item);

/// An item of an annual plan: a topic that is to be consulted on (计划项目).
#[Object]
impl AnnualPlanItem {
    /// The id, for `adjustPlanItem` and `startPlanItem`.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// The plan it stands in (所属计划).
    async fn plan(&self, ctx: &Context<'_>) -> Result<AnnualPlan> {
        Ok(read::annual_plan(ctx, self.0.row.plan_id).await?)
    }

    /// The place in the printed order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.row.position
    }

    /// What is to be consulted on (议题).
    async fn topic(&self) -> &str {
        &self.0.row.topic
    }

    /// In which format (协商形式).
    async fn format(&self) -> ConsultationFormat {
        self.0.row.format.into()
    }

    /// Who organises it, as printed (承办机构).
    async fn organizer(&self) -> &str {
        &self.0.row.organizer_name
    }

    /// The month it is planned for, 1 to 12 (计划月份).
    async fn month(&self) -> Option<i32> {
        self.0.row.month
    }

    /// The leader in charge, as printed (牵头领导).
    async fn leader(&self) -> Option<&str> {
        self.0.row.leader.as_deref()
    }

    /// The departments that take part, in printed order (参加单位).
    async fn departments(&self, ctx: &Context<'_>) -> Result<Vec<Department>> {
        let departments = ctx.loaders().plans.departments_of_plan_item(self.0.row.id).await?;
        Ok(departments.unwrap_or_default().into_iter().map(Department).collect())
    }

    /// What has become of it, as far as the asker may see (项目状态).
    async fn state(&self) -> PlanItemState {
        self.0.row.state.into()
    }

    /// Why it was dropped; for insiders (取消理由).
    async fn drop_reason(&self) -> Option<&str> {
        self.0.row.drop_reason.as_deref()
    }

    /// The consultation it has become; null where there is none that the asker may see (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.row.consultation_id else { return Ok(None) };
        Ok(ctx.loaders().consultation(id).await?.map(Consultation::from))
    }
}

/// A step in the approval of a plan (计划审批).
pub struct PlanApproval(pub rows::Approval);

/// A step in the approval of a plan; never changed afterwards (计划审批).
#[Object]
impl PlanApproval {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The stage that the plan came to; `DRAFT` where it was sent back (环节).
    async fn step(&self) -> AnnualPlanStatus {
        self.0.step.into()
    }

    /// The meeting or body that decided, as printed (会议或机构).
    async fn body(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// The day of the decision (日期).
    async fn on(&self) -> Date {
        self.0.decided_on.into()
    }

    /// What was said, or why it went back; for insiders (说明).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who recorded it; for insiders (登记人).
    async fn recorded_by(&self) -> Option<&str> {
        Some(self.0.recorded_by_name.as_str()).filter(|name| !name.is_empty())
    }

    /// When it was recorded (登记时间).
    async fn recorded_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// An adjustment of an approved plan (计划调整).
pub struct PlanAdjustment(pub rows::Adjustment);

/// An adjustment of an approved plan; never changed afterwards (计划调整).
#[Object]
impl PlanAdjustment {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// What was done (调整类别).
    async fn kind(&self) -> PlanAdjustmentKind {
        self.0.row.kind.into()
    }

    /// The item, as it stands now (计划项目).
    async fn item(&self, ctx: &Context<'_>) -> Result<Option<AnnualPlanItem>> {
        Ok(ctx.loaders().plans.plan_item(self.0.row.item_id).await?.map(AnnualPlanItem))
    }

    /// The item as it stood before; null for one that was added (原内容).
    async fn earlier(&self) -> Option<EarlierPlanItem> {
        self.0.earlier.clone().map(Into::into)
    }

    /// Why; for insiders (理由).
    async fn reason(&self) -> Option<&str> {
        Some(self.0.row.reason.as_str()).filter(|reason| !reason.is_empty())
    }

    /// Who recorded it; for insiders (登记人).
    async fn made_by(&self) -> Option<&str> {
        Some(self.0.row.made_by_name.as_str()).filter(|name| !name.is_empty())
    }

    /// When it was recorded (登记时间).
    async fn made_at(&self) -> Moment {
        self.0.row.created_at.into()
    }
}

/// An item of a plan as it stood before an adjustment (调整前内容).
#[derive(SimpleObject)]
pub struct EarlierPlanItem {
    /// What was to be consulted on (议题).
    topic: String,
    /// In which format (协商形式).
    format: ConsultationFormat,
    /// Who was to organise it, as printed (承办机构).
    organizer: String,
    /// The month it was planned for (计划月份).
    month: Option<i32>,
    /// The leader in charge (牵头领导).
    leader: Option<String>,
    /// The names of the departments that were to take part (参加单位).
    departments: Vec<String>,
}

impl From<rows::Earlier> for EarlierPlanItem {
    fn from(row: rows::Earlier) -> Self {
        Self {
            topic: row.topic,
            format: row.format.into(),
            organizer: row.organizer,
            month: row.month,
            leader: row.leader,
            departments: row.departments,
        }
    }
}

/// How many items of a plan have come how far (计划进度).
#[derive(SimpleObject)]
pub struct PlanProgress {
    /// All items (项目数).
    items: usize,
    /// Those that have become a consultation (已启动).
    begun: usize,
    /// Those whose consultation has been held (已召开).
    held: usize,
    /// Those whose consultation is closed (已办结).
    closed: usize,
    /// Those that were dropped (已取消).
    dropped: usize,
}

impl From<rows::Progress> for PlanProgress {
    fn from(rows::Progress { items, begun, held, closed, dropped }: rows::Progress) -> Self {
        Self { items, begun, held, closed, dropped }
    }
}

/// Something odd in a plan (计划提示).
#[derive(SimpleObject)]
pub struct PlanWarning {
    /// What is odd (提示类别).
    kind: PlanWarningKind,
    /// The same in words, in the language asked for (说明).
    message: String,
}

impl PlanWarning {
    pub(super) fn of(warning: &rows::Warning, lang: Lang) -> Self {
        Self { kind: warning.into(), message: warning.message(lang) }
    }
}
