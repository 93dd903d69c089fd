//! Hand-backs (退办) of assignments; for insiders only.

use async_graphql::{Context, ID, Object, Result};
use domain::hand_back as rows;

use super::assignment::Assignment;
use super::department::Department;
use super::enums::HandBackDecision;
use super::scalars::Moment;
use super::{id, read};

/// A department's request to hand an assignment back, with what was decided (退办).
#[derive(Debug, Clone)]
pub struct HandBack(pub rows::HandBack);

/// A department's request to hand an assignment back, with what the supervising office decided (退办).
#[Object]
impl HandBack {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The assignment that the department asks to hand back (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Assignment> {
        Ok(read::assignment(ctx, self.0.assignment_id).await?)
    }

    /// Why it is not the department's matter (退办理由).
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Whose matter it is instead, as the department sees it (建议改办单位).
    async fn proposed_department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.proposed_department_id).await?)
    }

    /// When the department asked (申请时间).
    async fn requested_at(&self) -> Moment {
        self.0.requested_at.into()
    }

    /// What was decided; null while it is open (退办决定).
    async fn decision(&self) -> Option<HandBackDecision> {
        self.0.decision.map(Into::into)
    }

    /// Why; always there when it was denied (审定意见).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// When it was decided (审定时间).
    async fn decided_at(&self) -> Option<Moment> {
        self.0.decided_at.map(Moment)
    }

    /// The assignment of the department that took the case over (改办).
    async fn new_assignment(&self, ctx: &Context<'_>) -> Result<Option<Assignment>> {
        let Some(id) = self.0.new_assignment_id else { return Ok(None) };
        Ok(Some(read::assignment(ctx, id).await?))
    }
}
