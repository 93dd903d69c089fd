//! Writing a response, handing it in, reviewing it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::response::{self, Content, Correct, Draft};

use super::commitment::CommitmentInput;
use super::told;
use crate::graphql::contact_record::ReplyWarning;
use crate::graphql::enums::{OutcomeCategory, Publicity, ResponseKind};
use crate::graphql::response::Response;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A department's letter of response (答复函).
#[derive(InputObject, Clone)]
pub struct DraftResponseInput {
    /// The assignment that it answers (交办).
    assignment: ID,
    /// `FULL`, or `HOLDING`, which leaves the duty to reply open (答复类型).
    #[graphql(default_with = "ResponseKind::Full")]
    kind: ResponseKind,
    /// The number of the letter (发文字号).
    letter_no: String,
    /// The title; made from the case where it is left out (标题).
    title: Option<String>,
    /// The outcome (办理结果).
    outcome: OutcomeCategory,
    /// The text, answering point by point; the printed letter greets the proposers before it (正文).
    body: String,
    /// Who signs (签发人).
    signatory: String,
    /// Whom to ask; never public (联系人).
    contact_person: String,
    /// The telephone of whom to ask; never public (联系电话).
    contact_phone: Option<String>,
    /// The date of the letter, not in the future (答复日期).
    issued_on: Date,
    /// Who gets a copy (抄送).
    copies_to: Option<String>,
    /// How open the department proposes it to be; never public (公开属性).
    publicity: Option<Publicity>,
    /// What it promises; needed at submission for `IN_PROGRESS` and `PLANNED` (承诺).
    #[graphql(default)]
    commitments: Vec<CommitmentInput>,
    /// The `version` of the open draft that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl DraftResponseInput {
    fn read(self) -> domain::Result<Draft> {
        Ok(Draft {
            assignment: id::parse("assignment", &self.assignment)?,
            kind: self.kind.into(),
            content: Content {
                letter_no: self.letter_no,
                title: self.title,
                outcome: self.outcome.into(),
                body: self.body,
                signatory: self.signatory,
                contact_person: self.contact_person,
                contact_phone: self.contact_phone,
                issued_on: self.issued_on.0,
                copies_to: self.copies_to,
                publicity: self.publicity.map(Into::into),
                commitments: self.commitments.into_iter().map(CommitmentInput::read).collect(),
            },
        })
    }
}

/// A letter that takes the place of the one in force (更正答复).
#[derive(InputObject, Clone)]
pub struct CorrectResponseInput {
    /// The response in force (现行有效的答复).
    response: ID,
    /// `CORRECTING` where a part was wrong, `SUPERSEDING` where it is answered anew as a whole (答复类型).
    kind: ResponseKind,
    /// What was wrong; whoever reads the letter reads this (更正理由).
    reason: String,
    /// The number of the letter (发文字号).
    letter_no: String,
    /// The title; made from the case where it is left out (标题).
    title: Option<String>,
    /// The outcome (办理结果).
    outcome: OutcomeCategory,
    /// The text, answering point by point; the printed letter greets the proposers before it (正文).
    body: String,
    /// Who signs (签发人).
    signatory: String,
    /// Whom to ask; never public (联系人).
    contact_person: String,
    /// The telephone of whom to ask; never public (联系电话).
    contact_phone: Option<String>,
    /// The date of the letter, not in the future (答复日期).
    issued_on: Date,
    /// Who gets a copy (抄送).
    copies_to: Option<String>,
    /// How open the department proposes it to be; never public (公开属性).
    publicity: Option<Publicity>,
    /// What it promises; needed at submission for `IN_PROGRESS` and `PLANNED` (承诺).
    #[graphql(default)]
    commitments: Vec<CommitmentInput>,
    /// The `version` of the open correction, or of the response in force, that was read; another one by now is a
    /// `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl CorrectResponseInput {
    fn read(self) -> domain::Result<Correct> {
        Ok(Correct {
            response: id::parse("response", &self.response)?,
            kind: self.kind.into(),
            reason: self.reason,
            content: Content {
                letter_no: self.letter_no,
                title: self.title,
                outcome: self.outcome.into(),
                body: self.body,
                signatory: self.signatory,
                contact_person: self.contact_person,
                contact_phone: self.contact_phone,
                issued_on: self.issued_on.0,
                copies_to: self.copies_to,
                publicity: self.publicity.map(Into::into),
                commitments: self.commitments.into_iter().map(CommitmentInput::read).collect(),
            },
        })
    }
}

/// A response to hand in for review (报送答复).
#[derive(InputObject)]
pub struct SubmitResponseInput {
    /// The response.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A verdict on a response (审核答复).
#[derive(InputObject)]
pub struct ReviewResponseInput {
    /// The response.
    id: ID,
    /// Whether it is approved, and so delivered to the proposers; otherwise it goes back (是否通过).
    approve: bool,
    /// Why it goes back; needed then (退回理由).
    reason: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The response written.
#[derive(SimpleObject)]
pub struct DraftResponsePayload {
    /// The response, a draft (答复).
    response: Response,
}

/// The response in force corrected.
#[derive(SimpleObject)]
pub struct CorrectResponsePayload {
    /// The correction, a draft (更正答复).
    response: Response,
}

/// The response handed in.
#[derive(SimpleObject)]
pub struct SubmitResponsePayload {
    /// The response, under review (答复).
    response: Response,
    /// What is remarkable about it and was no reason to refuse it (提醒).
    warnings: Vec<ReplyWarning>,
}

/// The response reviewed.
#[derive(SimpleObject)]
pub struct ReviewResponsePayload {
    /// The response after the verdict (答复).
    response: Response,
}

/// Writes and reviews responses.
#[derive(Default)]
pub struct ResponseMutation;

#[Object]
impl ResponseMutation {
    /// Writes the department's response: changes the open draft, or begins the next version (起草答复).
    async fn draft_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The letter.")] input: DraftResponseInput,
    ) -> Result<DraftResponsePayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "draftResponse", about, move |app, actor, call| {
            let input = input.clone();
            async move { response::draft(&app, &actor, &call, input).await }
        });
        Ok(DraftResponsePayload { response: read::response(ctx, Box::pin(id).await?).await? })
    }

    /// Writes a correction of the department's response in force, also after closing and publication: it goes through
    /// the same review, and until it is approved the earlier one stays in force. Nothing is overwritten (更正答复).
    async fn correct_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The letter, what it corrects, and why.")] input: CorrectResponseInput,
    ) -> Result<CorrectResponsePayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "correctResponse", about, move |app, actor, call| {
            let input = input.clone();
            async move { response::correct(&app, &actor, &call, input).await }
        });
        Ok(CorrectResponsePayload { response: read::response(ctx, Box::pin(id).await?).await? })
    }

    /// Hands in a response for review by the office, as its department (报送答复).
    async fn submit_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The response to hand in.")] input: SubmitResponseInput,
    ) -> Result<SubmitResponsePayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "submitResponse", about, move |app, actor, call| async move {
            response::submit(&app, &actor, &call, id).await
        });
        let response = read::response(ctx, id.await?).await?;
        Ok(SubmitResponsePayload { warnings: ReplyWarning::about(ctx, &response).await?, response })
    }

    /// Approves a response, which delivers it, or returns it, as the office or the supervising office (审核答复).
    async fn review_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The response and the verdict.")] input: ReviewResponseInput,
    ) -> Result<ReviewResponsePayload> {
        let (about, id, approves) = (told(&input), id::parse("id", &input.id)?, input.approve);
        let (key, version, reason) = (input.idempotency_key, input.expected_version, input.reason.unwrap_or_default());
        let id = run::write(ctx, key, version, "reviewResponse", about, move |app, actor, call| {
            let reason = reason.clone();
            async move {
                if approves {
                    response::approve(&app, &actor, &call, id).await
                } else {
                    response::return_to_department(&app, &actor, &call, id, &reason).await
                }
            }
        });
        Ok(ReviewResponsePayload { response: read::response(ctx, id.await?).await? })
    }
}
