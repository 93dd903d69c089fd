//! What happens around a consultation without moving it: history entries of things that hang on it.

use entities::consultation;
use entities::ids::ConsultationId;
use sea_orm::{ColumnTrait, QueryFilter};

use super::{Consultation, note_down};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::write::Write;

/// Loads and locks a consultation that the actor may see, whoever organises it.
pub(crate) async fn lock_seen(write: &Write, actor: &Actor, id: ConsultationId) -> Result<Consultation> {
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    write.lock(select).await
}

/// Writes a history entry about something that leaves a consultation at its stage, for insiders or for all.
pub(crate) async fn tell(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    event: &'static str,
    is_public: bool,
) -> Result<()> {
    note_down(app, write, actor, row, (event, &row.stage, is_public), None).await
}
