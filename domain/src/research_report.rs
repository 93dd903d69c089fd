//! Research reports (调研报告): what an asker reads of them, and how they come to the party committee and government.

mod advance;
mod create;
pub mod machine;
pub mod paper;
mod revision;
mod update;

use std::collections::HashMap;

use entities::enums::{ReportStatus, Role};
use entities::ids::{CommitteeId, ConsultationId, ResearchReportId, SuggestionId};
use entities::page::{self, Page, PageArgs};
pub use entities::report_author::Model as Author;
pub use entities::research_report::{Head as ResearchReport, Text as ResearchReportText};
use entities::{report_author, report_suggestion, research_report, suggestion};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef,
    Select,
};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::Result;
use crate::history::{self, HistoryEntry};
use crate::leader_instruction;
use crate::rows::{grouped, keyed};

pub use advance::{Advance, advance};
pub use create::{Create, NewAuthor, create};
pub use revision::{ReportRevision, ReportRevisionText, revision_texts, revisions_of};
pub use update::{Update, may_update, update};

/// How many rows one read of relations gives at the most, over all keys asked for.
const MOST: u64 = 5_000;

/// Who says that the chair's meeting has approved.
const APPROVERS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice, Role::Chair];

/// Narrows a list of reports. Every part given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResearchReportFilter {
    /// Of this committee.
    pub committee: Option<CommitteeId>,
    /// Out of this consultation.
    pub consultation: Option<ConsultationId>,
}

/// Lists the reports an asker may see at least in summary, latest made first. Cursors carry `created_at` and the id.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: &ResearchReportFilter,
    args: PageArgs,
) -> Result<Page<ResearchReport>> {
    let order =
        page::Order { at: research_report::Column::CreatedAt, id: research_report::Column::Id, is_descending: true };
    Ok(page::fetch_partial(select(actor, filter), order, args, app.reader()).await?)
}

/// Counts the reports an asker may see.
pub async fn count(app: &App, actor: &Actor, filter: &ResearchReportFilter) -> Result<u64> {
    Ok(select(actor, filter).count(app.reader()).await?)
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, ResearchReport>> {
    let found = research_report::Entity::visible_to(actor.scope())
        .filter(research_report::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<ResearchReport>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the full texts of those of `ids` whose insiders the asker is among: authors and the committee's organisers.
pub async fn texts(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, ResearchReportText>> {
    let found = research_report::Entity::find()
        .filter(research_report::Column::Id.is_in(ids.iter().copied()))
        .filter(research_report::is_insider(actor.scope()))
        .into_partial_model::<ResearchReportText>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the reports that came out of consultations, as far as an asker may see them, first made first.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<ResearchReport>>> {
    let found = research_report::Entity::visible_to(actor.scope())
        .filter(research_report::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(research_report::Column::CreatedAt)
        .order_by_asc(research_report::Column::Id)
        .limit(MOST)
        .into_partial_model::<ResearchReport>()
        .all(app.reader())
        .await?;
    let mut groups: HashMap<ConsultationId, Vec<ResearchReport>> = HashMap::new();
    for row in found {
        if let Some(consultation) = row.consultation_id {
            groups.entry(consultation).or_default().push(row);
        }
    }
    Ok(groups)
}

/// Returns the reports that gather suggestions made before them, as far as an asker may see them.
pub async fn gathering(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<ResearchReport>>> {
    let of_link: RelationDef = report_suggestion::Entity::belongs_to(suggestion::Entity)
        .from(report_suggestion::Column::SuggestionId)
        .to(suggestion::Column::Id)
        .into();
    let origin = Expr::col((suggestion::Entity, suggestion::Column::OriginReportId));
    let report = Expr::col((report_suggestion::Entity, report_suggestion::Column::ReportId));
    let links = report_suggestion::Entity::find()
        .join(JoinType::InnerJoin, of_link)
        .filter(report_suggestion::Column::SuggestionId.is_in(ids.iter().copied()))
        .filter(Condition::any().add(origin.clone().is_null()).add(origin.ne(report)))
        .limit(MOST)
        .all(app.reader())
        .await?;
    let reports: Vec<_> = links.iter().map(|link| link.report_id).collect();
    let seen = by_ids(app, actor, &reports).await?;
    let mut groups: HashMap<SuggestionId, Vec<ResearchReport>> = HashMap::new();
    for link in links {
        let report = seen.get(&link.report_id).cloned();
        groups.entry(link.suggestion_id).or_default().extend(report);
    }
    Ok(groups)
}

/// Returns the authors (课题组成员) of reports the caller may see, in printed order.
pub async fn authors_of(
    app: &App,
    _actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<Author>>> {
    let found = report_author::Entity::find()
        .filter(report_author::Column::ReportId.is_in(ids.iter().copied()))
        .order_by_asc(report_author::Column::ReportId)
        .order_by_asc(report_author::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.report_id))
}

/// Returns the history of reports the caller may see, oldest first: all of it for their insiders, milestones for others.
/// That an instruction came in is told to those alone who read instructions.
pub async fn history_of(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<HistoryEntry>>> {
    let inner: Vec<(ResearchReportId, CommitteeId)> = research_report::Entity::find()
        .select_only()
        .columns([research_report::Column::Id, research_report::Column::CommitteeId])
        .filter(research_report::Column::Id.is_in(ids.iter().copied()))
        .filter(research_report::is_insider(actor.scope()))
        .into_tuple()
        .all(app.reader())
        .await?;
    let inner: HashMap<_, _> = inner.into_iter().collect();
    let subjects: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut entries = history::of(app, &subjects, |id| inner.contains_key(&ResearchReportId(id))).await?;
    for (id, rows) in &mut entries {
        let committee = inner.get(&ResearchReportId(*id));
        if !committee.is_some_and(|committee| actor.scope().organizers.contains(committee)) {
            rows.retain(|row| row.event != leader_instruction::EVENT);
        }
    }
    Ok(entries.into_iter().map(|(id, rows)| (ResearchReportId(id), rows)).collect())
}

/// Returns the stages to which an asker may move a report now: the same table that the writes obey.
pub fn allowed_statuses(actor: &Actor, row: &ResearchReport) -> Vec<ReportStatus> {
    let may = |to: &ReportStatus| actor.holds(row.committee_id, movers(*to)) && machine::after(row.status, *to).is_ok();
    ReportStatus::ALL.iter().copied().filter(may).collect()
}

/// Who moves a report to a stage.
fn movers(to: ReportStatus) -> &'static [Role] {
    if to == ReportStatus::ChairMeetingApproved { APPROVERS } else { ORGANIZERS }
}

fn select(actor: &Actor, filter: &ResearchReportFilter) -> Select<research_report::Entity> {
    use research_report::Column;

    let narrowed = Condition::all()
        .add_option(filter.committee.map(|id| Column::CommitteeId.eq(id)))
        .add_option(filter.consultation.map(|id| Column::ConsultationId.eq(id)));
    research_report::Entity::visible_to(actor.scope()).filter(narrowed)
}
