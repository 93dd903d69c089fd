//! Research reports (调研报告): a public summary, an internal text.

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::page::Key;
use domain::research_report::{self as rows, ResearchReportFilter as Filter};

use super::attachment::Attachment;
use super::committee::Committee;
use super::connection::{Connection, page_args};
use super::consultation::{Consultation, member_of};
use super::context::Asked as _;
use super::enums::ReportStatus;
use super::feedback::{Feedback, LeaderInstruction, first_day};
use super::history::HistoryEntry;
use super::member::Member;
use super::report_revision::ReportRevision;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};
use crate::documents;

/// A research report (调研报告).
#[derive(Debug, Clone)]
pub struct ResearchReport(pub rows::ResearchReport);

/// A research report; its summary is public once it is submitted to the Party committee and the government (调研报告).
#[Object]
impl ResearchReport {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The committee it belongs to (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.committee_id).await?)
    }

    /// The consultation it came of; null where there is none or the asker may not see it (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.consultation_id else { return Ok(None) };
        Ok(ctx.loaders().consultation(id).await?.map(Consultation::from))
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it finds, for readers (摘要).
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// The full text; null for all but its authors and the committee's organisers (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.loaders().research_report_text(self.0.id).await?.map(|text| text.body))
    }

    /// Who drafted it (执笔人).
    async fn drafter_name(&self) -> &str {
        &self.0.drafter_name
    }

    /// The authors, in printed order (课题组成员).
    async fn authors(&self, ctx: &Context<'_>) -> Result<Vec<ReportAuthor>> {
        let authors = ctx.loaders().authors_of(self.0.id).await?;
        Ok(authors.unwrap_or_default().into_iter().map(ReportAuthor).collect())
    }

    /// Whether it is handed in as a formal recommendation of the committee's (是否建议案).
    async fn is_formal_recommendation(&self) -> bool {
        self.0.is_formal_recommendation
    }

    /// Its files, oldest first; for whom `body` is: its authors and the committee's organisers. They are brought by
    /// `POST /files?report=…`, at most ten, by organisers while it is a draft or returned (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        let attachments = ctx.loaders().sessions.attachments_of_report(self.0.id).await?;
        Ok(attachments.unwrap_or_default().into_iter().map(Attachment).collect())
    }

    /// Its stage. That leaders wrote on it, or that feedback came in, is no stage: neither waits for the other or for
    /// anybody, and both are read from what came in, as `instructedOn` and `feedbackOn` (报告状态).
    async fn status(&self) -> ReportStatus {
        self.0.status.into()
    }

    /// When it reached that stage (状态时间).
    async fn status_since(&self) -> Moment {
        self.0.status_since.into()
    }

    /// The suggestions that it gathers and that the asker may see (建议).
    async fn suggestions(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let suggestions = ctx.loaders().suggestions_of_report(self.0.id).await?;
        Ok(suggestions.unwrap_or_default().into_iter().map(Suggestion::from).collect())
    }

    /// What happened to it, oldest first; to outsiders the milestones (进程记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().history_of_report(self.0.id).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// The stages to which the asker may move it now through `advanceResearchReport` (可办操作).
    async fn allowed_statuses(&self, ctx: &Context<'_>) -> Vec<ReportStatus> {
        rows::allowed_statuses(ctx.actor(), &self.0).into_iter().map(Into::into).collect()
    }

    /// Whether the asker may change it now through `updateResearchReport` (可否修改).
    async fn is_editable(&self, ctx: &Context<'_>) -> bool {
        rows::may_update(ctx.actor(), &self.0)
    }

    /// What it said at every submission, first handed in first; for its authors and the committee's organisers
    /// (报告版本).
    async fn revisions(&self, ctx: &Context<'_>) -> Result<Vec<ReportRevision>> {
        let revisions = ctx.loaders().revisions_of_report(self.0.id).await?;
        Ok(revisions.unwrap_or_default().into_iter().map(ReportRevision).collect())
    }

    /// Where it is found as a Word document: with its full text for whom `body` is, with its summary for others
    /// (文档地址).
    async fn document_url(&self) -> String {
        documents::path_of_research_report(self.0.id)
    }

    /// What leaders wrote on it, first come first; internal, to organisers, office and chair alone (批示).
    async fn instructions(&self, ctx: &Context<'_>) -> Result<Vec<LeaderInstruction>> {
        let rows = ctx.loaders().instructions_on_report(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(LeaderInstruction).collect())
    }

    /// What departments and others made of it and the asker may see, first come first (反馈).
    async fn feedback(&self, ctx: &Context<'_>) -> Result<Vec<Feedback>> {
        let rows = ctx.loaders().feedback_on_report(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Feedback).collect())
    }

    /// The day of the first instruction that the asker may see (批示日期).
    async fn instructed_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let rows = ctx.loaders().instructions_on_report(self.0.id).await?;
        Ok(first_day(rows, |row| row.received_on))
    }

    /// The day of the first feedback that the asker may see (反馈日期).
    async fn feedback_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let rows = ctx.loaders().feedback_on_report(self.0.id).await?;
        Ok(first_day(rows, |row| row.received_on))
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

impl From<rows::ResearchReport> for ResearchReport {
    fn from(row: rows::ResearchReport) -> Self {
        Self(row)
    }
}

/// An author of a research report (课题组成员).
pub struct ReportAuthor(rows::Author);

/// An author of a research report (课题组成员).
#[Object]
impl ReportAuthor {
    /// The name as printed (姓名).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The member, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member_id).await?)
    }
}

/// Narrows a list of research reports (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct ResearchReportFilter {
    /// Of this committee (政协委员会).
    committee: Option<ID>,
    /// Out of this consultation (协商活动).
    consultation: Option<ID>,
}

impl ResearchReportFilter {
    fn read(&self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
        })
    }
}

/// Reads research reports.
#[derive(Default)]
pub struct ResearchReportQuery;

#[Object]
impl ResearchReportQuery {
    /// The research reports that the asker may see at least in summary, latest made first (调研报告列表).
    async fn research_reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<ResearchReportFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<ResearchReport>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::ResearchReport| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A research report; null where there is none that the asker may see.
    async fn research_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report's id.")] id: ID,
    ) -> Result<Option<ResearchReport>> {
        Ok(ctx.loaders().research_report(id::parse("id", &id)?).await?.map(ResearchReport))
    }
}
