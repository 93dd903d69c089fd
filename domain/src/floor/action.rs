//! What organisers may do on a floor now: the same steps that the writes obey, tried on the state in hand.

use chrono::NaiveDate;
use entities::enums::{ConsultationStatus, FloorTurnKind};
use entities::ids::FloorTurnId;
use uuid::Uuid;

use super::Floor;
use super::fold::{Phase, What, may};
use crate::actor::Actor;
use crate::consultation::{Action as Recording, Consultation, ORGANIZERS, machine};
use crate::error::{Error, Result};
use crate::reason::Reason;

/// What an organiser may do on the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Begin the session (开会).
    OpenFloor,
    /// Go on to an item of the agenda (进入议程).
    StartAgendaItem,
    /// Enter somebody who wants to speak (登记发言).
    QueueSpeaker,
    /// Change the order of those who wait (调整次序).
    MoveSpeaker,
    /// Take somebody off the list (撤回登记).
    WithdrawSpeaker,
    /// Give the floor to somebody who waits (请发言).
    GiveFloor,
    /// Let the speaker's time stand still (暂停).
    PauseTurn,
    /// Let it go on (继续).
    ResumeTurn,
    /// End the turn (结束发言).
    EndTurn,
    /// Raise a point of order (提出程序问题).
    RaisePointOfOrder,
    /// Decide it (裁定程序问题).
    DecidePointOfOrder,
    /// Begin a break (休会).
    AdjournFloor,
    /// End the break, or go on with a session whose floor was closed before it was held (复会).
    ReconveneFloor,
    /// End the session (散会).
    CloseFloor,
    /// Turn the record into draft minutes (生成纪要稿).
    DraftMinutes,
}

/// Refuses to begin a session before its day.
pub(super) fn must_be_the_day(row: &Consultation, today: NaiveDate) -> Result<()> {
    match row.held_on.or(row.scheduled_on) {
        None => Err(Error::refused(Reason::NotScheduled)),
        Some(day) if today < day => Err(Error::refused(Reason::BeforeTheDay)),
        Some(_) => Ok(()),
    }
}

/// Refuses unless the session is about to be held, or being held.
pub(super) fn must_be_in_session(row: &Consultation) -> Result<()> {
    match row.status {
        ConsultationStatus::Scheduled | ConsultationStatus::Held => Ok(()),
        ConsultationStatus::Planned | ConsultationStatus::Researching => Err(Error::refused(Reason::NotScheduled)),
        _ => Err(Error::refused(Reason::WrongState)),
    }
}

/// Refuses to go on with what has been closed, unless the session is still to be held and its day has come: it was put
/// off, or its floor closed too early.
pub(super) fn must_go_on(row: &Consultation, floor: &Floor, today: NaiveDate) -> Result<()> {
    if floor.state.phase != Phase::Closed {
        return Ok(());
    }
    if row.status != ConsultationStatus::Scheduled {
        return Err(Error::refused(Reason::FloorClosed));
    }
    must_be_the_day(row, today)
}

/// Returns what an asker may do now on the floor of a consultation.
pub fn allowed_actions(actor: &Actor, row: &Consultation, floor: &Floor, today: NaiveDate) -> Vec<Action> {
    if !actor.holds(row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    let mut actions = Vec::new();
    if must_be_in_session(row).is_ok() {
        actions.extend(steps(floor).into_iter().filter(|(_, what)| may(&floor.state, what).is_ok()).map(|(it, _)| it));
        actions.dedup();
        actions.retain(|action| match action {
            Action::OpenFloor => must_be_the_day(row, today).is_ok(),
            Action::ReconveneFloor => must_go_on(row, floor, today).is_ok(),
            _ => true,
        });
    }
    let stage = machine::stage(row.format, &row.stage);
    let takes_minutes = stage.is_ok_and(|at| machine::may_record(at, Recording::RecordOutcome).is_ok());
    if floor.state.phase == Phase::Closed && takes_minutes {
        actions.push(Action::DraftMinutes);
    }
    actions
}

/// Returns every step that could be taken, those of one action next to each other.
fn steps(floor: &Floor) -> Vec<(Action, What)> {
    let nobody = FloorTurnId(Uuid::nil());
    let queue = &floor.state.queue;
    let speaking = floor.state.speaking().map_or(nobody, |turn| turn.id);

    let mut steps = vec![(Action::OpenFloor, What::Opened)];
    steps.extend(floor.agenda.iter().map(|item| (Action::StartAgendaItem, What::AgendaItemStarted(item.id))));
    let entering = What::Queued { turn: nobody, kind: FloorTurnKind::Impromptu, position: queue.len() + 1 };
    steps.push((Action::QueueSpeaker, entering));
    if queue.len() > 1 {
        steps.push((Action::MoveSpeaker, What::Moved { turn: queue[0], position: 2 }));
    }
    steps.extend(queue.iter().take(1).map(|turn| (Action::WithdrawSpeaker, What::Withdrawn(*turn))));
    steps.extend(queue.iter().map(|turn| (Action::GiveFloor, What::Started(*turn))));
    steps.extend([
        (Action::PauseTurn, What::Paused(speaking)),
        (Action::ResumeTurn, What::Resumed(speaking)),
        (Action::EndTurn, What::Ended(speaking)),
        (Action::RaisePointOfOrder, What::PointOfOrderRaised { by: String::new(), subject: String::new() }),
        (Action::DecidePointOfOrder, What::PointOfOrderDecided(String::new())),
        (Action::AdjournFloor, What::Adjourned),
        (Action::ReconveneFloor, What::Reconvened),
        (Action::CloseFloor, What::Closed),
    ]);
    steps
}
