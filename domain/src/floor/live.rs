//! The floor as it goes on: to every follower each event once, in order, whatever the connection did meanwhile.

mod hub;

use std::sync::Arc;
use std::time::Duration;

use entities::ids::ConsultationId;
use futures_util::FutureExt as _;
use futures_util::stream::{self, Stream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Interval, MissedTickBehavior};

pub(crate) use self::hub::Floors;
use super::record::{self, Floor};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// How often it is asked whether a follower may still see the consultation.
const CHECK_EVERY: Duration = Duration::from_secs(3);

/// One item of what followers hear.
#[derive(Debug, Clone)]
pub struct Update {
    /// How many events there were by then; the number of the event, where there is one.
    pub sequence: i32,
    /// Whether it tells of an event, which is the latest of the floor's; else of how things stand.
    pub is_event: bool,
    /// The floor right after it; none while it was never opened.
    pub floor: Option<Arc<Floor>>,
}

impl Update {
    fn event(floor: Arc<Floor>) -> Self {
        Self { sequence: floor.sequence, is_event: true, floor: Some(floor) }
    }
}

/// Somebody who follows a floor.
struct Follower {
    app: App,
    actor: Actor,
    id: ConsultationId,
    /// What the process's hub sends.
    live: Receiver<Arc<Floor>>,
    /// The number of the last event that was told.
    sequence: i32,
    /// Whether they were told the end of the session.
    is_over: bool,
    /// How things stand, to begin with.
    greeting: Option<Update>,
    /// The record, told as far as the follower, while it is ahead of them.
    behind: Option<Floor>,
    checking: Interval,
}

/// Follows the floor of a consultation: after the events up to `after`, or from how things stand now.
///
/// The stream ends with the session, and with an error when the consultation can no longer be seen.
///
/// # Errors
///
/// `NOT_FOUND` where it is absent or hidden; `OUT_OF_RANGE` for an `after` that has not happened.
pub async fn updates(
    app: App,
    actor: Actor,
    id: ConsultationId,
    after: Option<i32>,
) -> Result<impl Stream<Item = Result<Update>> + Send + 'static> {
    must_see(&app, &actor, id).await?;
    // Listening comes before reading, so that nothing falls between the two.
    let live = app.floors().join(&app, id);
    let mut checking = tokio::time::interval(CHECK_EVERY);
    checking.set_missed_tick_behavior(MissedTickBehavior::Delay);
    checking.reset();
    let mut follower = Follower {
        app,
        actor,
        id,
        live,
        sequence: after.unwrap_or(0),
        is_over: false,
        greeting: None,
        behind: None,
        checking,
    };
    match after {
        Some(_) => follower.behind = Some(follower.read().await?),
        None => follower.greet().await?,
    }
    Ok(stream::unfold(Some(follower), |follower| async {
        let mut follower = follower?;
        match follower.next().await {
            Ok(Some(update)) => Some((Ok(update), Some(follower))),
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    }))
}

async fn must_see(app: &App, actor: &Actor, id: ConsultationId) -> Result<()> {
    let seen = consultation::by_ids(app, actor, &[id]).await?;
    if seen.contains_key(&id) { Ok(()) } else { Err(Error::not_found()) }
}

impl Follower {
    async fn greet(&mut self) -> Result<()> {
        let floor = record::whole(self.app.reader(), self.id).await?;
        (self.sequence, self.is_over) = (floor.sequence, floor.is_over());
        let now = self.app.now();
        let floor = (floor.sequence > 0).then(|| Arc::new(floor.at(now)));
        self.greeting = Some(Update { sequence: self.sequence, is_event: false, floor });
        Ok(())
    }

    /// Reads the record and tells it as far as this follower has been told.
    async fn read(&self) -> Result<Floor> {
        let ahead = || Error::bad_input("after", Reason::OutOfRange);
        let found = record::load(self.app.reader(), &[self.id]).await?.remove(&self.id);
        let mut floor = found.unwrap_or_else(|| Floor::new(self.id, Vec::new()));
        while floor.sequence < self.sequence {
            if !floor.step()? {
                return Err(ahead());
            }
        }
        if self.sequence < 0 { Err(ahead()) } else { Ok(floor) }
    }

    /// Returns what is to be told next; nothing after the end of the session.
    async fn next(&mut self) -> Result<Option<Update>> {
        if let Some(greeting) = self.greeting.take() {
            return Ok(Some(greeting));
        }
        while !self.is_over {
            if let Some(floor) = &mut self.behind {
                // Who takes their time over a long record is asked on the way as well.
                if self.checking.tick().now_or_never().is_some() {
                    must_see(&self.app, &self.actor, self.id).await?;
                }
                if floor.step()? {
                    let floor = Arc::new(floor.clone());
                    return Ok(Some(self.tell(floor)));
                }
                self.is_over = floor.is_over();
                self.behind = None;
                continue;
            }
            tokio::select! {
                heard = self.live.recv() => match heard {
                    Ok(floor) if floor.sequence <= self.sequence => {}
                    Ok(floor) if floor.sequence == self.sequence + 1 => return Ok(Some(self.tell(floor))),
                    Ok(_) | Err(RecvError::Lagged(_)) => self.behind = Some(self.read().await?),
                    Err(RecvError::Closed) => {
                        self.live = self.app.floors().join(&self.app, self.id);
                        self.behind = Some(self.read().await?);
                    }
                },
                _ = self.checking.tick() => must_see(&self.app, &self.actor, self.id).await?,
            }
        }
        Ok(None)
    }

    fn tell(&mut self, floor: Arc<Floor>) -> Update {
        (self.sequence, self.is_over) = (floor.sequence, floor.is_over());
        Update::event(floor)
    }
}
