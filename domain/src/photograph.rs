//! Photographs (照片) of consultations and councils: brought and described by organisers, had by whoever sees what they
//! are of.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::{ConsultationId, DeliberationCouncilId, PhotographId};
use entities::photograph::{ActiveModel, Column, Entity};
use entities::{consultation as session, deliberation_council};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

pub use entities::photograph::Model as Photograph;

use crate::account::must_have_own_password;
use crate::actor::Actor;
use crate::app::App;
use crate::attachment::{Files, Stored};
use crate::consultation::{self, ORGANIZERS};
use crate::council;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::keyed;
use crate::text::optional;
use crate::write::{Call, Write};

/// How many photographs a consultation or a council has at the most.
const MOST: u64 = 50;

/// How many rows one read gives at the most, over all owners asked for.
const MOST_READ: u64 = 10_000;

/// What a photograph is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A consultation.
    Consultation(ConsultationId),
    /// A council.
    Council(DeliberationCouncilId),
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
        Owner::Consultation(id) => {
            let seen = session::Entity::visible_to(actor.scope()).filter(session::Column::Id.eq(id));
            seen.one(app.reader()).await?.map(|row| row.committee_id)
        }
        Owner::Council(id) => {
            deliberation_council::Entity::find_by_id(id).one(app.reader()).await?.map(|row| row.committee_id)
        }
    };
    actor.must_hold(committee.ok_or(Error::not_found())?, ORGANIZERS)?;
    must_have_room(app.reader(), owner).await
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

    lock_owner(app, &write, actor, owner, "ADD_PHOTOGRAPH").await?;
    must_have_room(&write.tx, owner).await?;

    let id = PhotographId(stored.id.0);
    let row = ActiveModel {
        id: Set(id),
        consultation_id: Set(owner.consultation()),
        council_id: Set(owner.council()),
        caption: Set(None),
        taken_on: Set(None),
        people: Set(None),
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
/// `BAD_USER_INPUT` naming the field.
pub async fn describe(app: &App, actor: &Actor, call: &Call, input: Describe) -> Result<PhotographId> {
    let caption = optional("caption", input.caption.as_deref(), 500)?;
    let people = optional("people", input.people.as_deref(), 500)?;
    if input.taken_on.is_some_and(|on| on > app.today()) {
        return Err(Error::bad_input("takenOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(app, &write, actor, input.id, "DESCRIBE_PHOTOGRAPH").await?;
    call.must_match(row.version)?;

    let described = ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        caption: Set(caption),
        taken_on: Set(input.taken_on),
        people: Set(people),
        version: Set(row.version + 1),
        ..Default::default()
    };
    described.update(&write.tx).await?;

    write.commit(row.id).await
}

/// Takes a photograph away, as an organiser.
pub async fn remove(app: &App, files: &Files, actor: &Actor, call: &Call, id: PhotographId) -> Result<PhotographId> {
    let write = app.begin(actor, call).await?;

    let row = lock(app, &write, actor, id, "REMOVE_PHOTOGRAPH").await?;
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
    fn of(row: &Photograph) -> Result<Self> {
        let of_council = || row.council_id.map(Self::Council);
        row.consultation_id.map(Self::Consultation).or_else(of_council).ok_or(Error::not_found())
    }

    fn consultation(self) -> Option<ConsultationId> {
        if let Self::Consultation(id) = self { Some(id) } else { None }
    }

    fn council(self) -> Option<DeliberationCouncilId> {
        if let Self::Council(id) = self { Some(id) } else { None }
    }

    fn is_of(self) -> Condition {
        match self {
            Self::Consultation(id) => Condition::all().add(Column::ConsultationId.eq(id)),
            Self::Council(id) => Condition::all().add(Column::CouncilId.eq(id)),
        }
    }
}

async fn lock(app: &App, write: &Write, actor: &Actor, id: PhotographId, event: &'static str) -> Result<Photograph> {
    let row = write.lock(Entity::visible_to(actor.scope()).filter(Column::Id.eq(id))).await?;
    lock_owner(app, write, actor, Owner::of(&row)?, event).await?;
    Ok(row)
}

/// Locks what a photograph is of and notes what happens to it; a council has its version for that.
async fn lock_owner(app: &App, write: &Write, actor: &Actor, owner: Owner, event: &'static str) -> Result<()> {
    match owner {
        Owner::Consultation(id) => {
            let row = consultation::lock(write, actor, id).await?;
            consultation::note(app, write, actor, &row, event, None).await
        }
        Owner::Council(id) => {
            let row = council::lock(write, actor, id).await?;
            council::change(write, &row, |_| {}).await
        }
    }
}

async fn must_have_room(db: &impl ConnectionTrait, owner: Owner) -> Result<()> {
    let there = Entity::find().filter(owner.is_of()).filter(Column::RemovedAt.is_null()).count(db).await?;
    if there >= MOST { Err(Error::refused(Reason::TooManyFiles)) } else { Ok(()) }
}

/// Returns those of `ids` that an asker may see, and so may download.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[PhotographId]) -> Result<HashMap<PhotographId, Photograph>> {
    let select = Entity::visible_to(actor.scope()).filter(Column::Id.is_in(ids.iter().copied()));
    Ok(keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the photographs of consultations that the asker may see, oldest first.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Photograph>>> {
    let found = of(app, actor, Column::ConsultationId.is_in(ids.iter().copied()).into()).await?;
    Ok(gathered(found, |row| row.consultation_id))
}

/// Returns the photographs of councils, oldest first.
pub async fn of_councils(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Photograph>>> {
    let found = of(app, actor, Column::CouncilId.is_in(ids.iter().copied()).into()).await?;
    Ok(gathered(found, |row| row.council_id))
}

async fn of(app: &App, actor: &Actor, wanted: Condition) -> Result<Vec<Photograph>> {
    let select = Entity::visible_to(actor.scope()).filter(wanted);
    Ok(select.order_by_asc(Column::Id).limit(MOST_READ).all(app.reader()).await?)
}

fn gathered<K: Eq + std::hash::Hash>(
    rows: Vec<Photograph>,
    key: impl Fn(&Photograph) -> Option<K>,
) -> HashMap<K, Vec<Photograph>> {
    let mut groups: HashMap<K, Vec<Photograph>> = HashMap::new();
    for row in rows {
        if let Some(key) = key(&row) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups
}
