//! Notices (通知) to the asker's account.

use async_graphql::{Context, ID, Object, Result};
use domain::notification as rows;

use super::assignment::Assignment;
use super::consultation::Consultation;
use super::context::Asked as _;
use super::enums::{DeadlineKind, NotificationKind};
use super::id;
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;

/// A notice to an account, made once (通知).
#[derive(Debug, Clone)]
pub struct Notification(pub rows::Notification);

/// A notice to an account, made once (通知).
#[Object]
impl Notification {
    /// The id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// What it tells (通知类别).
    async fn kind(&self) -> NotificationKind {
        self.0.kind.into()
    }

    /// The suggestion it is about; null where it is about none, and once the asker may see it no more (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Option<Suggestion>> {
        let Some(id) = self.0.suggestion_id else { return Ok(None) };
        Ok(ctx.loaders().suggestion(id).await?.map(Suggestion::from))
    }

    /// The consultation it is about; null where it is about none, and while the asker may not see it, because it was
    /// put off or called off (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.consultation_id else { return Ok(None) };
        Ok(ctx.loaders().consultation(id).await?.map(Consultation::from))
    }

    /// The topic of that consultation as it was told then (议题).
    async fn topic(&self) -> Option<&str> {
        self.0.topic.as_deref()
    }

    /// The assignment it is about; null where it is about none, or none that the asker may see (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Option<Assignment>> {
        let Some(id) = self.0.assignment_id else { return Ok(None) };
        Ok(ctx.loaders().assignment(id).await?.map(Assignment))
    }

    /// The clock that it is about; null where it is about none (期限类别).
    async fn deadline(&self) -> Option<DeadlineKind> {
        self.0.deadline.map(Into::into)
    }

    /// The last day of that clock as it was then, or the day of the session (截止日期、会议日期).
    async fn due_on(&self) -> Option<Date> {
        self.0.due_on.map(Date)
    }

    /// When it was made (通知时间).
    async fn made_at(&self) -> Moment {
        self.0.made_at.into()
    }

    /// When it was marked as read; null while it is not (已读时间).
    async fn read_at(&self) -> Option<Moment> {
        self.0.read_at.map(Moment)
    }
}

impl From<rows::Notification> for Notification {
    fn from(row: rows::Notification) -> Self {
        Self(row)
    }
}
