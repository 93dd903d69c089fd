//! What others make of a suggestion beside answering it: fields of `Suggestion` in a file of their own.

use async_graphql::{Context, Object, Result};

use super::Suggestion;
use crate::graphql::consultation::Consultation;
use crate::graphql::context::Asked as _;
use crate::graphql::evaluation::MediationMeeting;
use crate::graphql::key_suggestion::{Award, KeySuggestion, SupervisionNote};
use crate::graphql::opinion_brief::{OpinionAdoption, OpinionBrief};

/// The attention that a suggestion gets.
pub struct Regard(pub Suggestion);

/// The attention that a suggestion gets (各方关注).
#[Object]
impl Regard {
    /// The brief that a social opinion went into; for the office (所入专报).
    async fn opinion_brief(&self, ctx: &Context<'_>) -> Result<Option<OpinionBrief>> {
        Ok(ctx.loaders().brief_of(self.0.key()).await?.map(OpinionBrief))
    }

    /// Where a social opinion was adopted, so that its proposers know; for insiders, without instructions (采用情况).
    async fn adoptions(&self, ctx: &Context<'_>) -> Result<Vec<OpinionAdoption>> {
        let adoptions = ctx.loaders().adoptions_of(self.0.clone()).await?;
        Ok(adoptions.unwrap_or_default().into_iter().map(OpinionAdoption).collect())
    }

    /// Whether it is a key proposal (是否重点提案).
    async fn is_key(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.loaders().key_mark_of(self.0.clone()).await?.is_some())
    }

    /// Who leads and supervises it as a key proposal; null where it is none (重点提案).
    async fn key_suggestion(&self, ctx: &Context<'_>) -> Result<Option<KeySuggestion>> {
        Ok(ctx.loaders().key_mark_of(self.0.clone()).await?.map(KeySuggestion))
    }

    /// The honours it was given, by year (优秀提案).
    async fn awards(&self, ctx: &Context<'_>) -> Result<Vec<Award>> {
        let awards = ctx.loaders().awards_of(self.0.key()).await?;
        Ok(awards.unwrap_or_default().into_iter().map(Award).collect())
    }

    /// Notes on its supervision; for the office and the supervising office, and for its departments those that are
    /// for them (督办记录).
    async fn supervision_notes(&self, ctx: &Context<'_>) -> Result<Vec<SupervisionNote>> {
        let notes = ctx.loaders().supervision_notes_of(self.0.clone()).await?;
        Ok(notes.unwrap_or_default().into_iter().map(SupervisionNote).collect())
    }

    /// The meetings face to face after a second dissatisfaction; for insiders (面商记录).
    async fn mediation_meetings(&self, ctx: &Context<'_>) -> Result<Vec<MediationMeeting>> {
        let meetings = ctx.loaders().meetings_of(self.0.clone()).await?;
        Ok(meetings.unwrap_or_default().into_iter().map(MediationMeeting).collect())
    }

    /// The consultations that discuss its handling and that the asker may see, first made first (提案办理协商).
    async fn discussed_at(&self, ctx: &Context<'_>) -> Result<Vec<Consultation>> {
        let sessions = ctx.loaders().sessions.that_discuss(self.0.key()).await?;
        Ok(sessions.unwrap_or_default().into_iter().map(Consultation::from).collect())
    }
}
