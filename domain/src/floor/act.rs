//! What organisers do on the floor, one event each.

use entities::enums::{FloorEventKind, HistorySubject, SpeechStatus};
use entities::ids::{AgendaItemId, ConsultationId, FloorEventId, FloorTurnId};
use entities::{floor_event, speech};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::action::{must_be_in_session, must_be_the_day, must_go_on};
use super::fold::{self, Happening, State, TurnStatus, What};
use super::{Floor, MOST_EVENTS, record};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::history;
use crate::reason::Reason;
use crate::text::required;
use crate::write::{Call, Write};

/// The longest speech that a record of it can hold, in seconds: a day.
const LONGEST_SECONDS: i64 = 86_400;

/// A step on a floor.
#[derive(Debug, Clone)]
pub struct Act {
    /// The consultation on whose floor.
    pub consultation: ConsultationId,
    /// The step.
    pub step: Step,
}

/// What an organiser does. Who has the floor is whom pausing, resuming and ending concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Begins the session.
    Open,
    /// Goes on to an item of the agenda.
    StartAgendaItem(AgendaItemId),
    /// Moves somebody who waits to a place, from 1.
    Move(FloorTurnId, i32),
    /// Takes somebody who waits off the list.
    Withdraw(FloorTurnId),
    /// Gives the floor to somebody who waits.
    Give(FloorTurnId),
    /// Lets the speaker's time stand still.
    Pause,
    /// Lets it go on.
    Resume,
    /// Ends the turn.
    End,
    /// Takes down a point of order.
    RaisePointOfOrder {
        /// Who raises it, at most 100 characters.
        by: String,
        /// About what, at most 500 characters.
        subject: String,
    },
    /// Takes down how it was decided, in at most 500 characters.
    DecidePointOfOrder(String),
    /// Begins a break.
    Adjourn,
    /// Ends the break, or goes on with a session that was broken off and put off.
    Reconvene,
    /// Ends the session and what still runs.
    Close,
}

/// Takes a step on the floor of a session that is about to be held or being held. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `NOT_SCHEDULED` before the session has a day; `BEFORE_THE_DAY` to open it earlier;
/// what [`fold::apply`] refuses;
/// `CONFLICT` where the record has gone on from the sequence expected.
pub async fn act(app: &App, actor: &Actor, call: &Call, input: Act) -> Result<ConsultationId> {
    let step = input.step.checked()?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    // What has been opened can be closed, whatever became of the session.
    if !matches!(step, Step::Close) {
        must_be_in_session(&session)?;
    }
    if matches!(step, Step::Open) {
        must_be_the_day(&session, app.today())?;
    }
    let floor = record::whole(&write.tx, session.id).await?;
    call.must_match(floor.sequence.into())?;
    if matches!(step, Step::Reconvene) {
        must_go_on(&session, &floor, app.today())?;
    }
    let what = step.on(&floor)?;

    happen(app, &write, actor, &floor, &what, None).await?;
    if matches!(what, What::Opened | What::Closed) {
        note(app, &write, actor, &session, &what).await?;
    }

    let done = write.commit(session.id).await?;
    app.floors().stir(done);
    Ok(done)
}

impl Step {
    fn checked(self) -> Result<Self> {
        Ok(match self {
            Self::RaisePointOfOrder { by, subject } => Self::RaisePointOfOrder {
                by: required("raisedBy", &by, 100)?,
                subject: required("subject", &subject, 500)?,
            },
            Self::DecidePointOfOrder(decision) => Self::DecidePointOfOrder(required("decision", &decision, 500)?),
            step => step,
        })
    }

    fn on(self, floor: &Floor) -> Result<What> {
        // Without a speaker the fold says so, after what else it has to say.
        let speaking = floor.state.speaking().map_or(FloorTurnId(Uuid::nil()), |turn| turn.id);
        Ok(match self {
            Self::Open => What::Opened,
            Self::StartAgendaItem(item) => {
                floor.item(item).ok_or(Error::bad_input("agendaItem", Reason::UnknownReference))?;
                What::AgendaItemStarted(item)
            }
            Self::Move(turn, position) => What::Moved { turn: known(floor, turn)?, position: place(position)? },
            Self::Withdraw(turn) => What::Withdrawn(known(floor, turn)?),
            Self::Give(turn) => What::Started(known(floor, turn)?),
            Self::Pause => What::Paused(speaking),
            Self::Resume => What::Resumed(speaking),
            Self::End => What::Ended(speaking),
            Self::RaisePointOfOrder { by, subject } => What::PointOfOrderRaised { by, subject },
            Self::DecidePointOfOrder(decision) => What::PointOfOrderDecided(decision),
            Self::Adjourn => What::Adjourned,
            Self::Reconvene => What::Reconvened,
            Self::Close => What::Closed,
        })
    }
}

fn known(floor: &Floor, turn: FloorTurnId) -> Result<FloorTurnId> {
    floor.turn(turn).map(|turn| turn.row.id).ok_or(Error::bad_input("turn", Reason::UnknownReference))
}

/// Reads a place in the order of those who wait.
pub(super) fn place(position: i32) -> Result<usize> {
    usize::try_from(position).map_err(|_| Error::bad_input("position", Reason::OutOfRange))
}

/// Records an event that may happen, and how long they spoke whose booked speech ends with it.
pub(super) async fn happen(
    app: &App,
    write: &Write,
    actor: &Actor,
    floor: &Floor,
    what: &What,
    note: Option<String>,
) -> Result<()> {
    // The moment at which the record was locked: a write that waited for another one comes after it.
    let at = Ord::max(app.now(), floor.state.as_of.unwrap_or(write.now));
    let after = fold::apply(floor.state.clone(), &Happening { at, what: what.clone() })?;
    let is_an_end = matches!(what, What::Closed | What::PointOfOrderDecided(_));
    if floor.events().len() >= MOST_EVENTS && !is_an_end {
        return Err(Error::refused(Reason::TooMany));
    }

    let id: FloorEventId = app.new_id();
    let mut row = floor_event::ActiveModel {
        id: Set(id),
        consultation_id: Set(floor.consultation),
        sequence: Set(floor.sequence + 1),
        kind: Set(kind_of(what)),
        at: Set(at),
        turn_id: Set(None),
        agenda_item_id: Set(None),
        position: Set(None),
        person_name: Set(None),
        note: Set(note),
        recorded_by_id: Set(actor.account()?),
    };
    tell(&mut row, what)?;
    row.insert(&write.tx).await?;
    keep_spoken(write, floor, &after).await
}

/// Puts into a row what its event is about.
fn tell(row: &mut floor_event::ActiveModel, what: &What) -> Result<()> {
    match what {
        What::AgendaItemStarted(item) => row.agenda_item_id = Set(Some(*item)),
        What::Queued { turn, position, .. } | What::Moved { turn, position } => {
            row.turn_id = Set(Some(*turn));
            row.position = Set(Some(i32::try_from(*position).map_err(Error::internal)?));
        }
        What::Withdrawn(turn) | What::Started(turn) | What::Paused(turn) | What::Resumed(turn) | What::Ended(turn) => {
            row.turn_id = Set(Some(*turn));
        }
        What::PointOfOrderRaised { by, subject } => {
            row.person_name = Set(Some(by.clone()));
            row.note = Set(Some(subject.clone()));
        }
        What::PointOfOrderDecided(decision) => row.note = Set(Some(decision.clone())),
        What::Opened | What::Adjourned | What::Reconvened | What::Closed => {}
    }
    Ok(())
}

const fn kind_of(what: &What) -> FloorEventKind {
    match what {
        What::Opened => FloorEventKind::Opened,
        What::AgendaItemStarted(_) => FloorEventKind::AgendaItemStarted,
        What::Queued { .. } => FloorEventKind::Queued,
        What::Moved { .. } => FloorEventKind::Moved,
        What::Withdrawn(_) => FloorEventKind::Withdrawn,
        What::Started(_) => FloorEventKind::Started,
        What::Paused(_) => FloorEventKind::Paused,
        What::Resumed(_) => FloorEventKind::Resumed,
        What::Ended(_) => FloorEventKind::Ended,
        What::PointOfOrderRaised { .. } => FloorEventKind::PointOfOrderRaised,
        What::PointOfOrderDecided(_) => FloorEventKind::PointOfOrderDecided,
        What::Adjourned => FloorEventKind::Adjourned,
        What::Reconvened => FloorEventKind::Reconvened,
        What::Closed => FloorEventKind::Closed,
    }
}

/// Writes into the speeches of turns that have ended that they have been given, and how long they took, to the nearest
/// second.
async fn keep_spoken(write: &Write, floor: &Floor, after: &State) -> Result<()> {
    use speech::Column;

    for turn in after.turns.iter().filter(|turn| turn.status == TurnStatus::Spoken) {
        let had_ended = floor.state.turn(turn.id).is_some_and(|before| before.status == TurnStatus::Spoken);
        let Some(speech) = floor.turn(turn.id).and_then(|turn| turn.row.speech_id).filter(|_| !had_ended) else {
            continue;
        };
        let seconds = ((turn.spent.num_milliseconds() + 500) / 1_000).clamp(1, LONGEST_SECONDS);
        speech::Entity::update_many()
            .col_expr(Column::Status, Expr::value(SpeechStatus::Delivered))
            .col_expr(Column::SpokenSeconds, Expr::value(i32::try_from(seconds).map_err(Error::internal)?))
            .col_expr(Column::UpdatedAt, Expr::value(write.now))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(speech))
            .exec(&write.tx)
            .await?;
    }
    Ok(())
}

/// Notes in the consultation's own history that the session began or ended.
async fn note(app: &App, write: &Write, actor: &Actor, session: &Consultation, what: &What) -> Result<()> {
    let event = if *what == What::Opened { "OPEN_FLOOR" } else { "CLOSE_FLOOR" };
    let stage = session.stage.as_str();
    let entry = history::Entry {
        committee: session.committee_id,
        subject: HistorySubject::Consultation,
        subject_id: session.id.0,
        event,
        from: Some(stage),
        to: stage,
        note: None,
        is_public: true,
    };
    history::record(app, write, actor, entry).await
}
