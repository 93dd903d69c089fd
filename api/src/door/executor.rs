//! The guarded executor: what every request passes, from the network or from a page in process.

use std::any::{Any, TypeId};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Data, Executor, Request, Response, ServerError};
use domain::Lang;
use futures_util::FutureExt as _;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use tracing::Instrument as _;

use super::document::{self, Limits};
use super::{RequestId, errors};

const LONGEST_EXECUTION: Duration = Duration::from_secs(30);

/// An executor behind the door: it runs only documents within the limits, mutations to their end, nothing for
/// longer than 30 seconds as far as the asker waits, and judges every error.
///
/// A request carries its [`Lang`] and its [`RequestId`] as data; without them answers are Chinese and masked errors
/// name no request.
#[derive(Debug, Clone)]
pub struct Door<E> {
    schema: E,
    limits: Limits,
    longest: Duration,
}

/// A mark that a request's document was checked. Only this module can make one.
struct Admitted(Option<OperationType>);

impl<E: Executor> Door<E> {
    /// Puts the door before a schema, with the default limits.
    pub fn new(schema: E) -> Self {
        Self { schema, limits: Limits::default(), longest: LONGEST_EXECUTION }
    }

    /// Replaces the time after which an asker is told that it took too long.
    #[must_use]
    pub fn with_longest_execution(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// Checks a request's document, leaves the parsed one in the request, and returns the kind of operation asked
    /// for. None means that the name fits no operation, which executing will say.
    ///
    /// # Errors
    ///
    /// Says why the document is not let through.
    pub fn admit(&self, request: &mut Request) -> Result<Option<OperationType>, document::Refusal> {
        if let Some(Admitted(kind)) = datum(request) {
            return Ok(*kind);
        }
        let checked = document::check(&request.query, &self.limits)?;
        let operation = document::operation(&checked.document, request.operation_name.as_deref());
        operation.map_or(Ok(()), |operation| document::check_variables(operation, &request.variables))?;
        let kind = operation.map(|operation| operation.ty);
        if kind == Some(OperationType::Subscription) && checked.size.root_fields > 1 {
            // Each root field would be a stream of its own.
            return Err(document::Refusal::Excess { of: document::Quantity::RootFields, limit: 1 });
        }
        request.set_parsed_query(checked.document);
        request.data.insert(Admitted(kind));
        Ok(kind)
    }

    async fn run(&self, request: Request, is_mutation: bool) -> Result<Response, Cut> {
        let schema = self.schema.clone();
        let execution = AssertUnwindSafe(async move { schema.execute(request).await }).catch_unwind();
        let outcome = if is_mutation {
            // A client that leaves, or waits too long, must not cut a transaction in two.
            let task = tokio::spawn(execution.in_current_span());
            tokio::time::timeout(self.longest, task)
                .await
                .map(|joined| joined.unwrap_or_else(|lost| Err(Box::new(lost))))
        } else {
            tokio::time::timeout(self.longest, execution).await
        };
        match outcome {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(panic)) => Err(Cut::Panic(panic)),
            Err(_) => Err(Cut::Time),
        }
    }
}

/// Why an execution has no response.
enum Cut {
    Time,
    Panic(Box<dyn Any + Send>),
}

impl<E: Executor> Executor for Door<E> {
    async fn execute(&self, mut request: Request) -> Response {
        let (lang, id) = asker(&request);
        let kind = match self.admit(&mut request) {
            Ok(kind) => kind,
            Err(refusal) => return failed(errors::of_document(&refusal, lang)),
        };

        let is_mutation = kind == Some(OperationType::Mutation);
        match self.run(request, is_mutation).await {
            Ok(mut response) => {
                errors::judge(&mut response, lang, &id);
                response
            }
            Err(Cut::Time) => {
                tracing::warn!(request_id = %id, is_mutation, "an execution took too long");
                failed(errors::timed_out(lang, is_mutation))
            }
            Err(Cut::Panic(panic)) => {
                tracing::error!(request_id = %id, panic = panic_message(panic.as_ref()), "a resolver panicked");
                failed(errors::masked(lang, &id))
            }
        }
    }

    fn execute_stream(&self, mut request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let (lang, id) = asker(&request);
        match self.admit(&mut request) {
            Ok(Some(OperationType::Subscription)) => {
                let events = self.schema.execute_stream(request, session);
                let judged = events.map(move |mut response| {
                    errors::judge(&mut response, lang, &id);
                    response
                });
                judged.boxed()
            }
            Ok(_) => {
                let door = self.clone();
                stream::once(async move { door.execute(request).await }).boxed()
            }
            Err(refusal) => {
                let told = failed(errors::of_document(&refusal, lang));
                stream::once(async move { told }).boxed()
            }
        }
    }
}

fn failed(error: ServerError) -> Response {
    Response::from_errors(vec![error])
}

fn asker(request: &Request) -> (Lang, RequestId) {
    (datum(request).copied().unwrap_or_default(), datum(request).cloned().unwrap_or_default())
}

fn datum<D: Any + Send + Sync>(request: &Request) -> Option<&D> {
    request.data.get(&TypeId::of::<D>()).and_then(|datum| datum.downcast_ref())
}

/// Returns what a panic says, for the log.
pub(super) fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
