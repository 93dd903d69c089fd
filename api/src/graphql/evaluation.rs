//! Evaluations (评价): how content proposers are, and the meetings where they are not.

use async_graphql::{Context, ID, Object, Result};
use domain::evaluation as rows;

use super::context::Asked as _;
use super::enums::Satisfaction;
use super::scalars::{Date, Moment};
use super::suggestion::Proposer;
use super::{id, read};

/// A proposer's evaluation of one round of handling (评价).
#[derive(Debug, Clone)]
pub struct Evaluation(pub rows::Evaluation);

/// A proposer's evaluation of one round of handling (评价).
#[Object]
impl Evaluation {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// The round evaluated, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.row.round
    }

    /// How content they are with the whole (满意度).
    async fn satisfaction(&self) -> Satisfaction {
        self.0.row.satisfaction.into()
    }

    /// How content they are with the contact that the department kept; null where they did not say (沟通).
    async fn contact(&self) -> Option<Satisfaction> {
        self.0.row.contact.map(Into::into)
    }

    /// How content they are with the attitude; null where they did not say (态度).
    async fn attitude(&self) -> Option<Satisfaction> {
        self.0.row.attitude.map(Into::into)
    }

    /// How content they are with the result; null where they did not say (结果).
    async fn result(&self) -> Option<Satisfaction> {
        self.0.row.result.map(Into::into)
    }

    /// The proposer's words; never public (评价意见).
    async fn comment(&self) -> Option<&str> {
        self.0.row.comment.as_deref()
    }

    /// Whether the office entered it from a signed form; such ones are counted apart (是否纸质评价).
    async fn is_paper(&self) -> bool {
        self.0.is_paper
    }

    /// The signed form behind it; to the office alone (纸质评价表).
    async fn paper_form(&self) -> Option<PaperForm> {
        self.0.form.clone().map(PaperForm)
    }

    /// The proposer who evaluates (提案者).
    async fn proposer(&self, ctx: &Context<'_>) -> Result<Option<Proposer>> {
        let suggestion = read::suggestion(ctx, self.0.row.suggestion_id).await?;
        let proposers = ctx.loaders().proposers_of(suggestion).await?.unwrap_or_default();
        Ok(proposers.into_iter().find(|proposer| proposer.id == self.0.row.proposer_id).map(Proposer))
    }

    /// When it was given, or entered (评价时间).
    async fn created_at(&self) -> Moment {
        self.0.row.created_at.into()
    }
}

/// A signed form that the office entered (纸质评价表).
pub struct PaperForm(rows::Form);

/// A signed form that the office entered (纸质评价表).
#[Object(name = "PaperEvaluationForm")]
impl PaperForm {
    /// The day the proposer signed it (签署日期).
    async fn signed_on(&self) -> Date {
        self.0.signed_on.into()
    }

    /// What the office remarks on it (备注).
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who entered it, as they were named then (录入人).
    async fn entered_by(&self) -> &str {
        &self.0.entered_by_name
    }
}

/// A meeting face to face after a second dissatisfaction (面商记录).
pub struct MediationMeeting(pub rows::MediationMeeting);

/// A meeting face to face after a second dissatisfaction (面商记录).
#[Object]
impl MediationMeeting {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The round whose answer did not content (办理轮次).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// The day (日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }

    /// Who took part (参加人).
    async fn participants(&self) -> &str {
        &self.0.participants
    }

    /// What was said and agreed (内容).
    async fn note(&self) -> &str {
        &self.0.note
    }
}
