//! Drafting an annual plan, its way through the approvals, and what becomes of its items.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::annual_plan::{self, Adjust, Advance, Create, NewItem, Start, Update};

use super::consultation::{AgendaItemInput, FigureInput, ParticipantInput};
use super::told;
use crate::graphql::annual_plan::AnnualPlan;
use crate::graphql::consultation::Consultation;
use crate::graphql::enums::{AnnualPlanStatus, ConsultationFormat, PlanAdjustmentKind};
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// An annual plan to draft (起草年度协商计划).
#[derive(InputObject, Clone)]
pub struct CreateAnnualPlanInput {
    /// The committee (政协委员会).
    committee: ID,
    /// The year; a committee has one plan for each (年度).
    year: i32,
    /// The title (标题).
    title: String,
    /// The number of its document, if it has one already (文号).
    document_no: Option<String>,
    /// The items, in printed order, at most 100 (计划项目).
    #[graphql(default)]
    items: Vec<AnnualPlanItemInput>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An item of a plan (计划项目).
#[derive(InputObject, Clone)]
pub struct AnnualPlanItemInput {
    /// What is to be consulted on (议题).
    topic: String,
    /// In which format (协商形式).
    format: ConsultationFormat,
    /// Who organises it, as printed; the special committee's name where there is none (承办机构).
    organizer: Option<String>,
    /// The special committee that organises it (专门委员会).
    special_committee: Option<ID>,
    /// The month it is planned for, 1 to 12 (计划月份).
    month: Option<i32>,
    /// The leader in charge, as printed (牵头领导).
    leader: Option<String>,
    /// The departments that take part, in printed order, at most 50 (参加单位).
    #[graphql(default)]
    departments: Vec<ID>,
}

impl AnnualPlanItemInput {
    fn read(self, field: &'static str) -> domain::Result<NewItem> {
        Ok(NewItem {
            topic: self.topic,
            format: self.format.into(),
            organizer: id::optional(field, self.special_committee.as_ref())?,
            organizer_name: self.organizer,
            month: self.month,
            leader: self.leader,
            departments: id::many(field, &self.departments)?,
        })
    }
}

fn items(given: Vec<AnnualPlanItemInput>) -> domain::Result<Vec<NewItem>> {
    given.into_iter().map(|item| item.read("items")).collect()
}

/// A plan to write anew (修改年度协商计划). What is not given stays.
#[derive(InputObject, Clone)]
pub struct UpdateAnnualPlanInput {
    /// The plan.
    id: ID,
    /// The title (标题).
    title: Option<String>,
    /// The number of its document (文号).
    document_no: Option<String>,
    /// The items as a whole, in printed order, in place of those there are (计划项目).
    items: Option<Vec<AnnualPlanItemInput>>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl UpdateAnnualPlanInput {
    fn read(self) -> domain::Result<Update> {
        Ok(Update {
            id: id::parse("id", &self.id)?,
            title: self.title,
            document_no: self.document_no,
            items: self.items.map(items).transpose()?,
        })
    }
}

/// A step of an annual plan (推进年度协商计划).
#[derive(InputObject, Clone)]
pub struct AdvanceAnnualPlanInput {
    /// The plan.
    id: ID,
    /// The stage it comes to; `DRAFT` sends it back (计划状态).
    to: AnnualPlanStatus,
    /// The day of the decision; today where there is none (日期).
    on: Option<Date>,
    /// The meeting or body that decided; needed for the two approvals (会议或机构).
    body: Option<String>,
    /// The number of the document that it was issued as (文号).
    document_no: Option<String>,
    /// What was said; needed to send it back (说明).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AdvanceAnnualPlanInput {
    fn read(self) -> domain::Result<Advance> {
        Ok(Advance {
            id: id::parse("id", &self.id)?,
            to: self.to.into(),
            on: self.on.map(|day| day.0),
            body: self.body,
            document_no: self.document_no,
            reason: self.reason,
        })
    }
}

/// An adjustment of an approved plan (调整计划项目).
#[derive(InputObject, Clone)]
pub struct AdjustPlanItemInput {
    /// The plan.
    plan: ID,
    /// What is done (调整类别).
    kind: PlanAdjustmentKind,
    /// The item to change or to drop (计划项目).
    item: Option<ID>,
    /// The item as it is to stand, to add or to change (调整后内容).
    to: Option<AnnualPlanItemInput>,
    /// Why (理由).
    reason: String,
    /// The plan's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AdjustPlanItemInput {
    fn read(self) -> domain::Result<Adjust> {
        Ok(Adjust {
            plan: id::parse("plan", &self.plan)?,
            kind: self.kind.into(),
            item: id::optional("item", self.item.as_ref())?,
            to: self.to.map(|item| item.read("to")).transpose()?,
            reason: self.reason,
        })
    }
}

/// An item of a plan to begin (启动计划项目).
#[derive(InputObject, Clone)]
pub struct StartPlanItemInput {
    /// The item.
    item: ID,
    /// What the consultation is about, for readers (摘要).
    #[graphql(default)]
    summary: String,
    /// Who presides (主持人).
    presided_by: Option<String>,
    /// The presider's post; taken from the posts on record where there is none (主持人职务).
    presider_title: Option<String>,
    /// Where it is held (地点).
    place: Option<String>,
    /// The agenda, in order (议程).
    #[graphql(default)]
    agenda: Vec<AgendaItemInput>,
    /// Who takes part, in order; departments of the item that are not among them follow (参加人).
    #[graphql(default)]
    participants: Vec<ParticipantInput>,
    /// The figures that it reports, in order (数据).
    #[graphql(default)]
    figures: Vec<FigureInput>,
    /// The plan's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl StartPlanItemInput {
    fn read(self) -> domain::Result<Start> {
        Ok(Start {
            item: id::parse("item", &self.item)?,
            summary: self.summary,
            presided_by: self.presided_by,
            presider_title: self.presider_title,
            place: self.place,
            agenda: self.agenda.into_iter().map(Into::into).collect(),
            participants: self.participants.into_iter().map(ParticipantInput::read).collect::<domain::Result<_>>()?,
            figures: self.figures.into_iter().map(Into::into).collect(),
        })
    }
}

/// The plan drafted.
#[derive(SimpleObject)]
pub struct CreateAnnualPlanPayload {
    /// The plan, a draft (年度协商计划).
    annual_plan: AnnualPlan,
}

/// The plan written anew.
#[derive(SimpleObject)]
pub struct UpdateAnnualPlanPayload {
    /// The plan after the change (年度协商计划).
    annual_plan: AnnualPlan,
}

/// The plan moved on.
#[derive(SimpleObject)]
pub struct AdvanceAnnualPlanPayload {
    /// The plan after the change (年度协商计划).
    annual_plan: AnnualPlan,
}

/// The plan adjusted.
#[derive(SimpleObject)]
pub struct AdjustPlanItemPayload {
    /// The plan after the change (年度协商计划).
    annual_plan: AnnualPlan,
}

/// The item begun.
#[derive(SimpleObject)]
pub struct StartPlanItemPayload {
    /// The consultation that it has become, planned (协商活动).
    consultation: Consultation,
}

/// Keeps annual plans.
#[derive(Default)]
pub struct AnnualPlanMutation;

#[Object]
impl AnnualPlanMutation {
    /// Drafts the consultation plan of a committee's year, as an organiser (起草年度协商计划).
    async fn create_annual_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] input: CreateAnnualPlanInput,
    ) -> Result<CreateAnnualPlanPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let (committee, items) = (id::parse("committee", &input.committee)?, items(input.items)?);
        let input = Create { committee, year: input.year, title: input.title, document_no: input.document_no, items };
        let id = run::write(ctx, key, None, "createAnnualPlan", about, move |app, actor, call| {
            let input = input.clone();
            async move { annual_plan::create(&app, &actor, &call, input).await }
        });
        Ok(CreateAnnualPlanPayload { annual_plan: read::annual_plan(ctx, id.await?).await? })
    }

    /// Writes a plan anew, with its items as a whole, in draft and while it is revised, as an organiser
    /// (修改年度协商计划).
    async fn update_annual_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and what changes.")] input: UpdateAnnualPlanInput,
    ) -> Result<UpdateAnnualPlanPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "updateAnnualPlan", about, move |app, actor, call| {
            let input = input.clone();
            async move { annual_plan::update(&app, &actor, &call, input).await }
        });
        Ok(UpdateAnnualPlanPayload { annual_plan: read::annual_plan(ctx, id.await?).await? })
    }

    /// Moves a plan on by one step, or back to its draft, as an organiser; the chair too says that the chairperson's
    /// meeting approved. Once published it is public (推进年度协商计划).
    async fn advance_annual_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and the stage it comes to.")] input: AdvanceAnnualPlanInput,
    ) -> Result<AdvanceAnnualPlanPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "advanceAnnualPlan", about, move |app, actor, call| {
            let input = input.clone();
            async move { annual_plan::advance(&app, &actor, &call, input).await }
        });
        Ok(AdvanceAnnualPlanPayload { annual_plan: read::annual_plan(ctx, id.await?).await? })
    }

    /// Adds, changes or drops an item of a plan that has been decided on, as an organiser; what stood there before is
    /// kept (调整计划项目).
    async fn adjust_plan_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and what is adjusted.")] input: AdjustPlanItemInput,
    ) -> Result<AdjustPlanItemPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "adjustPlanItem", about, move |app, actor, call| {
            let input = input.clone();
            async move { annual_plan::adjust(&app, &actor, &call, input).await }
        });
        Ok(AdjustPlanItemPayload { annual_plan: read::annual_plan(ctx, id.await?).await? })
    }

    /// Makes a consultation of an item, once, as an organiser: with its topic, format and organiser; its departments
    /// take part (启动计划项目).
    async fn start_plan_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The item, and what the plan does not say.")] input: StartPlanItemInput,
    ) -> Result<StartPlanItemPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "startPlanItem", about, move |app, actor, call| {
            let input = input.clone();
            async move { annual_plan::start(&app, &actor, &call, input).await }
        });
        Ok(StartPlanItemPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
