//! Matters before councils (议题、微心愿).

use async_graphql::{Context, ID, Object, Result};
use domain::matter as rows;

use super::consultation::{Consultation, department_of};
use super::context::Asked as _;
use super::council::DeliberationCouncil;
use super::department::Department;
use super::enums::{MatterStage, RaisedThrough};
use super::history::HistoryEntry;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// A matter before a council (议题、微心愿).
#[derive(Debug, Clone)]
pub struct CouncilMatter(pub rows::Matter);

impl From<rows::Matter> for CouncilMatter {
    fn from(row: rows::Matter) -> Self {
        Self(row)
    }
}

/// A matter that residents bring before a council; seen by whoever sees one of the meetings that it came before
/// (议题、微心愿).
#[Object]
impl CouncilMatter {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The council (议事会).
    async fn council(&self, ctx: &Context<'_>) -> Result<DeliberationCouncil> {
        Ok(read::council(ctx, self.0.council_id).await?)
    }

    /// What it is about; it does not name a private person who raised it (议题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What was told; it does not name a private person who raised it (内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// How it came to be known (议题来源).
    async fn raised_through(&self) -> RaisedThrough {
        self.0.raised_through.into()
    }

    /// The day it was raised (提出日期).
    async fn raised_on(&self) -> Date {
        self.0.raised_on.into()
    }

    /// Who raised it, as printed; a private person for organisers only (提出人).
    async fn raised_by(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.raised_by.as_deref().filter(|_| rows::shows_raiser(ctx.actor(), &self.0))
    }

    /// Its stage in the response loop (响应环节).
    async fn stage(&self) -> MatterStage {
        self.0.stage.into()
    }

    /// The steps taken, in order (办理环节).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<MatterStep>> {
        let steps = ctx.loaders().grass.steps_of_matter(self.0.id).await?;
        Ok(steps.unwrap_or_default().into_iter().map(MatterStep).collect())
    }

    /// The meetings it came before, in order, as far as the asker may see them (协商会议).
    async fn meetings(&self, ctx: &Context<'_>) -> Result<Vec<Consultation>> {
        let meetings = ctx.loaders().grass.meetings_of_matter(self.0.id).await?;
        Ok(meetings.unwrap_or_default().into_iter().map(Consultation::from).collect())
    }

    /// The suggestions that were made of it, as far as the asker may see them, first made first (转化建议).
    async fn suggestions(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let suggestions = ctx.loaders().grass.suggestions_of_matter(self.0.id).await?;
        Ok(suggestions.unwrap_or_default().into_iter().map(Suggestion::from).collect())
    }

    /// What came of it; null until it is `CLOSED`. It does not name a private person who raised it (办理结果).
    async fn result(&self) -> Option<&str> {
        self.0.result.as_deref()
    }

    /// The day on which who raised it was told (反馈日期).
    async fn fed_back_on(&self) -> Option<Date> {
        self.0.fed_back_on.map(Date)
    }

    /// How they were told and what they said. Everybody who sees the matter reads it: it does not name a private person who
    /// raised it (反馈情况).
    async fn feedback(&self) -> Option<&str> {
        self.0.feedback.as_deref()
    }

    /// The stages to which the asker may take it now through `advanceMatter` (可办操作).
    async fn allowed_stages(&self, ctx: &Context<'_>) -> Vec<MatterStage> {
        rows::allowed_stages(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// Who did what with it, oldest first; for its committee's organisers (办理记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().grass.history_of_matter(self.0.id).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
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

/// A step of a matter through the response loop (办理环节).
pub struct MatterStep(rows::Step);

/// A step of a matter through the response loop (办理环节).
#[Object]
impl MatterStep {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The stage it came to (响应环节).
    async fn stage(&self) -> MatterStage {
        self.0.stage.into()
    }

    /// The day (日期).
    async fn on(&self) -> Date {
        self.0.taken_on.into()
    }

    /// Who took it, as printed: a body or who holds a post, not a private person who raised the matter (办理人).
    async fn by(&self) -> &str {
        &self.0.taken_by
    }

    /// The department, if it was one (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department_id).await?)
    }

    /// What was done; it does not name a private person who raised the matter (情况).
    async fn note(&self) -> &str {
        &self.0.note
    }
}

/// Reads matters.
#[derive(Default)]
pub struct MatterQuery;

#[Object]
impl MatterQuery {
    /// A matter before a council; null where there is none that the asker may see (议题).
    async fn council_matter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The matter's id.")] id: ID,
    ) -> Result<Option<CouncilMatter>> {
        Ok(ctx.loaders().grass.matter(id::parse("id", &id)?).await?.map(CouncilMatter))
    }
}
