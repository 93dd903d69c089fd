//! Making suggestions key ones, and honouring them.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::award;
use domain::key_suggestion::{self, Designation};

use super::told;
use crate::graphql::scalars::Date;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A proposal to be a key one (重点提案).
#[derive(InputObject, Clone)]
pub struct DesignateKeySuggestionInput {
    /// The proposal, filed.
    id: ID,
    /// Who leads its handling (领办领导).
    leader: String,
    /// Who supervises it (督办领导).
    supervisor: String,
    /// The day the meeting approved it, not in the future (确定日期).
    approved_on: Date,
    /// The meeting that approved it; for insiders (确定会议).
    meeting: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl DesignateKeySuggestionInput {
    fn read(self) -> domain::Result<Designation> {
        Ok(Designation {
            id: id::parse("id", &self.id)?,
            leader: self.leader,
            supervisor: self.supervisor,
            approved_on: self.approved_on.0,
            meeting: self.meeting,
        })
    }
}

/// A proposal that is to be a key one no longer (撤销重点提案).
#[derive(InputObject)]
pub struct RevokeKeySuggestionInput {
    /// The proposal.
    id: ID,
    /// Why; for insiders (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A suggestion to honour (优秀提案).
#[derive(InputObject)]
pub struct AwardSuggestionInput {
    /// The suggestion, closed.
    id: ID,
    /// The year it is honoured for; once for each (年度).
    year: i32,
    /// The title of the honour (称号).
    title: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The proposal made a key one.
#[derive(SimpleObject)]
pub struct DesignateKeySuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// The proposal a key one no longer.
#[derive(SimpleObject)]
pub struct RevokeKeySuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// The suggestion honoured.
#[derive(SimpleObject)]
pub struct AwardSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// Marks suggestions.
#[derive(Default)]
pub struct KeySuggestionMutation;

#[Object]
impl KeySuggestionMutation {
    /// Makes a filed proposal a key one, as the office, with who leads and supervises it (确定重点提案).
    async fn designate_key_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal, the leaders and the meeting.")] input: DesignateKeySuggestionInput,
    ) -> Result<DesignateKeySuggestionPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "designateKeySuggestion", about, move |app, actor, call| {
            let input = input.clone();
            async move { key_suggestion::designate(&app, &actor, &call, input).await }
        });
        Ok(DesignateKeySuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Ends that a proposal is a key one, as the office (撤销重点提案).
    async fn revoke_key_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal and why.")] input: RevokeKeySuggestionInput,
    ) -> Result<RevokeKeySuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "revokeKeySuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { key_suggestion::revoke(&app, &actor, &call, id, &reason).await }
        });
        Ok(RevokeKeySuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }

    /// Honours a closed suggestion for a year, as the office (评选优秀提案).
    async fn award_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion and the honour.")] input: AwardSuggestionInput,
    ) -> Result<AwardSuggestionPayload> {
        let (about, id, year) = (told(&input), id::parse("id", &input.id)?, input.year);
        let (key, version, title) = (input.idempotency_key, input.expected_version, input.title);
        let id = run::write(ctx, key, version, "awardSuggestion", about, move |app, actor, call| {
            let title = title.clone();
            async move { award::give(&app, &actor, &call, (id, year), &title).await }
        });
        Ok(AwardSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
