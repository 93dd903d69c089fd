//! Pages that say what went wrong.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::frame::Frame;
use crate::headers::Copies;

/// After how many seconds to come back when something is unavailable.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("30");

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such thing, or the visitor may not know of it.
    NotFound,
    /// The address asks for what cannot be; says what.
    BadRequest(String),
    /// The sign-in has ended; says so.
    SignedOut(String),
    /// The visitor may not see it; says why.
    Forbidden(String),
    /// Something that is needed does not answer.
    Unavailable,
    /// It took too long.
    Timeout,
    /// The visitor asks too often.
    RateLimited,
    /// A fault of ours, known in the log under an id.
    Internal { request_id: Option<String> },
}

impl Failure {
    /// Logs an error that no visitor can have caused.
    pub(crate) fn broken(error: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error, "a page could not be made");
        Self::Internal { request_id: None }
    }

    /// Returns the status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::SignedOut(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Adds what the status calls for.
    pub(crate) fn mark(&self, response: &mut Response) {
        if matches!(self, Self::Unavailable | Self::RateLimited) {
            response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
        }
    }

    /// Answers with a page that says so.
    pub(crate) fn page(self, frame: Frame<'_>) -> Response {
        let t = frame.t;
        let (title, text) = match &self {
            Self::NotFound => (t.not_found, t.not_found_text.to_owned()),
            Self::BadRequest(message) => (t.bad_request, sentence(message, &frame)),
            Self::SignedOut(message) | Self::Forbidden(message) => (t.forbidden, sentence(message, &frame)),
            Self::Unavailable => (t.unavailable, t.unavailable_text.to_owned()),
            Self::Timeout => (t.timeout, t.timeout_text.to_owned()),
            Self::RateLimited => (t.rate_limited, t.rate_limited_text.to_owned()),
            Self::Internal { .. } => (t.internal, t.internal_text.to_owned()),
        };
        let request_id = match &self {
            Self::Internal { request_id } => request_id.clone(),
            _ => None,
        };
        let frame = frame.titled(title);
        let mut response =
            frame.answer(self.status(), &Page { frame: &frame, title, text, request_id }, Copies::Nobody);
        self.mark(&mut response);
        response
    }
}

/// Makes a sentence of a message, which begins in lower case and has no stop.
pub(crate) fn sentence(message: &str, frame: &Frame<'_>) -> String {
    let stop = frame.lang.pick("。", ".");
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}{stop}", letters.as_str())
}

#[derive(Template)]
#[template(path = "failure.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    title: &'a str,
    text: String,
    request_id: Option<String>,
}
