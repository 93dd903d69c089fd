//! Calendars over HTTP: `GET /calendars/public.ics`, that of a committee, and the personal ones at secret addresses.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::calendar_feed::{self, Calendar, written};
use domain::enums::ConsultationFormat;
use domain::{Actor, Error, Reason, committee};
use http::{HeaderMap, HeaderValue, StatusCode, header, request};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::door::{self, RequestId};
use crate::server::Service;

/// Returns the routes of calendars.
pub fn routes(service: Service) -> Router {
    Router::new()
        .route("/calendars/public.ics", get(everywhere))
        .route("/calendars/committees/{file}", get(of_committee))
        .route("/calendars/{file}", get(personal))
        .with_state(service)
}

/// Returns where a committee's calendar is.
pub fn address_of_committee(code: &str) -> String {
    format!("/calendars/committees/{code}.ics")
}

/// Returns where the calendar is that a secret opens.
pub fn address_of_secret(secret: &str) -> String {
    format!("/calendars/{secret}.ics")
}

/// What narrows a public calendar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Narrowed {
    format: Option<String>,
}

/// Sends the public calendar of all committees. Whoever asks, it is what the public may know.
async fn everywhere(State(service): State<Service>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let made = async { calendar_feed::public(service.app(), None, format_in(&parts)?).await };
    sent(&parts, made.await, "no-cache")
}

/// Sends the public calendar of one committee, with the deadlines that everybody may know.
async fn of_committee(State(service): State<Service>, Path(file): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let made = async {
        let code = named(&file)?;
        let found = committee::by_code(service.app(), &Actor::anonymous(), code).await?.ok_or(Error::not_found())?;
        calendar_feed::public(service.app(), Some(&found), format_in(&parts)?).await
    };
    sent(&parts, made.await, "no-cache")
}

/// Sends the calendar that a secret opens, to whoever holds it.
async fn personal(State(service): State<Service>, Path(file): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let made = async {
        let actor = calendar_feed::actor_of(service.app(), named(&file)?).await?;
        calendar_feed::personal(service.app(), &actor).await
    };
    sent(&parts, made.await, "private, no-cache")
}

fn named(file: &str) -> Result<&str, Error> {
    file.strip_suffix(".ics").ok_or(Error::not_found())
}

fn format_in(parts: &request::Parts) -> Result<Option<ConsultationFormat>, Error> {
    let unknown = || Error::bad_input("format", Reason::UnknownReference);
    let Query(narrowed) = Query::<Narrowed>::try_from_uri(&parts.uri).map_err(|_| unknown())?;
    narrowed.format.map(|format| ConsultationFormat::parse(&format).ok_or_else(unknown)).transpose()
}

fn sent(asked: &request::Parts, made: Result<Calendar, Error>, cache: &'static str) -> Response {
    made.and_then(|calendar| answer(&asked.headers, &calendar, cache)).unwrap_or_else(|refusal| {
        let id: RequestId = asked.extensions.get().cloned().unwrap_or_default();
        door::refuse(&refusal, &asked.headers, &id)
    })
}

/// Answers with a calendar, or that it is the one the asker has.
fn answer(asked: &HeaderMap, calendar: &Calendar, cache: &'static str) -> Result<Response, Error> {
    let text = written(calendar);
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes())));
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let is_known = known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let headers = response.headers_mut();
    if !is_known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    }
    headers.insert(header::ETAG, HeaderValue::from_str(&tag).map_err(Error::internal)?);
    // What is public today may not be so tomorrow: it is asked for again each time, and then often not sent.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    // The address of a personal calendar is its key, and goes nowhere else.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
