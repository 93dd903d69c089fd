//! A group of root fields with a future of its own on the heap.
//!
//! A merged root nests the future of every group in that of the group before. With some thirty groups a debug build
//! runs out of stack, and the compiler out of recursion. Boxed, one group costs the next no more than a pointer.

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned};
use async_graphql::{ServerResult, Value};
use futures_util::future::BoxFuture;

/// A group of root fields.
#[derive(Debug, Default)]
pub struct Boxed<T>(T);

impl<T: ContainerType> ContainerType for Boxed<T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let resolving: BoxFuture<'_, _> = Box::pin(self.0.resolve_field(ctx));
        resolving.await
    }
}

impl<T: OutputType> OutputType for Boxed<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        self.0.resolve(ctx, field).await
    }
}

impl<T: ObjectType> ObjectType for Boxed<T> {}
