//! Evaluating the handling, and ending it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::evaluation::{self, Meeting, PaperForm, Ratings};
use domain::ids::{EvaluationId, SuggestionId};

use super::told;
use crate::graphql::enums::Satisfaction;
use crate::graphql::scalars::Date;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A proposer's evaluation of the present round (评价).
#[derive(InputObject)]
pub struct EvaluateResponseInput {
    /// The suggestion (建议).
    suggestion: ID,
    /// How content the proposer is with the whole (满意度).
    satisfaction: Satisfaction,
    /// How content with the contact that the department kept (沟通).
    contact: Option<Satisfaction>,
    /// How content with the attitude (态度).
    attitude: Option<Satisfaction>,
    /// How content with the result (结果).
    result: Option<Satisfaction>,
    /// The proposer's words; needed for `DISSATISFIED` (评价意见).
    comment: Option<String>,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// How content a proposer is, in several dimensions (评价内容).
#[derive(InputObject, Clone)]
pub struct RatingsInput {
    /// With the whole (满意度).
    satisfaction: Satisfaction,
    /// With the contact that the department kept (沟通).
    contact: Option<Satisfaction>,
    /// With the attitude (态度).
    attitude: Option<Satisfaction>,
    /// With the result (结果).
    result: Option<Satisfaction>,
}

impl RatingsInput {
    fn read(self, comment: Option<String>) -> Ratings {
        Ratings {
            satisfaction: self.satisfaction.into(),
            contact: self.contact.map(Into::into),
            attitude: self.attitude.map(Into::into),
            result: self.result.map(Into::into),
            comment,
        }
    }
}

/// A proposer's signed form about the present round (纸质评价表).
#[derive(InputObject, Clone)]
pub struct RecordPaperEvaluationInput {
    /// The suggestion (建议).
    suggestion: ID,
    /// The proposer who signed, and has not evaluated this round (提案者).
    proposer: ID,
    /// What the form says (评价内容).
    ratings: RatingsInput,
    /// The proposer's words; needed for `DISSATISFIED` (评价意见).
    comment: Option<String>,
    /// The day it was signed, not before the answer (签署日期).
    signed_on: Date,
    /// What the office remarks on the form; internal (备注).
    note: Option<String>,
    /// The suggestion's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordPaperEvaluationInput {
    fn read(self) -> domain::Result<PaperForm> {
        Ok(PaperForm {
            suggestion: id::parse("suggestion", &self.suggestion)?,
            proposer: id::parse("proposer", &self.proposer)?,
            ratings: self.ratings.read(self.comment),
            signed_on: self.signed_on.0,
            note: self.note,
        })
    }
}

/// A meeting face to face after a second dissatisfaction (面商记录).
#[derive(InputObject, Clone)]
pub struct MediationMeetingInput {
    /// The day, not in the future (日期).
    held_on: Date,
    /// Who took part (参加人).
    participants: String,
    /// What was said and agreed (内容).
    note: String,
}

impl MediationMeetingInput {
    fn read(self) -> Meeting {
        Meeting { held_on: self.held_on.0, participants: self.participants, note: self.note }
    }
}

/// A suggestion whose handling is to end (办结).
#[derive(InputObject)]
pub struct CloseSuggestionInput {
    /// The suggestion.
    id: ID,
    /// The meeting face to face; needed after a second dissatisfaction (面商记录).
    meeting: Option<MediationMeetingInput>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The response evaluated.
#[derive(SimpleObject)]
pub struct EvaluateResponsePayload {
    /// The suggestion after the evaluation (建议).
    suggestion: Suggestion,
}

/// The form entered.
#[derive(SimpleObject)]
pub struct RecordPaperEvaluationPayload {
    /// The suggestion after the evaluation (建议).
    suggestion: Suggestion,
}

/// The suggestion closed.
#[derive(SimpleObject)]
pub struct CloseSuggestionPayload {
    /// The suggestion after the change (建议).
    suggestion: Suggestion,
}

/// Evaluates and closes.
#[derive(Default)]
pub struct EvaluationMutation;

#[Object]
impl EvaluationMutation {
    /// Evaluates the present round, as a proposer. The lead proposer's decides, or any proposer's where the committee's
    /// rules say so: the first dissatisfaction opens another round at once; contentment closes the suggestion when all have
    /// evaluated or their time is over (评价).
    async fn evaluate_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The evaluation.")] input: EvaluateResponseInput,
    ) -> Result<EvaluateResponsePayload> {
        let (about, id) = (told(&input), id::parse::<SuggestionId>("suggestion", &input.suggestion)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let EvaluateResponseInput { satisfaction, contact, attitude, result, comment, .. } = input;
        let ratings = RatingsInput { satisfaction, contact, attitude, result }.read(comment);
        let done = run::write(ctx, key, version, "evaluateResponse", about, move |app, actor, call| {
            let ratings = ratings.clone();
            async move { evaluation::evaluate(&app, &actor, &call, id, ratings).await }
        });
        let _: EvaluationId = done.await?;
        Ok(EvaluateResponsePayload { suggestion: read::suggestion(ctx, id).await? })
    }

    /// Enters the signed form of a proposer who has not evaluated the present round, as the office. It decides like
    /// their own evaluation, is marked, and is counted apart (录入纸质评价).
    async fn record_paper_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The form.")] input: RecordPaperEvaluationInput,
    ) -> Result<RecordPaperEvaluationPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let form = input.read()?;
        let id = form.suggestion;
        let done = run::write(ctx, key, version, "recordPaperEvaluation", about, move |app, actor, call| {
            let form = form.clone();
            async move { evaluation::record_on_paper(&app, &actor, &call, form).await }
        });
        let _: EvaluationId = done.await?;
        Ok(RecordPaperEvaluationPayload { suggestion: read::suggestion(ctx, id).await? })
    }

    /// Ends the handling, as the office or the supervising office: when all have evaluated or their time is over, or after
    /// a second dissatisfaction. What its lead proposer is content with closes by itself then (办结).
    async fn close_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion to close.")] input: CloseSuggestionInput,
    ) -> Result<CloseSuggestionPayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let meeting = input.meeting.map(MediationMeetingInput::read);
        let id = run::write(ctx, key, version, "closeSuggestion", about, move |app, actor, call| {
            let meeting = meeting.clone();
            async move { evaluation::close(&app, &actor, &call, id, meeting).await }
        });
        Ok(CloseSuggestionPayload { suggestion: read::suggestion(ctx, id.await?).await? })
    }
}
