//! Outcome documents (协商成果): drafts of the organisers, and what has been issued.

use async_graphql::{Context, ID, Object, Result};
use domain::outcome as rows;

use super::context::Asked as _;
use super::enums::OutcomeKind;
use super::feedback::{Feedback, LeaderInstruction, first_day};
use super::id;
use super::scalars::Date;
use crate::documents;

/// A document that came of a consultation (协商成果).
pub struct Outcome(pub rows::Outcome);

/// A document that came of a consultation. Only its organisers see it until it is issued; then it is as public as the
/// session (协商成果).
#[Object]
impl Outcome {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// What sort of document it is (成果类别).
    async fn kind(&self) -> OutcomeKind {
        self.0.kind.into()
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The text (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().outcome_text(self.0.id).await?;
        Ok(text.ok_or(domain::Error::not_found())?.body)
    }

    /// The document's number, if it has one (文号).
    async fn document_no(&self) -> Option<&str> {
        self.0.document_no.as_deref()
    }

    /// The meeting that approved it; a formal recommendation that is issued names one (审议通过的会议).
    async fn approved_by(&self) -> Option<&str> {
        self.0.approved_by.as_deref()
    }

    /// Whether it is its organisers' own, because it has not been issued yet (草稿).
    async fn is_draft(&self) -> bool {
        self.0.is_draft
    }

    /// The day it was issued; null for a draft, and for what went out under no day (印发日期).
    async fn issued_on(&self) -> Option<Date> {
        self.0.issued_on.map(Date)
    }

    /// Where it is found as a Word document (文档地址).
    async fn document_url(&self) -> String {
        documents::path_of_outcome(self.0.id)
    }

    /// What leaders wrote on it, first come first; internal, to organisers, office and chair alone (批示).
    async fn instructions(&self, ctx: &Context<'_>) -> Result<Vec<LeaderInstruction>> {
        let rows = ctx.loaders().instructions_on_outcome(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(LeaderInstruction).collect())
    }

    /// What departments and others made of it and the asker may see, first come first (反馈).
    async fn feedback(&self, ctx: &Context<'_>) -> Result<Vec<Feedback>> {
        let rows = ctx.loaders().feedback_on_outcome(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Feedback).collect())
    }

    /// The day of the first instruction that the asker may see; derived, no stage of its own (批示日期).
    async fn instructed_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let rows = ctx.loaders().instructions_on_outcome(self.0.id).await?;
        Ok(first_day(rows, |row| row.received_on))
    }

    /// The day of the first feedback that the asker may see; derived, no stage of its own (反馈日期).
    async fn feedback_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let rows = ctx.loaders().feedback_on_outcome(self.0.id).await?;
        Ok(first_day(rows, |row| row.received_on))
    }
}
