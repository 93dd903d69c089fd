//! Commitments made on the spot (现场承诺), entered after the answer they were made with.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::commitment::{self, NewCommitment, RecordOnSite};

use super::told;
use crate::graphql::commitment::Commitment;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A commitment to add to what a department answered on the spot (登记现场承诺).
#[derive(InputObject, Clone)]
pub struct RecordOnSiteCommitmentInput {
    /// What the department answered; it has to be one of the committee's (现场回应).
    on_site_response: ID,
    /// What is promised (承诺事项).
    what: String,
    /// The last day in time, not before the session (完成期限).
    due_on: Date,
    /// How one will see that it is done (衡量标准).
    measure: String,
    /// The on-site response's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The commitment entered.
#[derive(SimpleObject)]
pub struct RecordOnSiteCommitmentPayload {
    /// The commitment, in the ledger (承诺).
    commitment: Commitment,
}

/// Enters commitments made on the spot.
#[derive(Default)]
pub struct OnSiteMutation;

#[Object]
impl OnSiteMutation {
    /// Enters what a department promised at a session, as an organiser; it is followed up and judged like a letter's
    /// (登记现场承诺).
    async fn record_on_site_commitment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The commitment and the answer it was made with.")] input: RecordOnSiteCommitmentInput,
    ) -> Result<RecordOnSiteCommitmentPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let on_site_response = id::parse("onSiteResponse", &input.on_site_response)?;
        let commitment = NewCommitment { what: input.what, due_on: input.due_on.0, measure: input.measure };
        let input = RecordOnSite { on_site_response, commitment };
        let id = run::write(ctx, key, version, "recordOnSiteCommitment", about, move |app, actor, call| {
            let input = input.clone();
            async move { commitment::record_on_site(&app, &actor, &call, input).await }
        });
        Ok(RecordOnSiteCommitmentPayload { commitment: read::commitment(ctx, id.await?).await? })
    }
}
