//! Evaluating the handling, and ending it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::evaluation;
use domain::ids::{EvaluationId, SuggestionId};

use super::told;
use crate::graphql::enums::Satisfaction;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A proposer's evaluation of the present round (评价).
#[derive(InputObject)]
pub struct EvaluateResponseInput {
    /// The suggestion (建议).
    suggestion: ID,
    /// How content the proposer is (满意度).
    satisfaction: Satisfaction,
    /// The proposer's words; needed for `DISSATISFIED` (评价意见).
    comment: Option<String>,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion whose handling is to end (办结).
#[derive(InputObject)]
pub struct CloseSuggestionInput {
    /// The suggestion.
    id: ID,
    /// What was said face to face; needed after a second dissatisfaction (当面协商记录).
    meeting_note: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The response evaluated.
#[derive(SimpleObject)]
pub struct EvaluateResponsePayload {
    /// The suggestion after the evaluation (建议).
    suggestion: Suggestion,
}

/// The suggestion closed.
#[derive(SimpleObject)]
pub struct CloseSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// Evaluates and closes.
#[derive(Default)]
pub struct EvaluationMutation;

#[Object]
impl EvaluationMutation {
    /// Evaluates the present round, as a proposer. The lead proposer's decides: contentment closes the suggestion,
    /// dissatisfaction opens the second round (评价).
    async fn evaluate_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation.")] input: EvaluateResponseInput,
    ) -> Result<EvaluateResponsePayload> {
        let (about, id) = (told(&input), id::parse::<SuggestionId>("suggestion", &input.suggestion)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let (satisfaction, comment) = (input.satisfaction.into(), input.comment);
        let done = run::write(ctx, key, version, "evaluateResponse", about, move |app, actor, call| {
            let comment = comment.clone();
            async move { evaluation::evaluate(&app, &actor, &call, id, satisfaction, comment.as_deref()).await }
        });
        let _: EvaluationId = done.await?;
        Ok(EvaluateResponsePayload { suggestion: read::suggestion(ctx, id).await? })
    }

    /// Ends the handling, as the office or the supervising office: when the time to evaluate has passed, or after a
    /// second dissatisfaction (办结).
    async fn close_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion to close.")] input: CloseSuggestionInput,
    ) -> Result<CloseSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, note) = (input.idempotency_key, input.expected_version, input.meeting_note);
        let id = run::write(ctx, key, version, "closeSuggestion", about, move |app, actor, call| {
            let note = note.clone();
            async move { evaluation::close(&app, &actor, &call, id, note.as_deref()).await }
        });
        Ok(CloseSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
