//! Consultations (协商) of every format: what an asker reads of them, and what organisers do with them.

mod advance;
mod amend;
mod cases;
mod create;
pub mod format;
mod input;
pub mod machine;
pub mod needs;
mod note;
mod open_ends;
mod preparation;
mod relations;

use std::collections::HashMap;

use chrono::NaiveTime;

pub use entities::agenda_item::Model as AgendaItem;
use entities::consultation;
pub use entities::consultation::Model as Consultation;
pub use entities::consultation_figure::Model as Figure;
pub use entities::consultation_participant::Model as Participant;
use entities::enums::{ConsultationFormat, ConsultationStatus, HistorySubject, Role};
use entities::ids::{CommitteeId, ConsultationId};
use entities::page::{self, Page, PageArgs};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::history::{self, HistoryEntry};
use crate::rows::keyed;
use crate::write::Write;

pub use advance::{Advance, Schedule, Turn, advance, postpone, reopen, schedule};
pub use amend::{Invite, Update, invite, update};
pub use cases::{SetCases, cases_of, set_cases, that_discuss};
pub use create::create;
pub(crate) use create::{day_of_plan, enter};
pub use format::{Face, Format, Stage, Step};
pub use input::{Create, NewAgendaItem, NewFigure, NewParticipant};
pub use machine::Action;
pub(crate) use note::{lock_seen, tell};
pub use open_ends::{OpenEnds, open_ends_of};
pub use preparation::{Preparation, Shortcoming, preparation_of};
pub use relations::{agenda_of, figures_of, outcomes_of, participants_of};

/// Who organises sessions and keeps their record.
pub(crate) const ORGANIZERS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice];
/// Who takes the steps that stand for an approval: the chair says so too.
pub(crate) const APPROVERS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice, Role::Chair];
/// Who takes steps at all; each step says who takes it.
const MOVERS: &[Role] = APPROVERS;

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

/// How many sessions ahead one read gives at the most.
const MOST_AHEAD: u64 = 100;

/// Returns the consultations of `ids` that have a day ahead and that an asker may see, next first.
pub(crate) async fn ahead(app: &App, actor: &Actor, ids: SelectStatement) -> Result<Vec<Consultation>> {
    let select = consultation::Entity::visible_to(actor.scope())
        .filter(consultation::Column::Id.in_subquery(ids))
        .filter(consultation::Column::Status.eq(ConsultationStatus::Scheduled))
        .filter(consultation::Column::ScheduledOn.gte(app.today()))
        .order_by_asc(consultation::Column::ScheduledOn)
        .order_by_asc(consultation::Column::Id)
        .limit(MOST_AHEAD);
    Ok(select.all(app.reader()).await?)
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

/// Returns those of `ids` that are bargainings which the asker organises or takes part in.
pub(crate) async fn bargainings_inside(app: &App, actor: &Actor, ids: &[ConsultationId]) -> Result<Vec<Consultation>> {
    let inside = consultation::Entity::find()
        .filter(consultation::Column::Id.is_in(ids.iter().copied()))
        .filter(consultation::Column::Format.eq(ConsultationFormat::WageBargaining))
        .filter(consultation::is_insider(actor.scope()));
    Ok(inside.all(app.reader()).await?)
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
    let formats: HashMap<_, _> = consultations.iter().map(|row| (row.id.0, row.format)).collect();
    let entries = entries.into_iter().map(|(id, mut rows)| {
        let table = formats.get(&id).map(|format| Format::of(*format));
        if let Some(table) = table.filter(|_| !is_insider(id)) {
            for row in &mut rows {
                leave_out_internal(table, row);
            }
        }
        (ConsultationId(id), rows)
    });
    Ok(entries.collect())
}

/// Tells outsiders that a step started from the last stage they know of, and that what left it there left it there.
fn leave_out_internal(table: &Format, entry: &mut HistoryEntry) {
    let from = entry.from_status.as_deref().and_then(|code| table.seen_by_outsiders(code));
    if let Some(stage) = from {
        entry.from_status = Some(stage.code.to_owned());
    }
    if let Some(stage) = table.seen_by_outsiders(&entry.to_status) {
        entry.to_status = stage.code.to_owned();
    }
}

/// Returns when a session begins on its day, in China: nothing where it was held on another day than planned.
pub fn starts_at(row: &Consultation) -> Option<NaiveTime> {
    if row.held_on.is_some() && row.held_on != row.scheduled_on {
        return None;
    }
    let minute = u32::try_from(row.starts_minute?).ok()?;
    NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0)
}

/// Returns the stage at which an asker sees a consultation: outsiders do not learn of internal ones.
///
/// # Errors
///
/// `INTERNAL` where the row names a stage that its format does not have.
pub fn stage_of(actor: &Actor, row: &Consultation) -> Result<&'static Stage> {
    if actor.scope().organizers.contains(&row.committee_id) {
        return machine::stage(row.format, &row.stage);
    }
    let seen = Format::of(row.format).seen_by_outsiders(&row.stage);
    seen.ok_or_else(|| Error::internal(format!("no stage of {} is open to outsiders", row.id)))
}

/// Returns the steps that an asker may take now with a consultation.
pub fn next_steps(actor: &Actor, row: &Consultation) -> Vec<&'static Step> {
    let steps = Format::of(row.format).steps_from(&row.stage);
    let is_there = |step: &&Step| match (step.action, &row.closed_from) {
        (Action::Reopen, Some(code)) => step.to == code,
        (Action::Postpone, _) => row.scheduled_on.is_some(),
        _ => true,
    };
    steps.filter(is_there).filter(|step| actor.holds(row.committee_id, step.by)).collect()
}

/// Returns what an asker may do now with a consultation: the same tables that the writes obey.
pub fn allowed_actions(actor: &Actor, row: &Consultation) -> Vec<Action> {
    let steps = next_steps(actor, row);
    let stage = Format::of(row.format).stage(&row.stage);
    let records = stage.filter(|_| actor.holds(row.committee_id, ORGANIZERS));
    let is_allowed = |action: &Action| {
        steps.iter().any(|step| step.action == *action)
            || records.is_some_and(|stage| machine::may_record(stage, *action).is_ok())
    };
    Action::ALL.into_iter().filter(is_allowed).collect()
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
    lock_for(write, actor, id, ORGANIZERS).await
}

/// Loads and locks a consultation that the actor may see and holds one of `roles` for.
async fn lock_for(write: &Write, actor: &Actor, id: ConsultationId, roles: &[Role]) -> Result<Consultation> {
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    let row = write.lock(select).await?;
    actor.must_hold(row.committee_id, roles)?;
    Ok(row)
}

/// Loads and locks a consultation that something is to be recorded of, at a stage that takes it.
///
/// # Errors
///
/// As [`lock`], and the refusals of [`machine::may_record`].
pub(crate) async fn lock_to_record(
    write: &Write,
    actor: &Actor,
    id: ConsultationId,
    action: Action,
) -> Result<Consultation> {
    let row = lock(write, actor, id).await?;
    machine::may_record(machine::stage(row.format, &row.stage)?, action)?;
    Ok(row)
}

/// Writes a history entry about a step of a consultation.
async fn record_step(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    step: &Step,
    note: Option<String>,
) -> Result<()> {
    let to = machine::stage(row.format, step.to)?;
    // That it was called off once is told to nobody outside, so neither is that it was taken up again.
    let is_public = to.face == Face::Milestone && row.status != ConsultationStatus::Cancelled;
    note_down(app, write, actor, row, (step.action.as_str(), step.to, is_public), note).await
}

/// Writes a history entry about something recorded of a consultation, which stays at its stage.
pub(crate) async fn record(app: &App, write: &Write, actor: &Actor, row: &Consultation, action: Action) -> Result<()> {
    note_down(app, write, actor, row, (action.as_str(), &row.stage, false), None).await
}

/// Writes a history entry about something that leaves a consultation at its stage and is for insiders.
pub(crate) async fn note(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    event: &str,
    about: Option<String>,
) -> Result<()> {
    note_down(app, write, actor, row, (event, &row.stage, false), about).await
}

async fn note_down(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &Consultation,
    (event, to, is_public): (&str, &str, bool),
    note: Option<String>,
) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::Consultation,
        subject_id: row.id.0,
        event,
        from: Some(&row.stage),
        to,
        note,
        is_public,
    };
    history::record(app, write, actor, entry).await
}

/// Writes a consultation's next version, for a part of it that is replaced.
pub(crate) async fn touch(write: &Write, row: &Consultation) -> Result<()> {
    let touched = consultation::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    touched.update(&write.tx).await?;
    Ok(())
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
