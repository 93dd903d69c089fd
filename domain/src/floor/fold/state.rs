//! What is so on the floor: who speaks, who waits, who has spoken, and where the agenda stands.

use chrono::{DateTime, TimeDelta, Utc};
use entities::enums::FloorTurnKind;
use entities::ids::{AgendaItemId, FloorTurnId};

use super::What;
use super::clock::Times;

/// Whether a session is being held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It has not begun.
    #[default]
    NotOpened,
    /// It goes on.
    Open,
    /// There is a break.
    Adjourned,
    /// It is over.
    Closed,
}

/// What has become of somebody's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TurnStatus {
    /// They wait.
    Waiting,
    /// They have the floor, or had it when somebody interposed.
    Speaking,
    /// They have spoken.
    Spoken,
    /// They wait no more.
    Withdrawn,
}

/// A turn as its events make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnState {
    /// Whose turn.
    pub id: FloorTurnId,
    /// What for.
    pub kind: FloorTurnKind,
    /// What has become of it.
    pub status: TurnStatus,
    /// Whether their time runs, if nothing else makes it stand still.
    pub is_running: bool,
    /// How long they have spoken.
    pub spent: TimeDelta,
    /// When they took the floor.
    pub started_at: Option<DateTime<Utc>>,
    /// When they gave it back.
    pub ended_at: Option<DateTime<Utc>>,
}

/// When an item of the agenda really was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemTimes {
    /// The item.
    pub item: AgendaItemId,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When the next began, or the session ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// A point of order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointOfOrder {
    /// Who raised it.
    pub by: String,
    /// About what.
    pub subject: String,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// When it was decided, and how.
    pub decided: Option<(DateTime<Utc>, String)>,
}

/// The floor after some events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the session is being held.
    pub phase: Phase,
    /// The moment this is the state of: the latest event's, or a later one.
    pub as_of: Option<DateTime<Utc>>,
    /// When the session began.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub closed_at: Option<DateTime<Utc>>,
    /// The items of the agenda that began, in that order.
    pub items: Vec<ItemTimes>,
    /// All turns, in the order in which they were entered.
    pub turns: Vec<TurnState>,
    /// Who waits, next first.
    pub queue: Vec<FloorTurnId>,
    /// Who has had the floor, first to take it first.
    pub heard: Vec<FloorTurnId>,
    /// Who has the floor: the last of at most two, the first having been interrupted.
    pub standing: Vec<FloorTurnId>,
    /// All points of order, in order.
    pub points: Vec<PointOfOrder>,
    /// Where the time went.
    pub times: Times,
}

impl State {
    /// Returns a turn.
    pub fn turn(&self, id: FloorTurnId) -> Option<&TurnState> {
        self.turns.iter().find(|turn| turn.id == id)
    }

    /// Returns whoever has the floor.
    pub fn speaking(&self) -> Option<&TurnState> {
        self.standing.last().and_then(|id| self.turn(*id))
    }

    /// Returns the times of an item of the agenda that began.
    pub fn item(&self, id: AgendaItemId) -> Option<&ItemTimes> {
        self.items.iter().find(|item| item.item == id)
    }

    /// Returns the point of order that is not decided yet.
    pub fn open_point(&self) -> Option<&PointOfOrder> {
        self.points.last().filter(|point| point.decided.is_none())
    }

    /// Whether the floor is free for a turn: nobody has it, or somebody paused and this is an intervention.
    pub fn has_room_for(&self, turn: FloorTurnId) -> bool {
        let is_intervention = self.turn(turn).is_some_and(|turn| turn.kind == FloorTurnKind::Intervention);
        match self.standing.as_slice() {
            [] => true,
            [_] => is_intervention && self.speaking().is_some_and(|speaking| !speaking.is_running),
            _ => false,
        }
    }

    pub(super) fn speaking_mut(&mut self) -> Option<&mut TurnState> {
        let id = *self.standing.last()?;
        self.turn_mut(id)
    }

    fn turn_mut(&mut self, id: FloorTurnId) -> Option<&mut TurnState> {
        self.turns.iter_mut().find(|turn| turn.id == id)
    }

    /// Makes so what an event says that may happen, at the moment that this is the state of.
    pub(super) fn change(&mut self, what: &What) {
        let Some(at) = self.as_of else { return };
        match what {
            What::Opened => (self.phase, self.opened_at) = (Phase::Open, Some(at)),
            What::AgendaItemStarted(item) => {
                self.end_item(at);
                self.items.push(ItemTimes { item: *item, started_at: at, ended_at: None });
            }
            What::Queued { turn, kind, position } => {
                self.turns.push(TurnState::waiting(*turn, *kind));
                self.queue.insert(position - 1, *turn);
            }
            What::Moved { turn, position } => {
                self.leave_queue(*turn);
                self.queue.insert(position - 1, *turn);
            }
            What::Withdrawn(turn) => {
                self.leave_queue(*turn);
                self.with(*turn, |turn| turn.status = TurnStatus::Withdrawn);
            }
            What::Started(turn) => {
                self.leave_queue(*turn);
                self.heard.push(*turn);
                self.standing.push(*turn);
                self.with(*turn, |turn| turn.start(at));
            }
            What::Paused(turn) => self.with(*turn, |turn| turn.is_running = false),
            What::Resumed(turn) => self.with(*turn, |turn| turn.is_running = true),
            What::Ended(_) => self.end_turn(at),
            What::PointOfOrderRaised { by, subject } => self.points.push(PointOfOrder {
                by: by.clone(),
                subject: subject.clone(),
                raised_at: at,
                decided: None,
            }),
            What::PointOfOrderDecided(decision) => {
                if let Some(point) = self.points.last_mut() {
                    point.decided = Some((at, decision.clone()));
                }
            }
            What::Adjourned => {
                self.phase = Phase::Adjourned;
                if let Some(turn) = self.speaking_mut() {
                    turn.is_running = false;
                }
            }
            What::Reconvened => (self.phase, self.closed_at) = (Phase::Open, None),
            What::Closed => {
                while !self.standing.is_empty() {
                    self.end_turn(at);
                }
                self.end_item(at);
                (self.phase, self.closed_at) = (Phase::Closed, Some(at));
            }
        }
    }

    fn with(&mut self, id: FloorTurnId, change: impl FnOnce(&mut TurnState)) {
        if let Some(turn) = self.turn_mut(id) {
            change(turn);
        }
    }

    fn leave_queue(&mut self, id: FloorTurnId) {
        self.queue.retain(|waiting| *waiting != id);
    }

    fn end_turn(&mut self, at: DateTime<Utc>) {
        let Some(id) = self.standing.pop() else { return };
        self.with(id, |turn| {
            (turn.status, turn.is_running, turn.ended_at) = (TurnStatus::Spoken, false, Some(at));
        });
    }

    fn end_item(&mut self, at: DateTime<Utc>) {
        if let Some(item) = self.items.last_mut() {
            item.ended_at.get_or_insert(at);
        }
    }
}

impl TurnState {
    fn waiting(id: FloorTurnId, kind: FloorTurnKind) -> Self {
        let status = TurnStatus::Waiting;
        Self { id, kind, status, is_running: false, spent: TimeDelta::zero(), started_at: None, ended_at: None }
    }

    fn start(&mut self, at: DateTime<Utc>) {
        (self.status, self.is_running, self.started_at) = (TurnStatus::Speaking, true, Some(at));
    }
}
