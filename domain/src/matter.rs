//! Matters (议题、微心愿) before councils: raised, put before meetings, taken through the response loop, fed back.

pub mod machine;

mod advance;
mod history;
mod private;
mod raise;
mod read;

use entities::enums::{ConsultationStatus, MatterStage};
use entities::ids::CouncilMatterId;
use entities::{consultation, council_matter, council_matter_meeting};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};

pub use self::advance::{Advance, FeedBack, advance, allowed_stages, feed_back};
pub use self::history::history_of;
pub(crate) use self::private::{
    must_not_name_who_raised, must_not_name_who_raised_at, must_not_name_who_raised_before, must_not_tell,
};
pub use self::raise::{Place, Raise, place, raise};
pub use self::read::{Matter, Step, by_ids, meetings_of, of_consultations, of_councils, shows_raiser, steps_of};
use crate::actor::Actor;
use crate::consultation::{Consultation, ORGANIZERS};
use crate::error::Result;
use crate::write::Write;

/// Loads and locks a matter that the actor may see and organises for.
///
/// # Errors
///
/// `NOT_FOUND` where it is absent or hidden, `FORBIDDEN` where the actor does not organise for its committee.
pub(crate) async fn lock(write: &Write, actor: &Actor, id: CouncilMatterId) -> Result<Matter> {
    let select = council_matter::Entity::visible_to(actor.scope()).filter(council_matter::Column::Id.eq(id));
    let row = write.lock(select).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    Ok(row)
}

/// Whether every matter before a meeting is closed, or comes before another one that goes on.
pub(crate) async fn are_settled(write: &Write, session: &Consultation) -> Result<bool> {
    let of_meeting = council_matter_meeting::Entity::find()
        .filter(council_matter_meeting::Column::ConsultationId.eq(session.id))
        .all(&write.tx)
        .await?;
    let ids: Vec<_> = of_meeting.iter().map(|link| link.matter_id).collect();
    let open = council_matter::Entity::find()
        .filter(council_matter::Column::Id.is_in(ids.iter().copied()))
        .filter(council_matter::Column::Stage.ne(MatterStage::Closed))
        .all(&write.tx)
        .await?;
    let over = [ConsultationStatus::Closed, ConsultationStatus::Cancelled];
    let going_on = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.is_not_in(over))
        .into_query();
    let elsewhere = council_matter_meeting::Entity::find()
        .filter(council_matter_meeting::Column::MatterId.is_in(ids))
        .filter(council_matter_meeting::Column::ConsultationId.ne(session.id))
        .filter(council_matter_meeting::Column::ConsultationId.in_subquery(going_on))
        .all(&write.tx)
        .await?;
    let goes_on = |matter: &Matter| elsewhere.iter().any(|link| link.matter_id == matter.id);
    Ok(open.iter().all(goes_on))
}

/// Writes a matter's next version with what `set` sets.
async fn change(write: &Write, row: &Matter, set: impl FnOnce(&mut council_matter::ActiveModel)) -> Result<()> {
    let mut changed = council_matter::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
}
