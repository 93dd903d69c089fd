//! The schema as an executor: every request drives its own loaders.

use std::any::TypeId;
use std::sync::Arc;

use async_graphql::{Data, EmptySubscription, Executor, Request, Response};
use futures_util::stream::BoxStream;

use super::Query;
use super::loaders::Loaders;
use super::mutation::Mutation;

type Inner = async_graphql::Schema<Query, Mutation, EmptySubscription>;

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
        let loaders = request.data.get(&TypeId::of::<Loaders>()).and_then(|loaders| loaders.downcast_ref::<Loaders>());
        let rounds = loaders.map(Loaders::rounds).unwrap_or_default();
        rounds.drive(self.0.execute(request)).await
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        Executor::execute_stream(&self.0, request, session)
    }
}
