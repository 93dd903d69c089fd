//! Versions of research reports (报告版本): what a report said whenever it was handed in.

use async_graphql::{Context, ID, Object, Result};
use domain::research_report as rows;

use super::context::Asked as _;
use super::id;
use super::scalars::Moment;

/// What a research report said at a submission (报告版本).
pub struct ReportRevision(pub rows::ReportRevision);

/// What a research report said at a submission; never changed afterwards, and for its insiders (报告版本).
#[Object]
impl ReportRevision {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The number, from 1 (版次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The title then (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The summary then (摘要).
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// The full text then (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.loaders().report_revision_text(self.0.id).await?.map(|text| text.body))
    }

    /// When it was handed in (提交时间).
    async fn submitted_at(&self) -> Moment {
        self.0.created_at.into()
    }
}
