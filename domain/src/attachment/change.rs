//! Taking a file away, and deciding whether the public may have a suggestion's.

use entities::attachment::{self, Column, Entity};
use entities::enums::Role;
use entities::ids::AttachmentId;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel, QueryFilter, Set};

use super::files::Files;
use super::owner::{Owner, Target};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::suggestion::Case;
use crate::write::{Call, Write};

/// Takes a file away while what it belongs to is being written: as who brought it to a suggestion or a response, as an
/// organiser from a report or a paper.
///
/// # Errors
///
/// `FORBIDDEN` for anybody else, `FAILED_PRECONDITION` once it is handed in, or its session held.
pub async fn remove(app: &App, files: &Files, actor: &Actor, call: &Call, id: AttachmentId) -> Result<AttachmentId> {
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, id).await?;
    let owner = Owner::lock(&write, actor, Target::of(&row)?).await?;
    owner.is_written_by(&write.tx, actor).await?;
    owner.must_not_be_on_record()?;
    if owner.is_of_one_writer() && row.uploaded_by_id != actor.account()? {
        return Err(Error::forbidden(Reason::NotYours));
    }
    call.must_match(row.version)?;

    let (key, name, version) = (row.storage_key.clone(), row.file_name.clone(), row.version + 1);
    let removed =
        attachment::ActiveModel { removed_at: Set(Some(write.now)), version: Set(version), ..row.into_active_model() };
    removed.update(&write.tx).await?;
    owner.tell(app, &write, actor, "DETACH", &name).await?;
    let id = write.commit(id).await?;

    // Only what no row names any more may go.
    files.remove(&key).await;
    Ok(id)
}

/// Decides, as the office, whether the public may have a file once its suggestion is published in full.
///
/// # Errors
///
/// `FORBIDDEN` for anybody else; `FILE_FOLLOWS_OWNER` for a file of a report or a paper.
pub async fn set_publicity(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: AttachmentId,
    is_public: bool,
) -> Result<AttachmentId> {
    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, id).await?;
    let suggestion = row.suggestion_id.ok_or(Error::refused(Reason::FileFollowsOwner))?;
    let case = Case::lock(&write, actor, suggestion).await?;
    actor.must_hold(case.head.committee_id, &[Role::ProposalOffice])?;
    call.must_match(row.version)?;

    let (name, version) = (row.file_name.clone(), row.version + 1);
    let changed =
        attachment::ActiveModel { is_public: Set(is_public), version: Set(version), ..row.into_active_model() };
    changed.update(&write.tx).await?;
    let event = if is_public { "PUBLISH_ATTACHMENT" } else { "UNPUBLISH_ATTACHMENT" };
    Owner::Case(Box::new(case), None).tell(app, &write, actor, event, &name).await?;

    write.commit(id).await
}

/// Loads and locks a file that the actor may see.
async fn lock(write: &Write, actor: &Actor, id: AttachmentId) -> Result<attachment::Model> {
    write.lock(Entity::visible_to(actor.scope()).filter(Column::Id.eq(id))).await
}
