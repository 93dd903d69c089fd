//! Word documents over HTTP: letters of responses, forms of suggestions, reports on proposals, outcomes and research
//! reports, as whoever asks may read them.

mod form;
mod letter;
mod proceedings;
mod prose;
mod report;
mod style;

use std::io::Cursor;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::response::Response as Answer;
use axum::routing::get;
use docx_rs::Docx;
use domain::ids::{ResponseId, SuggestionId, TypedId};
use domain::{Error, Result};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;

pub use self::proceedings::{path_of_outcome, path_of_research_report};
pub use self::report::{path_of_screening_report, path_of_work_report};
use crate::door::{self, Host as _, RequestId};
use crate::server::Service;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Which of the suggestions that a letter answers it is made out to.
#[derive(Debug, Deserialize)]
struct MadeOut {
    of: Option<String>,
}

/// A Word file with its name.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// Returns the documents' endpoints.
pub fn routes(service: Service) -> Router {
    Router::new()
        .route("/documents/responses/{file}", get(response))
        .route("/documents/suggestions/{file}", get(suggestion))
        .merge(report::routes())
        .merge(proceedings::routes())
        .with_state(service)
}

/// Returns where the letter of a response is found.
pub fn path_of_response(id: ResponseId) -> String {
    format!("/documents/responses/{id}.docx")
}

/// Returns where the letter of a response is found, made out to the proposers of one of the suggestions it answers.
pub fn path_of_letter_to(id: ResponseId, of: SuggestionId) -> String {
    format!("{}?of={of}", path_of_response(id))
}

/// Returns where the form of a suggestion is found.
pub fn path_of_suggestion(id: SuggestionId) -> String {
    format!("/documents/suggestions/{id}.docx")
}

async fn response(
    State(service): State<Service>,
    Path(file): Path<String>,
    Query(made_out): Query<MadeOut>,
    asked: Parts,
) -> Answer {
    let made = letter_of(&service, &asked.headers, &file, made_out.of.as_deref()).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn suggestion(State(service): State<Service>, Path(file): Path<String>, asked: Parts) -> Answer {
    let made = form_of(&service, &asked.headers, &file).await;
    made.map_or_else(|error| refused(&error, &asked), attached)
}

async fn letter_of(service: &Service, headers: &HeaderMap, file: &str, of: Option<&str>) -> Result<File> {
    let actor = service.authenticate(headers).await?;
    let of = of.map(read).transpose()?;
    let letter = domain::response::letter::load(service.app(), &actor, named(file)?, of).await?;
    written(letter.title.clone(), move || letter::document(&letter)).await
}

async fn form_of(service: &Service, headers: &HeaderMap, file: &str) -> Result<File> {
    let actor = service.authenticate(headers).await?;
    let form = domain::suggestion::form::load(service.app(), &actor, named(file)?).await?;
    written(form.suggestion.head.title.clone(), move || form::document(&form)).await
}

fn refused(error: &Error, asked: &Parts) -> Answer {
    let id: RequestId = asked.extensions.get().cloned().unwrap_or_default();
    door::refuse(error, &asked.headers, &id)
}

/// Reads the id that a file is named by. Any other name is of no document.
fn named<I: TypedId>(file: &str) -> Result<I> {
    read(file.strip_suffix(".docx").ok_or(Error::not_found())?)
}

fn read<I: TypedId>(id: &str) -> Result<I> {
    id.parse().map_err(|_| Error::not_found())
}

/// Lays a document out and packs it, away from the threads that answer requests.
async fn written(name: String, lay_out: impl FnOnce() -> Docx + Send + 'static) -> Result<File> {
    let packing = tokio::task::spawn_blocking(move || {
        let mut bytes = Cursor::new(Vec::new());
        lay_out().pack(&mut bytes).map(|()| bytes.into_inner())
    });
    let bytes = packing.await.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(File { name: format!("{name}.docx"), bytes })
}

fn attached(file: File) -> Answer {
    let mut answer = Answer::new(Body::from(file.bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(WORD));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("authorization"));
    headers.insert(header::CONTENT_DISPOSITION, door::saved_as(&file.name));
    answer
}
