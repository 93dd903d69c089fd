//! Attachments (附件): files of suggestions and responses, brought by their writers, had by whoever may see them.

mod add;
mod change;
mod content;
mod files;

use std::collections::HashMap;

pub use entities::attachment::Model as Attachment;
use entities::attachment::{Column, Entity};
use entities::ids::{AttachmentId, ResponseId, SuggestionId};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

pub use self::add::{MOST_BYTES, Stored, Target, Upload, attach, may_attach};
pub use self::change::{remove, set_publicity};
pub use self::files::{Bytes, Files};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows;

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
    let found = Entity::visible_to(actor.scope())
        .filter(Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(Column::ResponseId.is_null())
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.suggestion_id))
}

/// Returns the attachments of responses, oldest first, as far as the asker may see them.
pub async fn of_responses(
    app: &App,
    actor: &Actor,
    ids: &[ResponseId],
) -> Result<HashMap<ResponseId, Vec<Attachment>>> {
    let found = Entity::visible_to(actor.scope())
        .filter(Column::ResponseId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let mut groups: HashMap<ResponseId, Vec<Attachment>> = HashMap::new();
    for row in found {
        if let Some(id) = row.response_id {
            groups.entry(id).or_default().push(row);
        }
    }
    Ok(groups)
}
