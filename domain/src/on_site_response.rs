//! On-site responses (现场回应): what departments answered on the spot, and to which speeches.

use std::collections::{HashMap, HashSet};

use entities::ambient::date_in_china;
use entities::ids::{ConsultationId, DepartmentId, OnSiteResponseId, SpeechId};
pub use entities::on_site_response::Model as OnSiteResponse;
use entities::{on_site_response, on_site_response_speech, speech as speeches};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::commitment::{self, NewCommitment};
use crate::consultation::{self, Action, Consultation};
use crate::error::{Error, Result};
use crate::post::{Person, Posts};
use crate::reason::Reason;
use crate::rows::{self, grouped, keyed};
use crate::speech::Speech;
use crate::text::{optional, required};
use crate::write::{Call, Write};
use crate::{department, speech};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 5_000;
/// How many speeches one response answers at the most.
const MOST_SPEECHES: usize = 100;

/// What a department answered on the spot.
#[derive(Debug, Clone)]
pub struct Record {
    /// The consultation, at least `HELD`.
    pub consultation: ConsultationId,
    /// The department that answers, if it is one of ours.
    pub department: Option<DepartmentId>,
    /// Who spoke for it.
    pub speaker_name: String,
    /// Their post; the posts on record fill it in.
    pub speaker_title: Option<String>,
    /// What was answered, at most 10,000 characters.
    pub body: String,
    /// The speeches of the same consultation that it answers, at most 100.
    pub speeches: Vec<SpeechId>,
    /// What the department promised with it, at most 20.
    pub commitments: Vec<NewCommitment>,
}

/// Returns those of `ids` whose consultation an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[OnSiteResponseId],
) -> Result<HashMap<OnSiteResponseId, OnSiteResponse>> {
    let found =
        visible_to(actor).filter(on_site_response::Column::Id.is_in(ids.iter().copied())).all(app.reader()).await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the responses of consultations an asker may see, in their order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<OnSiteResponse>>> {
    let found = visible_to(actor)
        .filter(on_site_response::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(on_site_response::Column::ConsultationId)
        .order_by_asc(on_site_response::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.consultation_id))
}

/// Returns the responses that answer speeches, as far as an asker may see them, in two statements.
pub async fn of_speeches(app: &App, actor: &Actor, ids: &[SpeechId]) -> Result<HashMap<SpeechId, Vec<OnSiteResponse>>> {
    use on_site_response_speech::{Column, Entity};

    let links = Entity::find()
        .filter(Column::SpeechId.is_in(ids.iter().copied()))
        .order_by_asc(Column::OnSiteResponseId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let responses: Vec<_> = links.iter().map(|link| link.on_site_response_id).collect();
    let seen = by_ids(app, actor, &responses).await?;
    let pair =
        |link: &on_site_response_speech::Model| Some((link.speech_id, seen.get(&link.on_site_response_id)?.clone()));
    Ok(rows::gathered(links.iter().filter_map(pair)))
}

/// Returns the speeches that responses answer, as far as an asker may see them, in their order, in two statements.
pub async fn speeches_of(
    app: &App,
    actor: &Actor,
    ids: &[OnSiteResponseId],
) -> Result<HashMap<OnSiteResponseId, Vec<Speech>>> {
    use on_site_response_speech::{Column, Entity};

    let links = Entity::find()
        .filter(Column::OnSiteResponseId.is_in(ids.iter().copied()))
        .limit(MOST)
        .all(app.reader())
        .await?;
    let answered: Vec<_> = links.iter().map(|link| link.speech_id).collect();
    let seen = speech::by_ids(app, actor, &answered).await?;
    let pair =
        |link: &on_site_response_speech::Model| Some((link.on_site_response_id, seen.get(&link.speech_id)?.clone()));
    let mut groups: HashMap<_, Vec<Speech>> = rows::gathered(links.iter().filter_map(pair));
    for answered in groups.values_mut() {
        answered.sort_by_key(|speech| speech.position);
    }
    Ok(groups)
}

/// Records what a department answered at a session that has been held. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: an unknown department, or none where one promises; a speech of another session or twice;
/// `NOT_YET_HELD` before the session; `SESSION_CLOSED` where something is promised once it is closed.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<OnSiteResponseId> {
    let speaker_name = required("speakerName", &input.speaker_name, 100)?;
    let speaker_title = optional("speakerTitle", input.speaker_title.as_deref(), 100)?;
    let body = required("body", &input.body, 10_000)?;
    check_distinct(&input.speeches)?;

    let write = app.begin(actor, call).await?;

    let session = consultation::lock_to_record(&write, actor, input.consultation, Action::RecordOnSiteResponse).await?;
    department::referenced(&write.tx, session.committee_id, input.department.as_slice(), "department").await?;
    must_be_of_session(&write, session.id, &input.speeches).await?;
    let promised = commitment::checked(&input.commitments, day_of(&write, &session))?;
    let posts = Posts::of(&write.tx, session.committee_id, [speaker_name.as_str()]).await?;
    let person =
        Person { name: &speaker_name, title: speaker_title.as_deref(), member: None, department: input.department };
    let (speaker_name, speaker_title) = posts.snapshot(&person, day_of(&write, &session));
    let of_session = on_site_response::Entity::find().filter(on_site_response::Column::ConsultationId.eq(session.id));
    let position = rows::next_position(of_session, on_site_response::Column::Position, &write.tx).await?;

    let id: OnSiteResponseId = app.new_id();
    on_site_response::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(position),
        department_id: Set(input.department),
        speaker_name: Set(speaker_name),
        speaker_title: Set(speaker_title),
        body: Set(body),
        created_at: Set(write.now),
        version: Set(1),
    }
    .insert(&write.tx)
    .await?;
    let links = input
        .speeches
        .into_iter()
        .map(|speech| on_site_response_speech::ActiveModel { on_site_response_id: Set(id), speech_id: Set(speech) });
    rows::insert_all::<on_site_response_speech::Entity, _>(&write.tx, links).await?;
    commitment::make_on_site(app, &write, &session, (id, input.department), promised).await?;
    consultation::record(app, &write, actor, &session, Action::RecordOnSiteResponse).await?;

    write.commit(id).await
}

/// Selects the responses whose consultation an asker may see; they have no visibility of their own.
pub(crate) fn visible_to(actor: &Actor) -> Select<on_site_response::Entity> {
    let sessions = consultation::visible_ids(actor);
    on_site_response::Entity::find().filter(on_site_response::Column::ConsultationId.in_subquery(sessions))
}

fn check_distinct(ids: &[SpeechId]) -> Result<()> {
    if ids.len() > MOST_SPEECHES {
        return Err(Error::bad_input("speeches", Reason::TooMany));
    }
    let distinct: HashSet<_> = ids.iter().collect();
    if distinct.len() < ids.len() {
        return Err(Error::bad_input("speeches", Reason::Duplicate));
    }
    Ok(())
}

async fn must_be_of_session(write: &Write, session: ConsultationId, ids: &[SpeechId]) -> Result<()> {
    let found = speeches::Entity::find()
        .filter(speeches::Column::ConsultationId.eq(session))
        .filter(speeches::Column::Id.is_in(ids.iter().copied()))
        .count(&write.tx)
        .await?;
    if found == ids.len() as u64 { Ok(()) } else { Err(Error::bad_input("speeches", Reason::UnknownReference)) }
}

/// The day of what was said at a session.
pub(crate) fn day_of(write: &Write, session: &Consultation) -> chrono::NaiveDate {
    session.held_on.or(session.scheduled_on).unwrap_or_else(|| date_in_china(write.now))
}
