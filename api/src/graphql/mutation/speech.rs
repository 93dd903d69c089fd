//! Speeches that members hand in for a session, and what becomes of them.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::ids::SpeechId;
use domain::speech::{self, Finalize, Register, Review, Words};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::context::Asked as _;
use crate::graphql::enums::{SpeechDelivery, SpeechSlot, SpeechUsage};
use crate::graphql::speech::Speech;
use crate::graphql::{id, read};
use crate::run;

/// A speech to hand in (提交发言).
#[derive(InputObject, Clone)]
pub struct RegisterSpeechInput {
    /// The consultation, which has a day and is not held yet (协商活动).
    consultation: ID,
    /// Oral or written, as the speaker wishes (发言方式).
    #[graphql(default_with = "SpeechDelivery::Oral")]
    delivery: SpeechDelivery,
    /// Booked, or impromptu, for which the text may be left out (发言类型).
    #[graphql(default_with = "SpeechSlot::Booked")]
    slot: SpeechSlot,
    /// The title (标题).
    title: String,
    /// The text (正文).
    #[graphql(default)]
    body: String,
    /// Whether the speaker agrees to its publication (是否公开).
    is_public: bool,
    /// Whether the speaker agrees that it becomes a social opinion if it is not used (是否同意转为社情民意信息).
    #[graphql(default = false)]
    may_become_opinion: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A change of a speech that is not final yet (修改发言).
#[derive(InputObject, Clone)]
pub struct ReviseSpeechInput {
    /// The speech.
    id: ID,
    /// The title (标题).
    title: String,
    /// The text (正文).
    #[graphql(default)]
    body: String,
    /// Whether the speaker agrees to its publication (是否公开).
    is_public: bool,
    /// Whether the speaker agrees that it becomes a social opinion if it is not used (是否同意转为社情民意信息).
    #[graphql(default = false)]
    may_become_opinion: bool,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A speech to take back (撤回发言).
#[derive(InputObject, Clone)]
pub struct WithdrawSpeechInput {
    /// The speech.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// How a speech is used (审稿).
#[derive(InputObject, Clone)]
pub struct ReviewSpeechInput {
    /// The speech.
    id: ID,
    /// Given, circulated, or not used (采用方式).
    usage: SpeechUsage,
    /// What its speaker is told; needed where it is not used (审稿意见).
    note: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The final text of a speech (定稿).
#[derive(InputObject, Clone)]
pub struct FinalizeSpeechInput {
    /// The speech, reviewed.
    id: ID,
    /// The title; as it is where there is none (标题).
    title: Option<String>,
    /// The text; as it is where there is none (正文).
    body: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The order of speeches (发言排序).
#[derive(InputObject, Clone)]
pub struct OrderSpeechesInput {
    /// The consultation (协商活动).
    consultation: ID,
    /// The speeches that come first, in their order; the others follow as they were (发言顺序).
    speeches: Vec<ID>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The speech handed in.
#[derive(SimpleObject)]
pub struct RegisterSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The speech changed.
#[derive(SimpleObject)]
pub struct ReviseSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The speech taken back.
#[derive(SimpleObject)]
pub struct WithdrawSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The speech reviewed.
#[derive(SimpleObject)]
pub struct ReviewSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The speech made final.
#[derive(SimpleObject)]
pub struct FinalizeSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The speeches in their order.
#[derive(SimpleObject)]
pub struct OrderSpeechesPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Hands in and reviews speeches.
#[derive(Default)]
pub struct SpeechMutation;

async fn speech(ctx: &Context<'_>, id: SpeechId) -> Result<Speech> {
    Ok(Speech(ctx.loaders().speech(id).await?.ok_or(Error::not_found())?))
}

#[Object]
impl SpeechMutation {
    /// Hands in a speech of one's own for a session that one takes part in, as a member (提交发言).
    async fn register_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech.")] input: RegisterSpeechInput,
    ) -> Result<RegisterSpeechPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let consultation = id::parse("consultation", &input.consultation)?;
        let (delivery, slot) = (input.delivery.into(), input.slot.into());
        let words = words(&input.title, &input.body, (input.is_public, input.may_become_opinion));
        let input = Register { consultation, delivery, slot, words };
        let id = run::write(ctx, key, None, "registerSpeech", about, move |app, actor, call| {
            let input = input.clone();
            async move { speech::register(&app, &actor, &call, input).await }
        });
        Ok(RegisterSpeechPayload { speech: speech(ctx, id.await?).await? })
    }

    /// Changes a speech of one's own that is not final; it is reviewed anew (修改发言).
    async fn revise_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech as it is to be.")] input: ReviseSpeechInput,
    ) -> Result<ReviseSpeechPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let id = id::parse("id", &input.id)?;
        let words = words(&input.title, &input.body, (input.is_public, input.may_become_opinion));
        let id = run::write(ctx, key, version, "reviseSpeech", about, move |app, actor, call| {
            let words = words.clone();
            async move { speech::revise(&app, &actor, &call, id, words).await }
        });
        Ok(ReviseSpeechPayload { speech: speech(ctx, id.await?).await? })
    }

    /// Takes back a speech of one's own that is not final (撤回发言).
    async fn withdraw_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech.")] input: WithdrawSpeechInput,
    ) -> Result<WithdrawSpeechPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let id = id::parse("id", &input.id)?;
        let id = run::write(ctx, key, version, "withdrawSpeech", about, move |app, actor, call| async move {
            speech::withdraw(&app, &actor, &call, id).await
        });
        Ok(WithdrawSpeechPayload { speech: speech(ctx, id.await?).await? })
    }

    /// Decides how a speech is used, as an organiser, until the session is held (审稿).
    async fn review_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech and how it is used.")] input: ReviewSpeechInput,
    ) -> Result<ReviewSpeechPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Review { id: id::parse("id", &input.id)?, usage: input.usage.into(), note: input.note };
        let id = run::write(ctx, key, version, "reviewSpeech", about, move |app, actor, call| {
            let input = input.clone();
            async move { speech::review(&app, &actor, &call, input).await }
        });
        Ok(ReviewSpeechPayload { speech: speech(ctx, id.await?).await? })
    }

    /// Makes the text of a reviewed speech final, as its speaker or as an organiser (定稿).
    async fn finalize_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech and its final text.")] input: FinalizeSpeechInput,
    ) -> Result<FinalizeSpeechPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Finalize { id: id::parse("id", &input.id)?, title: input.title, body: input.body };
        let id = run::write(ctx, key, version, "finalizeSpeech", about, move |app, actor, call| {
            let input = input.clone();
            async move { speech::finalize(&app, &actor, &call, input).await }
        });
        Ok(FinalizeSpeechPayload { speech: speech(ctx, id.await?).await? })
    }

    /// Puts the speeches of a session into an order, as an organiser, until it is held (发言排序).
    async fn order_speeches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation and its speeches.")] input: OrderSpeechesInput,
    ) -> Result<OrderSpeechesPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let session = id::parse("consultation", &input.consultation)?;
        let speeches = id::many("speeches", &input.speeches)?;
        let id = run::write(ctx, key, None, "orderSpeeches", about, move |app, actor, call| {
            let speeches = speeches.clone();
            async move { speech::order(&app, &actor, &call, session, speeches).await }
        });
        Ok(OrderSpeechesPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}

fn words(title: &str, body: &str, (is_public, may_become_opinion): (bool, bool)) -> Words {
    Words { title: title.to_owned(), body: body.to_owned(), is_public, may_become_opinion }
}
