//! Decisions at the levels of review.

use async_graphql::Object;
use domain::screening as rows;

use crate::graphql::enums::ReviewDecision;
use crate::graphql::scalars::Moment;

/// What was decided at one level of review (审查意见).
pub struct Review(pub rows::Review);

/// What was decided at one level of review (审查意见).
#[Object]
impl Review {
    /// The number of the submission that was reviewed, from 1 (提交次数).
    async fn submission(&self) -> i32 {
        self.0.submission
    }

    /// The level, from 1 (审查级次).
    async fn level(&self) -> i32 {
        self.0.level
    }

    /// What was decided (审查决定).
    async fn decision(&self) -> ReviewDecision {
        self.0.decision.into()
    }

    /// Who decided, as they were named then (审查人).
    async fn reviewer_name(&self) -> &str {
        &self.0.reviewer_name
    }

    /// What the reviewer wrote (审查说明).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// When it was decided (审查时间).
    async fn at(&self) -> Moment {
        self.0.created_at.into()
    }
}
