//! Suggestions (建议): what an asker reads of them, alone and in lists.

mod case;
pub mod citation;
mod compose;
mod evaluating;
mod extract;
mod filter;
pub mod form;
mod lifecycle;
pub mod machine;
mod numbers;
#[cfg(test)]
pub(crate) mod sample;
mod timing;
mod units;

use std::collections::{HashMap, HashSet};

use entities::enums::{Disclosure, SuggestionStatus};
use entities::ids::{ConsultationId, CouncilMatterId, ResearchReportId, SpeechId, SuggestionId};
use entities::page::{self, Order, Page, PageArgs};
use entities::{committee, committee_term, proposer, report_suggestion, suggestion, suggestion_revision};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

pub use case::Action;
pub(crate) use case::{Case, DEPARTMENT, OFFICE, Proposer as Party, SUPERVISION, Unit, units_of};
pub use compose::{Create, Update, create, update};
pub use entities::proposer::Model as Proposer;
pub use entities::suggestion::{Head, Text as SuggestionText};
pub use entities::suggestion_revision::Model as Revision;
pub(crate) use evaluating::{speaker, speaks_for};
pub use extract::{Extract, Source, extract};
pub use filter::SuggestionFilter;
pub(crate) use filter::is_unanswered;
pub(crate) use lifecycle::{change, record};
pub use lifecycle::{submit, withdraw};
pub(crate) use numbers::{next_case_no, next_issue_no};
pub(crate) use timing::Timing;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::evaluation;
use crate::history::{self, HistoryEntry};
use crate::rows::{filed, gathered, grouped};

/// How many children one statement reads at the most: a full page of joint suggestions with all their proposers.
const MOST: u64 = 25_000;

/// A suggestion as an asker sees it, without its long texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The row.
    pub head: Head,
    /// The status, derived from the stage and the assignments.
    pub status: SuggestionStatus,
    /// Whether the asker reads its inner side: its people, its departments, its office.
    pub is_insider: bool,
}

impl Suggestion {
    /// Whether the asker may read the three body parts.
    pub fn shows_text(&self) -> bool {
        self.is_insider || self.head.disclosure == Disclosure::Full
    }
}

/// Which way a list of suggestions runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SuggestionOrder {
    /// Latest made first.
    #[default]
    Newest,
    /// First made first.
    Oldest,
    /// Latest changed first.
    RecentlyUpdated,
}

impl From<SuggestionOrder> for Order<suggestion::Column> {
    fn from(order: SuggestionOrder) -> Self {
        let (at, is_descending) = match order {
            SuggestionOrder::Newest => (suggestion::Column::CreatedAt, true),
            SuggestionOrder::Oldest => (suggestion::Column::CreatedAt, false),
            SuggestionOrder::RecentlyUpdated => (suggestion::Column::UpdatedAt, true),
        };
        Self { at, id: suggestion::Column::Id, is_descending }
    }
}

/// Lists the suggestions an asker may see, in three statements whatever the page's size.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: &SuggestionFilter,
    order: SuggestionOrder,
    args: PageArgs,
) -> Result<Page<Suggestion>> {
    let select = filter::select(app, actor, filter).await?;
    let heads: Page<Head> = page::fetch_partial(select, order.into(), args, app.reader()).await?;
    let (has_previous, has_next) = (heads.has_previous, heads.has_next);
    Ok(Page { rows: as_seen(app, actor, heads.rows).await?, has_previous, has_next })
}

/// Counts the suggestions an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &SuggestionFilter) -> Result<u64> {
    Ok(filter::select(app, actor, filter).await?.count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, Suggestion>> {
    let heads = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    let seen = as_seen(app, actor, heads).await?;
    Ok(seen.into_iter().map(|suggestion| (suggestion.head.id, suggestion)).collect())
}

/// Returns the suggestion that carries a case number (案号), if the asker may see it.
pub async fn by_case_no(
    app: &App,
    actor: &Actor,
    committee_code: &str,
    term: i32,
    plenary: i32,
    case_no: i32,
) -> Result<Option<Suggestion>> {
    let heads = suggestion::Entity::visible_to(actor.scope())
        .join(JoinType::InnerJoin, committee_of_suggestion())
        .join(JoinType::InnerJoin, term_of_suggestion())
        .filter(committee::Column::Code.eq(committee_code))
        .filter(committee_term::Column::Number.eq(term))
        .filter(suggestion::Column::PlenaryNumber.eq(plenary))
        .filter(suggestion::Column::CaseNo.eq(case_no))
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    Ok(as_seen(app, actor, heads).await?.pop())
}

/// Returns the long texts of those of `ids` whose texts an asker may read: outsiders read the public copies.
pub async fn texts(app: &App, actor: &Actor, ids: &[SuggestionId]) -> Result<HashMap<SuggestionId, SuggestionText>> {
    let readable = sea_orm::Condition::any()
        .add(suggestion::is_insider(actor.scope()))
        .add(suggestion::is_public().add(suggestion::Column::Disclosure.eq(Disclosure::Full)));
    let rows = suggestion::Entity::find()
        .filter(suggestion::Column::Id.is_in(ids.iter().copied()))
        .filter(readable)
        .into_partial_model::<SuggestionText>()
        .all(app.reader())
        .await?;
    let inside = inside_of(app, actor, ids).await?;
    let seen = rows.into_iter().map(|row| if inside.contains(&row.id) { row } else { row.as_public() });
    Ok(seen.map(|row| (row.id, row)).collect())
}

/// Returns those of `ids` whose inner side an asker reads; no statement for the anonymous.
pub(crate) async fn inside_of(app: &App, actor: &Actor, ids: &[SuggestionId]) -> Result<HashSet<SuggestionId>> {
    if actor.account().is_err() || ids.is_empty() {
        return Ok(HashSet::new());
    }
    let inner = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::Column::Id.is_in(ids.iter().copied()))
        .filter(suggestion::is_insider(actor.scope()));
    Ok(inner.into_tuple().all(app.reader()).await?.into_iter().collect())
}

/// Returns the proposers of suggestions the caller may see, in their order; to outsiders, those who agreed.
pub async fn proposers_of(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, Vec<Proposer>>> {
    let rows = proposer::Entity::find()
        .filter(proposer::Column::SuggestionId.is_in(suggestions.iter().map(|seen| seen.head.id)))
        .order_by_asc(proposer::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let insider_of = insiders(suggestions);
    let seen = rows.into_iter().filter_map(|row| {
        if insider_of.contains(&row.suggestion_id) {
            return Some(row);
        }
        let has_agreed = row.status == entities::enums::ProposerStatus::Agreed;
        has_agreed.then_some(Proposer { invited_at: None, answer_by: None, account_id: None, ..row })
    });
    Ok(grouped(seen, |row| row.suggestion_id))
}

/// Returns the text revisions of suggestions, oldest first. Outsiders read none: a revision may hold what was taken out.
pub async fn revisions_of(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, Vec<Revision>>> {
    let rows = suggestion_revision::Entity::find()
        .filter(suggestion_revision::Column::SuggestionId.is_in(insiders(suggestions)))
        .order_by_asc(suggestion_revision::Column::Number)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Returns the history of suggestions, oldest first: all of it for insiders, milestones for others. What is evaluated
/// shows to departments and other proposers when the round is over.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<HistoryEntry>>> {
    let ids: Vec<_> = suggestions.iter().map(|seen| seen.head.id.0).collect();
    let insider_of = insiders(suggestions);
    let mut entries = history::of(app, &ids, |id| insider_of.contains(&SuggestionId(id))).await?;
    for seen in suggestions.iter().filter(|seen| !actor.holds(seen.head.committee_id, SUPERVISION)) {
        entries.get_mut(&seen.head.id.0).into_iter().flatten().for_each(hide_office_notes);
    }
    for open in evaluation::open_to(app, actor, suggestions).await? {
        if let Some(entries) = entries.get_mut(&open.0) {
            evaluation::hide_in_history(entries, actor.account().ok());
        }
    }
    Ok(entries.into_iter().map(|(id, rows)| (SuggestionId(id), rows)).collect())
}

/// Leaves out what the office wrote for itself or for a department alone; who else is to know reads it elsewhere.
fn hide_office_notes(entry: &mut HistoryEntry) {
    const OFFICE_NOTES: [&str; 4] = ["PUBLISH", "SCHEDULE_PUBLICATION", "UNPUBLISH", "RETURN_RESPONSE"];
    if OFFICE_NOTES.contains(&entry.event.as_str()) {
        entry.note = None;
    }
}

/// Returns what an asker may do now with each suggestion: the same table that the writes obey.
pub async fn allowed_actions(
    app: &App,
    actor: &Actor,
    suggestions: &[&Suggestion],
) -> Result<HashMap<SuggestionId, Vec<Action>>> {
    if actor.account().is_err() {
        return Ok(HashMap::new());
    }
    let heads = suggestions.iter().map(|seen| seen.head.clone()).collect();
    let cases = Case::load(app.reader(), app.today(), heads).await?;
    let mut allowed: Vec<_> = cases.iter().map(|case| (case, case.allowed(actor))).collect();
    let timed = allowed.iter().filter(|(_, actions)| actions.iter().any(|action| Timing::decides(*action)));
    let timed: Vec<&Case> = timed.map(|(case, _)| *case).collect();
    if !timed.is_empty() {
        let timing = Timing::of(app, app.reader(), &timed).await?;
        for (case, actions) in &mut allowed {
            actions.retain(|action| timing.may(case, *action, actor).is_ok());
        }
    }
    Ok(allowed.into_iter().map(|(case, actions)| (case.head.id, actions)).collect())
}

/// Returns the suggestions that came out of speeches, as far as an asker may see them.
pub async fn of_speeches(
    app: &App,
    actor: &Actor,
    speeches: &[SpeechId],
) -> Result<HashMap<SpeechId, Vec<Suggestion>>> {
    let heads = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::OriginSpeechId.is_in(speeches.iter().copied()))
        .order_by_asc(suggestion::Column::CreatedAt)
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    Ok(filed(as_seen(app, actor, heads).await?, |seen| seen.head.origin_speech_id))
}

/// Returns the suggestions that came out of matters before councils, as far as an asker may see them, first made first.
pub async fn of_matters(
    app: &App,
    actor: &Actor,
    matters: &[CouncilMatterId],
) -> Result<HashMap<CouncilMatterId, Vec<Suggestion>>> {
    let heads = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::OriginMatterId.is_in(matters.iter().copied()))
        .order_by_asc(suggestion::Column::CreatedAt)
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    Ok(filed(as_seen(app, actor, heads).await?, |seen| seen.head.origin_matter_id))
}

/// Returns the suggestions that came out of consultations, as far as an asker may see them, first made first.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    consultations: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<Suggestion>>> {
    let heads = suggestion::Entity::visible_to(actor.scope())
        .filter(suggestion::Column::OriginConsultationId.is_in(consultations.iter().copied()))
        .order_by_asc(suggestion::Column::CreatedAt)
        .order_by_asc(suggestion::Column::Id)
        .limit(MOST)
        .into_partial_model::<Head>()
        .all(app.reader())
        .await?;
    Ok(filed(as_seen(app, actor, heads).await?, |seen| seen.head.origin_consultation_id))
}

/// Returns the suggestions that reports gather, as far as an asker may see them.
pub async fn of_reports(
    app: &App,
    actor: &Actor,
    reports: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<Suggestion>>> {
    let links = report_suggestion::Entity::find()
        .filter(report_suggestion::Column::ReportId.is_in(reports.iter().copied()))
        .order_by_asc(report_suggestion::Column::SuggestionId)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let ids: Vec<_> = links.iter().map(|link| link.suggestion_id).collect();
    let seen = by_ids(app, actor, &ids).await?;
    let pairs = links.iter().filter_map(|link| Some((link.report_id, seen.get(&link.suggestion_id)?.clone())));
    Ok(gathered(pairs))
}

/// Adds to rows, which the asker may see, their status and whether the asker is an insider: two statements.
async fn as_seen(app: &App, actor: &Actor, heads: Vec<Head>) -> Result<Vec<Suggestion>> {
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = heads.iter().map(|head| head.id).collect();
    let units = units_of(app.reader(), &ids).await?;
    let insider_of = inside_of(app, actor, &ids).await?;

    Ok(heads
        .into_iter()
        .map(|head| {
            let units: Vec<_> =
                units.get(&head.id).into_iter().flatten().map(|unit| (unit.role, unit.status)).collect();
            let status = machine::status(head.stage, head.round, &units);
            Suggestion { status, is_insider: insider_of.contains(&head.id), head }
        })
        .collect())
}

fn insiders(suggestions: &[&Suggestion]) -> Vec<SuggestionId> {
    suggestions.iter().filter(|seen| seen.is_insider).map(|seen| seen.head.id).collect()
}

fn committee_of_suggestion() -> sea_orm::RelationDef {
    suggestion::Entity::belongs_to(committee::Entity)
        .from(suggestion::Column::CommitteeId)
        .to(committee::Column::Id)
        .into()
}

fn term_of_suggestion() -> sea_orm::RelationDef {
    suggestion::Entity::belongs_to(committee_term::Entity)
        .from(suggestion::Column::TermId)
        .to(committee_term::Column::Id)
        .into()
}
