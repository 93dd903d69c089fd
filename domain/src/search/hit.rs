//! Hits: the rows behind the engine's ids, as the asker sees them, with what matched.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::SearchKind;
use entities::ids::{CommitteeId, ConsultationId, ResearchReportId, ResponseId, SpeechId, SuggestionId};
use search_indexer::analyzer::{Pattern, highlight, snippet};
use search_indexer::document::DocumentId;
use uuid::Uuid;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::{consultation, research_report, response, speech, suggestion};

/// How many characters of the text are shown.
const SNIPPET: usize = 120;

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: SearchKind,
    /// The row's id.
    pub entity: Uuid,
    /// Its title.
    pub title: String,
    /// Where the title matches, in characters.
    pub title_highlights: Vec<Range<usize>>,
    /// A part of its text around the first match.
    pub snippet: String,
    /// Where that part matches, in characters of it.
    pub snippet_highlights: Vec<Range<usize>>,
    /// The date it is sorted by.
    pub date: Option<NaiveDate>,
    /// The committee it belongs to.
    pub committee: CommitteeId,
    /// Its status.
    pub status: &'static str,
}

/// A row before highlighting.
struct Shown {
    title: String,
    body: String,
    date: Option<NaiveDate>,
    committee: CommitteeId,
    status: &'static str,
}

/// Loads the rows of hits through what the asker may see: one or two statements per kind, whatever their number.
/// A hit whose row may not be seen, because the index is behind, is left out.
pub(super) async fn load(app: &App, actor: &Actor, ids: &[DocumentId], patterns: &[Pattern]) -> Result<Vec<Hit>> {
    let mut shown: HashMap<(SearchKind, Uuid), Shown> = HashMap::new();
    for kind in SearchKind::ALL {
        let wanted: Vec<Uuid> = ids.iter().filter(|id| id.kind == *kind).map(|id| id.entity).collect();
        if wanted.is_empty() {
            continue;
        }
        let rows = match kind {
            SearchKind::Suggestion => suggestions(app, actor, &wanted).await?,
            SearchKind::Response => responses(app, actor, &wanted).await?,
            SearchKind::Speech => speeches(app, actor, &wanted).await?,
            SearchKind::ResearchReport => reports(app, actor, &wanted).await?,
            SearchKind::Consultation => consultations(app, actor, &wanted).await?,
        };
        shown.extend(rows.into_iter().map(|(id, row)| ((*kind, id), row)));
    }
    let hits = ids.iter().filter_map(|id| {
        let row = shown.remove(&(id.kind, id.entity))?;
        Some(marked(id, row, patterns))
    });
    Ok(hits.collect())
}

fn marked(id: &DocumentId, row: Shown, patterns: &[Pattern]) -> Hit {
    let part = snippet(&row.body, patterns, SNIPPET);
    Hit {
        kind: id.kind,
        entity: id.entity,
        title_highlights: highlight(&row.title, patterns),
        title: row.title,
        snippet: part.text,
        snippet_highlights: part.ranges,
        date: row.date,
        committee: row.committee,
        status: row.status,
    }
}

async fn suggestions(app: &App, actor: &Actor, ids: &[Uuid]) -> Result<Vec<(Uuid, Shown)>> {
    let ids: Vec<_> = ids.iter().copied().map(SuggestionId).collect();
    let rows = suggestion::by_ids(app, actor, &ids).await?;
    let mut texts = suggestion::texts(app, actor, &ids).await?;
    let shown = rows.into_values().map(|row| {
        let body = match texts.remove(&row.head.id) {
            Some(text) => [text.background, text.analysis, text.recommendation].join("\n"),
            None => row.head.public_summary.clone().unwrap_or_default(),
        };
        let shown = Shown {
            body,
            date: row.head.submitted_at.map(date_in_china),
            committee: row.head.committee_id,
            status: row.status.as_str(),
            title: row.head.title,
        };
        (row.head.id.0, shown)
    });
    Ok(shown.collect())
}

/// A response bears its suggestion's title, as its letter does.
async fn responses(app: &App, actor: &Actor, ids: &[Uuid]) -> Result<Vec<(Uuid, Shown)>> {
    let ids: Vec<_> = ids.iter().copied().map(ResponseId).collect();
    let rows = response::by_ids(app, actor, &ids).await?;
    let mut texts = response::texts(app, actor, &ids).await?;
    let about: Vec<_> = rows.values().map(|row| row.head.suggestion_id).collect();
    let about = suggestion::by_ids(app, actor, &about).await?;
    let shown = rows.into_values().filter_map(|row| {
        let suggestion = about.get(&row.head.suggestion_id)?;
        let shown = Shown {
            title: suggestion.head.title.clone(),
            body: texts.remove(&row.head.id).map(|text| text.body).unwrap_or_default(),
            date: Some(row.head.issued_on),
            committee: suggestion.head.committee_id,
            status: row.head.status.as_str(),
        };
        Some((row.head.id.0, shown))
    });
    Ok(shown.collect())
}

async fn speeches(app: &App, actor: &Actor, ids: &[Uuid]) -> Result<Vec<(Uuid, Shown)>> {
    let ids: Vec<_> = ids.iter().copied().map(SpeechId).collect();
    let rows = speech::by_ids(app, actor, &ids).await?;
    let mut texts = speech::texts(app, actor, &ids).await?;
    let sessions: Vec<_> = rows.values().map(|row| row.consultation_id).collect();
    let sessions = consultation::by_ids(app, actor, &sessions).await?;
    let shown = rows.into_values().filter_map(|row| {
        let session = sessions.get(&row.consultation_id)?;
        let shown = Shown {
            body: texts.remove(&row.id).map(|text| text.body).unwrap_or_default(),
            date: session.held_on.or(session.scheduled_on),
            committee: session.committee_id,
            status: row.status.as_str(),
            title: row.title,
        };
        Some((row.id.0, shown))
    });
    Ok(shown.collect())
}

async fn reports(app: &App, actor: &Actor, ids: &[Uuid]) -> Result<Vec<(Uuid, Shown)>> {
    let ids: Vec<_> = ids.iter().copied().map(ResearchReportId).collect();
    let rows = research_report::by_ids(app, actor, &ids).await?;
    let mut texts = research_report::texts(app, actor, &ids).await?;
    let shown = rows.into_values().map(|row| {
        let body = texts.remove(&row.id).map(|text| text.body);
        let shown = Shown {
            body: body.map_or_else(|| row.summary.clone(), |body| format!("{}\n{body}", row.summary)),
            date: Some(date_in_china(row.status_since)),
            committee: row.committee_id,
            status: row.status.as_str(),
            title: row.title,
        };
        (row.id.0, shown)
    });
    Ok(shown.collect())
}

async fn consultations(app: &App, actor: &Actor, ids: &[Uuid]) -> Result<Vec<(Uuid, Shown)>> {
    let ids: Vec<_> = ids.iter().copied().map(ConsultationId).collect();
    let rows = consultation::by_ids(app, actor, &ids).await?;
    let shown = rows.into_values().map(|row| {
        let shown = Shown {
            body: row.summary,
            date: row.held_on.or(row.scheduled_on),
            committee: row.committee_id,
            status: row.status.as_str(),
            title: row.topic,
        };
        (row.id.0, shown)
    });
    Ok(shown.collect())
}
