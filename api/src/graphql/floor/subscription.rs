//! Hearing the floor as it goes on.

use async_graphql::{Context, ID, Result, SimpleObject, Subscription};
use domain::floor::{self as rows, Update};
use futures_util::stream::{Stream, StreamExt as _};

use super::{Floor, FloorEvent};
use crate::graphql::context::Asked as _;
use crate::graphql::id;
use crate::run;

/// What is heard of a floor: one event, or how things stand to begin with (会场动态).
#[derive(SimpleObject)]
pub struct FloorUpdate {
    /// The number of the event, or of the latest one; give it as `after` to hear on from there (序号).
    sequence: i32,
    /// What happened; null where this only says how things stand to begin with (会场事件).
    event: Option<FloorEvent>,
    /// The floor right after it; null while the session was never opened (会场).
    floor: Option<Floor>,
}

impl From<Update> for FloorUpdate {
    fn from(update: Update) -> Self {
        let latest = usize::try_from(update.sequence).ok().and_then(|sequence| sequence.checked_sub(1));
        let event = latest.filter(|_| update.is_event);
        let event = event.and_then(|at| FloorEvent::of(update.floor.as_ref()?, at));
        Self { sequence: update.sequence, event, floor: update.floor.map(Floor) }
    }
}

/// Follows floors.
#[derive(Default)]
pub struct FloorSubscription;

#[Subscription]
impl FloorSubscription {
    /// The floor of a consultation that the asker may see, as it goes on: every event once, in order (会场动态). With
    /// `after`, first those that followed that one, so that a lost connection misses and repeats nothing; without it,
    /// first how things stand. It ends with an error when the asker may no longer see it.
    async fn consultation_floor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consultation.")] id: ID,
        #[graphql(desc = "The `sequence` of the last item that was heard.")] after: Option<i32>,
    ) -> Result<impl Stream<Item = Result<FloorUpdate>> + 'static> {
        let id = id::parse("id", &id)?;
        let updates = rows::updates(ctx.app().clone(), ctx.actor().clone(), id, after).await?;
        Ok(updates.map(|update| update.map(FloorUpdate::from).map_err(run::told)))
    }
}
