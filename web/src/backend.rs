//! The seam to the API: who asks is known on the other side, what is asked is typed on this one.

use std::future::Future;

use async_graphql::{Request, Response, ServerError, Value, Variables};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use graphql_client::GraphQLQuery;

use crate::failure::Failure;
use crate::lang::Lang;
use crate::visit::Visit;

/// What pages need from the API: documents run as the person who visits.
///
/// Errors of a response are expected to have passed the API's gate: a code in `extensions.code` and a message in the
/// visitor's language.
pub trait Backend: Clone + Send + Sync + 'static {
    /// Chooses the language of a visitor who does not choose one in the address.
    fn language(&self, headers: &HeaderMap) -> Lang;

    /// Runs a document as the visitor, in the visitor's language.
    fn execute(&self, asker: Asker<'_>, request: Request) -> impl Future<Output = Response> + Send;
}

/// A visitor as their request tells.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// The request without its body: headers, and the extensions that earlier layers put in.
    pub parts: &'a Parts,
    /// The language of the page, which may differ from what the headers ask for.
    pub lang: Lang,
}

/// Runs a typed document.
pub(crate) async fn ask<Q: GraphQLQuery>(
    backend: &impl Backend,
    visit: &Visit,
    variables: Q::Variables,
) -> Result<Q::ResponseData, Failure> {
    let body = Q::build_query(variables);
    let variables = serde_json::to_value(body.variables).map_err(|error| Failure::broken(&error))?;
    let request =
        Request::new(body.query).operation_name(body.operation_name).variables(Variables::from_json(variables));

    let response = backend.execute(visit.asker(), request).await;

    if let Some(error) = response.errors.first() {
        return Err(failure(error));
    }
    let data = response.data.into_json().map_err(|error| Failure::broken(&error))?;
    serde_json::from_value(data).map_err(|error| Failure::broken(&error))
}

fn failure(error: &ServerError) -> Failure {
    let extension = |name: &str| match error.extensions.as_ref().and_then(|extensions| extensions.get(name)) {
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    };
    match extension("code").as_deref() {
        Some("NOT_FOUND") => Failure::NotFound,
        Some("BAD_USER_INPUT") if extension("reason").as_deref() == Some("invalid_id") => Failure::NotFound,
        Some("BAD_USER_INPUT") => Failure::BadRequest(error.message.clone()),
        Some("UNAUTHENTICATED") => Failure::SignedOut(error.message.clone()),
        Some("FORBIDDEN") => Failure::Forbidden(error.message.clone()),
        Some("UNAVAILABLE") => Failure::Unavailable,
        Some("TIMEOUT") => Failure::Timeout,
        Some("RATE_LIMITED") => Failure::RateLimited,
        _ => Failure::Internal { request_id: extension("requestId") },
    }
}
