//! Talking with the proposer and between departments: contacts and assisting opinions.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::assist_opinion::{self, NewOpinion};
use domain::contact_record::{self, NewContact};

use super::told;
use crate::graphql::assist_opinion::AssistOpinion;
use crate::graphql::contact_record::ContactRecord;
use crate::graphql::context::Asked as _;
use crate::graphql::enums::{ContactMethod, ContactPhase, OpinionStance};
use crate::graphql::id;
use crate::graphql::scalars::Date;
use crate::run;

/// A contact with the proposer to record (沟通记录).
#[derive(InputObject, Clone)]
pub struct RecordContactInput {
    /// The department's assignment, which it has signed for (交办).
    assignment: ID,
    /// How it was made (沟通方式).
    method: ContactMethod,
    /// When in the handling it was made (沟通阶段).
    phase: ContactPhase,
    /// The day it was made: not in the future, not before the assignment (沟通日期).
    held_on: Date,
    /// Who took part, at most 500 characters (参加人).
    participants: String,
    /// What was said, at most 2,000 characters; never public (沟通情况).
    note: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordContactInput {
    fn read(self) -> domain::Result<NewContact> {
        Ok(NewContact {
            assignment: id::parse("assignment", &self.assignment)?,
            method: self.method.into(),
            phase: self.phase.into(),
            held_on: self.held_on.0,
            participants: self.participants,
            note: self.note,
        })
    }
}

/// An assisting department's letter to the lead (会办意见函).
#[derive(InputObject, Clone)]
pub struct SubmitAssistOpinionInput {
    /// The assisting department's assignment, which it has signed for (交办).
    assignment: ID,
    /// The number of the letter (发文字号).
    letter_no: String,
    /// Whether it agrees (会办态度).
    stance: OpinionStance,
    /// The opinion, at most 5,000 characters; never public (正文).
    body: String,
    /// Who signs (签发人).
    signatory: String,
    /// The date of the letter, not in the future (落款日期).
    issued_on: Date,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SubmitAssistOpinionInput {
    fn read(self) -> domain::Result<NewOpinion> {
        Ok(NewOpinion {
            assignment: id::parse("assignment", &self.assignment)?,
            letter_no: self.letter_no,
            stance: self.stance.into(),
            body: self.body,
            signatory: self.signatory,
            issued_on: self.issued_on.0,
        })
    }
}

/// The contact recorded.
#[derive(SimpleObject)]
pub struct RecordContactPayload {
    /// The contact (沟通记录).
    contact: ContactRecord,
}

/// The opinion given.
#[derive(SimpleObject)]
pub struct SubmitAssistOpinionPayload {
    /// The opinion, in the version just given (会办意见).
    opinion: AssistOpinion,
}

/// Records contacts and opinions.
#[derive(Default)]
pub struct ContactMutation;

#[Object]
impl ContactMutation {
    /// Records a contact with the proposer, as a department that has signed for the suggestion (沟通记录).
    async fn record_contact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contact.")] input: RecordContactInput,
    ) -> Result<RecordContactPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let made = run::write(ctx, key, None, "recordContact", about, move |app, actor, call| {
            let input = input.clone();
            async move { contact_record::create(&app, &actor, &call, input).await }
        })
        .await?;
        let contact = ctx.loaders().contact(made).await?.ok_or(Error::not_found())?;
        Ok(RecordContactPayload { contact: ContactRecord(contact) })
    }

    /// Gives the lead the opinion of an assisting department, which ends its duty; again, as a correction (会办意见).
    async fn submit_assist_opinion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The letter.")] input: SubmitAssistOpinionInput,
    ) -> Result<SubmitAssistOpinionPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let made = run::write(ctx, key, None, "submitAssistOpinion", about, move |app, actor, call| {
            let input = input.clone();
            async move { assist_opinion::submit(&app, &actor, &call, input).await }
        })
        .await?;
        let opinion = ctx.loaders().opinion(made).await?.ok_or(Error::not_found())?;
        Ok(SubmitAssistOpinionPayload { opinion: AssistOpinion(opinion) })
    }
}
