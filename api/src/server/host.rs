//! The service as the door sees it: who asks, and what their resolvers work with.

use async_graphql::Request;
use domain::attachment::Files;
use domain::{Actor, App};
use http::HeaderMap;
use uuid::Uuid;

use super::search::Indexing;
use crate::auth::{self, Tokens};
use crate::door::{Host, Readiness, Sockets};
use crate::graphql;

/// The application with its keys. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    app: App,
    tokens: Tokens,
    indexing: Indexing,
    files: Files,
    sockets: Sockets,
}

impl Service {
    /// Puts a service together.
    pub fn new(app: App, tokens: Tokens, indexing: Indexing, files: Files) -> Self {
        Self { app, tokens, indexing, files, sockets: Sockets::default() }
    }

    /// Returns the file store.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Returns the application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Returns what signs and verifies access tokens.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Returns what keeps the index.
    pub fn indexing(&self) -> &Indexing {
        &self.indexing
    }

    /// Says whether each part does its work.
    pub async fn readiness(&self) -> Readiness {
        let database = self.app.database().ping().await;
        if let Err(error) = &database {
            tracing::warn!(error = %error, "the database does not answer");
        }
        let search = self.indexing.health().await;
        Readiness::default().with("database", database.is_ok(), None).with("search", search.is_ok(), search.err())
    }
}

impl Host for Service {
    async fn authenticate(&self, headers: &HeaderMap) -> Result<Actor, domain::Error> {
        auth::authenticate(&self.app, &self.tokens, headers).await
    }

    fn furnish(&self, request: Request, actor: Actor) -> Request {
        graphql::furnish(request, &self.app, actor)
    }

    fn next_id(&self) -> Uuid {
        self.app.new_id()
    }

    fn sockets(&self) -> &Sockets {
        &self.sockets
    }
}
