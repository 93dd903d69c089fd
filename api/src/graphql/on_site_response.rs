//! What departments answered on the spot (现场回应).

use async_graphql::{Context, ID, Object, Result};
use domain::on_site_response as rows;

use super::commitment::Commitment;
use super::consultation::{Consultation, department_of};
use super::context::Asked as _;
use super::department::Department;
use super::speech::Speech;
use super::{id, read};

/// What a department answered at a consultation (现场回应).
#[derive(Debug, Clone)]
pub struct OnSiteResponse(pub rows::OnSiteResponse);

/// What a department answered at a consultation (现场回应).
#[Object]
impl OnSiteResponse {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The consultation it was given at (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Consultation> {
        Ok(read::consultation(ctx, self.0.consultation_id).await?)
    }

    /// The place in the order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// The department that answers, if it is one of the committee's (单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department_id).await?)
    }

    /// Who spoke for it (回应人).
    async fn speaker_name(&self) -> &str {
        &self.0.speaker_name
    }

    /// The speaker's post as of then (回应人职务).
    async fn speaker_title(&self) -> Option<&str> {
        self.0.speaker_title.as_deref()
    }

    /// What was answered (回应内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// What the department promised with it, next due first (现场承诺).
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let commitments = ctx.loaders().commitments_made_in(self.0.id).await?;
        Ok(commitments.unwrap_or_default().into_iter().map(Commitment).collect())
    }

    /// The speeches that it answers and that the asker may see, in order (委员发言).
    async fn speeches(&self, ctx: &Context<'_>) -> Result<Vec<Speech>> {
        let speeches = ctx.loaders().speeches_answered_by(self.0.id).await?;
        Ok(speeches.unwrap_or_default().into_iter().map(Speech).collect())
    }
}
