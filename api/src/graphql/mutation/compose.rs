//! Writing a suggestion, handing it in, taking it back.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use domain::suggestion::{self, Create, Update};

use super::told;
use crate::graphql::enums::{ProposerType, SuggestionKind};
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A suggestion to begin (起草建议).
#[derive(InputObject, Clone)]
pub struct CreateSuggestionInput {
    /// The committee it is made to (所属政协).
    committee: ID,
    /// Its kind (建议类别).
    kind: SuggestionKind,
    /// Who makes it: a member alone or jointly, or the body that a liaison speaks for (提案者类别).
    proposer_type: ProposerType,
    /// The subject (案由).
    title: String,
    /// The situation; a draft may leave it empty (情况).
    #[graphql(default)]
    background: String,
    /// The problem and its analysis; a draft may leave it empty (问题及分析).
    #[graphql(default)]
    analysis: String,
    /// What is asked for; a draft may leave it empty (具体建议).
    #[graphql(default)]
    recommendation: String,
    /// The category (分类).
    category: Option<ID>,
    /// The members invited to co-sign; only for `JOINT` (联名人).
    #[graphql(default)]
    co_signers: Vec<ID>,
    /// The name of the proposing body; only for bodies (提案单位).
    body_name: Option<String>,
    /// The consultation whose discussion it takes up (协商活动).
    origin_consultation: Option<ID>,
    /// Whether the proposer agrees to publication (是否同意公开).
    consents_to_publication: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl CreateSuggestionInput {
    fn read(self) -> domain::Result<Create> {
        Ok(Create {
            committee: id::parse("committee", &self.committee)?,
            kind: self.kind.into(),
            proposer_type: self.proposer_type.into(),
            body_name: self.body_name,
            title: self.title,
            background: self.background,
            analysis: self.analysis,
            recommendation: self.recommendation,
            category: id::optional("category", self.category.as_ref())?,
            co_signers: id::many("coSigners", &self.co_signers)?,
            origin_consultation: id::optional("originConsultation", self.origin_consultation.as_ref())?,
            consents_to_publication: self.consents_to_publication,
        })
    }
}

/// A change of a suggestion; what is absent stays as it is, so that a page can save one field at a time (修改建议).
#[derive(InputObject, Clone)]
pub struct UpdateSuggestionInput {
    /// The suggestion.
    id: ID,
    /// The subject (案由).
    title: Option<String>,
    /// The situation (情况).
    background: Option<String>,
    /// The problem and its analysis (问题及分析).
    analysis: Option<String>,
    /// What is asked for (具体建议).
    recommendation: Option<String>,
    /// The category; null takes it away (分类).
    category: MaybeUndefined<ID>,
    /// The name of the proposing body; only where a body proposes (提案单位).
    body_name: Option<String>,
    /// Whether the proposer agrees to publication (是否同意公开).
    consents_to_publication: Option<bool>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl UpdateSuggestionInput {
    fn read(self) -> domain::Result<Update> {
        Ok(Update {
            id: id::parse("id", &self.id)?,
            title: self.title,
            background: self.background,
            analysis: self.analysis,
            recommendation: self.recommendation,
            category: match self.category {
                MaybeUndefined::Undefined => None,
                MaybeUndefined::Null => Some(None),
                MaybeUndefined::Value(id) => Some(Some(id::parse("category", &id)?)),
            },
            body_name: self.body_name,
            consents_to_publication: self.consents_to_publication,
        })
    }
}

/// A suggestion to hand in (提交建议).
#[derive(InputObject)]
pub struct SubmitSuggestionInput {
    /// The suggestion.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion to take back (撤回建议).
#[derive(InputObject)]
pub struct WithdrawSuggestionInput {
    /// The suggestion.
    id: ID,
    /// Why, for the history (理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The suggestion begun.
#[derive(SimpleObject)]
pub struct CreateSuggestionPayload {
    /// The suggestion, a draft (建议).
    suggestion: Suggestion,
}

/// The suggestion changed.
#[derive(SimpleObject)]
pub struct UpdateSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// The suggestion handed in.
#[derive(SimpleObject)]
pub struct SubmitSuggestionPayload {
    /// The suggestion, with its registration number (建议).
    suggestion: Suggestion,
}

/// The suggestion taken back.
#[derive(SimpleObject)]
pub struct WithdrawSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// Writes suggestions.
#[derive(Default)]
pub struct ComposeMutation;

#[Object]
impl ComposeMutation {
    /// Begins a suggestion, as a member or for the body that the asker speaks for (起草).
    async fn create_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion to begin.")] input: CreateSuggestionInput,
    ) -> Result<CreateSuggestionPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "createSuggestion", about, move |app, actor, call| {
            let input = input.clone();
            async move { suggestion::create(&app, &actor, &call, input).await }
        });
        Ok(CreateSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Changes a draft, or what the office sent back (修改).
    async fn update_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: UpdateSuggestionInput,
    ) -> Result<UpdateSuggestionPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "updateSuggestion", about, move |app, actor, call| {
            let input = input.clone();
            async move { suggestion::update(&app, &actor, &call, input).await }
        });
        Ok(UpdateSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Hands a suggestion in for screening; all three parts have to be there (提交).
    async fn submit_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion to hand in.")] input: SubmitSuggestionInput,
    ) -> Result<SubmitSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "submitSuggestion", about, move |app, actor, call| async move {
            suggestion::submit(&app, &actor, &call, id).await
        });
        Ok(SubmitSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Takes a suggestion back before it is filed (撤回).
    async fn withdraw_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion to take back.")] input: WithdrawSuggestionInput,
    ) -> Result<WithdrawSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "withdrawSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { suggestion::withdraw(&app, &actor, &call, id, reason).await }
        });
        Ok(WithdrawSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
