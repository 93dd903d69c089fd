//! Inviting members to co-sign, and their answers.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::cosign;
use domain::ids::SuggestionId;

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// Members to invite to co-sign (邀请附议).
#[derive(InputObject, Clone)]
pub struct InviteCosignersInput {
    /// The suggestion, made jointly and with its proposer (建议).
    suggestion: ID,
    /// The members; who declined or did not answer in time may be invited again (委员).
    members: Vec<ID>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The answer to an invitation to co-sign (附议).
#[derive(InputObject)]
pub struct AnswerCosignInvitationInput {
    /// The suggestion (建议).
    suggestion: ID,
    /// Whether the asker co-signs (是否同意).
    agree: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The members invited.
#[derive(SimpleObject)]
pub struct InviteCosignersPayload {
    /// The suggestion, with the invitations among its proposers (建议).
    suggestion: Suggestion,
}

/// The invitation answered.
#[derive(SimpleObject)]
pub struct AnswerCosignInvitationPayload {
    /// The suggestion; null after declining, which takes it out of sight (建议).
    suggestion: Option<Suggestion>,
}

/// Writes who co-signs.
#[derive(Default)]
pub struct CosignMutation;

#[Object]
impl CosignMutation {
    /// Invites members to co-sign, as the lead proposer; the invitations lapse by the committee's rules (邀请附议).
    async fn invite_cosigners(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and the members.")] input: InviteCosignersInput,
    ) -> Result<InviteCosignersPayload> {
        let (about, id) = (told(&input), id::parse("suggestion", &input.suggestion)?);
        let (key, version, members) =
            (input.idempotency_key, input.expected_version, id::many("members", &input.members)?);
        let id = run::write(ctx, key, version, "inviteCosigners", about, move |app, actor, call| {
            let members = members.clone();
            async move { cosign::invite(&app, &actor, &call, id, &members).await }
        });
        Ok(InviteCosignersPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Agrees or declines to co-sign, as the member invited (附议).
    async fn answer_cosign_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: AnswerCosignInvitationInput,
    ) -> Result<AnswerCosignInvitationPayload> {
        let (about, id) = (told(&input), id::parse::<SuggestionId>("suggestion", &input.suggestion)?);
        let (key, agrees) = (input.idempotency_key, input.agree);
        run::write(ctx, key, None, "answerCosignInvitation", about, move |app, actor, call| async move {
            cosign::answer(&app, &actor, &call, id, agrees).await
        })
        .await?;
        Ok(AnswerCosignInvitationPayload { suggestion: ctx.loaders().suggestion(id).await?.map(Suggestion::from) })
    }
}
