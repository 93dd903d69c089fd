//! Following up commitments, judging them, and reopening what was promised and not done.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::commitment::{self, Claim, Judgement, NewCommitment};
use domain::ids::CommitmentId;

use super::told;
use crate::graphql::commitment::Commitment;
use crate::graphql::enums::CommitmentVerdict;
use crate::graphql::scalars::Date;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// What a letter promises, or a department on the spot (承诺).
#[derive(InputObject, Clone)]
pub struct CommitmentInput {
    /// What is promised (承诺事项).
    what: String,
    /// The last day in time, not before the letter's date, or the session's (完成期限).
    due_on: Date,
    /// How one will see that it is done (衡量标准).
    measure: String,
}

impl CommitmentInput {
    pub(super) fn read(self) -> NewCommitment {
        NewCommitment { what: self.what, due_on: self.due_on.0, measure: self.measure }
    }
}

/// A department's report on a commitment (跟踪办理).
#[derive(InputObject, Clone)]
pub struct FollowUpCommitmentInput {
    /// The commitment (承诺).
    commitment: ID,
    /// Whether the department says that it is fulfilled; otherwise it tells of progress (是否申报兑现).
    #[graphql(default = false)]
    fulfilled: bool,
    /// The day it tells of, not in the future (日期).
    on: Date,
    /// What was done, with the evidence (说明).
    note: String,
    /// The commitment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl FollowUpCommitmentInput {
    fn read(self) -> domain::Result<Claim> {
        let commitment = id::parse("commitment", &self.commitment)?;
        Ok(Claim { commitment, is_fulfilled: self.fulfilled, on: self.on.0, note: self.note })
    }
}

/// What became of a commitment (认定).
#[derive(InputObject, Clone)]
pub struct JudgeCommitmentInput {
    /// The commitment (承诺).
    commitment: ID,
    /// Fulfilled or broken (认定结论).
    verdict: CommitmentVerdict,
    /// The day it was fulfilled, or is judged broken, not in the future (日期).
    on: Date,
    /// What shows it, or why it is broken (理由).
    note: String,
    /// The commitment's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl JudgeCommitmentInput {
    fn read(self) -> domain::Result<Judgement> {
        let commitment = id::parse("commitment", &self.commitment)?;
        Ok(Judgement { commitment, verdict: self.verdict.into(), on: self.on.0, note: self.note })
    }
}

/// A suggestion to handle again because a promise was broken (重新办理).
#[derive(InputObject)]
pub struct ReopenSuggestionInput {
    /// The suggestion, answered or closed.
    id: ID,
    /// The commitment that was judged broken (未兑现的承诺).
    commitment: ID,
    /// Why; for insiders (理由).
    reason: String,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The commitment followed up.
#[derive(SimpleObject)]
pub struct FollowUpCommitmentPayload {
    /// The commitment after the report (承诺).
    commitment: Commitment,
}

/// The commitment judged.
#[derive(SimpleObject)]
pub struct JudgeCommitmentPayload {
    /// The commitment after the verdict (承诺).
    commitment: Commitment,
}

/// The suggestion reopened.
#[derive(SimpleObject)]
pub struct ReopenSuggestionPayload {
    /// The suggestion, in its next round (建议).
    suggestion: Suggestion,
}

/// Follows up commitments.
#[derive(Default)]
pub struct CommitmentMutation;

#[Object]
impl CommitmentMutation {
    /// Reports progress on a commitment, or that it is fulfilled, as its department; the claim waits for a verdict
    /// (跟踪办理).
    async fn follow_up_commitment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: FollowUpCommitmentInput,
    ) -> Result<FollowUpCommitmentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "followUpCommitment", about, move |app, actor, call| {
            let input = input.clone();
            async move { commitment::follow_up(&app, &actor, &call, input).await }
        });
        Ok(FollowUpCommitmentPayload { commitment: read::commitment(ctx, id.await?).await? })
    }

    /// Says what became of a commitment, as the office or the supervising office; of one made on the spot as the session's
    /// organiser too (认定承诺).
    async fn judge_commitment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The verdict.")] input: JudgeCommitmentInput,
    ) -> Result<JudgeCommitmentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "judgeCommitment", about, move |app, actor, call| {
            let input = input.clone();
            async move { commitment::judge(&app, &actor, &call, input).await }
        });
        Ok(JudgeCommitmentPayload { commitment: read::commitment(ctx, id.await?).await? })
    }

    /// Opens another round of handling for the department that broke a promise, as the office or the supervising
    /// office; what was answered and evaluated stays (重新办理).
    async fn reopen_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion, the broken promise, and why.")] input: ReopenSuggestionInput,
    ) -> Result<ReopenSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let broken: CommitmentId = id::parse("commitment", &input.commitment)?;
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason);
        let id = run::write(ctx, key, version, "reopenSuggestion", about, move |app, actor, call| {
            let reason = reason.clone();
            async move { commitment::reopen(&app, &actor, &call, (id, broken), &reason).await }
        });
        Ok(ReopenSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
