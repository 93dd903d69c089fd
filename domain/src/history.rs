//! History: one immutable row for every transition, written in the transition's own transaction.

use std::collections::HashMap;

use entities::enums::HistorySubject;
use entities::history_entry;
pub use entities::history_entry::Model as HistoryEntry;
use entities::ids::CommitteeId;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::write::Write;

/// How many entries one read gives at the most, over all subjects asked for.
const MOST: u64 = 20_000;

/// What happened, for the record.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub committee: CommitteeId,
    pub subject: HistorySubject,
    pub subject_id: Uuid,
    pub event: &'a str,
    pub from: Option<&'a str>,
    pub to: &'a str,
    /// The reason given; only insiders read it, unless it is recorded as an explanation.
    pub note: Option<String>,
    /// Whether the public may see this milestone of a public record.
    pub is_public: bool,
}

/// Writes one entry.
pub(crate) async fn record(app: &App, write: &Write, actor: &Actor, entry: Entry<'_>) -> Result<()> {
    insert(app, write, actor, entry, false).await
}

/// Writes one entry whose reason whoever may see the entry may read: an explanation owed to the public.
pub(crate) async fn record_explained(app: &App, write: &Write, actor: &Actor, entry: Entry<'_>) -> Result<()> {
    insert(app, write, actor, entry, true).await
}

async fn insert(app: &App, write: &Write, actor: &Actor, entry: Entry<'_>, is_note_public: bool) -> Result<()> {
    history_entry::ActiveModel {
        id: Set(app.new_id()),
        committee_id: Set(entry.committee),
        subject: Set(entry.subject),
        subject_id: Set(entry.subject_id),
        event: Set(entry.event.to_owned()),
        from_status: Set(entry.from.map(str::to_owned)),
        to_status: Set(entry.to.to_owned()),
        actor_id: Set(actor.account().ok()),
        actor_name: Set(actor.name().to_owned()),
        note: Set(entry.note),
        is_public: Set(entry.is_public),
        at: Set(write.now),
        is_note_public: Set(is_note_public),
    }
    .insert(&write.tx)
    .await?;
    Ok(())
}

/// Returns the history of subjects, oldest first: milestones without names and notes for the public,
/// everything for the subjects in `insider_of`.
pub async fn of(
    app: &App,
    subjects: &[Uuid],
    insider_of: impl Fn(Uuid) -> bool,
) -> Result<HashMap<Uuid, Vec<HistoryEntry>>> {
    let inside = subjects.iter().copied().filter(|id| insider_of(*id));
    let is_told = Condition::any()
        .add(history_entry::Column::SubjectId.is_in(inside))
        .add(history_entry::Column::IsPublic.eq(true));
    let rows = history_entry::Entity::find()
        .filter(history_entry::Column::SubjectId.is_in(subjects.iter().copied()))
        .filter(is_told)
        .order_by_asc(history_entry::Column::At)
        .order_by_asc(history_entry::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;

    let mut by_subject: HashMap<Uuid, Vec<HistoryEntry>> = HashMap::new();
    for row in rows {
        if let Some(seen) = as_seen(row, &insider_of) {
            by_subject.entry(seen.subject_id).or_default().push(seen);
        }
    }
    Ok(by_subject)
}

/// Returns the whole history of subjects, oldest first, where the asker organises for their committee.
pub(crate) async fn for_organizers(
    app: &App,
    actor: &Actor,
    subjects: impl Iterator<Item = (Uuid, CommitteeId)>,
) -> Result<HashMap<Uuid, Vec<HistoryEntry>>> {
    let organized = &actor.scope().organizers;
    let subjects: Vec<_> = subjects.filter(|(_, committee)| organized.contains(committee)).map(|(id, _)| id).collect();
    of(app, &subjects, |_| true).await
}

/// Returns the entry as an asker sees it: insiders whole, others a milestone without its inner side, which the reason is
/// unless it explains something to them.
fn as_seen(row: HistoryEntry, insider_of: &impl Fn(Uuid) -> bool) -> Option<HistoryEntry> {
    if insider_of(row.subject_id) {
        return Some(row);
    }
    row.is_public.then(|| {
        let note = row.note.filter(|_| row.is_note_public);
        HistoryEntry { actor_id: None, actor_name: String::new(), note, ..row }
    })
}
