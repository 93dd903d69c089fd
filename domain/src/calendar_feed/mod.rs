//! Calendars to subscribe to (日历订阅): sessions for everybody, and at a secret address what concerns one account.

mod bargainings;
mod deadlines;
mod event;
mod feed;
mod promises;
mod sessions;

use entities::enums::ConsultationFormat;
use entities::ids::CommitteeId;

use self::sessions::Which;
use crate::actor::Actor;
use crate::app::App;
use crate::committee::Committee;
use crate::error::Result;

pub use self::event::{Event, Standing, written};
pub use self::feed::{CalendarFeed, Secret, actor_of, by_ids, create, of_viewer, revoke};

/// A calendar: its name and what stands in it, in the order of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The name, as clients show it.
    pub name: String,
    /// What stands in it.
    pub events: Vec<Event>,
}

/// Returns the public calendar: what was held, and what published plans still plan, everywhere or in one committee. That
/// of a committee, of all formats, tells too by when public suggestions are to be answered.
pub async fn public(app: &App, committee: Option<&Committee>, format: Option<ConsultationFormat>) -> Result<Calendar> {
    let which = Which { committees: committee.map(|row| vec![row.id]), format, own: false };
    let deadlines = match (committee, format) {
        (Some(committee), None) => deadlines::of_public(app, committee.id).await?,
        _ => Vec::new(),
    };
    let events = gathered(sessions::of(app, &Actor::anonymous(), &which).await?, deadlines);
    let name = committee.map_or_else(|| "协商日历".to_owned(), |row| format!("{}协商日历", row.name));
    Ok(Calendar { name, events })
}

/// Returns the calendar of an account: sessions that its person takes part in or organises, its deadlines, what its
/// departments promised, and the windows of the bargainings that it organises.
pub async fn personal(app: &App, actor: &Actor) -> Result<Calendar> {
    let organized: Vec<CommitteeId> = actor.scope().organizers.clone();
    let which = Which { committees: Some(organized), format: None, own: true };
    let mut due = deadlines::of(app, actor).await?;
    due.extend(promises::of(app, actor).await?);
    due.extend(bargainings::of(app, actor).await?);
    let events = gathered(sessions::of(app, actor, &which).await?, due);
    Ok(Calendar { name: format!("协商日历（{}）", actor.name()), events })
}

/// Puts events together in the order of days; within a day by what names them, so that the text is always the same.
fn gathered(sessions: Vec<Event>, deadlines: Vec<Event>) -> Vec<Event> {
    let mut events = sessions;
    events.extend(deadlines);
    events.sort_by(|one, other| (one.from, &one.uid).cmp(&(other.from, &other.uid)));
    events
}
