//! The record of a floor: its rows, and how far they are told.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use entities::enums::FloorEventKind;
use entities::floor_turn::Model as TurnRow;
use entities::ids::{AgendaItemId, ConsultationId, FloorTurnId};
use entities::{agenda_item, floor_event, floor_turn, floor_turn_answer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Event;
use super::fold::{self, Bucket, Happening, Phase, State, TurnState, What};
use crate::consultation::AgendaItem;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::grouped;

/// Who asks to speak, as what, and whom they answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The row.
    pub row: TurnRow,
    /// The turns that a department's answers.
    pub answers: Vec<FloorTurnId>,
}

/// The record of one floor, told up to one of its events. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Floor {
    /// Whose floor.
    pub consultation: ConsultationId,
    /// The agenda, in order.
    pub agenda: Arc<Vec<AgendaItem>>,
    /// The floor after the events told.
    pub state: State,
    /// How many events are told.
    pub sequence: i32,
    turns: Arc<Vec<Turn>>,
    events: Arc<Vec<Event>>,
}

impl Floor {
    /// Returns a floor on which nothing has happened.
    pub(super) fn new(consultation: ConsultationId, agenda: Vec<AgendaItem>) -> Self {
        Self {
            consultation,
            agenda: Arc::new(agenda),
            state: State::default(),
            sequence: 0,
            turns: Arc::default(),
            events: Arc::default(),
        }
    }

    /// Returns the events told, in order.
    pub fn events(&self) -> &[Event] {
        let told = usize::try_from(self.sequence).unwrap_or_default();
        &self.events[..told.min(self.events.len())]
    }

    /// Returns who a turn is of.
    pub fn turn(&self, id: FloorTurnId) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.row.id == id)
    }

    /// Returns the turns entered so far with what has become of them.
    pub fn turns(&self) -> impl Iterator<Item = (&Turn, &TurnState)> {
        self.state.turns.iter().filter_map(|state| Some((self.turn(state.id)?, state)))
    }

    /// Whether the session has ended, and what is on record is told: one that was broken off may have gone on.
    pub fn is_over(&self) -> bool {
        self.state.phase == Phase::Closed && self.events().len() == self.events.len()
    }

    /// Whether the time of a turn is running: nothing makes it stand still.
    pub fn is_running(&self, id: FloorTurnId) -> bool {
        self.state.bucket() == Some(Bucket::Speaking) && self.state.standing.last() == Some(&id)
    }

    /// Returns an item of the agenda.
    pub fn item(&self, id: AgendaItemId) -> Option<&AgendaItem> {
        self.agenda.iter().find(|item| item.id == id)
    }

    /// Returns the same floor at a later moment.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Self {
        Self { state: self.state.at(now), ..self }
    }

    /// Tells one more event, and says whether there was one.
    ///
    /// # Errors
    ///
    /// `INTERNAL` where the record contradicts itself.
    pub(super) fn step(&mut self) -> Result<bool> {
        let told = usize::try_from(self.sequence).map_err(Error::internal)?;
        let Some(event) = self.events.get(told) else { return Ok(false) };
        let happening = self.happening(event)?;
        // Asked first, so that a record that contradicts itself leaves the floor as it was told so far.
        fold::may(&self.state, &happening.what).map_err(|why| {
            Error::internal(format_args!("event {} of {}: {why}", event.sequence, event.consultation_id))
        })?;
        self.state = fold::apply(std::mem::take(&mut self.state), &happening)?;
        self.sequence += 1;
        Ok(true)
    }

    /// Returns it with everything told.
    pub(super) fn told(mut self) -> Result<Self> {
        while self.step()? {}
        Ok(self)
    }

    /// Reads what has been recorded since, without telling it: two statements more where somebody was entered.
    pub(super) async fn read_on(&mut self, db: &impl ConnectionTrait) -> Result<()> {
        let known = i32::try_from(self.events.len()).map_err(Error::internal)?;
        let since = events_of(db, &[self.consultation], known).await?;
        if since.is_empty() {
            return Ok(());
        }
        if since.iter().any(|event| event.kind == FloorEventKind::Queued) {
            let turns = turns_of(db, &[self.consultation]).await?;
            self.turns = Arc::new(turns);
        }
        if since.iter().filter_map(|event| event.agenda_item_id).any(|id| self.item(id).is_none()) {
            self.agenda = Arc::new(agenda_of(db, &[self.consultation]).await?);
        }
        Arc::make_mut(&mut self.events).extend(since);
        Ok(())
    }

    fn happening(&self, event: &Event) -> Result<Happening> {
        let gap = || Error::internal(format_args!("event {} lacks what it is about", event.id));
        let turn = || event.turn_id.ok_or_else(gap);
        let position = || event.position.and_then(|position| usize::try_from(position).ok()).ok_or_else(gap);
        let note = || event.note.clone().unwrap_or_default();
        let what = match event.kind {
            FloorEventKind::Opened => What::Opened,
            FloorEventKind::AgendaItemStarted => What::AgendaItemStarted(event.agenda_item_id.ok_or_else(gap)?),
            FloorEventKind::Queued => {
                let turn = turn()?;
                What::Queued { turn, kind: self.turn(turn).ok_or_else(gap)?.row.kind, position: position()? }
            }
            FloorEventKind::Moved => What::Moved { turn: turn()?, position: position()? },
            FloorEventKind::Withdrawn => What::Withdrawn(turn()?),
            FloorEventKind::Started => What::Started(turn()?),
            FloorEventKind::Paused => What::Paused(turn()?),
            FloorEventKind::Resumed => What::Resumed(turn()?),
            FloorEventKind::Ended => What::Ended(turn()?),
            FloorEventKind::PointOfOrderRaised => {
                What::PointOfOrderRaised { by: event.person_name.clone().ok_or_else(gap)?, subject: note() }
            }
            FloorEventKind::PointOfOrderDecided => What::PointOfOrderDecided(note()),
            FloorEventKind::Adjourned => What::Adjourned,
            FloorEventKind::Reconvened => What::Reconvened,
            FloorEventKind::Closed => What::Closed,
        };
        Ok(Happening { at: event.at, what })
    }
}

/// Reads the records of floors, none of which is told yet.
pub(super) async fn load(db: &impl ConnectionTrait, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, Floor>> {
    let events = events_of(db, ids, 0).await?;
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let mut turns = grouped(turns_of(db, ids).await?, |turn| turn.row.consultation_id);
    let mut agendas = grouped(agenda_of(db, ids).await?, |item| item.consultation_id);

    let floors = grouped(events, |event| event.consultation_id).into_iter().map(|(id, events)| {
        let floor = Floor {
            turns: Arc::new(turns.remove(&id).unwrap_or_default()),
            events: Arc::new(events),
            ..Floor::new(id, agendas.remove(&id).unwrap_or_default())
        };
        (id, floor)
    });
    Ok(floors.collect())
}

/// Reads the record of one floor, which may be empty; none of it is told yet.
pub(super) async fn untold(db: &impl ConnectionTrait, id: ConsultationId) -> Result<Floor> {
    match load(db, &[id]).await?.remove(&id) {
        Some(floor) => Ok(floor),
        None => Ok(Floor::new(id, agenda_of(db, &[id]).await?)),
    }
}

/// Reads the record of one floor, which may be empty, and tells it.
pub(super) async fn whole(db: &impl ConnectionTrait, id: ConsultationId) -> Result<Floor> {
    untold(db, id).await?.told()
}

/// Refuses to leave a session whose floor was opened and not closed.
///
/// # Errors
///
/// `FLOOR_STILL_OPEN`.
pub(crate) async fn must_not_be_open(db: &impl ConnectionTrait, id: ConsultationId) -> Result<()> {
    let last = floor_event::Entity::find()
        .filter(floor_event::Column::ConsultationId.eq(id))
        .order_by_desc(floor_event::Column::Sequence)
        .one(db)
        .await?;
    let is_open = last.is_some_and(|event| event.kind != FloorEventKind::Closed);
    if is_open { Err(Error::refused(Reason::FloorStillOpen)) } else { Ok(()) }
}

/// Whether a session's floor was ever opened, so that its record tells who spoke.
pub(crate) async fn was_opened(db: &impl ConnectionTrait, id: ConsultationId) -> Result<bool> {
    let events = floor_event::Entity::find().filter(floor_event::Column::ConsultationId.eq(id));
    Ok(events.one(db).await?.is_some())
}

async fn events_of(db: &impl ConnectionTrait, ids: &[ConsultationId], since: i32) -> Result<Vec<Event>> {
    use floor_event::{Column, Entity};

    let mut select = Entity::find().filter(Column::ConsultationId.is_in(ids.iter().copied()));
    if since > 0 {
        select = select.filter(Column::Sequence.gt(since));
    }
    Ok(select.order_by_asc(Column::ConsultationId).order_by_asc(Column::Sequence).all(db).await?)
}

async fn turns_of(db: &impl ConnectionTrait, ids: &[ConsultationId]) -> Result<Vec<Turn>> {
    use floor_turn::{Column, Entity};

    let rows = Entity::find()
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let links = floor_turn_answer::Entity::find()
        .filter(floor_turn_answer::Column::TurnId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(floor_turn_answer::Column::AnsweredId)
        .all(db)
        .await?;
    let mut answers = grouped(links, |link| link.turn_id);
    let with_answers = rows.into_iter().map(|row| {
        let answers = answers.remove(&row.id).unwrap_or_default().into_iter().map(|link| link.answered_id).collect();
        Turn { row, answers }
    });
    Ok(with_answers.collect())
}

async fn agenda_of(db: &impl ConnectionTrait, ids: &[ConsultationId]) -> Result<Vec<AgendaItem>> {
    use agenda_item::{Column, Entity};

    let of_consultations = Entity::find().filter(Column::ConsultationId.is_in(ids.iter().copied()));
    Ok(of_consultations.order_by_asc(Column::ConsultationId).order_by_asc(Column::Position).all(db).await?)
}
