//! Bringing a file: its bytes are in the store, whole and durable, before its row is written.

use entities::ids::{AttachmentId, ResponseId, SuggestionId};
use entities::{attachment, response, suggestion};
use object_store::WriteMultipart;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use sha2::{Digest as _, Sha256};

use super::content::{self, Look};
use super::files::Files;
use crate::account::must_have_own_password;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::response::machine::{Event, after};
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::write::{Call, Write, hex};

/// How many bytes a file has at the most.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// How many files a suggestion has at the most, its responses' among them.
const MOST_FILES: u64 = 10;

/// How many parts of a file wait for a slow store before the sender has to.
const PARTS_WAITING: usize = 2;

/// What a file is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A suggestion that is being written.
    Suggestion(SuggestionId),
    /// A response that is being written.
    Response(ResponseId),
}

/// Says whether the actor may attach a file, before any of it is read.
///
/// # Errors
///
/// `NOT_FOUND` for who does not see it; `FORBIDDEN` for who is not its writer, `FAILED_PRECONDITION` once it is handed
/// in or has too many files.
pub async fn may_attach(app: &App, actor: &Actor, target: Target) -> Result<()> {
    actor.account()?;
    must_have_own_password(app, actor).await?;
    let id = suggestion_of(app.reader(), actor, target).await?;
    let head = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::Id.eq(id))
        .one(app.reader())
        .await?
        .ok_or(Error::not_found())?
        .into_head();
    let case = Case::load_one(app.reader(), app.today(), head).await?;
    may(app.reader(), actor, &case, target).await
}

/// A file on its way into the store.
pub struct Upload {
    key: String,
    name: String,
    writer: WriteMultipart,
    size: usize,
    look: Look,
    hash: Sha256,
}

/// A file in the store that has no row yet.
#[derive(Debug, Clone)]
pub struct Stored {
    pub(crate) id: AttachmentId,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) media_type: &'static str,
    pub(crate) size: usize,
    pub(crate) sha256: String,
}

impl Upload {
    /// Begins to receive a file under the name that its sender gives it.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT` naming `fileName` for a name of which nothing is left.
    pub async fn begin(app: &App, files: &Files, name: &str) -> Result<Self> {
        let name = content::clean_name(name)?;
        let id: AttachmentId = app.new_id();
        let key = id.0.simple().to_string();
        let writer = files.begin(&key).await?;
        Ok(Self { key, name, writer, size: 0, look: Look::default(), hash: Sha256::new() })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    ///
    /// `TOO_LARGE` over 20 MiB. The file has to be given up then.
    pub async fn take(&mut self, piece: &[u8]) -> Result<()> {
        self.size += piece.len();
        if self.size > MOST_BYTES {
            return Err(Error::bad_input("file", Reason::TooLarge));
        }
        self.look.at(piece);
        self.hash.update(piece);
        self.writer.wait_for_capacity(PARTS_WAITING).await.map_err(Error::internal)?;
        self.writer.write(piece);
        Ok(())
    }

    /// Leaves nothing of it in the store.
    pub async fn give_up(self) {
        if let Err(error) = self.writer.abort().await {
            tracing::warn!(key = self.key, %error, "a file given up stays in part");
        }
    }

    /// Ends it: the bytes are durable when this returns, or gone when they are of no kind that may be attached.
    ///
    /// # Errors
    ///
    /// `FILE_TYPE` for what may not be attached, `EMPTY` for a file of no bytes.
    pub async fn finish(self) -> Result<Stored> {
        let kind = match self.size {
            0 => Err(Error::bad_input("file", Reason::Empty)),
            _ => self.look.media_type(&self.name),
        };
        let media_type = match kind {
            Ok(media_type) => media_type,
            Err(refusal) => {
                self.give_up().await;
                return Err(refusal);
            }
        };
        self.writer.finish().await.map_err(Error::internal)?;
        let id = uuid::Uuid::try_parse(&self.key).map_err(Error::internal)?;
        let sha256 = hex(&self.hash.finalize());
        Ok(Stored { id: id.into(), key: self.key, name: self.name, media_type, size: self.size, sha256 })
    }
}

/// Writes the row of a file in the store, or removes the file where it may not be attached any more.
///
/// # Errors
///
/// Like [`may_attach`].
pub async fn attach(app: &App, files: &Files, actor: &Actor, target: Target, stored: Stored) -> Result<AttachmentId> {
    let done = crate::write::settle(|| enter(app, actor, target, &stored)).await;
    // Where the database fell silent the row may be there all the same; an orphan is swept up later.
    if done.as_ref().is_err_and(|error| !error.is_internal()) {
        files.remove(&stored.key).await;
    }
    done
}

async fn enter(app: &App, actor: &Actor, target: Target, stored: &Stored) -> Result<AttachmentId> {
    let write = app.begin(actor, &Call::default()).await?;

    let id = suggestion_of(&write.tx, actor, target).await?;
    let case = Case::lock(&write, actor, id).await?;
    may(&write.tx, actor, &case, target).await?;

    let response_id = match target {
        Target::Suggestion(_) => None,
        Target::Response(id) => Some(id),
    };
    attachment::ActiveModel {
        id: Set(stored.id),
        suggestion_id: Set(id),
        response_id: Set(response_id),
        file_name: Set(stored.name.clone()),
        media_type: Set(stored.media_type.to_owned()),
        byte_size: Set(i64::try_from(stored.size).map_err(Error::internal)?),
        sha256: Set(stored.sha256.clone()),
        storage_key: Set(stored.key.clone()),
        uploaded_by_id: Set(actor.account()?),
        is_public: Set(false),
        created_at: Set(write.now),
        removed_at: Set(None),
        version: Set(1),
    }
    .insert(&write.tx)
    .await?;
    tell(app, &write, actor, &case, (response_id, "ATTACH", &stored.name)).await?;

    write.commit(stored.id).await
}

/// Notes a change of a suggestion's own files. A response that is not handed in is nobody's but its department's.
pub(super) async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    case: &Case,
    (response, event, name): (Option<ResponseId>, &str, &str),
) -> Result<()> {
    if response.is_some() {
        return Ok(());
    }
    change(write, case, case.head.stage, |_| ()).await?;
    record(app, write, actor, case, event, case.status().as_str(), Some(name.to_owned())).await
}

/// Says whether the actor writes what the files belong to at this moment.
pub(super) async fn writes(
    db: &impl ConnectionTrait,
    actor: &Actor,
    case: &Case,
    response: Option<ResponseId>,
) -> Result<()> {
    let Some(id) = response else { return case.may(Action::Update, actor) };
    let row = response::Entity::find_by_id(id).one(db).await?.ok_or(Error::not_found())?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    after(row.status, Event::Edit).map(|_| ())
}

async fn may(db: &impl ConnectionTrait, actor: &Actor, case: &Case, target: Target) -> Result<()> {
    let response = match target {
        Target::Suggestion(_) => None,
        Target::Response(id) => Some(id),
    };
    writes(db, actor, case, response).await?;
    let there = attachment::Entity::find()
        .filter(attachment::Column::SuggestionId.eq(case.head.id))
        .filter(attachment::Column::RemovedAt.is_null())
        .count(db)
        .await?;
    if there >= MOST_FILES { Err(Error::refused(Reason::TooManyFiles)) } else { Ok(()) }
}

/// Returns the suggestion of a target that the actor may see.
async fn suggestion_of(db: &impl ConnectionTrait, actor: &Actor, target: Target) -> Result<SuggestionId> {
    match target {
        Target::Suggestion(id) => Ok(id),
        Target::Response(id) => {
            let seen = response::Entity::visible_to(actor.scope()).filter(response::Column::Id.eq(id)).one(db).await?;
            Ok(seen.ok_or(Error::not_found())?.suggestion_id)
        }
    }
}
