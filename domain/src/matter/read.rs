//! What an asker reads of matters: those of councils and of meetings, their steps, the meetings they came before.

use std::collections::HashMap;

use entities::ids::{ConsultationId, CouncilMatterId, DeliberationCouncilId};
use entities::{council_matter, council_matter_meeting, council_matter_step};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use entities::council_matter::Model as Matter;
pub use entities::council_matter_step::Model as Step;

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Consultation};
use crate::error::Result;
use crate::rows::{gathered, grouped, keyed};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 10_000;

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[CouncilMatterId]) -> Result<HashMap<CouncilMatterId, Matter>> {
    let found = council_matter::Entity::visible_to(actor.scope())
        .filter(council_matter::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Whether an asker reads who raised a matter: private persons are for its committee's organisers alone.
pub fn shows_raiser(actor: &Actor, row: &Matter) -> bool {
    !row.is_private || actor.scope().organizers.contains(&row.committee_id)
}

/// Returns the matters of councils that an asker may see, first raised first.
pub async fn of_councils(
    app: &App,
    actor: &Actor,
    ids: &[DeliberationCouncilId],
) -> Result<HashMap<DeliberationCouncilId, Vec<Matter>>> {
    let rows = council_matter::Entity::visible_to(actor.scope())
        .filter(council_matter::Column::CouncilId.is_in(ids.iter().copied()))
        .order_by_asc(council_matter::Column::RaisedOn)
        .order_by_asc(council_matter::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.council_id))
}

/// Returns the matters before meetings that the asker may see, in order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Matter>>> {
    let links = council_matter_meeting::Entity::find()
        .filter(council_matter_meeting::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(council_matter_meeting::Column::ConsultationId)
        .order_by_asc(council_matter_meeting::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let matters: Vec<_> = links.iter().map(|link| link.matter_id).collect();
    let found = by_ids(app, actor, &matters).await?;
    let pair = |link: &council_matter_meeting::Model| Some((link.consultation_id, found.get(&link.matter_id)?.clone()));
    Ok(gathered(links.iter().filter_map(pair)))
}

/// Returns the meetings that matters came before, in that order, as far as an asker may see them.
pub async fn meetings_of(
    app: &App,
    actor: &Actor,
    ids: &[CouncilMatterId],
) -> Result<HashMap<CouncilMatterId, Vec<Consultation>>> {
    let links = council_matter_meeting::Entity::find()
        .filter(council_matter_meeting::Column::MatterId.is_in(ids.iter().copied()))
        .order_by_asc(council_matter_meeting::Column::ConsultationId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let sessions: Vec<_> = links.iter().map(|link| link.consultation_id).collect();
    let found = consultation::by_ids(app, actor, &sessions).await?;
    let pair = |link: &council_matter_meeting::Model| Some((link.matter_id, found.get(&link.consultation_id)?.clone()));
    Ok(gathered(links.iter().filter_map(pair)))
}

/// Returns the steps of matters that the asker may see, first taken first.
pub async fn steps_of(
    app: &App,
    _actor: &Actor,
    ids: &[CouncilMatterId],
) -> Result<HashMap<CouncilMatterId, Vec<Step>>> {
    let rows = council_matter_step::Entity::find()
        .filter(council_matter_step::Column::MatterId.is_in(ids.iter().copied()))
        .order_by_asc(council_matter_step::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.matter_id))
}
