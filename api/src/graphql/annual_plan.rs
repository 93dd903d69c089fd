//! Annual consultation plans (年度协商计划), with how far their items have come.

mod parts;

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::annual_plan::{self as rows, AnnualPlanFilter as Filter};
use domain::page::Key;

pub use self::parts::{AnnualPlanItem, PlanAdjustment, PlanApproval, PlanProgress, PlanWarning};
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::enums::{AnnualPlanAction, AnnualPlanStatus};
use super::history::HistoryEntry;
use super::scalars::Moment;
use super::{id, read};

/// An annual consultation plan (年度协商计划).
#[derive(Debug, Clone)]
pub struct AnnualPlan(pub rows::AnnualPlan);

/// The consultation plan of a committee's year; public once it is published (年度协商计划).
#[Object]
impl AnnualPlan {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change of the plan or its items; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee whose plan it is (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// The number of the term that the year lies in (届次).
    async fn term(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(read::term(ctx, self.0.term_id).await?.number)
    }

    /// The year; a committee has one plan for each (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The number of the document that it was issued as (文号).
    async fn document_no(&self) -> Option<&str> {
        self.0.document_no.as_deref()
    }

    /// Its stage (计划状态).
    async fn status(&self) -> AnnualPlanStatus {
        self.0.status.into()
    }

    /// When it reached that stage (状态时间).
    async fn status_since(&self) -> Moment {
        self.0.status_since.into()
    }

    /// The items, in printed order (计划项目).
    async fn items(&self, ctx: &Context<'_>) -> Result<Vec<AnnualPlanItem>> {
        Ok(self.seen_items(ctx).await?.into_iter().map(AnnualPlanItem).collect())
    }

    /// How many items have come how far, counted over the consultations that the asker may see (进度).
    async fn progress(&self, ctx: &Context<'_>) -> Result<PlanProgress> {
        Ok(rows::Progress::of(&self.seen_items(ctx).await?).into())
    }

    /// What looks odd in it; for insiders. Warnings forbid nothing (提示).
    async fn warnings(&self, ctx: &Context<'_>) -> Result<Vec<PlanWarning>> {
        if !rows::is_insider(ctx.actor(), &self.0) {
            return Ok(Vec::new());
        }
        let items = self.seen_items(ctx).await?;
        let told = rows::warnings(items.iter().map(|item| &item.row));
        Ok(told.iter().map(|warning| PlanWarning::of(warning, ctx.lang())).collect())
    }

    /// The steps of its approval, first made first; to outsiders the decisions that stand (审批).
    async fn approvals(&self, ctx: &Context<'_>) -> Result<Vec<PlanApproval>> {
        let approvals = ctx.loaders().plans.approvals_of_plan(self.0.id).await?;
        Ok(approvals.unwrap_or_default().into_iter().map(PlanApproval).collect())
    }

    /// The adjustments since it was decided on, first made first (调整).
    async fn adjustments(&self, ctx: &Context<'_>) -> Result<Vec<PlanAdjustment>> {
        let adjustments = ctx.loaders().plans.adjustments_of_plan(self.0.id).await?;
        Ok(adjustments.unwrap_or_default().into_iter().map(PlanAdjustment).collect())
    }

    /// What happened to it, oldest first; to outsiders the milestones (进程记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().plans.history_of_plan(self.0.id).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// The stages to which the asker may move it now through `advanceAnnualPlan` (可推进至).
    async fn allowed_statuses(&self, ctx: &Context<'_>) -> Vec<AnnualPlanStatus> {
        rows::allowed_statuses(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// What the asker may do with its items now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Vec<AnnualPlanAction> {
        rows::allowed_actions(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// When it was entered (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}

impl AnnualPlan {
    async fn seen_items(&self, ctx: &Context<'_>) -> domain::Result<Vec<rows::Item>> {
        Ok(ctx.loaders().plans.items_of_plan(self.0.id).await?.unwrap_or_default())
    }
}

impl From<rows::AnnualPlan> for AnnualPlan {
    fn from(row: rows::AnnualPlan) -> Self {
        Self(row)
    }
}

/// Narrows a list of annual plans (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct AnnualPlanFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// Of this year (年度).
    year: Option<i32>,
    /// At one of these stages (计划状态).
    status: Option<Vec<AnnualPlanStatus>>,
}

impl AnnualPlanFilter {
    fn read(self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            year: self.year,
            statuses: self.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        })
    }
}

/// Reads annual plans.
#[derive(Default)]
pub struct AnnualPlanQuery;

#[Object]
impl AnnualPlanQuery {
    /// The annual plans that the asker may see: everybody the published, organisers all of theirs; latest made first
    /// (年度协商计划列表).
    async fn annual_plans(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<AnnualPlanFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<AnnualPlan>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::AnnualPlan| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// An annual plan; null where there is none that the asker may see.
    async fn annual_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] id: ID,
    ) -> Result<Option<AnnualPlan>> {
        Ok(ctx.loaders().plans.annual_plan(id::parse("id", &id)?).await?.map(AnnualPlan))
    }
}
