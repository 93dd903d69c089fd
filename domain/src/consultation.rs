//! Consultations (协商) of every format: what an asker reads of them, and what organisers do with them.

mod advance;
mod create;
mod input;
pub mod machine;
mod relations;

use std::collections::HashMap;

pub use entities::agenda_item::Model as AgendaItem;
use entities::consultation;
pub use entities::consultation::Model as Consultation;
pub use entities::consultation_figure::Model as Figure;
pub use entities::consultation_participant::Model as Participant;
use entities::enums::{ConsultationFormat, ConsultationStatus, HistorySubject, Role};
use entities::ids::{CommitteeId, ConsultationId};
use entities::page::{self, Page, PageArgs};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::history::{self, HistoryEntry};
use crate::rows::keyed;
use crate::write::Write;

pub use advance::{Advance, Schedule, advance, schedule};
pub use create::create;
pub use input::{Create, NewAgendaItem, NewFigure, NewParticipant};
pub use machine::Action;
pub use relations::{agenda_of, figures_of, outcomes_of, participants_of};

/// Who organises sessions and keeps their record.
pub(crate) const ORGANIZERS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice];

/// Narrows a list of consultations. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConsultationFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// Of one of these formats.
    pub formats: Vec<ConsultationFormat>,
    /// At one of these stages.
    pub statuses: Vec<ConsultationStatus>,
    /// Of the annual plan of this year.
    pub plan_year: Option<i32>,
}

/// Which way a list of consultations runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ConsultationOrder {
    /// Latest made first.
    #[default]
    Newest,
    /// First made first.
    Oldest,
}

impl From<ConsultationOrder> for page::Order<consultation::Column> {
    fn from(order: ConsultationOrder) -> Self {
        let is_descending = order == ConsultationOrder::Newest;
        Self { at: consultation::Column::CreatedAt, id: consultation::Column::Id, is_descending }
    }
}

/// Lists the consultations an asker may see. Cursors carry `created_at` and the id.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: &ConsultationFilter,
    order: ConsultationOrder,
    args: PageArgs,
) -> Result<Page<Consultation>> {
    Ok(page::fetch(select(actor, filter), order.into(), args, app.reader()).await?)
}

/// Counts the consultations an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &ConsultationFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[ConsultationId]) -> Result<HashMap<ConsultationId, Consultation>> {
    let found = consultation::Entity::visible_to(actor.scope())
        .filter(consultation::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the history of consultations the caller may see, oldest first: all of it for the committee's organisers,
/// milestones for others.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    consultations: &[&Consultation],
) -> Result<HashMap<ConsultationId, Vec<HistoryEntry>>> {
    let committees: HashMap<_, _> = consultations.iter().map(|row| (row.id.0, row.committee_id)).collect();
    let ids: Vec<_> = committees.keys().copied().collect();
    let organized = &actor.scope().organizers;
    let is_insider = |id| committees.get(&id).is_some_and(|committee| organized.contains(committee));
    let entries = history::of(app, &ids, is_insider).await?;
    Ok(entries.into_iter().map(|(id, rows)| (ConsultationId(id), rows)).collect())
}

/// Returns what an asker may do now with a consultation: the same table that the writes obey.
pub fn allowed_actions(actor: &Actor, row: &Consultation) -> Vec<Action> {
    if !actor.holds(row.committee_id, ORGANIZERS) {
        return Vec::new();
    }
    Action::ALL.into_iter().filter(|action| machine::after(row.status, *action).is_ok()).collect()
}

/// Selects the ids of the consultations an asker may see, for the visibility of what hangs on them.
pub(crate) fn visible_ids(actor: &Actor) -> SelectStatement {
    consultation::Entity::visible_to(actor.scope()).select_only().column(consultation::Column::Id).into_query()
}

/// Loads and locks a consultation that the actor may see and organises.
///
/// # Errors
///
/// `NOT_FOUND` where it is absent or hidden, `FORBIDDEN` where the actor does not organise for its committee.
pub(crate) async fn lock(write: &Write, actor: &Actor, id: ConsultationId) -> Result<Consultation> {
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    let row = write.lock(select).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    Ok(row)
}

/// Writes a history entry about a consultation that an action has brought to `to`.
pub(crate) async fn record(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    action: Action,
    to: ConsultationStatus,
    note: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::Consultation,
        subject_id: row.id.0,
        event: action.as_str(),
        from: Some(row.status.as_str()),
        to: to.as_str(),
        note,
        is_public: action.is_milestone(),
    };
    history::record(app, write, actor, entry).await
}

fn select(actor: &Actor, filter: &ConsultationFilter) -> Select<consultation::Entity> {
    use consultation::Column;

    let mut select = consultation::Entity::visible_to(actor.scope());
    if let Some(committee) = filter.committee {
        select = select.filter(Column::CommitteeId.eq(committee));
    }
    if !filter.formats.is_empty() {
        select = select.filter(Column::Format.is_in(filter.formats.iter().copied()));
    }
    if !filter.statuses.is_empty() {
        select = select.filter(Column::Status.is_in(filter.statuses.iter().copied()));
    }
    if let Some(year) = filter.plan_year {
        select = select.filter(Column::PlanYear.eq(year));
    }
    select
}
