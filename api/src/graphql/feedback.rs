//! What comes back to a report or an outcome that has gone out: leaders' instructions (批示) and feedback (反馈).

use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;
use domain::{feedback as opinions, leader_instruction as instructions};

use super::consultation::department_of;
use super::department::Department;
use super::id;
use super::scalars::{Date, Moment};

/// What a leader wrote on a report or an outcome (批示).
pub struct LeaderInstruction(pub instructions::LeaderInstruction);

/// What a leader wrote on a report or an outcome; internal, never public and never found by search (批示).
#[Object]
impl LeaderInstruction {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Who wrote it (批示领导).
    async fn leader_name(&self) -> &str {
        &self.0.leader_name
    }

    /// Their post as of then (领导职务).
    async fn leader_title(&self) -> &str {
        &self.0.leader_title
    }

    /// The day it came in (收到日期).
    async fn received_on(&self) -> Date {
        self.0.received_on.into()
    }

    /// Its words (批示内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// When it was entered (登记时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// What a department or somebody else made of a report or an outcome (反馈).
pub struct Feedback(pub opinions::Feedback);

/// What a department or somebody else made of a report or an outcome, after it had gone out (反馈).
#[Object]
impl Feedback {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The department it comes from, if it is one of the committee's (反馈单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        Ok(department_of(ctx, self.0.department_id).await?)
    }

    /// Who it comes from, as printed (反馈来源).
    async fn source_name(&self) -> &str {
        &self.0.source_name
    }

    /// The day it came in (收到日期).
    async fn received_on(&self) -> Date {
        self.0.received_on.into()
    }

    /// What it says (反馈内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Whether it may be read by whoever may read what it is on (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }

    /// When it was entered (登记时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}

/// Returns the earliest day among rows.
pub(super) fn first_day<R>(rows: Option<Vec<R>>, day: impl Fn(&R) -> NaiveDate) -> Option<Date> {
    rows.unwrap_or_default().iter().map(day).min().map(Date)
}
