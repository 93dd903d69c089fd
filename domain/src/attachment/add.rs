//! Bringing a file: its bytes are in the store, whole and durable, before its row is written.

use entities::attachment;
use entities::ids::AttachmentId;
use object_store::WriteMultipart;
use sea_orm::{ActiveModelTrait, Set};
use sha2::{Digest as _, Sha256};

use super::content::{self, Look};
use super::files::Files;
use super::owner::{Owner, Target};
use crate::account::must_have_own_password;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::{Call, hex};

/// How many bytes a file has at the most.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// How many parts of a file wait for a slow store before the sender has to.
const PARTS_WAITING: usize = 2;

/// Says whether the actor may attach a file, before any of it is read.
///
/// # Errors
///
/// `NOT_FOUND` for who does not see it; `FORBIDDEN` for who is not its writer: organisers write reports and papers;
/// `FAILED_PRECONDITION` once it is handed in, its session is called off, or it has too many files.
pub async fn may_attach(app: &App, actor: &Actor, target: Target) -> Result<()> {
    actor.account()?;
    must_have_own_password(app, actor).await?;
    let owner = Owner::read(app, actor, target).await?;
    owner.is_written_by(app.reader(), actor).await?;
    owner.must_have_room(app.reader()).await
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
/// Like [`may_attach`]; `PRIVATE_NAME` for a file of a paper for everybody whose name tells of a private person.
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

    let owner = Owner::lock(&write, actor, target).await?;
    owner.is_written_by(&write.tx, actor).await?;
    owner.must_have_room(&write.tx).await?;
    owner.must_not_tell(&write, &stored.name).await?;

    let (suggestion, response, report, material) = match &owner {
        Owner::Case(case, response) => (Some(case.head.id), *response, None, None),
        Owner::Report(row) => (None, None, Some(row.id), None),
        Owner::Paper(row, _) => (None, None, None, Some(row.id)),
    };
    attachment::ActiveModel {
        id: Set(stored.id),
        suggestion_id: Set(suggestion),
        response_id: Set(response),
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
        report_id: Set(report),
        material_id: Set(material),
    }
    .insert(&write.tx)
    .await?;
    owner.tell(app, &write, actor, "ATTACH", &stored.name).await?;

    write.commit(stored.id).await
}
