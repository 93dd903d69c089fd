//! The last resort of every request: a panic becomes `INTERNAL`, and what hangs becomes `TIMEOUT`.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt as _;
use http::StatusCode;

use super::executor::panic_message;
use super::media::Media;
use super::{RequestId, answer, errors, language};

/// Longer than reading a body and executing a document may take together, so that their own answers come first.
const LONGEST_REQUEST: Duration = Duration::from_secs(45);

/// Runs a request and answers in its place where it panics or hangs.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let lang = language::of(request.headers());
    let id: RequestId = request.extensions().get().cloned().unwrap_or_default();

    let handling = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(LONGEST_REQUEST, handling).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => {
            tracing::error!(request_id = %id, panic = panic_message(panic.as_ref()), "a handler panicked");
            answer::refusal(StatusCode::INTERNAL_SERVER_ERROR, errors::masked(lang, &id), Media::Json)
        }
        Err(_) => {
            tracing::warn!(request_id = %id, "a request took too long");
            answer::refusal(StatusCode::GATEWAY_TIMEOUT, errors::timed_out(lang, false), Media::Json)
        }
    }
}
