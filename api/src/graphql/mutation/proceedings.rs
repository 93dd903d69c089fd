//! Recording what was said at a consultation and what came of it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::{Error, on_site_response, outcome, speech};

use super::commitment::CommitmentInput;
use super::told;
use crate::graphql::consultation::{Consultation, Outcome};
use crate::graphql::context::Asked as _;
use crate::graphql::enums::{OutcomeKind, SpeechDelivery, SpeechSlot};
use crate::graphql::on_site_response::OnSiteResponse;
use crate::graphql::scalars::Date;
use crate::graphql::speech::Speech;
use crate::graphql::{id, read};
use crate::run;

/// A speech to record (登记发言).
#[derive(InputObject, Clone)]
pub struct RecordSpeechInput {
    /// The consultation, at least `SCHEDULED` (协商活动).
    consultation: ID,
    /// The place in the order, from 1; after the last where there is none (发言顺序).
    position: Option<i32>,
    /// The member who speaks; name and post are then theirs (委员).
    member: Option<ID>,
    /// The speaker as printed; needed for who is no member (发言人).
    speaker_name: Option<String>,
    /// The post of a speaker who is no member (发言人职务).
    speaker_title: Option<String>,
    /// Oral or written (发言方式).
    #[graphql(default_with = "SpeechDelivery::Oral")]
    delivery: SpeechDelivery,
    /// Booked or impromptu (发言类型).
    #[graphql(default_with = "SpeechSlot::Booked")]
    slot: SpeechSlot,
    /// The title (标题).
    title: String,
    /// The final text (正文).
    body: String,
    /// Whether the speaker agrees to its publication (是否公开).
    is_public: bool,
    /// How long it took, in seconds; only for oral ones (发言时长).
    spoken_seconds: Option<i32>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordSpeechInput {
    fn read(self) -> domain::Result<speech::Record> {
        Ok(speech::Record {
            consultation: id::parse("consultation", &self.consultation)?,
            position: self.position,
            member: id::optional("member", self.member.as_ref())?,
            speaker_name: self.speaker_name,
            speaker_title: self.speaker_title,
            delivery: self.delivery.into(),
            slot: self.slot.into(),
            title: self.title,
            body: self.body,
            is_public: self.is_public,
            spoken_seconds: self.spoken_seconds,
        })
    }
}

/// What a department answered on the spot (登记现场回应).
#[derive(InputObject, Clone)]
pub struct RecordOnSiteResponseInput {
    /// The consultation, at least `HELD` (协商活动).
    consultation: ID,
    /// The department that answers, if it is one of the committee's (单位).
    department: Option<ID>,
    /// Who spoke for it (回应人).
    speaker_name: String,
    /// The speaker's post; the posts on record fill it in (回应人职务).
    speaker_title: Option<String>,
    /// What was answered (回应内容).
    body: String,
    /// The speeches of the same consultation that it answers (委员发言).
    #[graphql(default)]
    speeches: Vec<ID>,
    /// What the department promised with it; it then has to be one of the committee's (现场承诺).
    #[graphql(default)]
    commitments: Vec<CommitmentInput>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordOnSiteResponseInput {
    fn read(self) -> domain::Result<on_site_response::Record> {
        Ok(on_site_response::Record {
            consultation: id::parse("consultation", &self.consultation)?,
            department: id::optional("department", self.department.as_ref())?,
            speaker_name: self.speaker_name,
            speaker_title: self.speaker_title,
            body: self.body,
            speeches: id::many("speeches", &self.speeches)?,
            commitments: self.commitments.into_iter().map(CommitmentInput::read).collect(),
        })
    }
}

/// An outcome document to record (登记成果).
#[derive(InputObject, Clone)]
pub struct RecordOutcomeInput {
    /// The consultation, at least `HELD` (协商活动).
    consultation: ID,
    /// What sort of document it is (成果类别).
    kind: OutcomeKind,
    /// The title (标题).
    title: String,
    /// The text (正文).
    body: String,
    /// The day it was issued; a draft where there is none (印发日期).
    issued_on: Option<Date>,
    /// The document's number, if it has one (文号).
    document_no: Option<String>,
    /// The meeting that approved it; needed for a formal recommendation with a day of issue (审议通过的会议).
    approved_by: Option<String>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordOutcomeInput {
    fn read(self) -> domain::Result<outcome::Record> {
        Ok(outcome::Record {
            consultation: id::parse("consultation", &self.consultation)?,
            kind: self.kind.into(),
            title: self.title,
            body: self.body,
            issued_on: self.issued_on.map(|day| day.0),
            document_no: self.document_no,
            approved_by: self.approved_by,
        })
    }
}

/// The speech recorded.
#[derive(SimpleObject)]
pub struct RecordSpeechPayload {
    /// The speech (委员发言).
    speech: Speech,
}

/// The on-site response recorded.
#[derive(SimpleObject)]
pub struct RecordOnSiteResponsePayload {
    /// The on-site response (现场回应).
    on_site_response: OnSiteResponse,
}

/// The outcome document recorded.
#[derive(SimpleObject)]
pub struct RecordOutcomePayload {
    /// The document (协商成果).
    outcome: Outcome,
    /// The consultation it came of (协商活动).
    consultation: Consultation,
}

/// Records proceedings.
#[derive(Default)]
pub struct ProceedingsMutation;

#[Object]
impl ProceedingsMutation {
    /// Records a speech at a consultation, as an organiser (登记发言).
    async fn record_speech(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The speech.")] input: RecordSpeechInput,
    ) -> Result<RecordSpeechPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordSpeech", about, move |app, actor, call| {
            let input = input.clone();
            async move { speech::record(&app, &actor, &call, input).await }
        });
        let recorded = ctx.loaders().speech(id.await?).await?.ok_or(Error::not_found())?;
        Ok(RecordSpeechPayload { speech: Speech(recorded) })
    }

    /// Records what a department answered at a consultation, as an organiser (登记现场回应).
    async fn record_on_site_response(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The on-site response.")] input: RecordOnSiteResponseInput,
    ) -> Result<RecordOnSiteResponsePayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "recordOnSiteResponse", about, move |app, actor, call| {
            let input = input.clone();
            async move { on_site_response::record(&app, &actor, &call, input).await }
        });
        let recorded = ctx.loaders().on_site_response(id.await?).await?.ok_or(Error::not_found())?;
        Ok(RecordOnSiteResponsePayload { on_site_response: OnSiteResponse(recorded) })
    }

    /// Records an outcome document of a consultation, as an organiser; the chair's conclusion once (登记成果).
    async fn record_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document.")] input: RecordOutcomeInput,
    ) -> Result<RecordOutcomePayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let session = input.consultation;
        let id = run::write(ctx, key, None, "recordOutcome", about, move |app, actor, call| {
            let input = input.clone();
            async move { outcome::record(&app, &actor, &call, input).await }
        });
        let recorded = ctx.loaders().outcome(id.await?).await?.ok_or(Error::not_found())?;
        let consultation = read::consultation(ctx, session).await?;
        Ok(RecordOutcomePayload { outcome: Outcome(recorded), consultation })
    }
}
