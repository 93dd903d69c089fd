//! Recording a speech: who spoke is kept as they were on the day.

use entities::ambient::date_in_china;
use entities::enums::{SpeechDelivery, SpeechSlot, SpeechStatus};
use entities::ids::{ConsultationId, MemberId, SpeechId};
use entities::{consultation as session, speech};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Action, Consultation};
use crate::error::{Error, Result};
use crate::member::{self, Member};
use crate::post::{Person, Posts};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// The longest speech, in seconds: a day.
const LONGEST_SECONDS: i32 = 86_400;

/// A speech to record.
#[derive(Debug, Clone)]
pub struct Record {
    /// The consultation, at least `SCHEDULED`.
    pub consultation: ConsultationId,
    /// Place in the order, 1 to 1,000; nothing means after the last.
    pub position: Option<i32>,
    /// The speaker, if a member; name and title are then the member's own as of the day.
    pub member: Option<MemberId>,
    /// The speaker as printed; needed for who is no member.
    pub speaker_name: Option<String>,
    /// The post of a speaker who is no member; the posts on record fill it in.
    pub speaker_title: Option<String>,
    /// Oral or written.
    pub delivery: SpeechDelivery,
    /// Booked or impromptu.
    pub slot: SpeechSlot,
    /// The title, at most 100 characters.
    pub title: String,
    /// The final text, at most 10,000 characters.
    pub body: String,
    /// Whether the speaker agrees to its publication.
    pub is_public: bool,
    /// How long it took, in seconds; only for oral ones.
    pub spoken_seconds: Option<i32>,
}

impl Record {
    /// Returns the input trimmed, or says which field is wrong.
    fn checked(self) -> Result<Self> {
        if self.position.is_some_and(|position| !(1..=1_000).contains(&position)) {
            return Err(Error::bad_input("position", Reason::OutOfRange));
        }
        let longest = if self.delivery == SpeechDelivery::Oral { LONGEST_SECONDS } else { 0 };
        if self.spoken_seconds.is_some_and(|seconds| !(1..=longest).contains(&seconds)) {
            return Err(Error::bad_input("spokenSeconds", Reason::OutOfRange));
        }
        let speaker_name = optional("speakerName", self.speaker_name.as_deref(), 100)?;
        if speaker_name.is_none() && self.member.is_none() {
            return Err(Error::bad_input("speakerName", Reason::Empty));
        }
        Ok(Self {
            speaker_name,
            speaker_title: optional("speakerTitle", self.speaker_title.as_deref(), 100)?,
            title: required("title", &self.title, 100)?,
            body: required("body", &self.body, 10_000)?,
            ..self
        })
    }
}

/// Records a speech of a consultation, final: to be delivered before the session is held, delivered after.
/// Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field, with `POSITION_TAKEN`; `NOT_SCHEDULED` before the session has a day.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<SpeechId> {
    let input = input.checked()?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock_to_record(&write, actor, input.consultation, Action::RecordSpeech).await?;
    let (speaker_name, speaker_title) = speaker(&write, &session, &input).await?;
    let position = match input.position {
        Some(position) => position,
        None => next_position(&write, session.id).await?,
    };

    let id: SpeechId = app.new_id();
    let row = speech::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(position),
        member_id: Set(input.member),
        speaker_name: Set(speaker_name),
        speaker_title: Set(speaker_title),
        delivery: Set(input.delivery),
        slot: Set(input.slot),
        status: Set(status(&session, input.delivery)),
        title: Set(input.title),
        body: Set(input.body),
        is_public: Set(input.is_public),
        spoken_seconds: Set(input.spoken_seconds),
        review_note: Set(None),
        may_become_opinion: Set(false),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    row.insert(&write.tx).await.map_err(|error| {
        let taken = Error::bad_input("position", Reason::PositionTaken);
        rows::refuse(error, "uq_speech_consultation_position", "speech.consultation_id, speech.position", taken)
    })?;
    consultation::record(app, &write, actor, &session, Action::RecordSpeech).await?;

    write.commit(id).await
}

/// A recorded text is final; an oral one is delivered once the session has been held.
fn status(session: &Consultation, delivery: SpeechDelivery) -> SpeechStatus {
    let is_held = session::PUBLIC_STATUSES.contains(&session.status);
    if is_held && delivery == SpeechDelivery::Oral { SpeechStatus::Delivered } else { SpeechStatus::Finalized }
}

/// Returns the speaker's name and title as of the session's day.
async fn speaker(write: &Write, session: &Consultation, input: &Record) -> Result<(String, Option<String>)> {
    let members = member::referenced(&write.tx, session.committee_id, input.member.as_slice(), "member").await?;
    let member = input.member.and_then(|id| members.get(&id));
    let given = input.speaker_name.as_deref().unwrap_or_default();
    as_of(write, session, (given, input.speaker_title.as_deref()), member).await
}

/// Returns the name and title of a member who speaks, as of the session's day.
pub(super) async fn speaker_of(
    write: &Write,
    session: &Consultation,
    member: MemberId,
) -> Result<(String, Option<String>)> {
    let members = member::referenced(&write.tx, session.committee_id, &[member], "consultation").await?;
    as_of(write, session, ("", None), members.get(&member)).await
}

async fn as_of(
    write: &Write,
    session: &Consultation,
    (given, title): (&str, Option<&str>),
    member: Option<&Member>,
) -> Result<(String, Option<String>)> {
    let name = member.map_or(given, |member| member.name.as_str());
    let posts = Posts::of(&write.tx, session.committee_id, [name]).await?;
    let on = session.held_on.or(session.scheduled_on).unwrap_or_else(|| date_in_china(write.now));
    Ok(posts.snapshot(&Person { name, title, member, department: None }, on))
}

pub(super) async fn next_position(write: &Write, session: ConsultationId) -> Result<i32> {
    let of_session = speech::Entity::find().filter(speech::Column::ConsultationId.eq(session));
    rows::next_position(of_session, speech::Column::Position, &write.tx).await
}
