//! Deciding what the public reads.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::publication::{self, Publish, Redaction};

use super::told;
use crate::graphql::enums::{Disclosure, RedactedPart, RedactionGround};
use crate::graphql::scalars::Date;
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
    /// Passages hidden from the public under `FULL`, each wherever it stands in its text, at most 200. The public reads
    /// 〔已隐去〕 in their place (遮蔽).
    #[graphql(default)]
    redactions: Vec<RedactionInput>,
    /// The first day on which it is public; from today on where it is absent (暂缓公开至).
    embargo_until: Option<Date>,
    /// Why, for the history (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A passage to hide from the public (遮蔽).
#[derive(InputObject, Clone)]
pub struct RedactionInput {
    /// The text that it stands in (遮蔽位置).
    part: RedactedPart,
    /// The approved response, for `RESPONSE` (答复).
    response: Option<ID>,
    /// What is hidden, to the letter, at most 2,000 characters (遮蔽文字).
    passage: String,
    /// On which ground; the public is not told (遮蔽理由).
    ground: RedactionGround,
}

impl RedactionInput {
    fn read(self) -> domain::Result<Redaction> {
        Ok(Redaction {
            part: self.part.into(),
            response: id::optional("redactions", self.response.as_ref())?,
            passage: self.passage,
            ground: self.ground.into(),
        })
    }
}

impl PublishSuggestionInput {
    fn read(self) -> domain::Result<Publish> {
        Ok(Publish {
            id: id::parse("id", &self.id)?,
            disclosure: self.disclosure.into(),
            summary: self.summary,
            redactions: self.redactions.into_iter().map(RedactionInput::read).collect::<domain::Result<_>>()?,
            embargo_until: self.embargo_until.map(|day| day.0),
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

/// A proposer's will on publication (公开意愿).
#[derive(InputObject)]
pub struct SetPublicationConsentInput {
    /// The suggestion.
    id: ID,
    /// Whether the proposer agrees to publication (是否同意公开).
    consents: bool,
    /// Why, for the history (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestion whose proposer was asked.
#[derive(SimpleObject)]
pub struct SetPublicationConsentPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
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
    /// Publishes a suggestion, as the office: within the proposer's consent, and not before it is answered. With
    /// `embargoUntil` it becomes public on that day, and what was public before stays so until then (公开).
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

    /// Gives or takes back the consent to publication, as the lead proposer or the writer. Taken back, nothing of the
    /// suggestion is public from that moment on (公开意愿).
    async fn set_publication_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and the proposer's will.")] input: SetPublicationConsentInput,
    ) -> Result<SetPublicationConsentPayload> {
        let (about, id, consents) = (told(&input), id::parse("id", &input.id)?, input.consents);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "setPublicationConsent", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { publication::set_consent(&app, &actor, &call, id, consents, reason.as_deref()).await }
        });
        Ok(SetPublicationConsentPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Ends the publication of a suggestion, or a decision that waits for its day, as the office (撤销公开).
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
