//! GraphQL responses as HTTP answers: body, media type and status.

use std::collections::BTreeMap;

use async_graphql::{Response, ServerError, Value};
use axum::body::Body;
use axum::response::Response as Answer;
use domain::Code;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use super::media::Media;

/// What a response says, as clients read it.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

impl<'a> Content<'a> {
    /// Returns what a response says once execution has begun.
    pub(super) fn of(response: &'a Response) -> Self {
        Self { errors: &response.errors, data: Some(&response.data), extensions: &response.extensions }
    }
}

/// Turns what a document brought into an answer. `data` is there whenever execution began, even if it is null.
pub(super) fn executed(response: Response, media: Media) -> Answer {
    let never_began = response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty());
    let status = if never_began { refused_status(&response.errors, media) } else { StatusCode::OK };
    let content = Content {
        errors: &response.errors,
        data: (!never_began).then_some(&response.data),
        extensions: &response.extensions,
    };
    let mut answer = written(status, &content, media);
    answer.headers_mut().extend(response.http_headers);
    answer
}

/// Answers a request that is turned away before its document is executed.
pub(super) fn refusal(status: StatusCode, error: ServerError, media: Media) -> Answer {
    written(status, &Content { errors: &[error], data: None, extensions: &BTreeMap::new() }, media)
}

/// Returns the status that a refusal of the domain has outside of a document.
pub(super) const fn status_of(code: Code) -> StatusCode {
    match code {
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::BadUserInput => StatusCode::BAD_REQUEST,
        Code::FailedPrecondition | Code::Conflict => StatusCode::CONFLICT,
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Timeout => StatusCode::GATEWAY_TIMEOUT,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A document that is not executed is 400, or 200 for clients of the older media type; our own faults are 5xx.
fn refused_status(errors: &[ServerError], media: Media) -> StatusCode {
    let has = |code: Code| {
        let code = Value::from(code.as_str());
        errors.iter().filter_map(|error| error.extensions.as_ref()).any(|values| values.get("code") == Some(&code))
    };
    if has(Code::Internal) {
        status_of(Code::Internal)
    } else if has(Code::Timeout) {
        status_of(Code::Timeout)
    } else if media == Media::Json {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    }
}

fn written(status: StatusCode, content: &Content<'_>, media: Media) -> Answer {
    let body = serde_json::to_vec(content).expect("strings, numbers and maps with text keys always serialize");
    let mut answer = Answer::new(Body::from(body));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-language, authorization, cookie"));
    answer
}
