//! Attachments over HTTP: a file is sent as a raw body, and comes back to whoever may see what it belongs to.

mod download;
mod upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use domain::Error;
use http::{HeaderMap, request};

use crate::door::{self, RequestId};
use crate::server::Service;

/// Returns the routes of attachments.
pub fn routes(service: Service) -> Router {
    Router::new()
        .route("/files", post(upload::handle))
        .route("/files/{id}", get(download::handle))
        .layer(DefaultBodyLimit::disable())
        .with_state(service)
}

/// Who asks for a refusal's words: the language, and the request id for the log.
struct Asking {
    headers: HeaderMap,
    id: RequestId,
}

impl Asking {
    fn of(parts: &request::Parts) -> Self {
        Self { headers: parts.headers.clone(), id: parts.extensions.get().cloned().unwrap_or_default() }
    }

    fn refused(&self, error: &Error) -> Response {
        door::refuse(error, &self.headers, &self.id)
    }
}
