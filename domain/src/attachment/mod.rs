//! Attachments (附件): files of suggestions, responses, research reports and papers for sessions, brought by their
//! writers, had by whoever may see them.

mod add;
mod change;
mod content;
mod files;
mod owner;

use std::collections::HashMap;

pub use entities::attachment::Model as Attachment;
use entities::attachment::{Column, Entity};
use entities::ids::{AttachmentId, ResearchReportId, ResponseId, SessionMaterialId, SuggestionId};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use self::add::{MOST_BYTES, Stored, Upload, attach, may_attach};
pub use self::change::{remove, set_publicity};
pub use self::files::{Bytes, Files};
pub use self::owner::Target;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows;
use crate::write::Write;

/// How many rows one read gives at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// Returns those of `ids` that an asker may see, and so may download.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[AttachmentId]) -> Result<HashMap<AttachmentId, Attachment>> {
    let select = Entity::visible_to(actor.scope()).filter(Column::Id.is_in(ids.iter().copied()));
    Ok(rows::keyed(select.all(app.reader()).await?, |row| row.id))
}

/// Returns the attachments of suggestions themselves, oldest first, as far as the asker may see them.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Attachment>>> {
    let own = Condition::all().add(Column::SuggestionId.is_in(ids.iter().copied())).add(Column::ResponseId.is_null());
    Ok(rows::filed(read(app, actor, own).await?, |row| row.suggestion_id))
}

/// Returns the attachments of responses, oldest first, as far as the asker may see them.
pub async fn of_responses(
    app: &App,
    actor: &Actor,
    ids: &[ResponseId],
) -> Result<HashMap<ResponseId, Vec<Attachment>>> {
    let own = Condition::all().add(Column::ResponseId.is_in(ids.iter().copied()));
    Ok(rows::filed(read(app, actor, own).await?, |row| row.response_id))
}

/// Returns the attachments of research reports, oldest first, as far as the asker may see them.
pub async fn of_reports(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<Attachment>>> {
    let own = Condition::all().add(Column::ReportId.is_in(ids.iter().copied()));
    Ok(rows::filed(read(app, actor, own).await?, |row| row.report_id))
}

/// Returns the attachments of papers for sessions, oldest first, as far as the asker may see them.
pub async fn of_materials(
    app: &App,
    actor: &Actor,
    ids: &[SessionMaterialId],
) -> Result<HashMap<SessionMaterialId, Vec<Attachment>>> {
    let own = Condition::all().add(Column::MaterialId.is_in(ids.iter().copied()));
    Ok(rows::filed(read(app, actor, own).await?, |row| row.material_id))
}

/// Returns what the files of a paper are called.
pub(crate) async fn names_of_material(write: &Write, id: SessionMaterialId) -> Result<Vec<String>> {
    let there = Entity::find().filter(Column::MaterialId.eq(id)).filter(Column::RemovedAt.is_null());
    Ok(there.select_only().column(Column::FileName).into_tuple().all(&write.tx).await?)
}

async fn read(app: &App, actor: &Actor, own: Condition) -> Result<Vec<Attachment>> {
    let found = Entity::visible_to(actor.scope()).filter(own).order_by_asc(Column::Id).limit(MOST);
    Ok(found.all(app.reader()).await?)
}
