//! Runs the writes behind mutations: each in a task of its own, only so many at a time, to its end.
//!
//! A resolver parses, calls [`write()`] with the domain's verb, and wraps the id it answers with:
//!
//! ```ignore
//! async fn file_suggestion(&self, ctx: &Context<'_>, input: FileSuggestionInput) -> Result<FileSuggestionPayload> {
//!     let about = serde_json::json!({ "id": input.id }).to_string();
//!     let id: SuggestionId = parsed(&input.id, "id")?;
//!
//!     let done = run::write(ctx, input.idempotency_key, input.expected_version, "fileSuggestion", about,
//!         move |app, actor, call| async move { screening::file(&app, &actor, &call, id).await },
//!     ).await?;
//!
//!     Ok(FileSuggestionPayload(done))
//! }
//! ```
//!
//! The closure may be called again after a lost race, so an input that is not `Copy` is cloned inside it, before the
//! `async move`: `move |app, actor, call| { let input = input.clone(); async move { … } }`.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Context;
use domain::{Actor, App, Call, Error, Reason};
use tokio::sync::{Semaphore, SemaphorePermit};
use tracing::Instrument as _;
use uuid::Uuid;

/// How many writes run at the same time. More than the database's writers, so that none of those waits for work.
const MOST_AT_A_TIME: usize = 32;

/// How long a write waits for its turn before the client is asked to try again.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

static TURNS: Semaphore = Semaphore::const_new(MOST_AT_A_TIME);

/// Runs a write of the asker and returns what it answers with.
///
/// `about` is the whole input as text; with `operation` it makes the fingerprint of the idempotency key. The asker
/// leaving does not stop the write.
///
/// # Errors
///
/// Refuses a malformed idempotency key, any write while a new password is due, and a write that finds no turn in
/// time; passes on the domain's refusals, each with its [`domain::Error`] as source.
pub async fn write<I, F, Fut>(
    ctx: &Context<'_>,
    idempotency_key: Option<String>,
    expected_version: Option<i64>,
    operation: &'static str,
    about: String,
    verb: F,
) -> async_graphql::Result<I>
where
    I: From<Uuid> + Send + 'static,
    F: Fn(App, Actor, Call) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = domain::Result<I>> + Send + 'static,
{
    let (app, actor) = (ctx.data::<App>()?.clone(), ctx.data::<Actor>()?.clone());
    let call = Call::new(idempotency_key, &format!("{operation}\n{about}"), expected_version).map_err(told)?;

    to_its_end(async move {
        domain::account::must_have_own_password(&app, &actor).await?;
        domain::settle(|| verb(app.clone(), actor.clone(), call.clone())).await
    })
    .await
}

/// Runs a write that has no idempotency key and no id to answer with, such as a sign-in, in a task of its own.
///
/// # Errors
///
/// Passes on the refusal; `UNAVAILABLE` when no turn comes in time.
pub async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = domain::Result<T>> + Send + 'static,
) -> async_graphql::Result<T> {
    let turn = turn().await.map_err(told)?;
    let task = tokio::spawn(
        async move {
            let done = work.await;
            drop(turn);
            done
        }
        .in_current_span(),
    );
    task.await.unwrap_or_else(|lost| Err(Error::internal(lost))).map_err(told)
}

/// Gives an error of the domain to the door as the source it decides by.
pub fn told(error: Error) -> async_graphql::Error {
    async_graphql::Error::new_with_source(Arc::new(error))
}

async fn turn() -> domain::Result<SemaphorePermit<'static>> {
    match tokio::time::timeout(LONGEST_WAIT, TURNS.acquire()).await {
        Ok(turn) => turn.map_err(Error::internal),
        Err(_) => Err(Error::unavailable(Reason::Busy)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_write_ends_even_when_its_asker_leaves() {
        let (done, heard) = tokio::sync::oneshot::channel();
        let asked = tokio::spawn(to_its_end(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            done.send(()).map_err(|()| Error::internal("nobody waits"))
        }));

        tokio::time::sleep(Duration::from_millis(10)).await;
        asked.abort();

        heard.await.expect("the write went on");
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_source() {
        let refused = to_its_end::<()>(async { Err(Error::not_found()) }).await.unwrap_err();

        let source = refused.source.and_then(|source| source.downcast_ref::<Arc<Error>>().cloned());

        assert_eq!(source.map(|error| error.code()), Some(domain::Code::NotFound));
    }
}
