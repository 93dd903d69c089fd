//! A tiny schema behind the real door, for the tests of this module.

#![expect(clippy::unused_async, reason = "the engine asks for async resolvers, also where nothing is awaited")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_graphql::{Context, Object, Request, Result, Schema, Subscription};
use axum::Router;
use domain::{Actor, Error, Lang, Reason};
use futures_util::stream::{self, Stream};
use http::{HeaderMap, header};
use uuid::Uuid;

use super::{Door, Host, RequestId, Sockets, dress, graphql_routes};

/// Ways to fail.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    Refused,
    Shared,
    Internal,
    Unknown,
    Panic,
}

fn fail(failure: Failure) -> Result<i32> {
    match failure {
        Failure::Refused => Err(Error::bad_input("title", Reason::TooLong).into()),
        Failure::Shared => Err(async_graphql::Error::new_with_source(Arc::new(Error::refused(Reason::Duplicate)))),
        Failure::Internal => Err(Error::internal("the secret").into()),
        Failure::Unknown => Err(std::io::Error::other("the secret").into()),
        Failure::Panic => panic!("the secret"),
    }
}

/// A scalar that refuses every value while it is resolved.
#[derive(Clone)]
pub(super) struct Never;

#[async_graphql::Scalar]
impl async_graphql::ScalarType for Never {
    fn parse(_: async_graphql::Value) -> async_graphql::InputValueResult<Self> {
        Err("no value will do".into())
    }

    fn to_value(&self) -> async_graphql::Value {
        async_graphql::Value::Null
    }
}

pub(super) struct Query;

#[Object]
impl Query {
    async fn echo(&self, text: String) -> String {
        text
    }

    async fn never(&self, value: Never) -> bool {
        let _ = value;
        true
    }

    async fn fails(&self, how: Failure) -> Result<i32> {
        fail(how)
    }

    async fn may_fail(&self, how: Failure) -> Option<Result<i32>> {
        Some(fail(how))
    }

    async fn asker(&self, ctx: &Context<'_>) -> Result<String> {
        let signed_in = ctx.data::<Actor>()?.account().is_ok();
        Ok(format!("{} {} {signed_in}", ctx.data::<Lang>()?.tag(), ctx.data::<RequestId>()?))
    }

    async fn hangs(&self) -> bool {
        std::future::pending().await
    }
}

/// Counts what mutations finished.
pub(super) type Finished = Arc<AtomicU32>;

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn finish(&self, ctx: &Context<'_>, after_ms: u64) -> Result<u32> {
        tokio::time::sleep(Duration::from_millis(after_ms)).await;
        Ok(ctx.data::<Finished>()?.fetch_add(1, Ordering::SeqCst) + 1)
    }

    async fn fails(&self, how: Failure) -> Result<i32> {
        fail(how)
    }
}

pub(super) struct Ticks;

#[Subscription]
impl Ticks {
    async fn ticks(&self) -> impl Stream<Item = Result<i32>> {
        stream::iter([Ok(1), fail(Failure::Unknown)])
    }
}

pub(super) type TestDoor = Door<Schema<Query, Mutation, Ticks>>;

/// Returns a guarded schema that counts into `finished`.
pub(super) fn door(finished: &Finished) -> TestDoor {
    Door::new(Schema::build(Query, Mutation, Ticks).data(finished.clone()).finish())
}

/// An application that knows one token.
#[derive(Clone, Default)]
pub(super) struct TestHost(pub(super) Sockets);

impl Host for TestHost {
    async fn authenticate(&self, headers: &HeaderMap) -> Result<Actor, Error> {
        match headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap_or_default()) {
            None => Ok(Actor::anonymous()),
            Some("Bearer good") => Ok(Actor::signed_in(Uuid::nil().into(), "林义".to_owned(), Vec::new())),
            Some(_) => Err(Error::unauthenticated(Reason::TokenInvalid)),
        }
    }

    fn furnish(&self, request: Request, actor: Actor) -> Request {
        request.data(actor)
    }

    fn next_id(&self) -> Uuid {
        Uuid::nil()
    }

    fn sockets(&self) -> &Sockets {
        &self.0
    }
}

/// Returns all of the door's routes around a schema.
pub(super) fn app(door: TestDoor) -> Router {
    let panics = axum::routing::get(|| async { panic!("the secret") as &'static str });
    let host = TestHost::default();
    let routes = graphql_routes(door, host.clone()).merge(super::explorer_routes()).route("/panics", panics);
    dress(routes, host)
}
