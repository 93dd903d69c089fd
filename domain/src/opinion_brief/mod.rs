//! Briefs of social opinions (社情民意): the office adopts and edits them, the chair signs, the office issues them under
//! a number and records where they were adopted. All of it is internal.

mod adoption;
mod advance;
mod compose;
pub mod machine;
mod read;

use entities::enums::HistorySubject;
use entities::ids::OpinionBriefId;
use entities::opinion_brief;
use sea_orm::{ActiveValue, ColumnTrait, QueryFilter, Set};

pub use self::adoption::{NewAdoption, record_adoption};
pub use self::advance::{Advance, advance, allowed_statuses};
pub use self::compose::{Adopt, Edit, adopt, edit};
pub use self::read::{
    Adoption, OpinionBrief, OpinionBriefFilter, OpinionBriefText, adoptions_of, by_ids, count, list, of_suggestions,
    reached_by, sources_of, texts,
};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::history;
use crate::write::Write;

/// Loads and locks a brief that the actor may see.
async fn lock(write: &Write, actor: &Actor, id: OpinionBriefId) -> Result<opinion_brief::Model> {
    write.lock(opinion_brief::Entity::visible_to(actor.scope()).filter(opinion_brief::Column::Id.eq(id))).await
}

/// The row as it changes next.
fn changed(write: &Write, row: &opinion_brief::Model) -> opinion_brief::ActiveModel {
    opinion_brief::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Writes a history entry about a brief.
async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &opinion_brief::Model,
    (event, to): (&str, &str),
    note: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::OpinionBrief,
        subject_id: row.id.0,
        event,
        from: Some(row.status.as_str()),
        to,
        note,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}
