//! Photographs (照片) of consultations, their research and councils: brought and described by organisers, had by whoever
//! sees what they are of.

mod read;

use chrono::NaiveDate;
use entities::ids::{CommitteeId, ConsultationId, DeliberationCouncilId, PhotographId, ResearchActivityId};
use entities::photograph::{ActiveModel, Column, Entity, Model};
use entities::{consultation as session, deliberation_council, research_activity};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    Set,
};

pub use entities::photograph::Model as Row;

pub use self::read::{Photograph, by_ids, of_activities, of_consultations, of_councils};
use crate::account::must_have_own_password;
use crate::actor::Actor;
use crate::app::App;
use crate::attachment::{Files, Stored};
use crate::consultation::{self, ORGANIZERS};
use crate::council::{self, Event};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{must_not_name, optional};
use crate::write::{Call, Write};

/// How many photographs a consultation, an activity or a council has at the most.
const MOST: u64 = 50;

/// What a photograph is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A consultation.
    Consultation(ConsultationId),
    /// A council.
    Council(DeliberationCouncilId),
    /// Research before a consultation.
    Activity(ResearchActivityId),
}

/// What a photograph shows; nothing takes away what was said before.
#[derive(Debug, Clone)]
pub struct Describe {
    /// The photograph.
    pub id: PhotographId,
    /// What it shows, at most 500 characters.
    pub caption: Option<String>,
    /// The day it was taken, not in the future.
    pub taken_on: Option<NaiveDate>,
    /// Who is to be seen, as printed, at most 500 characters.
    pub people: Option<String>,
    /// Whether everybody who sees it may read that.
    pub is_people_public: bool,
}

/// Says whether the actor may bring a photograph, before any of it is read.
///
/// # Errors
///
/// `NOT_FOUND` for who does not see what it is of, `FORBIDDEN` for who does not organise it, `TOO_MANY_FILES`.
pub async fn may_add(app: &App, actor: &Actor, owner: Owner) -> Result<()> {
    actor.account()?;
    must_have_own_password(app, actor).await?;
    let committee = match owner {
        Owner::Consultation(id) => committee_of(app, actor, id).await?,
        Owner::Activity(id) => committee_of(app, actor, session_of(app.reader(), actor, id).await?).await?,
        Owner::Council(id) => {
            deliberation_council::Entity::find_by_id(id).one(app.reader()).await?.map(|row| row.committee_id)
        }
    };
    actor.must_hold(committee.ok_or(Error::not_found())?, ORGANIZERS)?;
    must_have_room(app.reader(), owner).await
}

async fn committee_of(app: &App, actor: &Actor, id: ConsultationId) -> Result<Option<CommitteeId>> {
    let seen = session::Entity::visible_to(actor.scope()).filter(session::Column::Id.eq(id));
    Ok(seen.one(app.reader()).await?.map(|row| row.committee_id))
}

/// The consultation that research prepares, where the actor may see the research.
async fn session_of(db: &impl ConnectionTrait, actor: &Actor, id: ResearchActivityId) -> Result<ConsultationId> {
    let seen = research_activity::Entity::visible_to(actor.scope()).filter(research_activity::Column::Id.eq(id));
    Ok(seen.one(db).await?.ok_or(Error::not_found())?.consultation_id)
}

/// Writes the row of a photograph in the store, or removes the file where it may not be there.
///
/// # Errors
///
/// Like [`may_add`]; `FILE_TYPE` for what is no image.
pub async fn add(app: &App, files: &Files, actor: &Actor, owner: Owner, stored: Stored) -> Result<PhotographId> {
    let done = crate::write::settle(|| enter(app, actor, owner, &stored)).await;
    // Where the database fell silent the row may be there all the same; an orphan is swept up later.
    if done.as_ref().is_err_and(|error| !error.is_internal()) {
        files.remove(&stored.key).await;
    }
    done
}

async fn enter(app: &App, actor: &Actor, owner: Owner, stored: &Stored) -> Result<PhotographId> {
    if !stored.media_type.starts_with("image/") {
        return Err(Error::bad_input("file", Reason::FileType));
    }
    let write = app.begin(actor, &Call::default()).await?;

    let session = lock_owner(app, &write, actor, owner, Event::AddPhotograph).await?;
    must_have_room(&write.tx, owner).await?;

    let id = PhotographId(stored.id.0);
    let row = ActiveModel {
        id: Set(id),
        consultation_id: Set(session),
        council_id: Set(owner.council()),
        activity_id: Set(owner.activity()),
        caption: Set(None),
        taken_on: Set(None),
        people: Set(None),
        is_people_public: Set(false),
        file_name: Set(stored.name.clone()),
        media_type: Set(stored.media_type.to_owned()),
        byte_size: Set(i64::try_from(stored.size).map_err(Error::internal)?),
        sha256: Set(stored.sha256.clone()),
        storage_key: Set(stored.key.clone()),
        uploaded_by_id: Set(actor.account()?),
        created_at: Set(write.now),
        removed_at: Set(None),
        version: Set(1),
    };
    row.insert(&write.tx).await?;

    write.commit(id).await
}

/// Says what a photograph shows, as an organiser.
///
/// # Errors
///
/// `PRIVATE_NAME` for a caption with a name that outsiders do not read; `BAD_USER_INPUT` naming the field.
pub async fn describe(app: &App, actor: &Actor, call: &Call, input: Describe) -> Result<PhotographId> {
    let caption = optional("caption", input.caption.as_deref(), 500)?;
    let people = optional("people", input.people.as_deref(), 500)?;
    if input.taken_on.is_some_and(|on| on > app.today()) {
        return Err(Error::bad_input("takenOn", Reason::DateInFuture));
    }
    if let (Some(caption), Some(people), false) = (&caption, &people, input.is_people_public) {
        must_not_name("caption", caption, people)?;
    }

    let write = app.begin(actor, call).await?;

    let row = lock(app, &write, actor, input.id, Event::DescribePhotograph).await?;
    call.must_match(row.version)?;

    let described = ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        caption: Set(caption),
        taken_on: Set(input.taken_on),
        people: Set(people),
        is_people_public: Set(input.is_people_public),
        version: Set(row.version + 1),
        ..Default::default()
    };
    described.update(&write.tx).await?;

    write.commit(row.id).await
}

/// Takes a photograph away, as an organiser.
pub async fn remove(app: &App, files: &Files, actor: &Actor, call: &Call, id: PhotographId) -> Result<PhotographId> {
    let write = app.begin(actor, call).await?;

    let row = lock(app, &write, actor, id, Event::RemovePhotograph).await?;
    call.must_match(row.version)?;

    let removed = ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        removed_at: Set(Some(write.now)),
        version: Set(row.version + 1),
        ..Default::default()
    };
    removed.update(&write.tx).await?;
    let id = write.commit(id).await?;

    // Only what no row names any more may go.
    files.remove(&row.storage_key).await;
    Ok(id)
}

impl Owner {
    fn of(row: &Model) -> Result<Self> {
        let of_session = || row.consultation_id.map(Self::Consultation);
        let of_council = || row.council_id.map(Self::Council);
        row.activity_id.map(Self::Activity).or_else(of_session).or_else(of_council).ok_or(Error::not_found())
    }

    fn activity(self) -> Option<ResearchActivityId> {
        if let Self::Activity(id) = self { Some(id) } else { None }
    }

    fn council(self) -> Option<DeliberationCouncilId> {
        if let Self::Council(id) = self { Some(id) } else { None }
    }

    fn is_of(self) -> Condition {
        match self {
            Self::Consultation(id) => {
                Condition::all().add(Column::ConsultationId.eq(id)).add(Column::ActivityId.is_null())
            }
            Self::Activity(id) => Condition::all().add(Column::ActivityId.eq(id)),
            Self::Council(id) => Condition::all().add(Column::CouncilId.eq(id)),
        }
    }
}

async fn lock(app: &App, write: &Write, actor: &Actor, id: PhotographId, event: Event) -> Result<Model> {
    let row = write.lock(Entity::visible_to(actor.scope()).filter(Column::Id.eq(id))).await?;
    lock_owner(app, write, actor, Owner::of(&row)?, event).await?;
    Ok(row)
}

/// Locks what a photograph is of, notes what happens to it, and returns the consultation, if it is of one.
async fn lock_owner(
    app: &App,
    write: &Write,
    actor: &Actor,
    owner: Owner,
    event: Event,
) -> Result<Option<ConsultationId>> {
    let session = match owner {
        Owner::Consultation(id) => id,
        Owner::Activity(id) => session_of(&write.tx, actor, id).await?,
        Owner::Council(id) => {
            let row = council::lock(write, actor, id).await?;
            council::change(write, &row, |_| {}).await?;
            council::tell(app, write, actor, &row, event).await?;
            return Ok(None);
        }
    };
    let row = consultation::lock(write, actor, session).await?;
    consultation::note(app, write, actor, &row, event.as_str(), None).await?;
    Ok(Some(session))
}

async fn must_have_room(db: &impl ConnectionTrait, owner: Owner) -> Result<()> {
    let there = Entity::find().filter(owner.is_of()).filter(Column::RemovedAt.is_null()).count(db).await?;
    if there >= MOST { Err(Error::refused(Reason::TooManyFiles)) } else { Ok(()) }
}
