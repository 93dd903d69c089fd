//! Members hand in speeches for a session that has a day, change them and take them back.

use entities::enums::{SpeechDelivery, SpeechSlot, SpeechStatus};
use entities::ids::{ConsultationId, MemberId, SpeechId};
use entities::{consultation, speech};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::lock;
use super::machine::{Event, after};
use super::record::{next_position, speaker_of};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::machine::{self as session_machine, Action};
use crate::consultation::{self as sessions};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{draft, required};
use crate::write::{Call, Write};

/// How many speeches one member has at one session at the most, withdrawn ones not counted.
const MOST_OF_A_MEMBER: u64 = 5;

/// A speech that a member hands in.
#[derive(Debug, Clone)]
pub struct Register {
    /// The consultation, at its stage before it is held.
    pub consultation: ConsultationId,
    /// Oral or written, as the speaker wishes.
    pub delivery: SpeechDelivery,
    /// Booked, or impromptu, for which a text may be left out.
    pub slot: SpeechSlot,
    /// The speech.
    pub words: Words,
}

/// What a speaker writes of a speech.
#[derive(Debug, Clone)]
pub struct Words {
    /// The title, at most 100 characters.
    pub title: String,
    /// The text, at most 10,000 characters.
    pub body: String,
    /// Whether the speaker agrees to its publication.
    pub is_public: bool,
    /// Whether the speaker agrees that it becomes a social opinion if it is not used.
    pub may_become_opinion: bool,
}

impl Words {
    fn checked(self, slot: SpeechSlot) -> Result<Self> {
        let body = match slot {
            SpeechSlot::Booked => required("body", &self.body, 10_000)?,
            SpeechSlot::Impromptu => draft("body", &self.body, 10_000)?,
        };
        Ok(Self { title: required("title", &self.title, 100)?, body, ..self })
    }
}

/// Hands in a speech of the actor's own, as a member who takes part.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `NOT_INVITED` for who does not take part; `NOT_SCHEDULED` before the session has a
/// day, `WRONG_STATE` once it is held, or a discussion has ended, `TOO_MANY` after five.
pub async fn register(app: &App, actor: &Actor, call: &Call, input: Register) -> Result<SpeechId> {
    let words = input.words.checked(input.slot)?;

    let write = app.begin(actor, call).await?;

    let session = open_session(&write, actor, input.consultation).await?;
    let member = taking_part(&write, actor, &session).await?;
    must_have_few(&write, session.id, member).await?;
    let (speaker_name, speaker_title) = speaker_of(&write, &session, member).await?;

    let id: SpeechId = app.new_id();
    speech::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(next_position(&write, session.id).await?),
        member_id: Set(Some(member)),
        speaker_name: Set(speaker_name),
        speaker_title: Set(speaker_title),
        delivery: Set(input.delivery),
        slot: Set(input.slot),
        status: Set(SpeechStatus::Submitted),
        title: Set(words.title),
        body: Set(words.body),
        is_public: Set(words.is_public),
        spoken_seconds: Set(None),
        review_note: Set(None),
        may_become_opinion: Set(words.may_become_opinion),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    }
    .insert(&write.tx)
    .await?;
    sessions::note(app, &write, actor, &session, "REGISTER_SPEECH", None).await?;

    write.commit(id).await
}

/// Changes a speech of the actor's own; it is reviewed anew.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `NOT_YOURS` for another's; the machine's refusals.
pub async fn revise(app: &App, actor: &Actor, call: &Call, id: SpeechId, words: Words) -> Result<SpeechId> {
    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, id).await?;
    must_be_own(actor, &row)?;
    call.must_match(row.version)?;
    let status = after(row.status, Event::Revise)?;
    session_machine::may_hand_in(&session)?;
    let words = words.checked(row.slot)?;

    speech::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        status: Set(status),
        title: Set(words.title),
        body: Set(words.body),
        is_public: Set(words.is_public),
        may_become_opinion: Set(words.may_become_opinion),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
    .update(&write.tx)
    .await?;
    sessions::note(app, &write, actor, &session, "REVISE_SPEECH", None).await?;

    write.commit(id).await
}

/// Takes back a speech of the actor's own that is not final yet.
///
/// # Errors
///
/// `NOT_YOURS` for another's; the machine's refusals.
pub async fn withdraw(app: &App, actor: &Actor, call: &Call, id: SpeechId) -> Result<SpeechId> {
    let write = app.begin(actor, call).await?;

    let (row, session) = lock(&write, actor, id).await?;
    must_be_own(actor, &row)?;
    call.must_match(row.version)?;
    let status = after(row.status, Event::Withdraw)?;

    super::change(&write, &row, |row| row.status = Set(status)).await?;
    sessions::note(app, &write, actor, &session, "WITHDRAW_SPEECH", None).await?;

    write.commit(id).await
}

pub(super) fn must_be_own(actor: &Actor, row: &speech::Model) -> Result<()> {
    actor.account()?;
    let is_own = row.member_id.is_some_and(|member| actor.is_member(member));
    if is_own { Ok(()) } else { Err(Error::forbidden(Reason::NotYours)) }
}

/// Loads and locks a consultation that the actor sees and that waits to be held, or is a discussion that goes on.
async fn open_session(write: &Write, actor: &Actor, id: ConsultationId) -> Result<consultation::Model> {
    actor.account()?;
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    let row = write.lock(select).await?;
    let stage = session_machine::stage(row.format, &row.stage)?;
    session_machine::may_record(stage, Action::RecordSpeech)?;
    session_machine::may_hand_in(&row)?;
    Ok(row)
}

/// Returns the actor as a member who takes part in a consultation.
async fn taking_part(write: &Write, actor: &Actor, session: &consultation::Model) -> Result<MemberId> {
    use entities::consultation_participant::{Column, Entity};

    let found = Entity::find()
        .filter(Column::ConsultationId.eq(session.id))
        .filter(Column::MemberId.is_in(actor.scope().members.iter().copied()))
        .order_by_asc(Column::Position)
        .one(&write.tx)
        .await?;
    found.and_then(|row| row.member_id).ok_or(Error::forbidden(Reason::NotInvited))
}

async fn must_have_few(write: &Write, session: ConsultationId, member: MemberId) -> Result<()> {
    let handed_in = speech::Entity::find()
        .filter(speech::Column::ConsultationId.eq(session))
        .filter(speech::Column::MemberId.eq(member))
        .filter(speech::Column::Status.ne(SpeechStatus::Withdrawn))
        .count(&write.tx)
        .await?;
    if handed_in < MOST_OF_A_MEMBER { Ok(()) } else { Err(Error::bad_input("consultation", Reason::TooMany)) }
}
