//! Assignments (交办): one department's part in a suggestion.

use async_graphql::{Context, ID, Object, Result};
use domain::assignment as rows;

use super::context::Asked as _;
use super::deadline::Deadline;
use super::department::Department;
use super::enums::{AssignmentStatus, UnitRole};
use super::response::Response;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};

/// One department's part in a suggestion (交办).
#[derive(Debug, Clone)]
pub struct Assignment(pub rows::Assignment);

/// One department's part in a suggestion (交办).
#[Object]
impl Assignment {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The suggestion (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Suggestion> {
        Ok(read::suggestion(ctx, self.0.suggestion_id).await?)
    }

    /// The department (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department_id).await?)
    }

    /// The part it takes (承办角色).
    async fn role(&self) -> UnitRole {
        self.0.role.into()
    }

    /// How far it has come (单位办理状态).
    async fn status(&self) -> AssignmentStatus {
        self.0.status.into()
    }

    /// The day it was assigned (交办日期).
    async fn assigned_on(&self) -> Date {
        self.0.assigned_on.into()
    }

    /// When the department signed for it (签收时间).
    async fn signed_for_at(&self) -> Option<Moment> {
        self.0.signed_for_at.map(Moment)
    }

    /// Who handles it in the department; for insiders (承办人).
    async fn handler_name(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let Some(name) = self.0.handler_name.as_deref() else { return Ok(None) };
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        Ok(Some(name).filter(|_| suggestion.row().is_insider))
    }

    /// The department's clock in the present round; null for assisting ones, who do not answer (答复期限).
    async fn deadline(&self, ctx: &Context<'_>) -> Result<Option<Deadline>> {
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        let deadlines = ctx.loaders().deadlines_of(suggestion).await?.unwrap_or_default();
        Ok(deadlines.into_iter().find(|deadline| deadline.department == self.0.department_id).map(Deadline))
    }

    /// Its responses that the asker may see, oldest version first (答复).
    async fn responses(&self, ctx: &Context<'_>) -> Result<Vec<Response>> {
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        let responses = ctx.loaders().responses_of(suggestion).await?.unwrap_or_default();
        let own = responses.into_iter().filter(|response| response.head.assignment_id == self.0.id);
        Ok(own.map(Response).collect())
    }
}
