//! Changing the drafts of outcome documents and issuing them; what comes back to what has gone out.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::outcome::{self, Issue, Update};
use domain::{Error, Reason, Submitted, feedback, leader_instruction};

use super::told;
use crate::graphql::consultation::Outcome;
use crate::graphql::context::Asked as _;
use crate::graphql::feedback::{Feedback, LeaderInstruction};
use crate::graphql::id;
use crate::graphql::scalars::Date;
use crate::run;

/// What changes of the draft of an outcome document; what is not given stays (修改成果).
#[derive(InputObject, Clone)]
pub struct UpdateOutcomeInput {
    /// The document, a draft (协商成果).
    id: ID,
    /// The title (标题).
    title: Option<String>,
    /// The text (正文).
    body: Option<String>,
    /// The document's number (文号).
    document_no: Option<String>,
    /// The meeting that approved it (审议通过的会议).
    approved_by: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An outcome document to issue (印发成果).
#[derive(InputObject, Clone)]
pub struct IssueOutcomeInput {
    /// The document (协商成果).
    id: ID,
    /// The day, from the session's to today (印发日期).
    on: Date,
    /// The document's number; as it is where there is none (文号).
    document_no: Option<String>,
    /// The meeting that approved it; needed for a formal recommendation that names none yet (审议通过的会议).
    approved_by: Option<String>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// An instruction to enter (登记批示).
#[derive(InputObject, Clone)]
pub struct RecordLeaderInstructionInput {
    /// The research report it is on; this or `outcome` (调研报告).
    report: Option<ID>,
    /// The outcome document it is on; this or `report` (协商成果).
    outcome: Option<ID>,
    /// Who wrote it (批示领导).
    leader_name: String,
    /// Their post (领导职务).
    leader_title: String,
    /// The day it came in, from the submission to today (收到日期).
    received_on: Date,
    /// Its words (批示内容).
    body: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// Feedback to enter (登记反馈).
#[derive(InputObject, Clone)]
pub struct RecordFeedbackInput {
    /// The research report it is on; this or `outcome` (调研报告).
    report: Option<ID>,
    /// The outcome document it is on; this or `report` (协商成果).
    outcome: Option<ID>,
    /// The department it comes from, if it is one of the committee's (反馈单位).
    department: Option<ID>,
    /// Who it comes from, as printed; the department's name where there is none (反馈来源).
    source_name: Option<String>,
    /// The day it came in, from the submission to today (收到日期).
    received_on: Date,
    /// What it says (反馈内容).
    body: String,
    /// Whether it may be read by whoever may read what it is on (是否公开).
    #[graphql(default)]
    is_public: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordLeaderInstructionInput {
    fn read(self) -> domain::Result<leader_instruction::Record> {
        Ok(leader_instruction::Record {
            on: one_of(self.report.as_ref(), self.outcome.as_ref())?,
            leader_name: self.leader_name,
            leader_title: self.leader_title,
            received_on: self.received_on.0,
            body: self.body,
        })
    }
}

impl RecordFeedbackInput {
    fn read(self) -> domain::Result<feedback::Record> {
        Ok(feedback::Record {
            on: one_of(self.report.as_ref(), self.outcome.as_ref())?,
            department: id::optional("department", self.department.as_ref())?,
            source_name: self.source_name,
            received_on: self.received_on.0,
            body: self.body,
            is_public: self.is_public,
        })
    }
}

/// Reads what something is on: a report or an outcome, and one of them.
fn one_of(report: Option<&ID>, outcome: Option<&ID>) -> domain::Result<Submitted> {
    match (report, outcome) {
        (Some(report), None) => Ok(Submitted::Report(id::parse("report", report)?)),
        (None, Some(outcome)) => Ok(Submitted::Outcome(id::parse("outcome", outcome)?)),
        (None, None) => Err(Error::bad_input("report", Reason::Empty)),
        (Some(_), Some(_)) => Err(Error::bad_input("outcome", Reason::TooMany)),
    }
}

/// The draft changed.
#[derive(SimpleObject)]
pub struct UpdateOutcomePayload {
    /// The document after the change (协商成果).
    outcome: Outcome,
}

/// The document issued.
#[derive(SimpleObject)]
pub struct IssueOutcomePayload {
    /// The document, issued (协商成果).
    outcome: Outcome,
}

/// The instruction entered.
#[derive(SimpleObject)]
pub struct RecordLeaderInstructionPayload {
    /// The instruction (批示).
    instruction: LeaderInstruction,
}

/// The feedback entered.
#[derive(SimpleObject)]
pub struct RecordFeedbackPayload {
    /// The feedback (反馈).
    feedback: Feedback,
}

/// Keeps outcomes and what comes back to them.
#[derive(Default)]
pub struct OutcomeMutation;

#[Object]
impl OutcomeMutation {
    /// Changes the draft of an outcome document, as an organiser (修改成果).
    async fn update_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document and what changes of it.")] input: UpdateOutcomeInput,
    ) -> Result<UpdateOutcomePayload> {
        let (about, key, version, id) =
            (told(&input), input.idempotency_key, input.expected_version, id::parse("id", &input.id)?);
        let UpdateOutcomeInput { title, body, document_no, approved_by, .. } = input;
        let input = Update { id, title, body, document_no, approved_by };
        let id = run::write(ctx, key, version, "updateOutcome", about, move |app, actor, call| {
            let input = input.clone();
            async move { outcome::update(&app, &actor, &call, input).await }
        });
        let outcome = ctx.loaders().outcome(id.await?).await?.ok_or(Error::not_found())?;
        Ok(UpdateOutcomePayload { outcome: Outcome(outcome) })
    }

    /// Issues an outcome document, as an organiser; from then on it is as public as its session (印发成果).
    async fn issue_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document and the day.")] input: IssueOutcomeInput,
    ) -> Result<IssueOutcomePayload> {
        let (about, key, version, id) =
            (told(&input), input.idempotency_key, input.expected_version, id::parse("id", &input.id)?);
        let input = Issue { id, on: input.on.0, document_no: input.document_no, approved_by: input.approved_by };
        let id = run::write(ctx, key, version, "issueOutcome", about, move |app, actor, call| {
            let input = input.clone();
            async move { outcome::issue(&app, &actor, &call, input).await }
        });
        let outcome = ctx.loaders().outcome(id.await?).await?.ok_or(Error::not_found())?;
        Ok(IssueOutcomePayload { outcome: Outcome(outcome) })
    }

    /// Enters what a leader wrote on a report or an outcome that has gone out, as an organiser; internal (登记批示).
    async fn record_leader_instruction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The instruction.")] input: RecordLeaderInstructionInput,
    ) -> Result<RecordLeaderInstructionPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordLeaderInstruction", about, move |app, actor, call| {
            let input = input.clone();
            async move { leader_instruction::record(&app, &actor, &call, input).await }
        });
        let row = ctx.loaders().leader_instruction(id.await?).await?.ok_or(Error::not_found())?;
        Ok(RecordLeaderInstructionPayload { instruction: LeaderInstruction(row) })
    }

    /// Enters what a department or somebody else made of a report or an outcome that has gone out, as an organiser
    /// (登记反馈).
    async fn record_feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The feedback.")] input: RecordFeedbackInput,
    ) -> Result<RecordFeedbackPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordFeedback", about, move |app, actor, call| {
            let input = input.clone();
            async move { feedback::record(&app, &actor, &call, input).await }
        });
        let row = ctx.loaders().feedback(id.await?).await?.ok_or(Error::not_found())?;
        Ok(RecordFeedbackPayload { feedback: Feedback(row) })
    }
}
