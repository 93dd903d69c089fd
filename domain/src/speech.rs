//! Speeches (委员发言): handed in by members or recorded by the session's organisers, read as far as their speaker agrees.

pub mod machine;
mod record;
mod register;
mod review;

use std::collections::HashMap;

use entities::ids::{CommitteeId, ConsultationId, MemberId, SpeechId};
use entities::page::{self, Page, PageArgs};
pub use entities::speech::{Head as Speech, Text as SpeechText};
use entities::{consultation, speech};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::machine::{self as session_machine, Action};
use crate::consultation::{APPROVERS, ORGANIZERS};
use crate::error::{Error, Result};
use crate::rows::{grouped, keyed};
use crate::write::Write;

pub use machine::Usage;
pub use record::{Record, record};
pub use register::{Register, Words, register, revise, withdraw};
pub use review::{Finalize, Review, finalize, order, review};
pub(crate) use review::{arrange, final_ones};

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

/// Returns the texts of those of `ids` that an asker may read.
pub async fn texts(app: &App, actor: &Actor, ids: &[SpeechId]) -> Result<HashMap<SpeechId, SpeechText>> {
    let found = speech::Entity::readable_by(actor.scope())
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
    of(app, speech::Entity::visible_to(actor.scope()), ids).await
}

/// Returns the speeches of consultations that an asker may read there, in their order: those that they may see, and what
/// is handed round to who takes part.
pub async fn handed_round_at(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Speech>>> {
    of(app, speech::Entity::readable_by(actor.scope()), ids).await
}

async fn of(
    app: &App,
    select: Select<speech::Entity>,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Speech>>> {
    let found = select
        .filter(speech::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(speech::Column::ConsultationId)
        .order_by_asc(speech::Column::Position)
        .limit(MOST)
        .into_partial_model::<Speech>()
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.consultation_id))
}

/// Whether an asker reads what organisers and speaker say to each other about a speech, as organiser or chair.
pub fn is_reviewed_by(actor: &Actor, session: &consultation::Model) -> bool {
    actor.holds(session.committee_id, APPROVERS)
}

/// Returns what an asker may do now with speeches of consultations that they see, by the table that the writes obey.
pub fn allowed_events(actor: &Actor, row: &Speech, session: &consultation::Model) -> Vec<machine::Event> {
    use machine::{Event, Usage};

    let is_ahead = session_machine::may_hand_in(session).is_ok();
    let stage = session_machine::stage(session.format, &session.stage);
    let is_open = stage.and_then(|stage| session_machine::may_record(stage, Action::RecordSpeech)).is_ok();
    let is_own = row.member_id.is_some_and(|member| actor.is_member(member));
    let organizes = actor.holds(session.committee_id, ORGANIZERS);
    let reviews = [Usage::Oral, Usage::Written, Usage::Discarded].map(Event::Review);
    let may = |event: &Event| match event {
        Event::Revise => is_own && is_ahead,
        Event::Withdraw => is_own,
        Event::Review(_) => organizes && is_open,
        Event::Finalize => (is_own || organizes) && is_open,
    };
    let all = [Event::Revise].into_iter().chain(reviews).chain([Event::Finalize, Event::Withdraw]);
    all.filter(|event| may(event) && machine::after(row.status, *event).is_ok()).collect()
}

/// Loads and locks a speech that the actor may see, with its consultation.
async fn lock(write: &Write, actor: &Actor, id: SpeechId) -> Result<(speech::Model, consultation::Model)> {
    actor.account()?;
    let select = speech::Entity::visible_to(actor.scope()).filter(speech::Column::Id.eq(id));
    let found = select.clone().one(&write.tx).await?.ok_or(Error::not_found())?;
    // The session first, as whoever holds it or orders its speeches does.
    let session = write.lock(consultation::Entity::find_by_id(found.consultation_id)).await?;
    Ok((write.lock(select).await?, session))
}

/// Changes a speech's row: what `set` sets, its version and its time of change.
async fn change(write: &Write, row: &speech::Model, set: impl FnOnce(&mut speech::ActiveModel)) -> Result<()> {
    let mut changed = speech::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
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
