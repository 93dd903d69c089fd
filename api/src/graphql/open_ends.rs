//! What is open when a consultation is to be closed (未了事项).

use async_graphql::{Context, Object, Result};
use domain::consultation as rows;
use futures_util::future::try_join_all;

use super::commitment::Commitment;
use super::context::Asked as _;
use super::suggestion::Suggestion;

/// How many of each are listed at the most.
const MOST: usize = 100;

/// What is open when a consultation is to be closed (未了事项).
pub struct OpenEnds(pub rows::OpenEnds);

/// What keeps a consultation from being closed without a reason: promises made on the spot that nobody has judged, and
/// suggestions out of it that are not answered (未了事项).
#[Object]
impl OpenEnds {
    /// How many commitments made on the spot are not judged (未认定的现场承诺数).
    async fn commitment_count(&self) -> usize {
        self.0.commitments.len()
    }

    /// How many suggestions out of it, its speeches or its reports are not answered (未办复的建议数).
    async fn suggestion_count(&self) -> usize {
        self.0.suggestions.len()
    }

    /// The first 100 of those commitments (未认定的现场承诺).
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let ids = self.0.commitments.iter().take(MOST);
        let rows = try_join_all(ids.map(|id| ctx.loaders().commitment(*id))).await?;
        Ok(rows.into_iter().flatten().map(Commitment).collect())
    }

    /// The first 100 of those suggestions, as far as the asker may see them; the count tells of all (未办复的建议).
    async fn suggestions(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let ids = self.0.suggestions.iter().take(MOST);
        let rows = try_join_all(ids.map(|id| ctx.loaders().suggestion(*id))).await?;
        Ok(rows.into_iter().flatten().map(Suggestion::from).collect())
    }
}
