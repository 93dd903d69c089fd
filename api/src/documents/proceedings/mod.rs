//! Outcome documents and research reports over HTTP, as whoever asks may read them.

mod outcome;
mod research_report;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response as Answer;
use axum::routing::get;
use domain::Result;
use domain::ids::{OutcomeId, ResearchReportId};
use http::HeaderMap;
use http::request::Parts;

use super::{File, attached, named, refused, written};
use crate::door::Host as _;
use crate::server::Service;

/// Returns the endpoints of what a session leaves behind.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/documents/outcomes/{file}", get(outcome))
        .route("/documents/research-reports/{file}", get(research_report))
}

/// Returns where an outcome document is found.
pub fn path_of_outcome(id: OutcomeId) -> String {
    format!("/documents/outcomes/{id}.docx")
}

/// Returns where a research report is found.
pub fn path_of_research_report(id: ResearchReportId) -> String {
    format!("/documents/research-reports/{id}.docx")
}

async fn outcome(State(service): State<Service>, Path(file): Path<String>, asked: Parts) -> Answer {
    let made = outcome_of(&service, &asked.headers, &file).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn research_report(State(service): State<Service>, Path(file): Path<String>, asked: Parts) -> Answer {
    let made = report_of(&service, &asked.headers, &file).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn outcome_of(service: &Service, headers: &HeaderMap, file: &str) -> Result<File> {
    let actor = service.authenticate(headers).await?;
    let paper = domain::outcome::paper::load(service.app(), &actor, named(file)?).await?;
    written(paper.outcome.title.clone(), move || outcome::document(&paper)).await
}

async fn report_of(service: &Service, headers: &HeaderMap, file: &str) -> Result<File> {
    let actor = service.authenticate(headers).await?;
    let paper = domain::research_report::paper::load(service.app(), &actor, named(file)?).await?;
    written(paper.report.title.clone(), move || research_report::document(&paper)).await
}
