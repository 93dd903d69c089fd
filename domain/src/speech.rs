//! Speeches (委员发言): recorded by the session's organisers, read as far as their speaker agrees.

mod record;

use std::collections::HashMap;

use entities::ids::{CommitteeId, ConsultationId, MemberId, SpeechId};
use entities::page::{self, Page, PageArgs};
pub use entities::speech::{Head as Speech, Text as SpeechText};
use entities::{consultation, speech};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::{grouped, keyed};

pub use record::{Record, record};

/// How many rows one read of relations gives at the most, over all consultations asked for.
const MOST: u64 = 5_000;

/// Narrows a list of speeches. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeechFilter {
    /// Given in this committee.
    pub committee: Option<CommitteeId>,
    /// Given at this consultation.
    pub consultation: Option<ConsultationId>,
    /// Given by this member.
    pub member: Option<MemberId>,
}

/// Lists the speeches an asker may see, latest recorded first. Cursors carry `created_at` and the id.
pub async fn list(app: &App, actor: &Actor, filter: &SpeechFilter, args: PageArgs) -> Result<Page<Speech>> {
    let order = page::Order { at: speech::Column::CreatedAt, id: speech::Column::Id, is_descending: true };
    Ok(page::fetch_partial(select(actor, filter), order, args, app.reader()).await?)
}

/// Counts the speeches an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &SpeechFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[SpeechId]) -> Result<HashMap<SpeechId, Speech>> {
    let found = speech::Entity::visible_to(actor.scope())
        .filter(speech::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<Speech>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the texts of those of `ids` that an asker may see.
pub async fn texts(app: &App, actor: &Actor, ids: &[SpeechId]) -> Result<HashMap<SpeechId, SpeechText>> {
    let found = speech::Entity::visible_to(actor.scope())
        .filter(speech::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<SpeechText>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the speeches of consultations that an asker may see, in their order.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Speech>>> {
    let found = speech::Entity::visible_to(actor.scope())
        .filter(speech::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(speech::Column::ConsultationId)
        .order_by_asc(speech::Column::Position)
        .limit(MOST)
        .into_partial_model::<Speech>()
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.consultation_id))
}

fn select(actor: &Actor, filter: &SpeechFilter) -> Select<speech::Entity> {
    use speech::Column;

    let mut select = speech::Entity::visible_to(actor.scope());
    if let Some(committee) = filter.committee {
        let sessions = Query::select()
            .column(consultation::Column::Id)
            .from(consultation::Entity)
            .and_where(consultation::Column::CommitteeId.eq(committee))
            .to_owned();
        select = select.filter(Column::ConsultationId.in_subquery(sessions));
    }
    if let Some(consultation) = filter.consultation {
        select = select.filter(Column::ConsultationId.eq(consultation));
    }
    if let Some(member) = filter.member {
        select = select.filter(Column::MemberId.eq(member));
    }
    select
}
