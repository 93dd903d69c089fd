//! The floor as its events make it: one pure step decides what may happen next and rebuilds what has happened.

mod clock;
mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use entities::enums::FloorTurnKind;
use entities::ids::{AgendaItemId, FloorTurnId};

pub use self::clock::{Bucket, Times};
pub use self::state::{ItemTimes, Phase, PointOfOrder, State, TurnState, TurnStatus};
use crate::error::{Error, Result};
use crate::reason::Reason;

/// Something that happens on the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When. A moment before the event that precedes it counts as that event's.
    pub at: DateTime<Utc>,
    /// What.
    pub what: What,
}

/// What happens on the floor. Positions count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The session begins.
    Opened,
    /// An item of the agenda begins, and the one before ends.
    AgendaItemStarted(AgendaItemId),
    /// Somebody is entered among those who wait.
    Queued {
        /// Whose turn.
        turn: FloorTurnId,
        /// What for.
        kind: FloorTurnKind,
        /// Before whom.
        position: usize,
    },
    /// Somebody who waits comes to another place.
    Moved {
        /// Whose turn.
        turn: FloorTurnId,
        /// Before whom.
        position: usize,
    },
    /// Somebody waits no more.
    Withdrawn(FloorTurnId),
    /// Somebody who waits takes the floor. It ends nobody's turn.
    Started(FloorTurnId),
    /// The time of who has the floor stands still.
    Paused(FloorTurnId),
    /// It goes on.
    Resumed(FloorTurnId),
    /// Who has the floor gives it back.
    Ended(FloorTurnId),
    /// A point of order: all speaking time stands still until it is decided.
    PointOfOrderRaised {
        /// By whom.
        by: String,
        /// About what.
        subject: String,
    },
    /// How it was decided. Who spoke goes on.
    PointOfOrderDecided(String),
    /// A break. Who spoke is paused.
    Adjourned,
    /// The end of the break; of a session that was broken off, the beginning of what is left of it.
    Reconvened,
    /// The end of the session, and of what still runs.
    Closed,
}

/// Returns the floor after an event, or why that cannot happen on it.
///
/// # Errors
///
/// `FLOOR_NOT_OPEN`, `FLOOR_CLOSED`, `FLOOR_ADJOURNED`, `POINT_OF_ORDER_OPEN`, `FLOOR_TAKEN`, `NOBODY_SPEAKS`,
/// `NOT_WAITING`, `WRONG_STATE`; `OUT_OF_RANGE` for a position.
pub fn apply(mut state: State, event: &Happening) -> Result<State> {
    may(&state, &event.what)?;
    state.pass(event.at);
    state.change(&event.what);
    Ok(state)
}

fn refused<T>(reason: Reason) -> Result<T> {
    Err(Error::refused(reason))
}

/// Says whether something may happen now.
///
/// # Errors
///
/// Like [`apply`].
pub fn may(state: &State, what: &What) -> Result<()> {
    match (state.phase, what) {
        (Phase::NotOpened, What::Opened) | (Phase::Closed, What::Reconvened) => return Ok(()),
        (Phase::NotOpened, _) => return refused(Reason::FloorNotOpen),
        (Phase::Closed, _) => return refused(Reason::FloorClosed),
        (_, What::Opened) | (Phase::Open, What::Reconvened) => return refused(Reason::WrongState),
        (Phase::Adjourned, What::Reconvened | What::Closed) | (Phase::Open, _) => {}
        (Phase::Adjourned, what) if what.is_about_the_queue() => {}
        (Phase::Adjourned, _) => return refused(Reason::FloorAdjourned),
    }
    let is_point = matches!(what, What::PointOfOrderDecided(_)) || what.is_about_the_queue();
    if state.open_point().is_some() && !is_point {
        return refused(Reason::PointOfOrderOpen);
    }
    match what {
        What::Queued { turn, position, .. } => match state.turn(*turn) {
            Some(_) => refused(Reason::WrongState),
            None => within(*position, state.queue.len() + 1),
        },
        What::Moved { turn, position } => {
            must_wait(state, *turn)?;
            within(*position, state.queue.len())
        }
        What::Withdrawn(turn) => must_wait(state, *turn),
        What::Started(turn) => {
            must_wait(state, *turn)?;
            if state.has_room_for(*turn) { Ok(()) } else { refused(Reason::FloorTaken) }
        }
        What::Paused(turn) => must_speak(state, *turn, Some(true)),
        What::Resumed(turn) => must_speak(state, *turn, Some(false)),
        What::Ended(turn) => must_speak(state, *turn, None),
        What::PointOfOrderDecided(_) if state.open_point().is_none() => refused(Reason::WrongState),
        What::AgendaItemStarted(item) if state.item(*item).is_some() => refused(Reason::WrongState),
        _ => Ok(()),
    }
}

fn within(position: usize, most: usize) -> Result<()> {
    if (1..=most).contains(&position) { Ok(()) } else { Err(Error::bad_input("position", Reason::OutOfRange)) }
}

fn must_wait(state: &State, turn: FloorTurnId) -> Result<()> {
    if state.queue.contains(&turn) { Ok(()) } else { refused(Reason::NotWaiting) }
}

/// Refuses unless `turn` has the floor, running or standing as asked.
fn must_speak(state: &State, turn: FloorTurnId, is_running: Option<bool>) -> Result<()> {
    let Some(speaking) = state.speaking() else { return refused(Reason::NobodySpeaks) };
    let fits = speaking.id == turn && is_running.is_none_or(|wanted| speaking.is_running == wanted);
    if fits { Ok(()) } else { refused(Reason::WrongState) }
}

impl What {
    /// Whether it only concerns who waits, which goes on whatever else stands still.
    const fn is_about_the_queue(&self) -> bool {
        matches!(self, Self::Queued { .. } | Self::Moved { .. } | Self::Withdrawn(_))
    }
}
