//! What happened to matters and by whom, for the organisers of their committees.

use std::collections::HashMap;

use entities::enums::{HistorySubject, MatterStage};
use entities::ids::CouncilMatterId;

use super::{Matter, by_ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::history::{self, HistoryEntry};
use crate::write::Write;

/// Writes a history entry about a matter that comes to a stage, or stays at it.
pub(super) async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Matter,
    (event, to): (&str, MatterStage),
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::CouncilMatter,
        subject_id: row.id.0,
        event,
        from: (event != "RAISE_MATTER").then(|| row.stage.as_str()),
        to: to.as_str(),
        note: None,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}

/// Returns the history of matters, oldest first, to the organisers of their committees.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    ids: &[CouncilMatterId],
) -> Result<HashMap<CouncilMatterId, Vec<HistoryEntry>>> {
    let matters = by_ids(app, actor, ids).await?;
    let entries = history::for_organizers(app, actor, matters.values().map(|row| (row.id.0, row.committee_id))).await?;
    Ok(entries.into_iter().map(|(id, rows)| (CouncilMatterId(id), rows)).collect())
}
