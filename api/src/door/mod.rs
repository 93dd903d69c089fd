//! The door: everything between the network and the schema. It bounds what comes in and decides what may go out.
//!
//! ```text
//! dress (request id, security headers, panics, time, compression)
//!   └ graphql_routes: method → media types → body → parameters → document → who asks
//!       or, for subscriptions: origin → protocol → a socket, each of whose messages passes the same
//!       └ Door: a guarded executor (document limits, own task for mutations, time, error gate)
//!           └ the schema
//! ```
//!
//! Pages that run documents in process use the same [`Door`], so that limits and masking hold for them too.

mod answer;
pub mod document;
mod errors;
mod executor;
mod explorer;
mod handler;
mod headers;
mod health;
mod language;
mod media;
mod params;
mod refusal;
mod request_id;
mod safety;
mod saving;
mod socket;
#[cfg(test)]
mod test_schema;

use std::future::Future;

use async_graphql::{Executor, Request};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response as Answer;
use domain::Actor;
use http::HeaderMap;
use tower_http::compression::CompressionLayer;
use uuid::Uuid;

pub use self::errors::judge;
pub use self::executor::Door;
pub use self::explorer::routes as explorer_routes;
pub use self::health::{Component, Readiness, routes as health_routes};
pub use self::language::of as language;
pub use self::request_id::RequestId;
pub use self::saving::saved_as;
pub use self::socket::Sockets;

/// What the door needs from the application behind it.
pub trait Host: Clone + Send + Sync + 'static {
    /// Finds out who asks. Without credentials that is the anonymous reader; with bad ones it is an error.
    fn authenticate(&self, headers: &HeaderMap) -> impl Future<Output = Result<Actor, domain::Error>> + Send;

    /// Puts into a request what its resolvers will look for: the actor, and loaders with the actor inside.
    /// The language and the request id are there already.
    fn furnish(&self, request: Request, actor: Actor) -> Request;

    /// Returns an id never returned before, for requests that bring none.
    fn next_id(&self) -> Uuid;

    /// Returns what counts the sockets of this process, and ends them.
    fn sockets(&self) -> &Sockets;
}

/// Returns the GraphQL-over-HTTP endpoint at `/graphql`, which is a socket for subscriptions too.
pub fn graphql_routes<E: Executor, H: Host>(door: Door<E>, host: H) -> Router {
    let endpoint = handler::Endpoint { door, host };
    Router::new().route("/graphql", axum::routing::any(handler::handle::<E, H>)).with_state(endpoint)
}

/// Answers a request for something else than a document with a refusal of the domain, as the endpoint would.
pub fn refuse(error: &domain::Error, headers: &HeaderMap, id: &RequestId) -> Answer {
    let lang = language(headers);
    let media = media::Media::accepted(headers).unwrap_or(media::Media::Json);
    let mut answer = handler::unknown_asker(error, lang, id, media);
    answer.headers_mut().insert(http::header::CONTENT_LANGUAGE, http::HeaderValue::from_static(lang.tag()));
    answer
}

/// Wraps all routes of the process, pages and endpoints alike: a request id in and out, security headers, an answer
/// in place of a panic or a hanging request, and compression.
pub fn dress<H: Host>(routes: Router, host: H) -> Router {
    routes
        .layer(CompressionLayer::new())
        .layer(from_fn(safety::guard))
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(host, request_id::carry::<H>))
}
