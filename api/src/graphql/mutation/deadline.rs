//! Giving departments more time to answer.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::deadline;

use super::told;
use crate::graphql::assignment::Assignment;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// More time for a department to answer (延期).
#[derive(InputObject)]
pub struct ExtendDeadlineInput {
    /// The assignment (交办).
    assignment: ID,
    /// The new last day: later than the present one, within the rule's maximum from the start (延至日期).
    until: Date,
    /// Why; insiders read it (延期理由).
    reason: String,
    /// The assignment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The time extended.
#[derive(SimpleObject)]
pub struct ExtendDeadlinePayload {
    /// The assignment, with its new deadline (交办).
    assignment: Assignment,
}

/// Extends deadlines.
#[derive(Default)]
pub struct DeadlineMutation;

#[Object]
impl DeadlineMutation {
    /// Gives a department more time for its answer in the present round, as the office or the supervising office (延期).
    async fn extend_deadline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment, the new last day and why.")] input: ExtendDeadlineInput,
    ) -> Result<ExtendDeadlinePayload> {
        let (about, id, until) = (told(&input), id::parse("assignment", &input.assignment)?, input.until.0);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "extendDeadline", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { deadline::extend(&app, &actor, &call, id, until, &reason).await }
        });
        Ok(ExtendDeadlinePayload { assignment: read::assignment(ctx, id.await?).await? })
    }
}
