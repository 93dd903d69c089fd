//! What hangs on consultations, in printed order: agenda, participants, figures, outcome documents.

use std::collections::HashMap;

use entities::ids::ConsultationId;
use entities::{agenda_item, consultation_figure, consultation_participant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{AgendaItem, Figure, Participant};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::outcome::{self, Outcome};
use crate::rows::grouped;

/// How many rows one read gives at the most, over all consultations asked for.
const MOST: u64 = 5_000;

/// Returns the agendas of consultations the caller may see.
pub async fn agenda_of(
    app: &App,
    _actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<AgendaItem>>> {
    use agenda_item::{Column, Entity};

    let rows = Entity::find()
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ConsultationId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the participants of consultations the caller may see.
pub async fn participants_of(
    app: &App,
    _actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Participant>>> {
    use consultation_participant::{Column, Entity};

    let rows = Entity::find()
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ConsultationId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the figures reported by consultations the caller may see.
pub async fn figures_of(
    app: &App,
    _actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Figure>>> {
    use consultation_figure::{Column, Entity};

    let rows = Entity::find()
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ConsultationId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}

/// Returns the outcome documents of consultations that an asker may see; drafts are for the committee's organisers.
pub async fn outcomes_of(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Outcome>>> {
    use entities::outcome::Column;

    let rows = outcome::visible_to(actor)
        .filter(Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ConsultationId)
        .order_by_asc(Column::Position)
        .limit(MOST)
        .into_partial_model::<Outcome>()
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.consultation_id))
}
