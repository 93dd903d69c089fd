//! Briefs of social opinions (社情民意信息专报), for the office alone.

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::opinion_brief::{self as rows, OpinionBriefFilter as Filter};
use domain::page::Key;

use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::context::Asked as _;
use super::enums::{AdoptionForm, AdoptionKind, CommitteeLevel, OpinionBriefStatus};
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// A brief of social opinions (社情民意信息专报).
#[derive(Debug, Clone)]
pub struct OpinionBrief(pub rows::OpinionBrief);

/// A brief that the office edits out of social opinions and issues under a number; an internal channel, never public
/// (社情民意信息专报).
#[Object]
impl OpinionBrief {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee whose office edits it (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// Its stage (专报状态).
    async fn status(&self) -> OpinionBriefStatus {
        self.0.status.into()
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The text (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.loaders().opinion_brief_text(self.0.id).await?.map(|text| text.body))
    }

    /// The year that its number counts in (年份).
    async fn year(&self) -> Option<i32> {
        self.0.year
    }

    /// The number of the issue, without a gap within the year; null before the issue (期号).
    async fn issue_no(&self) -> Option<i32> {
        self.0.issue_no
    }

    /// The day of issue (印发日期).
    async fn issued_on(&self) -> Option<Date> {
        self.0.issued_on.map(Date)
    }

    /// When it was signed (签发时间).
    async fn signed_at(&self) -> Option<Moment> {
        self.0.signed_at.map(Moment)
    }

    /// The social opinions it is made of (来源信息).
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let sources = ctx.loaders().sources_of_brief(self.0.id).await?;
        Ok(sources.unwrap_or_default().into_iter().map(Suggestion::from).collect())
    }

    /// Where it was adopted and what leaders wrote on it, oldest first (采用与批示).
    async fn adoptions(&self, ctx: &Context<'_>) -> Result<Vec<OpinionAdoption>> {
        let adoptions = ctx.loaders().adoptions_of_brief(self.0.id).await?;
        Ok(adoptions.unwrap_or_default().into_iter().map(OpinionAdoption).collect())
    }

    /// The stages to which the asker may move it now through `advanceOpinionBrief` (可办操作).
    async fn allowed_statuses(&self, ctx: &Context<'_>) -> Vec<OpinionBriefStatus> {
        rows::allowed_statuses(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// When it was begun (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}

impl From<rows::OpinionBrief> for OpinionBrief {
    fn from(row: rows::OpinionBrief) -> Self {
        Self(row)
    }
}

/// Where a brief was adopted, or what a leader wrote on it (采用).
pub struct OpinionAdoption(pub rows::Adoption);

/// Where a brief was adopted, or what a leader wrote on it (采用).
#[Object]
impl OpinionAdoption {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Adopted, or written upon (采用类型).
    async fn kind(&self) -> AdoptionKind {
        self.0.kind.into()
    }

    /// At which level (采用层级).
    async fn level(&self) -> CommitteeLevel {
        self.0.level.into()
    }

    /// By whom, as printed (采用单位).
    async fn adopted_by(&self) -> &str {
        &self.0.adopted_by
    }

    /// By itself or within a larger text (采用方式).
    async fn form(&self) -> AdoptionForm {
        self.0.form.into()
    }

    /// The day (采用日期).
    async fn adopted_on(&self) -> Date {
        self.0.adopted_on.into()
    }

    /// The points that the committee gives for it (得分).
    async fn points(&self) -> Option<i32> {
        self.0.points
    }

    /// What was written; for the office (内容).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
}

/// Narrows a list of briefs (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct OpinionBriefFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// In one of these stages (专报状态).
    status: Option<Vec<OpinionBriefStatus>>,
}

impl OpinionBriefFilter {
    fn read(self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            statuses: self.status.unwrap_or_default().into_iter().map(Into::into).collect(),
        })
    }
}

/// Reads briefs.
#[derive(Default)]
pub struct OpinionBriefQuery;

#[Object]
impl OpinionBriefQuery {
    /// The briefs of the asker's offices, latest made first; others see none (专报列表).
    async fn opinion_briefs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<OpinionBriefFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<OpinionBrief>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::OpinionBrief| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A brief; null where there is none that the asker may see.
    async fn opinion_brief(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The brief's id.")] id: ID,
    ) -> Result<Option<OpinionBrief>> {
        Ok(ctx.loaders().opinion_brief(id::parse("id", &id)?).await?.map(OpinionBrief))
    }
}
