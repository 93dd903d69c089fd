//! Consultations (协商) of every format, with what hangs on them.

mod before;
mod grass;
mod parts;
mod stages;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::consultation::{self as rows, ConsultationFilter as Filter};
use domain::ids::{ConsultationId, DepartmentId, MemberId};
use domain::page::Key;
use domain::suggestion;

use self::before::Preparation;
pub use self::before::{ResearchActivity, SessionMaterial};
use self::grass::GrassRoots;
pub use self::parts::{AgendaItem, Figure, Participant};
pub use self::stages::{ConsultationFormatQuery, ConsultationStage, ConsultationStep};
use super::annual_plan::AnnualPlanItem;
use super::commitment::Commitment;
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::department::Department;
use super::enums::{ConsultationAction, ConsultationFormat, ConsultationOrder, ConsultationStatus};
use super::floor::Floor;
use super::history::HistoryEntry;
use super::ledger::Ledger;
use super::member::Member;
use super::on_site_response::OnSiteResponse;
use super::open_ends::OpenEnds;
pub use super::outcome::Outcome;
use super::research_report::ResearchReport;
use super::scalars::{Date, Moment, TimeOfDay};
use super::speech::Speech;
use super::suggestion::Suggestion;
use super::{id, read};

/// A consultation as one asker sees it. Cheap to clone; a key of loaders.
#[derive(Debug, Clone)]
pub struct Consultation(Arc<rows::Consultation>);

impl Consultation {
    /// Returns the typed id.
    pub fn key(&self) -> ConsultationId {
        self.0.id
    }

    /// Returns the row.
    pub fn row(&self) -> &rows::Consultation {
        &self.0
    }
}

impl From<rows::Consultation> for Consultation {
    fn from(row: rows::Consultation) -> Self {
        Self(Arc::new(row))
    }
}

impl PartialEq for Consultation {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Consultation {}

impl Hash for Consultation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// A consultation of any format: a session, a research trip, a council (协商活动).
#[Object]
impl Consultation {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.key())
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee it belongs to (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// The number of the term it is held in (届次).
    async fn term(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(read::term(ctx, self.0.term_id).await?.number)
    }

    /// Its format (协商形式).
    async fn format(&self) -> ConsultationFormat {
        self.0.format.into()
    }

    /// The phase of its stage, which all formats share; public from `HELD` on (协商进程).
    async fn status(&self) -> ConsultationStatus {
        self.0.status.into()
    }

    /// Its stage in the process of its format; outsiders do not learn of internal ones (协商环节).
    async fn stage(&self, ctx: &Context<'_>) -> Result<ConsultationStage> {
        Ok(ConsultationStage(rows::stage_of(ctx.actor(), &self.0)?))
    }

    /// The stages of its format, in order (各环节).
    async fn stages(&self) -> Vec<ConsultationStage> {
        stages::stages(rows::Format::of(self.0.format))
    }

    /// The steps that the asker may take now, by the tables that the mutations obey (下一步).
    async fn next_steps(&self, ctx: &Context<'_>) -> Vec<ConsultationStep> {
        stages::next_steps(ctx, &self.0)
    }

    /// What is consulted on (议题).
    async fn topic(&self) -> &str {
        &self.0.topic
    }

    /// What it is about and what came of it, for readers (摘要).
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// The year of the annual plan it belongs to (计划年度).
    async fn plan_year(&self) -> i32 {
        self.0.plan_year
    }

    /// The item of the annual plan that it came of; null where there is none that the asker may see (计划项目).
    async fn plan_item(&self, ctx: &Context<'_>) -> Result<Option<AnnualPlanItem>> {
        Ok(ctx.loaders().plans.plan_item_of(self.key()).await?.map(AnnualPlanItem))
    }

    /// Who organises it, as printed (承办机构).
    async fn organizer(&self) -> &str {
        &self.0.organizer_name
    }

    /// The day it is planned for (计划日期).
    async fn scheduled_on(&self) -> Option<Date> {
        self.0.scheduled_on.map(Date)
    }

    /// When it begins on its day, in China; null where only the day is known (开始时间).
    async fn starts_at(&self) -> Option<TimeOfDay> {
        rows::starts_at(&self.0).map(TimeOfDay)
    }

    /// The day it was held (召开日期).
    async fn held_on(&self) -> Option<Date> {
        self.0.held_on.map(Date)
    }

    /// Where it is held (地点).
    async fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }

    /// Who presides (主持人).
    async fn presided_by(&self) -> Option<&str> {
        self.0.presided_by.as_deref()
    }

    /// The presider's post as of then (主持人职务).
    async fn presider_title(&self) -> Option<&str> {
        self.0.presider_title.as_deref()
    }

    /// The agenda, in order (议程).
    async fn agenda(&self, ctx: &Context<'_>) -> Result<Vec<AgendaItem>> {
        let items = ctx.loaders().sessions.agenda_of(self.key()).await?;
        Ok(items.unwrap_or_default().into_iter().map(AgendaItem).collect())
    }

    /// Who takes part, in order (参加人).
    async fn participants(&self, ctx: &Context<'_>) -> Result<Vec<Participant>> {
        let participants = ctx.loaders().sessions.participants_of(self.key()).await?;
        Ok(participants.unwrap_or_default().into_iter().map(Participant).collect())
    }

    /// Figures that it reports, as the source gives them (数据).
    async fn figures(&self, ctx: &Context<'_>) -> Result<Vec<Figure>> {
        let figures = ctx.loaders().sessions.figures_of(self.key()).await?;
        Ok(figures.unwrap_or_default().into_iter().map(Figure).collect())
    }

    /// The papers handed out for it that the asker may see, in order (会议材料).
    async fn materials(&self, ctx: &Context<'_>) -> Result<Vec<SessionMaterial>> {
        let materials = ctx.loaders().sessions.materials_of(self.key()).await?;
        Ok(materials.unwrap_or_default().into_iter().map(SessionMaterial).collect())
    }

    /// How far it is prepared; null for all but its organisers, and where it has no day ahead (会前准备).
    async fn preparation(&self, ctx: &Context<'_>) -> Result<Option<Preparation>> {
        Ok(ctx.loaders().sessions.preparation_of(self.key()).await?.map(Preparation))
    }

    /// The research that prepared it and that the asker may see, in order of entry (调研活动).
    async fn research_activities(&self, ctx: &Context<'_>) -> Result<Vec<ResearchActivity>> {
        let activities = ctx.loaders().sessions.research_activities_of(self.key()).await?;
        Ok(activities.unwrap_or_default().into_iter().map(ResearchActivity).collect())
    }

    /// The speeches that the asker may see, in order; who takes part reads the final ones beforehand (委员发言).
    async fn speeches(&self, ctx: &Context<'_>) -> Result<Vec<Speech>> {
        let speeches = ctx.loaders().speeches_of(self.key()).await?;
        Ok(speeches.unwrap_or_default().into_iter().map(Speech).collect())
    }

    /// What departments answered on the spot, in order (现场回应).
    async fn on_site_responses(&self, ctx: &Context<'_>) -> Result<Vec<OnSiteResponse>> {
        let responses = ctx.loaders().on_site_responses_of(self.key()).await?;
        Ok(responses.unwrap_or_default().into_iter().map(OnSiteResponse).collect())
    }

    /// The research reports that came of it and that the asker may see (调研报告).
    async fn reports(&self, ctx: &Context<'_>) -> Result<Vec<ResearchReport>> {
        let reports = ctx.loaders().reports_of(self.key()).await?;
        Ok(reports.unwrap_or_default().into_iter().map(ResearchReport).collect())
    }

    /// The proposals whose handling it discusses and that the asker may see, in order (所议提案).
    async fn cases(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let cases = ctx.loaders().sessions.cases_of(self.key()).await?;
        Ok(cases.unwrap_or_default().into_iter().map(Suggestion::from).collect())
    }

    /// The suggestions that came out of it and that the asker may see, first made first (建议).
    async fn suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Suggestion>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let suggestions = ctx.loaders().suggestions_of_consultation(self.key()).await?.unwrap_or_default();
        let key = |row: &suggestion::Suggestion| Key { at: row.head.created_at, id: row.head.id.into() };
        Ok(Connection::within(suggestions, key, args))
    }

    /// The ledgers that belong to it and that the asker may see (台账).
    async fn ledgers(&self, ctx: &Context<'_>) -> Result<Vec<Ledger>> {
        Ok(ctx.loaders().plans.ledgers_of(self.key()).await?.unwrap_or_default().into_iter().map(Ledger).collect())
    }

    /// The documents that came of it, in order; drafts only for its organisers (协商成果).
    async fn outcomes(&self, ctx: &Context<'_>) -> Result<Vec<Outcome>> {
        let outcomes = ctx.loaders().outcomes_of(self.key()).await?;
        Ok(outcomes.unwrap_or_default().into_iter().map(Outcome).collect())
    }

    /// The floor of the session as it is now; null where it was never opened (会场).
    async fn floor(&self, ctx: &Context<'_>) -> Result<Option<Floor>> {
        Ok(ctx.loaders().sessions.floor_of(self.key()).await?.map(Floor::from))
    }

    /// The commitments that came of it and that the asker may see, next due first: those made on the spot, and those in
    /// responses to suggestions out of it (承诺).
    async fn commitments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Commitment>> {
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let commitments = ctx.loaders().commitments_of_consultation(self.key()).await?.unwrap_or_default();
        Ok(Connection::within(commitments, domain::commitment::Commitment::key, args))
    }

    /// What is open still: without a reason it is not closed before each is settled. Null for all but its organisers
    /// (未了事项).
    async fn open_ends(&self, ctx: &Context<'_>) -> Result<Option<OpenEnds>> {
        Ok(ctx.loaders().sessions.open_ends_of(self.key()).await?.map(OpenEnds))
    }

    /// What happened to it, oldest first; to outsiders the milestones (进程记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().history_of_consultation(self.clone()).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// What the asker may do with it now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Vec<ConsultationAction> {
        rows::allowed_actions(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// What councils and bargainings keep of it (基层协商).
    #[graphql(flatten)]
    async fn grass_roots(&self, _ctx: &Context<'_>) -> GrassRoots {
        GrassRoots(self.clone())
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

/// Returns a member that a row may name.
pub(super) async fn member_of(ctx: &Context<'_>, id: Option<MemberId>) -> domain::Result<Option<Member>> {
    let Some(id) = id else { return Ok(None) };
    Ok(ctx.loaders().member(id).await?.map(Member))
}

/// Returns a department that a row may name.
pub(super) async fn department_of(ctx: &Context<'_>, id: Option<DepartmentId>) -> domain::Result<Option<Department>> {
    let Some(id) = id else { return Ok(None) };
    Ok(ctx.loaders().department(id).await?.map(Department))
}

/// Narrows a list of consultations (筛选). Every part given must hold; of a list, any value will do.
#[derive(InputObject, Default)]
pub struct ConsultationFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// Of one of these formats (协商形式).
    format: Option<Vec<ConsultationFormat>>,
    /// At one of these stages (协商进程).
    status: Option<Vec<ConsultationStatus>>,
    /// Of the annual plan of this year (计划年度).
    year: Option<i32>,
}

impl ConsultationFilter {
    fn read(self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            formats: self.format.unwrap_or_default().into_iter().map(Into::into).collect(),
            statuses: self.status.unwrap_or_default().into_iter().map(Into::into).collect(),
            plan_year: self.year,
        })
    }
}

/// Reads consultations.
#[derive(Default)]
pub struct ConsultationQuery;

#[Object]
impl ConsultationQuery {
    /// The consultations that the asker may see: everybody those held, organisers all of theirs (协商活动列表).
    #[expect(clippy::too_many_arguments, reason = "the four paging arguments are the API's")]
    async fn consultations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<ConsultationFilter>,
        #[graphql(desc = "Which way the list runs (排序).", default_with = "ConsultationOrder::Newest")]
        order_by: ConsultationOrder,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Consultation>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, order_by.into(), args).await?;
        let key = |row: &rows::Consultation| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A consultation; null where there is none that the asker may see.
    async fn consultation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation's id.")] id: ID,
    ) -> Result<Option<Consultation>> {
        Ok(ctx.loaders().consultation(id::parse("id", &id)?).await?.map(Consultation::from))
    }
}
