//! Attendance (到会): participants answer that they come or ask for leave, organisers note who came, and answer for those
//! who have no account.

use std::collections::HashSet;

use entities::enums::Attendance;
use entities::ids::{ConsultationId, ParticipantId};
use entities::{consultation, consultation_participant as participant};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::machine::may_prepare;
use crate::consultation::{self as sessions, Participant};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::optional;
use crate::write::{Call, Write};

/// How many participants one list names at the most.
const MOST_NAMED: usize = 500;

/// An answer to an invitation.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The consultation.
    pub consultation: ConsultationId,
    /// Which of the actor's places it is for, or to an organiser anybody's; nothing means all of the actor's own.
    pub participant: Option<ParticipantId>,
    /// Whether they come.
    pub attends: bool,
    /// Why not, at most 200 characters; needed to be excused.
    pub reason: Option<String>,
}

/// Who came to a session.
#[derive(Debug, Clone)]
pub struct Attended {
    /// The consultation, at least held.
    pub consultation: ConsultationId,
    /// Participants who came.
    pub present: Vec<ParticipantId>,
    /// Participants who did not come, and were not excused.
    pub absent: Vec<ParticipantId>,
}

/// Answers for the actor: as a member who takes part, or for the departments they work for. Organisers answer for any
/// participant that they name. Until the session is held the answer may be changed.
///
/// # Errors
///
/// `REASON_NEEDED` to be excused; `NOT_INVITED` for who does not take part; `UNKNOWN_REFERENCE` for whom an organiser
/// names and who does not; `WRONG_STATE` once it is held.
pub async fn answer(app: &App, actor: &Actor, call: &Call, input: Answer) -> Result<ConsultationId> {
    let reason = optional("reason", input.reason.as_deref(), 200)?;
    let (answer, reason) = match (input.attends, reason) {
        (true, _) => (Attendance::Confirmed, None),
        (false, Some(reason)) => (Attendance::OnLeave, Some(reason)),
        (false, None) => return Err(Error::bad_input("reason", Reason::ReasonNeeded)),
    };

    let write = app.begin(actor, call).await?;

    actor.account()?;
    let select =
        consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(input.consultation));
    let session = write.lock(select).await?;
    may_prepare(&session)?;
    let other = place_of_another(&write, actor, &session, input.participant).await?;
    let places = if other.is_some() { Condition::all() } else { own(actor) };

    let changed = participant::Entity::update_many()
        .col_expr(participant::Column::Attendance, Expr::value(answer))
        .col_expr(participant::Column::LeaveReason, Expr::value(reason))
        .filter(participant::Column::ConsultationId.eq(session.id))
        .filter(participant::Column::Attendance.is_not_in([Attendance::Attended, Attendance::Absent]))
        .filter(places)
        .filter(Condition::all().add_option(input.participant.map(|id| participant::Column::Id.eq(id))))
        .exec(&write.tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Error::forbidden(Reason::NotInvited));
    }
    if let Some(row) = other {
        sessions::note(app, &write, actor, &session, "RECORD_ANSWER", Some(row.name)).await?;
    }

    write.commit(session.id).await
}

/// Returns the place of somebody else that an organiser names: experts, leaders and residents have no account of theirs.
async fn place_of_another(
    write: &Write,
    actor: &Actor,
    session: &sessions::Consultation,
    named: Option<ParticipantId>,
) -> Result<Option<Participant>> {
    let Some(id) = named.filter(|_| actor.holds(session.committee_id, sessions::ORGANIZERS)) else { return Ok(None) };
    let of_session = participant::Column::ConsultationId.eq(session.id);
    let found = participant::Entity::find_by_id(id).filter(of_session).one(&write.tx).await?;
    let row = found.ok_or(Error::bad_input("participant", Reason::UnknownReference))?;
    Ok(Some(row).filter(|row| !is_own(actor, row)))
}

/// Notes who came and who did not. Organisers do this once the session has been held; those whom neither list names stay
/// as they are, on leave who is.
///
/// # Errors
///
/// `DUPLICATE` for who is on both lists, `UNKNOWN_REFERENCE` for who does not take part; `NOT_YET_HELD` before.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Attended) -> Result<ConsultationId> {
    let named: HashSet<_> = input.present.iter().chain(&input.absent).copied().collect();
    let number = input.present.len() + input.absent.len();
    if number > MOST_NAMED {
        return Err(Error::bad_input("present", Reason::TooMany));
    }
    if named.len() < number {
        return Err(Error::bad_input("absent", Reason::Duplicate));
    }

    let write = app.begin(actor, call).await?;

    let session = sessions::lock(&write, actor, input.consultation).await?;
    if session.held_on.is_none() {
        return Err(Error::refused(Reason::NotYetHeld));
    }
    let of_session = participant::Column::ConsultationId.eq(session.id);
    let found = participant::Entity::find().filter(of_session.clone()).filter(participant::Column::Id.is_in(named));
    if found.count(&write.tx).await? != number as u64 {
        return Err(Error::bad_input("present", Reason::UnknownReference));
    }
    for (ids, attendance) in [(input.present, Attendance::Attended), (input.absent, Attendance::Absent)] {
        let mut noted = participant::Entity::update_many()
            .col_expr(participant::Column::Attendance, Expr::value(attendance))
            .filter(of_session.clone())
            .filter(participant::Column::Id.is_in(ids));
        if attendance == Attendance::Attended {
            // Who came all the same had no reason to stay away.
            noted = noted.col_expr(participant::Column::LeaveReason, Expr::value(Option::<String>::None));
        }
        noted.exec(&write.tx).await?;
    }
    sessions::note(app, &write, actor, &session, "RECORD_ATTENDANCE", None).await?;

    write.commit(session.id).await
}

/// Whether an asker learns of a participant's answer: the committee's organisers and chair, and who it is about.
pub fn is_told(actor: &Actor, session: &sessions::Consultation, row: &Participant) -> bool {
    actor.holds(session.committee_id, sessions::APPROVERS) || is_own(actor, row)
}

/// Whether a place is the actor's own: [`own`] of one row.
fn is_own(actor: &Actor, row: &Participant) -> bool {
    let scope = actor.scope();
    row.member_id.is_some_and(|member| scope.members.contains(&member))
        || row.department_id.is_some_and(|department| scope.departments.contains(&department))
}

/// Returns the sessions ahead that wait for the actor's answer, next first.
pub async fn unanswered(app: &App, actor: &Actor) -> Result<Vec<sessions::Consultation>> {
    let invited = participant::Entity::find()
        .select_only()
        .column(participant::Column::ConsultationId)
        .filter(participant::Column::Attendance.eq(Attendance::Invited))
        .filter(own(actor));
    sessions::ahead(app, actor, sea_orm::QueryTrait::into_query(invited)).await
}

/// Forgets answers that were given for another day.
pub(crate) async fn ask_again(write: &Write, id: ConsultationId) -> Result<()> {
    participant::Entity::update_many()
        .col_expr(participant::Column::Attendance, Expr::value(Attendance::Invited))
        .col_expr(participant::Column::LeaveReason, Expr::value(Option::<String>::None))
        .filter(participant::Column::ConsultationId.eq(id))
        .filter(participant::Column::Attendance.is_in([Attendance::Confirmed, Attendance::OnLeave]))
        .exec(&write.tx)
        .await?;
    Ok(())
}

/// The actor's own places: as a member, or of the departments they work for.
fn own(actor: &Actor) -> Condition {
    Condition::any()
        .add(participant::Column::MemberId.is_in(actor.scope().members.iter().copied()))
        .add(participant::Column::DepartmentId.is_in(actor.scope().departments.iter().copied()))
}
