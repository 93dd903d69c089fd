//! Tasks of advisers, and their monthly supervision (协商指导员).

use async_graphql::{Context, ID, Object, Result};
use domain::adviser as rows;

use super::context::Asked as _;
use super::id;
use super::scalars::Date;

/// A task of an adviser (指导任务).
pub struct AdviserTask(pub rows::AdviserTask);

/// A task of an adviser who helps the sides to bargain (指导任务).
#[Object]
impl AdviserTask {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The adviser, as printed (指导员).
    async fn adviser_name(&self) -> &str {
        &self.0.adviser_name
    }

    /// Their post as of then (职务).
    async fn adviser_title(&self) -> Option<&str> {
        self.0.adviser_title.as_deref()
    }

    /// What they are to do (任务).
    async fn task(&self) -> &str {
        &self.0.task
    }

    /// The first day of the month it is due in (应完成月份).
    async fn due_month(&self) -> Date {
        self.0.due_month.into()
    }

    /// The day it was done (完成日期).
    async fn done_on(&self) -> Option<Date> {
        self.0.done_on.map(Date)
    }

    /// How many visits they have made (走访次数).
    async fn visits(&self) -> i32 {
        self.0.visits
    }

    /// The monthly supervision, by month; for organisers only (月度督导).
    async fn supervision(&self, ctx: &Context<'_>) -> Result<Vec<AdviserSupervision>> {
        let notes = ctx.loaders().grass.supervision_of_task(self.0.id).await?;
        Ok(notes.unwrap_or_default().into_iter().map(AdviserSupervision).collect())
    }
}

/// A month's supervision of an adviser's task (月度督导).
pub struct AdviserSupervision(rows::Supervision);

/// A month's supervision of an adviser's task (月度督导).
#[Object]
impl AdviserSupervision {
    /// The first day of the month (月份).
    async fn month(&self) -> Date {
        self.0.month.into()
    }

    /// Who looked into it, as printed (督导人).
    async fn checked_by(&self) -> &str {
        &self.0.checked_by
    }

    /// What was found (督导情况).
    async fn finding(&self) -> &str {
        &self.0.finding
    }
}
