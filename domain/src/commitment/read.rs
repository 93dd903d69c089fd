//! What an asker reads of commitments: the ledger, those of a suggestion or a letter, follow-ups, and sums.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};
use entities::enums::{CommitmentState, CommitmentVerdict};
use entities::ids::{
    CommitmentId, CommitteeId, ConsultationId, DepartmentId, OnSiteResponseId, ResponseId, SuggestionId,
};
use entities::page::{self, Key, Order, Page, PageArgs};
use entities::{commitment, commitment_follow_up, consultation, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

pub use entities::commitment_follow_up::Model as FollowUp;

use super::machine::state;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::rows::{filed, grouped, keyed};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// A commitment as an asker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The row.
    pub row: commitment::Model,
    /// Its state, derived.
    pub state: CommitmentState,
    /// Whether its response is approved and no later one has taken its place.
    pub is_in_force: bool,
}

impl Commitment {
    /// Its place in the ledger, which runs by the last day in time.
    pub fn key(&self) -> Key {
        Key { at: self.row.due_on.and_time(NaiveTime::MIN).and_utc(), id: self.row.id.into() }
    }
}

/// Narrows the ledger. Every part given must hold.
#[derive(Debug, Clone, Default)]
pub struct CommitmentFilter {
    /// Of suggestions to this committee, and of its consultations.
    pub committee: Option<CommitteeId>,
    /// Of this department.
    pub department: Option<DepartmentId>,
    /// In one of these states.
    pub states: Vec<CommitmentState>,
    /// Due before this day.
    pub due_before: Option<NaiveDate>,
}

/// How many commitments of a department are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Open (未到期).
    pub open: u64,
    /// Open and past the last day (逾期).
    pub late: u64,
    /// Fulfilled in time (按期兑现).
    pub fulfilled: u64,
    /// Fulfilled later (逾期兑现).
    pub fulfilled_late: u64,
    /// Broken (未兑现).
    pub broken: u64,
}

/// Lists the ledger (承诺台账) as far as an asker may see it, by the last day in time.
pub async fn list(app: &App, actor: &Actor, filter: &CommitmentFilter, args: PageArgs) -> Result<Page<Commitment>> {
    let order = Order { at: commitment::Column::DueOn, id: commitment::Column::Id, is_descending: false };
    let page = page::fetch_by_day(select(app, actor, filter), order, args, app.reader()).await?;
    let (has_previous, has_next) = (page.has_previous, page.has_next);
    Ok(Page { rows: as_seen(app, page.rows).await?, has_previous, has_next })
}

/// Counts the ledger.
pub async fn count(app: &App, actor: &Actor, filter: &CommitmentFilter) -> Result<u64> {
    Ok(select(app, actor, filter).count(app.reader()).await?)
}

fn select(app: &App, actor: &Actor, filter: &CommitmentFilter) -> Select<commitment::Entity> {
    let of_committee = |id: CommitteeId| {
        let suggestions = suggestion::Entity::find()
            .select_only()
            .column(suggestion::Column::Id)
            .filter(suggestion::Column::CommitteeId.eq(id));
        let sessions = consultation::Entity::find()
            .select_only()
            .column(consultation::Column::Id)
            .filter(consultation::Column::CommitteeId.eq(id));
        Condition::any()
            .add(commitment::Column::SuggestionId.in_subquery(suggestions.into_query()))
            .add(commitment::Column::ConsultationId.in_subquery(sessions.into_query()))
    };
    let mut all = Condition::all()
        .add(commitment::in_ledger())
        .add_option(filter.committee.map(of_committee))
        .add_option(filter.department.map(|id| commitment::Column::DepartmentId.eq(id)))
        .add_option(filter.due_before.map(|day| commitment::Column::DueOn.lt(day)));
    if !filter.states.is_empty() {
        let states = filter.states.iter();
        all = all.add(states.fold(Condition::any(), |any, state| any.add(has_state(*state, app.today()))));
    }
    commitment::Entity::visible_to(actor.scope()).filter(all)
}

/// The state as a condition; the SQL twin of `machine::state`.
fn has_state(state: CommitmentState, today: NaiveDate) -> Condition {
    let unsettled = || Condition::all().add(commitment::Column::Verdict.is_null());
    let judged = |verdict: CommitmentVerdict| Condition::all().add(commitment::Column::Verdict.eq(verdict));
    let (settled, due) = (Expr::col(commitment::Column::SettledOn), Expr::col(commitment::Column::DueOn));
    match state {
        CommitmentState::Open => unsettled().add(commitment::Column::DueOn.gte(today)),
        CommitmentState::Late => unsettled().add(commitment::Column::DueOn.lt(today)),
        CommitmentState::Fulfilled => judged(CommitmentVerdict::Fulfilled).add(settled.lte(due)),
        CommitmentState::FulfilledLate => judged(CommitmentVerdict::Fulfilled).add(settled.gt(due)),
        CommitmentState::Broken => judged(CommitmentVerdict::Broken),
    }
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[CommitmentId]) -> Result<HashMap<CommitmentId, Commitment>> {
    let wanted = Condition::all().add(commitment::Column::Id.is_in(ids.iter().copied()));
    Ok(keyed(read(app, actor, wanted).await?, |seen| seen.row.id))
}

/// Returns the commitments of suggestions that the ledger holds, as far as an asker may see them.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Commitment>>> {
    let wanted =
        Condition::all().add(commitment::Column::SuggestionId.is_in(ids.iter().copied())).add(commitment::in_ledger());
    Ok(filed(read(app, actor, wanted).await?, |seen| seen.row.suggestion_id))
}

/// Returns the commitments that versions of responses make: to insiders all of them, to others those of the ledger.
pub async fn of_responses(
    app: &App,
    actor: &Actor,
    ids: &[ResponseId],
) -> Result<HashMap<ResponseId, Vec<Commitment>>> {
    let inside = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::is_insider(actor.scope()));
    let readable = Condition::any()
        .add(commitment::in_ledger())
        .add(commitment::Column::SuggestionId.in_subquery(inside.into_query()));
    let wanted = Condition::all().add(commitment::Column::ResponseId.is_in(ids.iter().copied())).add(readable);
    Ok(filed(read(app, actor, wanted).await?, |seen| seen.row.response_id))
}

/// Returns the commitments that departments made on the spot in some answers, as far as an asker may see them.
pub async fn of_on_site_responses(
    app: &App,
    actor: &Actor,
    ids: &[OnSiteResponseId],
) -> Result<HashMap<OnSiteResponseId, Vec<Commitment>>> {
    let wanted = Condition::all().add(commitment::Column::OnSiteResponseId.is_in(ids.iter().copied()));
    Ok(filed(read(app, actor, wanted).await?, |seen| seen.row.on_site_response_id))
}

/// Returns the commitments that came of consultations, as far as an asker may see them: those made on the spot, and those
/// of the ledger in responses to suggestions that came of them.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Commitment>>> {
    let origins: HashMap<SuggestionId, ConsultationId> = suggestion::Entity::find()
        .select_only()
        .columns([suggestion::Column::Id, suggestion::Column::OriginConsultationId])
        .filter(suggestion::Column::OriginConsultationId.is_in(ids.iter().copied()))
        .limit(MOST)
        .into_tuple::<(SuggestionId, ConsultationId)>()
        .all(app.reader())
        .await?
        .into_iter()
        .collect();
    let here = Condition::any()
        .add(commitment::Column::ConsultationId.is_in(ids.iter().copied()))
        .add(commitment::Column::SuggestionId.is_in(origins.keys().copied()));
    let found = read(app, actor, Condition::all().add(here).add(commitment::in_ledger())).await?;
    let origin = |row: &commitment::Model| row.suggestion_id.and_then(|id| origins.get(&id).copied());
    Ok(filed(found, |seen| seen.row.consultation_id.or_else(|| origin(&seen.row))))
}

/// Returns the follow-ups of commitments, oldest first; to insiders of what they were made in alone.
pub async fn follow_ups_of(
    app: &App,
    actor: &Actor,
    ids: &[CommitmentId],
) -> Result<HashMap<CommitmentId, Vec<FollowUp>>> {
    let readable = commitment::Entity::visible_to(actor.scope())
        .select_only()
        .column(commitment::Column::Id)
        .filter(commitment::is_insider(actor.scope()));
    let rows = commitment_follow_up::Entity::find()
        .filter(commitment_follow_up::Column::CommitmentId.is_in(ids.iter().copied()))
        .filter(commitment_follow_up::Column::CommitmentId.in_subquery(readable.into_query()))
        .order_by_asc(commitment_follow_up::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.commitment_id))
}

/// Counts the ledger of departments as far as an asker may see it, one statement for each state.
pub async fn summaries_of(app: &App, actor: &Actor, ids: &[DepartmentId]) -> Result<HashMap<DepartmentId, Summary>> {
    let mut sums: HashMap<DepartmentId, Summary> = ids.iter().map(|id| (*id, Summary::default())).collect();
    for &state in CommitmentState::ALL {
        let filter = CommitmentFilter { states: vec![state], ..CommitmentFilter::default() };
        let counts: Vec<(DepartmentId, i64)> = select(app, actor, &filter)
            .select_only()
            .column(commitment::Column::DepartmentId)
            .column_as(commitment::Column::Id.count(), "number")
            .filter(commitment::Column::DepartmentId.is_in(ids.iter().copied()))
            .group_by(commitment::Column::DepartmentId)
            .into_tuple()
            .all(app.reader())
            .await?;
        for (department, number) in counts {
            let number = u64::try_from(number).map_err(Error::internal)?;
            let sum = sums.entry(department).or_default();
            match state {
                CommitmentState::Open => sum.open = number,
                CommitmentState::Late => sum.late = number,
                CommitmentState::Fulfilled => sum.fulfilled = number,
                CommitmentState::FulfilledLate => sum.fulfilled_late = number,
                CommitmentState::Broken => sum.broken = number,
            }
        }
    }
    Ok(sums)
}

/// Counts the ledger of the suggestions for which a condition holds, as far as an asker may see it.
pub(crate) async fn summary_where(app: &App, actor: &Actor, suggestions: Condition) -> Result<Summary> {
    let of_these = suggestion::Entity::find().select_only().column(suggestion::Column::Id).filter(suggestions);
    let number = async |state: CommitmentState| -> Result<u64> {
        let filter = CommitmentFilter { states: vec![state], ..CommitmentFilter::default() };
        let of_these = commitment::Column::SuggestionId.in_subquery(of_these.clone().into_query());
        Ok(select(app, actor, &filter).filter(of_these).count(app.reader()).await?)
    };
    Ok(Summary {
        open: number(CommitmentState::Open).await?,
        late: number(CommitmentState::Late).await?,
        fulfilled: number(CommitmentState::Fulfilled).await?,
        fulfilled_late: number(CommitmentState::FulfilledLate).await?,
        broken: number(CommitmentState::Broken).await?,
    })
}

async fn read(app: &App, actor: &Actor, wanted: Condition) -> Result<Vec<Commitment>> {
    let rows = commitment::Entity::visible_to(actor.scope())
        .filter(wanted)
        .order_by_asc(commitment::Column::DueOn)
        .order_by_asc(commitment::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    as_seen(app, rows).await
}

/// Adds to rows, which the asker may see, what is derived.
async fn as_seen(app: &App, rows: Vec<commitment::Model>) -> Result<Vec<Commitment>> {
    let in_force: HashSet<CommitmentId> = commitment::Entity::find()
        .select_only()
        .column(commitment::Column::Id)
        .filter(commitment::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .filter(commitment::in_force())
        .into_tuple::<CommitmentId>()
        .all(app.reader())
        .await?
        .into_iter()
        .collect();
    let seen = |row: commitment::Model| Commitment {
        state: state(row.due_on, row.verdict.zip(row.settled_on), app.today()),
        is_in_force: in_force.contains(&row.id),
        row,
    };
    Ok(rows.into_iter().map(seen).collect())
}
