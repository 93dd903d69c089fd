//! One id per request: taken from `x-request-id` where it is harmless, else made here; in every answer and log line.

use std::fmt;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use tracing::Instrument as _;

use super::Host;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST: usize = 64;

/// The id of a request. The default is an unknown request's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// Takes an id over: 1 to 64 letters, digits, dots, dashes and underscores.
    pub fn from_text(text: &str) -> Option<Self> {
        let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_harmless);
        fits.then(|| Self(text.into()))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for RequestId {
    fn default() -> Self {
        Self("unknown".into())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<uuid::Uuid> for RequestId {
    fn from(id: uuid::Uuid) -> Self {
        Self(id.simple().to_string().into())
    }
}

/// Returns a path as the log may have it: without the secret that opens a personal calendar.
fn told(path: &str) -> &str {
    let is_open = |name: &str| name == "public.ics" || name.starts_with("committees/");
    match path.strip_prefix("/calendars/") {
        Some(name) if !is_open(name) => "/calendars/…",
        _ => path,
    }
}

/// Gives a request its id, as an extension that handlers read, and its answer the same one.
pub(super) async fn carry<H: Host>(State(host): State<H>, mut request: Request, next: Next) -> Response {
    let brought = request.headers().get(&HEADER).and_then(|value| value.to_str().ok()).and_then(RequestId::from_text);
    let id = brought.unwrap_or_else(|| host.next_id().into());
    request.extensions_mut().insert(id.clone());

    let span = tracing::info_span!("request", id = %id, method = %request.method(), path = told(request.uri().path()));
    let mut response = next.run(request).instrument(span).await;

    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_a_calendar_is_not_logged() {
        assert_eq!(told("/calendars/c2VjcmV0.ics"), "/calendars/…");
        for open in ["/calendars/public.ics", "/calendars/committees/szs.ics", "/search", "/"] {
            assert_eq!(told(open), open);
        }
    }
}
