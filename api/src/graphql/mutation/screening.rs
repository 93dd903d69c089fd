//! What the office decides on what was submitted.

mod bulk;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::screening;

use super::told;
use crate::graphql::enums::DeclineGround;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

pub use self::bulk::BulkScreeningMutation;

/// A suggestion to pass on to the next level of review (初审、复审通过).
#[derive(InputObject)]
pub struct PassReviewInput {
    /// The suggestion.
    id: ID,
    /// What the reviewer writes; insiders read it (审查意见).
    note: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion to send back (退回修改).
#[derive(InputObject)]
pub struct ReturnSuggestionInput {
    /// The suggestion.
    id: ID,
    /// Why; the proposer reads it (退回理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion not to file (不予立案).
#[derive(InputObject)]
pub struct DeclineSuggestionInput {
    /// The suggestion.
    id: ID,
    /// On which ground (不予立案的理由).
    ground: DeclineGround,
    /// Why; the proposer reads it (说明).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A proposal to file (立案).
#[derive(InputObject)]
pub struct FileSuggestionInput {
    /// The suggestion.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestion passed on.
#[derive(SimpleObject)]
pub struct PassReviewPayload {
    /// The suggestion, at its next level of review (建议).
    suggestion: Suggestion,
}

/// The suggestion sent back.
#[derive(SimpleObject)]
pub struct ReturnSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// The suggestion not filed.
#[derive(SimpleObject)]
pub struct DeclineSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// The proposal filed.
#[derive(SimpleObject)]
pub struct FileSuggestionPayload {
    /// The suggestion, with its case number (建议).
    suggestion: Suggestion,
}

/// Screens suggestions.
#[derive(Default)]
pub struct ScreeningMutation;

#[Object]
impl ScreeningMutation {
    /// Passes a suggestion on to the next level of review, as the office; no account decides at two levels (审查通过).
    async fn pass_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion.")] input: PassReviewInput,
    ) -> Result<PassReviewPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, note) = (input.idempotency_key, input.expected_version, input.note);
        let id = run::write(ctx, key, version, "passReview", about, move |app, actor, call| {
            let note = note.clone();
            async move { screening::pass(&app, &actor, &call, id, note.as_deref()).await }
        });
        Ok(PassReviewPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Sends a suggestion back to its proposer for revision, as the office (退回修改).
    async fn return_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and why.")] input: ReturnSuggestionInput,
    ) -> Result<ReturnSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "returnSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { screening::return_for_revision(&app, &actor, &call, id, &reason).await }
        });
        Ok(ReturnSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Does not file a suggestion, as the office (不予立案).
    async fn decline_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion, the ground and why.")] input: DeclineSuggestionInput,
    ) -> Result<DeclineSuggestionPayload> {
        let (about, id, ground) = (told(&input), id::parse("id", &input.id)?, input.ground.into());
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "declineSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { screening::decline(&app, &actor, &call, id, ground, &reason).await }
        });
        Ok(DeclineSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Files a proposal under the next case number of its plenary session, as the office (立案).
    async fn file_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal to file.")] input: FileSuggestionInput,
    ) -> Result<FileSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "fileSuggestion", about, move |app, actor, call| async move {
            screening::file(&app, &actor, &call, id).await
        });
        Ok(FileSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
