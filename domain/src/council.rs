//! Councils of communities and villages (议事会): entered, established, peopled, and named by the consultations they hold.

mod create;
mod history;
mod members;
mod read;

use entities::deliberation_council;
use entities::ids::DeliberationCouncilId;
use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, Set};

pub use self::create::{Create, Establish, create, establish};
pub use self::history::history_of;
pub(crate) use self::history::{Event, tell};
pub use self::members::{Leave, NewMember, Seat, add_member, end_membership, set_councils};
pub(crate) use self::members::{must_be_council, must_hold_it};
pub use self::read::{
    Council, CouncilFilter, Member, by_ids, consultations_of, count, list, members_of, of_consultations, shows_name,
    successors_of,
};
use crate::actor::Actor;
use crate::consultation::ORGANIZERS;
use crate::error::Result;
use crate::write::Write;

/// Loads and locks a council whose committee the actor organises for. Councils are public.
///
/// # Errors
///
/// `NOT_FOUND` where it is absent, `FORBIDDEN` where the actor does not organise for its committee.
pub(crate) async fn lock(write: &Write, actor: &Actor, id: DeliberationCouncilId) -> Result<Council> {
    let row = write.lock(deliberation_council::Entity::find_by_id(id)).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    Ok(row)
}

/// Writes a council's next version with what `set` sets.
pub(crate) async fn change(
    write: &Write,
    row: &Council,
    set: impl FnOnce(&mut deliberation_council::ActiveModel),
) -> Result<()> {
    let mut changed = deliberation_council::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
}
