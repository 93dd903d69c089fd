//! Merging suggestions, undoing that, and making one of another kind.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::merge::Merge;
use domain::{conversion, merge};

use super::told;
use crate::graphql::enums::SuggestionKind;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// Suggestions to merge (并案).
#[derive(InputObject, Clone)]
pub struct MergeSuggestionsInput {
    /// The one that goes on, being screened or filed (主案).
    into: ID,
    /// Those that become part of it, all being screened, of its kind and term; at most 50 (被并案).
    suggestions: Vec<ID>,
    /// Why; insiders read it (并案理由).
    reason: String,
    /// The `version` of the one that goes on, as it was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl MergeSuggestionsInput {
    fn read(self) -> domain::Result<Merge> {
        Ok(Merge {
            into: id::parse("into", &self.into)?,
            suggestions: id::many("suggestions", &self.suggestions)?,
            reason: self.reason,
        })
    }
}

/// A merged suggestion to let stand by itself again (撤销并案).
#[derive(InputObject)]
pub struct UnmergeSuggestionInput {
    /// The merged suggestion (被并案).
    suggestion: ID,
    /// Why; insiders read it (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion to make one of another kind (转办).
#[derive(InputObject)]
pub struct ConvertSuggestionInput {
    /// The suggestion.
    id: ID,
    /// The kind it becomes (转为类别).
    kind: SuggestionKind,
    /// Why; insiders read it (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestions merged.
#[derive(SimpleObject)]
pub struct MergeSuggestionsPayload {
    /// The one that goes on, with everybody's proposers (主案).
    suggestion: Suggestion,
}

/// The merge undone.
#[derive(SimpleObject)]
pub struct UnmergeSuggestionPayload {
    /// The suggestion that stands by itself again (建议).
    suggestion: Suggestion,
}

/// The suggestion converted.
#[derive(SimpleObject)]
pub struct ConvertSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// Merges and converts suggestions.
#[derive(Default)]
pub struct MergeMutation;

#[Object]
impl MergeMutation {
    /// Merges suggestions on one matter into one of them, as the office; all their proposers stay (并案).
    async fn merge_suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What goes on, and what becomes part of it.")] input: MergeSuggestionsInput,
    ) -> Result<MergeSuggestionsPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "mergeSuggestions", about, move |app, actor, call| {
            let input = input.clone();
            async move { merge::merge(&app, &actor, &call, input).await }
        });
        Ok(MergeSuggestionsPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Lets a merged suggestion stand by itself again, as the office, until the one that goes on is assigned (撤销并案).
    async fn unmerge_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The merged suggestion.")] input: UnmergeSuggestionInput,
    ) -> Result<UnmergeSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("suggestion", &input.suggestion)?);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "unmergeSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { merge::unmerge(&app, &actor, &call, id, &reason).await }
        });
        Ok(UnmergeSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Makes a suggestion that is being screened, or was not filed, one of another kind, as the office (转办).
    async fn convert_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and its new kind.")] input: ConvertSuggestionInput,
    ) -> Result<ConvertSuggestionPayload> {
        let (about, id, kind) = (told(&input), id::parse("id", &input.id)?, input.kind.into());
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "convertSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { conversion::convert(&app, &actor, &call, id, kind, &reason).await }
        });
        Ok(ConvertSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
