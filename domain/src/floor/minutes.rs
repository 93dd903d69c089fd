//! Draft minutes (会议纪要稿): the record of a floor put into words.

mod text;

use std::collections::HashMap;

use entities::enums::OutcomeKind;
use entities::ids::{ConsultationId, DepartmentId, OutcomeId, SpeechId};
use entities::{consultation_participant as participant, department, speech};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use self::text::Minutes;
use super::fold::Phase;
use super::record::{self, Floor};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Action, Participant, machine};
use crate::error::{Error, Result};
use crate::outcome::{self, Record};
use crate::reason::Reason;
use crate::rows;
use crate::write::{Call, Write};

/// The longest title of an outcome document, in characters.
const TITLE: usize = 200;

/// Turns the record of a floor into a draft of minutes, an outcome document without a day of issue. Doing it again
/// makes another draft. Organisers do this.
///
/// # Errors
///
/// `FLOOR_NOT_OPEN` and `FLOOR_NOT_CLOSED` before the session has ended; `NOT_YET_HELD` before the consultation is
/// held.
pub async fn draft(app: &App, actor: &Actor, call: &Call, id: ConsultationId) -> Result<OutcomeId> {
    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, id).await?;
    let floor = record::whole(&write.tx, id).await?;
    match floor.state.phase {
        Phase::Closed => {}
        Phase::NotOpened => return Err(Error::refused(Reason::FloorNotOpen)),
        Phase::Open | Phase::Adjourned => return Err(Error::refused(Reason::FloorNotClosed)),
    }
    machine::may_record(machine::stage(session.format, &session.stage)?, Action::RecordOutcome)?;
    let (speeches, departments) = (titles(&write, &floor).await?, names(&write, &floor).await?);
    let participants = participants(&write, id).await?;
    let minutes = Minutes { session: &session, floor: &floor, participants, speeches, departments };
    let title: String = format!("“{}”{}会议纪要", session.topic, session.format.zh()).chars().take(TITLE).collect();
    let body = minutes.body();

    let (document_no, approved_by, issued_on) = (None, None, None);
    let kind = OutcomeKind::Minutes;
    let input = Record { consultation: id, kind, title, body, document_no, approved_by, issued_on };
    let id = outcome::enter(app, &write, actor, &session, input).await?;

    write.commit(id).await
}

/// Returns the titles of the booked speeches.
async fn titles(write: &Write, floor: &Floor) -> Result<HashMap<SpeechId, String>> {
    let booked = floor.turns().filter_map(|(turn, _)| turn.row.speech_id);
    let found = speech::Entity::find()
        .filter(speech::Column::Id.is_in(booked))
        // The minutes are read by more people than a speech whose speaker does not agree to its publication.
        .filter(speech::Column::IsPublic.eq(true))
        .into_partial_model::<speech::Head>()
        .all(&write.tx)
        .await?;
    Ok(found.into_iter().map(|speech| (speech.id, speech.title)).collect())
}

/// Returns who takes part, in order.
async fn participants(write: &Write, id: ConsultationId) -> Result<Vec<Participant>> {
    let of_session = participant::Entity::find()
        .filter(participant::Column::ConsultationId.eq(id))
        .order_by_asc(participant::Column::Position);
    Ok(of_session.all(&write.tx).await?)
}

/// Returns the names of the departments spoken for.
async fn names(write: &Write, floor: &Floor) -> Result<HashMap<DepartmentId, String>> {
    let ids: Vec<_> = floor.turns().filter_map(|(turn, _)| turn.row.department_id).collect();
    let found = rows::by_key::<department::Entity, _>(&write.tx, department::Column::Id, &ids, |row| row.id).await?;
    Ok(found.into_iter().map(|(id, row)| (id, row.name)).collect())
}
