//! A research report as it is printed: with its full text for its insiders, with its summary for others.

use entities::ids::ResearchReportId;

use super::{ResearchReport, authors_of, by_ids, texts};
use crate::actor::Actor;
use crate::app::App;
use crate::committee;
use crate::error::{Error, Result};

/// What the print of a report tells.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The report.
    pub report: ResearchReport,
    /// The full text; none where the asker reads no more than the summary.
    pub body: Option<String>,
    /// The committee's name.
    pub committee: String,
    /// The authors by name, in order.
    pub authors: Vec<String>,
}

/// Gathers what the print of a report tells an asker.
///
/// # Errors
///
/// `NOT_FOUND` for what is absent or hidden.
pub async fn load(app: &App, actor: &Actor, id: ResearchReportId) -> Result<Paper> {
    let report = by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let mut committees = committee::by_ids(app, actor, &[report.committee_id]).await?;
    let authors = authors_of(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(Paper {
        body: texts(app, actor, &[id]).await?.remove(&id).map(|text| text.body),
        committee: committees.remove(&report.committee_id).map(|row| row.name).unwrap_or_default(),
        authors: authors.into_iter().map(|author| author.name).collect(),
        report,
    })
}
