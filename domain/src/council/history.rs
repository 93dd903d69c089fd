//! What happened to councils and by whom, for the organisers of their committees.

use std::collections::HashMap;

use entities::enums::HistorySubject;
use entities::ids::DeliberationCouncilId;

use super::{Council, by_ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::history::{self, HistoryEntry};
use crate::write::Write;

/// What happens to a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Create,
    Establish,
    AddMember,
    EndMembership,
    RaiseMatter,
    SaveDocument,
    AddPhotograph,
    DescribePhotograph,
    RemovePhotograph,
}

impl Event {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Establish => "ESTABLISH_COUNCIL",
            Self::AddMember => "ADD_COUNCIL_MEMBER",
            Self::EndMembership => "END_COUNCIL_MEMBERSHIP",
            Self::RaiseMatter => "RAISE_MATTER",
            Self::SaveDocument => "SAVE_COUNCIL_DOCUMENT",
            Self::AddPhotograph => "ADD_PHOTOGRAPH",
            Self::DescribePhotograph => "DESCRIBE_PHOTOGRAPH",
            Self::RemovePhotograph => "REMOVE_PHOTOGRAPH",
        }
    }
}

/// Writes a history entry about a council: who did what, and never to whom, who may be a private person.
pub(crate) async fn tell(app: &App, write: &Write, actor: &Actor, row: &Council, event: Event) -> Result<()> {
    let state = |is_established: bool| if is_established { "ESTABLISHED" } else { "PREPARATORY" };
    let was = state(row.established_on.is_some());
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::Council,
        subject_id: row.id.0,
        event: event.as_str(),
        from: (event != Event::Create).then_some(was),
        to: if event == Event::Establish { state(true) } else { was },
        note: None,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}

/// Returns the history of councils, oldest first, to the organisers of their committees.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<HistoryEntry>>> {
    let councils = by_ids(app, actor, ids).await?;
    let entries =
        history::for_organizers(app, actor, councils.values().map(|row| (row.id.0, row.committee_id))).await?;
    Ok(entries.into_iter().map(|(id, rows)| (DeliberationCouncilId(id), rows)).collect())
}
