//! Entering who wants to speak: as what, with which limit, within which quota, and whom they answer.

use std::collections::HashSet;

use entities::enums::{FloorTurnKind, SpeechDelivery, SpeechSlot, SpeechStatus};
use entities::ids::{ConsultationId, DepartmentId, FloorTurnId, MemberId, SpeechId};
use entities::{floor_turn, floor_turn_answer, sector, speech};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::act::{happen, place};
use super::action::must_be_in_session;
use super::fold::{TurnStatus, What};
use super::record::{self, Floor, Turn};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::{Error, Result};
use crate::post::{Person, Posts};
use crate::reason::Reason;
use crate::rules::{self, Rules};
use crate::text::{optional, required};
use crate::write::{Call, Write};
use crate::{department, member, rows};

/// How many turns one session has at the most.
const MOST_TURNS: usize = 500;

/// How many turns one department's turn answers at the most.
const MOST_ANSWERED: usize = 100;

/// Somebody who wants to speak.
#[derive(Debug, Clone)]
pub struct Enter {
    /// The consultation on whose floor.
    pub consultation: ConsultationId,
    /// What for.
    pub kind: FloorTurnKind,
    /// The oral speech that was handed in, booked or impromptu as the turn is; its speaker is then the one who speaks.
    pub speech: Option<SpeechId>,
    /// The member who speaks; name, post and sector are then theirs.
    pub member: Option<MemberId>,
    /// The department spoken for, if it is one of ours.
    pub department: Option<DepartmentId>,
    /// The speaker as printed; needed for who is no member and has no speech.
    pub speaker_name: Option<String>,
    /// The post of a speaker who is no member; the posts on record fill it in.
    pub speaker_title: Option<String>,
    /// What it is about, at most 200 characters.
    pub subject: Option<String>,
    /// The place among those who wait, from 1; nothing means after the last.
    pub position: Option<i32>,
    /// The turns that a department answers, at most 100.
    pub answers: Vec<FloorTurnId>,
    /// Whether the sector is heard beyond its quota, which needs a note.
    pub exceptionally: bool,
    /// Why, at most 500 characters; only organisers read it.
    pub note: Option<String>,
}

/// Who speaks, as they are on the day.
#[derive(Default)]
struct Speaker {
    name: String,
    title: Option<String>,
    member: Option<MemberId>,
    sector: Option<String>,
}

/// Enters somebody among those who wait, under the limits of the rules in force today. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `OTHER_SLOT` for a turn of another kind than its speech; `REASON_NEEDED` for an
/// exception without a note; `SECTOR_QUOTA_REACHED`;
/// `TOO_MANY` turns; what [`super::fold::apply`] refuses.
pub async fn enter(app: &App, actor: &Actor, call: &Call, input: Enter) -> Result<FloorTurnId> {
    let input = input.checked()?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    must_be_in_session(&session)?;
    let floor = record::whole(&write.tx, session.id).await?;
    call.must_match(floor.sequence.into())?;
    let rules = rules::on(&write.tx, session.committee_id, app.today()).await?.rules;
    department::referenced(&write.tx, session.committee_id, input.department.as_slice(), "department").await?;
    let speaker = speaker(&write, &session, &floor, &input).await?;
    input.fits(&floor, &speaker, &rules)?;
    let waiting = floor.state.queue.len();
    let position = input.position.map_or(Ok(waiting + 1), place)?;

    let id: FloorTurnId = app.new_id();
    insert(&write, &input, id, speaker, &rules).await?;
    let what = What::Queued { turn: id, kind: input.kind, position };
    happen(app, &write, actor, &floor, &what, input.note.filter(|_| input.exceptionally)).await?;

    let done = write.commit(id).await?;
    app.floors().stir(session.id);
    Ok(done)
}

impl Enter {
    fn checked(self) -> Result<Self> {
        if self.speech.is_some() && slot_of(self.kind).is_none() {
            return Err(Error::bad_input("speech", Reason::WrongState));
        }
        if !self.answers.is_empty() && self.kind != FloorTurnKind::Response {
            return Err(Error::bad_input("answers", Reason::WrongState));
        }
        if self.answers.len() > MOST_ANSWERED {
            return Err(Error::bad_input("answers", Reason::TooMany));
        }
        if self.answers.iter().collect::<HashSet<_>>().len() < self.answers.len() {
            return Err(Error::bad_input("answers", Reason::Duplicate));
        }
        let note = optional("note", self.note.as_deref(), 500)?;
        if self.exceptionally && note.is_none() {
            return Err(Error::bad_input("note", Reason::ReasonNeeded));
        }
        let is_known = self.speech.is_some() || self.member.is_some();
        let speaker_name = match &self.speaker_name {
            Some(name) if !is_known => Some(required("speakerName", name, 100)?),
            None if !is_known => return Err(Error::bad_input("speakerName", Reason::Empty)),
            _ => None,
        };
        Ok(Self {
            speaker_name,
            speaker_title: optional("speakerTitle", self.speaker_title.as_deref(), 100)?,
            subject: optional("subject", self.subject.as_deref(), 200)?,
            note,
            ..self
        })
    }

    /// Judges what the floor itself says about it.
    fn fits(&self, floor: &Floor, speaker: &Speaker, rules: &Rules) -> Result<()> {
        if floor.turns().count() >= MOST_TURNS {
            return Err(Error::refused(Reason::TooMany));
        }
        if self.answers.iter().any(|id| floor.turn(*id).is_none()) {
            return Err(Error::bad_input("answers", Reason::UnknownReference));
        }
        let is_beyond = self.kind == FloorTurnKind::Impromptu
            && speaker.sector.as_deref().is_some_and(|sector| is_used_up(floor, sector, rules));
        if is_beyond && !self.exceptionally { Err(Error::refused(Reason::SectorQuotaReached)) } else { Ok(()) }
    }
}

/// Whether a sector has as many impromptu turns as the rules give it; who withdrew has used none.
fn is_used_up(floor: &Floor, sector: &str, rules: &Rules) -> bool {
    let Some(quota) = rules.impromptu_turns_per_sector else { return false };
    let counts = |(turn, state): &(&Turn, &super::fold::TurnState)| {
        turn.row.kind == FloorTurnKind::Impromptu
            && turn.row.sector_name.as_deref() == Some(sector)
            && state.status != TurnStatus::Withdrawn
    };
    floor.turns().filter(counts).count() >= usize::try_from(quota).unwrap_or(usize::MAX)
}

/// Returns how long a turn may take.
fn limit(kind: FloorTurnKind, rules: &Rules) -> Result<Option<i32>> {
    let minutes = match kind {
        FloorTurnKind::Booked => rules.booked_speech_minutes,
        FloorTurnKind::Impromptu => rules.impromptu_speech_minutes,
        FloorTurnKind::Response | FloorTurnKind::Intervention => return Ok(None),
    };
    i32::try_from(minutes * 60).map(Some).map_err(Error::internal)
}

/// Finds out who speaks, as they are on the session's day.
async fn speaker(write: &Write, session: &Consultation, floor: &Floor, input: &Enter) -> Result<Speaker> {
    let speech = match input.speech {
        Some(id) => Some(handed_in(write, session, floor, (id, input.kind)).await?),
        None => None,
    };
    let member = speech.as_ref().map_or(input.member, |speech| speech.member_id);
    let members = member::referenced(&write.tx, session.committee_id, member.as_slice(), "member").await?;
    let member = member.and_then(|id| members.get(&id));
    let sector = match member.and_then(|member| member.sector_id) {
        Some(id) => sector::Entity::find_by_id(id).one(&write.tx).await?.map(|row| row.name),
        None => None,
    };
    if let Some(speech) = speech {
        let (name, title) = (speech.speaker_name, speech.speaker_title);
        return Ok(Speaker { name, title, member: speech.member_id, sector });
    }

    let name = member.map_or(input.speaker_name.as_deref().unwrap_or_default(), |member| &member.name);
    let posts = Posts::of(&write.tx, session.committee_id, [name]).await?;
    let on = session.held_on.or(session.scheduled_on).unwrap_or_else(|| entities::ambient::date_in_china(write.now));
    let person = Person { name, title: input.speaker_title.as_deref(), member, department: input.department };
    let (name, title) = posts.snapshot(&person, on);
    Ok(Speaker { name, title, member: member.map(|member| member.id), sector })
}

/// Which speeches a turn is for.
const fn slot_of(kind: FloorTurnKind) -> Option<SpeechSlot> {
    match kind {
        FloorTurnKind::Booked => Some(SpeechSlot::Booked),
        FloorTurnKind::Impromptu => Some(SpeechSlot::Impromptu),
        FloorTurnKind::Response | FloorTurnKind::Intervention => None,
    }
}

/// Returns the oral, final speech of the session that a turn of its kind is for, which no other turn is.
async fn handed_in(
    write: &Write,
    session: &Consultation,
    floor: &Floor,
    (id, kind): (SpeechId, FloorTurnKind),
) -> Result<speech::Head> {
    let found = speech::Entity::find_by_id(id)
        .filter(speech::Column::ConsultationId.eq(session.id))
        .limit(1)
        .into_partial_model::<speech::Head>()
        .one(&write.tx)
        .await?;
    let speech = found.ok_or(Error::bad_input("speech", Reason::UnknownReference))?;
    let is_final = matches!(speech.status, SpeechStatus::Finalized | SpeechStatus::Delivered);
    if speech.delivery != SpeechDelivery::Oral || !is_final {
        return Err(Error::bad_input("speech", Reason::WrongState));
    }
    // The time it may take, and what a sector is left, are those of its slot.
    if slot_of(kind) != Some(speech.slot) {
        return Err(Error::bad_input("kind", Reason::OtherSlot));
    }
    let is_taken = |(turn, state): (&Turn, &super::fold::TurnState)| {
        turn.row.speech_id == Some(id) && state.status != TurnStatus::Withdrawn
    };
    if floor.turns().any(is_taken) { Err(Error::bad_input("speech", Reason::Duplicate)) } else { Ok(speech) }
}

async fn insert(write: &Write, input: &Enter, id: FloorTurnId, speaker: Speaker, rules: &Rules) -> Result<()> {
    floor_turn::ActiveModel {
        id: Set(id),
        consultation_id: Set(input.consultation),
        kind: Set(input.kind),
        speaker_name: Set(speaker.name),
        speaker_title: Set(speaker.title),
        member_id: Set(speaker.member),
        department_id: Set(input.department),
        sector_name: Set(speaker.sector),
        speech_id: Set(input.speech),
        subject: Set(input.subject.clone()),
        limit_seconds: Set(limit(input.kind, rules)?),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;
    let links = input
        .answers
        .iter()
        .map(|answered| floor_turn_answer::ActiveModel { turn_id: Set(id), answered_id: Set(*answered) });
    rows::insert_all::<floor_turn_answer::Entity, _>(&write.tx, links).await
}
