//! Evaluations (评价): how content proposers are.

use async_graphql::{Context, ID, Object, Result};
use domain::evaluation as rows;

use super::context::Asked as _;
use super::enums::Satisfaction;
use super::scalars::Moment;
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
        id::global(self.0.id)
    }

    /// The round evaluated, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// How content they are (满意度).
    async fn satisfaction(&self) -> Satisfaction {
        self.0.satisfaction.into()
    }

    /// The proposer's words; never public (评价意见).
    async fn comment(&self) -> Option<&str> {
        self.0.comment.as_deref()
    }

    /// The proposer who evaluates (提案者).
    async fn proposer(&self, ctx: &Context<'_>) -> Result<Option<Proposer>> {
        let suggestion = read::suggestion(ctx, self.0.suggestion_id).await?;
        let proposers = ctx.loaders().proposers_of(suggestion).await?.unwrap_or_default();
        Ok(proposers.into_iter().find(|proposer| proposer.id == self.0.proposer_id).map(Proposer))
    }

    /// When it was given (评价时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }
}
