//! The GraphQL-over-HTTP endpoint: POST with a JSON body, and GET for queries or a socket.
//!
//! A page of another site can make a browser send GET requests and simple POST requests with the reader's cookies,
//! without asking first. So a body has to be `application/json`, and a GET has to carry `X-Requested-With` (or
//! `Apollo-Require-Preflight`, which some clients send by themselves): a browser asks before it sends either across
//! sites, and this server never agrees.

#[cfg(test)]
mod tests;

use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Executor, Request};
use axum::body::Body;
use axum::extract::{Request as HttpRequest, State};
use axum::response::Response as Answer;
use bytes::Bytes;
use domain::{Code, Lang};
use http::{HeaderMap, HeaderValue, Method, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use super::media::{self, Media};
use super::params::Params;
use super::refusal::Refusal;
use super::{Door, Host, RequestId, answer, errors, language, socket};

pub(super) const LARGEST_BODY: usize = 256 * 1024;
const LONGEST_UPLOAD: Duration = Duration::from_secs(10);
const PREFLIGHT_HEADERS: [&str; 2] = ["x-requested-with", "apollo-require-preflight"];

/// What the endpoint works with.
#[derive(Clone)]
pub(super) struct Endpoint<E, H> {
    /// The guarded schema.
    pub(super) door: Door<E>,
    /// The application.
    pub(super) host: H,
}

/// Why there is no response of the schema.
enum Stop {
    Refused(Refusal),
    Answered(Box<Answer>),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Answers one request.
pub(super) async fn handle<E: Executor, H: Host>(
    State(endpoint): State<Endpoint<E, H>>,
    request: HttpRequest,
) -> Answer {
    let lang = language::of(request.headers());
    let accepted = Media::accepted(request.headers());
    let media = accepted.unwrap_or(Media::Json);
    if socket::is_asked_for(&request) {
        let opened = socket::open(endpoint, request, lang).await;
        return opened.unwrap_or_else(|refusal| refused(refusal, lang, media));
    }

    let mut answer = match endpoint.respond(request, lang, accepted).await {
        Ok(response) => answer::executed(response, media),
        Err(Stop::Answered(answer)) => *answer,
        Err(Stop::Refused(refusal)) => refused(refusal, lang, media),
    };
    answer.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    answer
}

impl<E: Executor, H: Host> Endpoint<E, H> {
    async fn respond(
        &self,
        request: HttpRequest,
        lang: Lang,
        accepted: Option<Media>,
    ) -> Result<async_graphql::Response, Stop> {
        let is_get = request.method() == Method::GET;
        if !is_get && request.method() != Method::POST {
            return Err(Refusal::Method.into());
        }
        let media = accepted.ok_or(Refusal::NotAcceptable)?;

        let (head, body) = request.into_parts();
        let params = if is_get {
            must_have_preflight_header(&head.headers)?;
            Params::from_address(&head.uri)?
        } else {
            if !media::is_json(&head.headers) {
                return Err(Refusal::MediaType.into());
            }
            Params::from_body(&read(body).await?)?
        };

        let id = head.extensions.get().cloned().unwrap_or_else(|| RequestId::from(self.host.next_id()));
        let mut request = Request::new(params.query).variables(params.variables).data(lang).data(id.clone());
        request.operation_name = params.operation_name;
        match self.door.admit(&mut request) {
            Ok(Some(OperationType::Mutation | OperationType::Subscription)) if is_get => {
                return Err(Refusal::QueriesOnlyOverGet.into());
            }
            Ok(_) => {}
            Err(refusal) => return Ok(async_graphql::Response::from_errors(vec![errors::of_document(&refusal, lang)])),
        }

        let actor = self
            .host
            .authenticate(&head.headers)
            .await
            .map_err(|error| Stop::Answered(Box::new(unknown_asker(&error, lang, &id, media))))?;
        Ok(self.door.execute(self.host.furnish(request, actor)).await)
    }
}

fn must_have_preflight_header(headers: &HeaderMap) -> Result<(), Refusal> {
    let has_one = PREFLIGHT_HEADERS.iter().any(|name| headers.get(*name).is_some_and(|value| !value.is_empty()));
    if has_one { Ok(()) } else { Err(Refusal::PreflightHeader) }
}

async fn read(body: Body) -> Result<Bytes, Refusal> {
    let reading = Limited::new(body, LARGEST_BODY).collect();
    match tokio::time::timeout(LONGEST_UPLOAD, reading).await {
        Ok(Ok(read)) => Ok(read.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::BodyTooLarge),
        Ok(Err(_)) => Err(Refusal::BodyBroken),
        Err(_) => Err(Refusal::BodyTooSlow),
    }
}

fn refused(refusal: Refusal, lang: Lang, media: Media) -> Answer {
    let mut error = errors::refused(refusal.message(lang), refusal.reason());
    if let Some(field) = refusal.field() {
        error.extensions.get_or_insert_default().set("field", field);
    }
    let mut answer = answer::refusal(refusal.status(), error, media);
    if let Some(methods) = refusal.allow() {
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static(methods));
    }
    answer
}

pub(super) fn unknown_asker(error: &domain::Error, lang: Lang, id: &RequestId, media: Media) -> Answer {
    let status = answer::status_of(error.code());
    let mut answer = answer::refusal(status, errors::of_domain(error, lang, id), media);
    if error.code() == Code::Unauthenticated {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}
