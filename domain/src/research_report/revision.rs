//! Versions of a research report (报告版本): what it said at every submission, for its insiders.

use std::collections::HashMap;

use entities::ids::{ReportRevisionId, ResearchReportId};
pub use entities::research_report_revision::{Head as ReportRevision, Text as ReportRevisionText};
use entities::{research_report, research_report_revision};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Set,
};

use super::MOST;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::rows::{self, grouped, keyed};
use crate::write::Write;

/// Keeps what a report says as it is handed in.
pub(super) async fn keep(app: &App, write: &Write, row: &research_report::Model) -> Result<()> {
    use research_report_revision::Column;

    let of_report = research_report_revision::Entity::find().filter(Column::ReportId.eq(row.id));
    let revision = research_report_revision::ActiveModel {
        id: Set(app.new_id()),
        report_id: Set(row.id),
        number: Set(rows::next_position(of_report, Column::Number, &write.tx).await?),
        title: Set(row.title.clone()),
        summary: Set(row.summary.clone()),
        body: Set(row.body.clone()),
        created_at: Set(write.now),
    };
    revision.insert(&write.tx).await?;
    Ok(())
}

/// Returns the versions of reports, first handed in first; to outsiders none, for a version may say what was taken out.
pub async fn revisions_of(
    app: &App,
    actor: &Actor,
    ids: &[ResearchReportId],
) -> Result<HashMap<ResearchReportId, Vec<ReportRevision>>> {
    let found = readable(actor)
        .filter(research_report_revision::Column::ReportId.is_in(ids.iter().copied()))
        .order_by_asc(research_report_revision::Column::ReportId)
        .order_by_asc(research_report_revision::Column::Number)
        .limit(MOST)
        .into_partial_model::<ReportRevision>()
        .all(app.reader())
        .await?;
    Ok(grouped(found, |row| row.report_id))
}

/// Returns the full texts of versions that an asker may read.
pub async fn revision_texts(
    app: &App,
    actor: &Actor,
    ids: &[ReportRevisionId],
) -> Result<HashMap<ReportRevisionId, ReportRevisionText>> {
    let found = readable(actor)
        .filter(research_report_revision::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<ReportRevisionText>()
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

fn readable(actor: &Actor) -> Select<research_report_revision::Entity> {
    let reports = research_report::Entity::find()
        .select_only()
        .column(research_report::Column::Id)
        .filter(research_report::is_insider(actor.scope()));
    research_report_revision::Entity::find()
        .filter(research_report_revision::Column::ReportId.in_subquery(reports.into_query()))
}
