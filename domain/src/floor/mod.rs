//! The live floor (会场) of a session: who speaks, who waits and where the time goes, all from an append-only record.

mod act;
mod action;
mod enter;
pub mod fold;
mod live;
mod minutes;
mod record;
mod speaking;

use std::collections::HashMap;

pub use entities::floor_event::Model as Event;
use entities::ids::ConsultationId;

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::Consultation;
use crate::error::Result;

pub use act::{Act, Step, act};
pub use action::{Action, allowed_actions};
pub use enter::{Enter, enter};
pub(crate) use live::Floors;
pub use live::{Update, updates};
pub use minutes::draft as draft_minutes;
pub use record::{Floor, Turn};
pub(crate) use record::{must_not_be_open, was_opened};
pub use speaking::{Heard, by_person, by_sector};

/// How many events one floor has at the most; closing it is always possible.
const MOST_EVENTS: usize = 5_000;

/// Whether an asker reads what only organisers do.
pub fn is_insider(actor: &Actor, row: &Consultation) -> bool {
    actor.scope().organizers.contains(&row.committee_id)
}

/// Returns the floors of consultations the caller may see, as they are now, in four statements. A floor that was never
/// opened is not there.
pub async fn of_consultations(
    app: &App,
    _actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Floor>> {
    let floors = record::load(app.reader(), ids).await?;
    let now = app.now();
    floors.into_iter().map(|(id, floor)| Ok((id, floor.told()?.at(now)))).collect()
}
