//! Changing a research report that is a draft, or has been returned to its authors.

use entities::enums::HistorySubject;
use entities::ids::{ResearchReportId, SuggestionId};
use entities::{report_author, report_suggestion, research_report, suggestion};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};

use super::create::{NewAuthor, checked_authors, checked_suggestions, must_be_seen, write_authors, write_suggestions};
use super::machine;
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::Result;
use crate::history;
use crate::text::required;
use crate::write::{Call, Write};

/// What changes of a report; what is not given stays.
#[derive(Debug, Clone)]
pub struct Update {
    /// The report.
    pub id: ResearchReportId,
    /// The title, at most 200 characters.
    pub title: Option<String>,
    /// What it finds, for readers, at most 2,000 characters.
    pub summary: Option<String>,
    /// The full text, internal, at most 50,000 characters.
    pub body: Option<String>,
    /// The authors (课题组成员) in place of those before, in order, at most 50.
    pub authors: Option<Vec<NewAuthor>>,
    /// The suggestions it gathers in place of those before, at most 500; what was drawn from the report itself stays.
    pub suggestions: Option<Vec<SuggestionId>>,
    /// Whether it is to be handed in as a formal recommendation (建议案).
    pub is_formal_recommendation: Option<bool>,
}

/// Changes a report that is a draft or has been returned. Organisers do this.
///
/// # Errors
///
/// `WRONG_STATE` while it is submitted or approved; `BAD_USER_INPUT` naming the field.
pub async fn update(app: &App, actor: &Actor, call: &Call, input: Update) -> Result<ResearchReportId> {
    let text = |field, text: &Option<String>, most| text.as_deref().map(|text| required(field, text, most)).transpose();
    let title = text("title", &input.title, 200)?;
    let summary = text("summary", &input.summary, 2_000)?;
    let body = text("body", &input.body, 50_000)?;
    let authors = input.authors.map(checked_authors).transpose()?;
    checked_suggestions(input.suggestions.as_deref().unwrap_or_default())?;

    let write = app.begin(actor, call).await?;

    let select = research_report::Entity::visible_to(actor.scope()).filter(research_report::Column::Id.eq(input.id));
    let row = write.lock(select).await?;
    actor.must_hold(row.committee_id, ORGANIZERS)?;
    call.must_match(row.version)?;
    machine::must_be_open(row.status)?;

    let changed = research_report::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        title: title.map_or(ActiveValue::NotSet, Set),
        summary: summary.map_or(ActiveValue::NotSet, Set),
        body: body.map_or(ActiveValue::NotSet, Set),
        is_formal_recommendation: input.is_formal_recommendation.map_or(ActiveValue::NotSet, Set),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changed.update(&write.tx).await?;
    if let Some(authors) = authors {
        let before = report_author::Entity::delete_many().filter(report_author::Column::ReportId.eq(row.id));
        before.exec(&write.tx).await?;
        write_authors(app, &write, (row.committee_id, row.id), &authors).await?;
    }
    if let Some(suggestions) = input.suggestions {
        must_be_seen(&write, actor, row.committee_id, &suggestions).await?;
        gather(&write, row.id, &suggestions).await?;
    }
    record(app, &write, actor, &row).await?;

    write.commit(row.id).await
}

/// Gathers these suggestions instead of those before; what was drawn from the report is not gathered by it.
async fn gather(write: &Write, id: ResearchReportId, suggestions: &[SuggestionId]) -> Result<()> {
    let drawn = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::Id)
        .filter(suggestion::Column::OriginReportId.eq(id));
    report_suggestion::Entity::delete_many()
        .filter(report_suggestion::Column::ReportId.eq(id))
        .filter(report_suggestion::Column::SuggestionId.not_in_subquery(drawn.clone().into_query()))
        .exec(&write.tx)
        .await?;
    let drawn: Vec<SuggestionId> = drawn.into_tuple().all(&write.tx).await?;
    let gathered: Vec<_> = suggestions.iter().copied().filter(|id| !drawn.contains(id)).collect();
    write_suggestions(write, id, &gathered).await
}

async fn record(app: &App, write: &Write, actor: &Actor, row: &research_report::Model) -> Result<()> {
    let entry = history::Entry {
        committee: row.committee_id,
        subject: HistorySubject::ResearchReport,
        subject_id: row.id.0,
        event: "UPDATE",
        from: Some(row.status.as_str()),
        to: row.status.as_str(),
        note: None,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}

/// Whether an asker may change a report now.
pub fn may_update(actor: &Actor, row: &super::ResearchReport) -> bool {
    actor.holds(row.committee_id, ORGANIZERS) && machine::must_be_open(row.status).is_ok()
}
