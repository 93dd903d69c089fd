//! The plenary's two reports on proposals over HTTP, as whoever asks may know them.

mod screening;
mod words;
mod work;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response as Answer;
use axum::routing::get;
use domain::statistics::report::{Report, Subject, open};
use domain::{Actor, Error, Result};
use http::HeaderMap;
use http::request::Parts;
use serde::Deserialize;

use super::{File, attached, named, refused, written};
use crate::door::Host as _;
use crate::server::Service;

/// Which proposals of the committee that the file is named by.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Session {
    term: Option<i32>,
    plenary: Option<i32>,
}

/// Returns the reports' endpoints.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/documents/screening-reports/{file}", get(screening))
        .route("/documents/work-reports/{file}", get(work))
}

/// Returns where the report on the screening is found.
pub fn path_of_screening_report(subject: Subject) -> String {
    path("screening-reports", subject)
}

/// Returns where the report on the work is found.
pub fn path_of_work_report(subject: Subject) -> String {
    path("work-reports", subject)
}

fn path(kind: &str, subject: Subject) -> String {
    let plenary = subject.plenary.map(|number| format!("&plenary={number}")).unwrap_or_default();
    format!("/documents/{kind}/{}.docx?term={}{plenary}", subject.committee, subject.term)
}

async fn screening(
    State(service): State<Service>,
    Path(file): Path<String>,
    Query(session): Query<Session>,
    asked: Parts,
) -> Answer {
    let made = screening_of(&service, &asked.headers, &file, session).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn work(
    State(service): State<Service>,
    Path(file): Path<String>,
    Query(session): Query<Session>,
    asked: Parts,
) -> Answer {
    let made = work_of(&service, &asked.headers, &file, session).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn screening_of(service: &Service, headers: &HeaderMap, file: &str, session: Session) -> Result<File> {
    let (actor, report) = opened(service, headers, file, session).await?;
    let told = report.screening(service.app(), &actor).await?;
    written(report.screening_title(), move || screening::document(&report, &told)).await
}

async fn work_of(service: &Service, headers: &HeaderMap, file: &str, session: Session) -> Result<File> {
    let (actor, report) = opened(service, headers, file, session).await?;
    let told = report.work(service.app(), &actor).await?;
    written(report.work_title(), move || work::document(&report, &told)).await
}

async fn opened(service: &Service, headers: &HeaderMap, file: &str, session: Session) -> Result<(Actor, Report)> {
    let actor = service.authenticate(headers).await?;
    let term = session.term.ok_or(Error::not_found())?;
    let subject = Subject { committee: named(file)?, term, plenary: session.plenary };
    let report = open(service.app(), &actor, subject).await?;
    Ok((actor, report))
}
