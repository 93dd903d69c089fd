//! Deciding what the public reads.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::publication::{self, Publish};

use super::told;
use crate::graphql::enums::Disclosure;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A suggestion to publish (公开).
#[derive(InputObject, Clone)]
pub struct PublishSuggestionInput {
    /// The suggestion.
    id: ID,
    /// `FULL` with its responses, or `SUMMARY` (公开方式).
    disclosure: Disclosure,
    /// What the public reads; needed for `SUMMARY` (公开摘要).
    summary: Option<String>,
    /// Why, for the history (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl PublishSuggestionInput {
    fn read(self) -> domain::Result<Publish> {
        Ok(Publish {
            id: id::parse("id", &self.id)?,
            disclosure: self.disclosure.into(),
            summary: self.summary,
            reason: self.reason,
        })
    }
}

/// A suggestion to take out of the public archive (撤销公开).
#[derive(InputObject)]
pub struct UnpublishSuggestionInput {
    /// The suggestion.
    id: ID,
    /// Why, for the history (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestion published.
#[derive(SimpleObject)]
pub struct PublishSuggestionPayload {
    /// The suggestion after the decision (建议).
    suggestion: Suggestion,
}

/// The suggestion published no longer.
#[derive(SimpleObject)]
pub struct UnpublishSuggestionPayload {
    /// The suggestion after the decision (建议).
    suggestion: Suggestion,
}

/// Publishes.
#[derive(Default)]
pub struct PublicationMutation;

#[Object]
impl PublicationMutation {
    /// Publishes a suggestion, as the office: within the proposer's consent, and not before it is answered (公开).
    async fn publish_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and what of it.")] input: PublishSuggestionInput,
    ) -> Result<PublishSuggestionPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "publishSuggestion", about, move |app, actor, call| {
            let input = input.clone();
            async move { publication::publish(&app, &actor, &call, input).await }
        });
        Ok(PublishSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Ends the publication of a suggestion, as the office (撤销公开).
    async fn unpublish_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and why.")] input: UnpublishSuggestionInput,
    ) -> Result<UnpublishSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "unpublishSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { publication::unpublish(&app, &actor, &call, id, &reason).await }
        });
        Ok(UnpublishSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
