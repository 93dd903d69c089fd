//! The schema as an executor: every request drives its own loaders.

use std::any::TypeId;
use std::sync::Arc;

use async_graphql::{Data, Executor, Request, Response};
use futures_util::stream::{self, BoxStream, StreamExt as _};

use super::loaders::{Loaders, Rounds};
use super::mutation::Mutation;
use super::{Query, Subscription};

type Inner = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema over an application. Cheap to clone.
#[derive(Clone)]
pub struct Schema(Inner);

impl Schema {
    pub(super) fn new(schema: Inner) -> Self {
        Self(schema)
    }
}

impl Executor for Schema {
    async fn execute(&self, request: Request) -> Response {
        rounds_of(&request).drive(self.0.execute(request)).await
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let rounds = rounds_of(&request);
        let events = Executor::execute_stream(&self.0, request, session);
        let driven = stream::unfold((events, rounds), |(mut events, rounds)| async {
            let next = rounds.drive(events.next()).await?;
            Some((next, (events, rounds)))
        });
        driven.boxed()
    }
}

fn rounds_of(request: &Request) -> Arc<Rounds> {
    let loaders = request.data.get(&TypeId::of::<Loaders>()).and_then(|loaders| loaders.downcast_ref::<Loaders>());
    loaders.map(Loaders::rounds).unwrap_or_default()
}
