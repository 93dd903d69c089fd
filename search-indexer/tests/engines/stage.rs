//! Every engine at hand, each with one generation, asked the same.

use std::sync::Arc;

use search_indexer::document::Document;
use search_indexer::embedded::Embedded;
use search_indexer::engine::{Batch, Engine, EngineError, Generation, SearchPage, SearchRequest};
use search_indexer::meilisearch::Meilisearch;
use search_indexer::query;
use tempfile::TempDir;
use uuid::Uuid;

use super::process::{self, Server};

/// The generation under test.
pub(crate) const GENERATION: Generation = Generation { database: Uuid::from_u128(0xdb), number: 1 };

/// Engines to run a contract against.
pub(crate) struct Stage {
    engines: Vec<Arc<dyn Engine>>,
    _folder: TempDir,
    _server: Option<Server>,
}

impl Stage {
    /// Opens every engine with an empty generation.
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let server = process::start().await;
        let mut engines: Vec<Arc<dyn Engine>> = vec![Arc::new(Embedded::new(folder.path()))];
        if let Some(server) = &server {
            engines.push(Arc::new(Meilisearch::new(&server.url, None).expect("a client can be made")));
        }
        for engine in &engines {
            engine.create(GENERATION).await.expect("a generation can be made");
        }
        Self { engines, _folder: folder, _server: server }
    }

    /// Opens every engine with documents in it.
    pub(crate) async fn with(documents: Vec<Document>) -> Self {
        let stage = Self::open().await;
        stage.apply(&Batch { replace: documents, delete: Vec::new() }).await;
        stage
    }

    pub(crate) fn engines(&self) -> &[Arc<dyn Engine>] {
        &self.engines
    }

    /// Applies a change everywhere and waits for it.
    pub(crate) async fn apply(&self, batch: &Batch) {
        for engine in &self.engines {
            settle(engine.as_ref(), batch.clone()).await.expect("the batch is indexed");
        }
    }

    /// Asks every engine; the answers, total and counts included, must be the same. Order may differ
    /// by relevance only.
    pub(crate) async fn ask(&self, request: &SearchRequest) -> SearchPage {
        let mut first: Option<SearchPage> = None;
        for engine in &self.engines {
            let page = engine.search(GENERATION, request).await.expect("the engine answers");
            let Some(known) = &first else {
                first = Some(page);
                continue;
            };
            let mut comparable = (known.clone(), page);
            if request.effective_order() == search_indexer::engine::Order::Relevance {
                comparable.0.hits.sort_by_key(ToString::to_string);
                comparable.1.hits.sort_by_key(ToString::to_string);
            }
            assert_eq!(
                comparable.0,
                comparable.1,
                "{} and {} differ on {request:?}",
                self.engines[0].name(),
                engine.name()
            );
        }
        first.expect("there is an engine")
    }

    /// Asks the public's question in the query language; returns the short ids found, sorted.
    pub(crate) async fn find(&self, text: &str) -> Vec<u128> {
        ids(&self.ask(&asking(text)).await)
    }

    /// Like `find`, but any one word will do.
    pub(crate) async fn find_relaxed(&self, text: &str) -> Vec<u128> {
        ids(&self.ask(&SearchRequest { relaxed: true, ..asking(text) }).await)
    }
}

/// Hands a change over and waits for it.
pub(crate) async fn settle(engine: &dyn Engine, batch: Batch) -> Result<(), EngineError> {
    let task = engine.apply(GENERATION, batch).await?;
    engine.finish(GENERATION, &task).await
}

/// A request for a query's first hundred hits.
pub(crate) fn asking(text: &str) -> SearchRequest {
    SearchRequest { query: query::parse(text).expect("the query is valid"), limit: 100, ..SearchRequest::default() }
}

/// The hits' ids as the numbers they were made from, sorted.
pub(crate) fn ids(page: &SearchPage) -> Vec<u128> {
    let mut ids = ordered(page);
    ids.sort_unstable();
    ids
}

/// The hits' ids as the numbers they were made from, in order.
pub(crate) fn ordered(page: &SearchPage) -> Vec<u128> {
    page.hits.iter().map(|hit| hit.entity.as_u128()).collect()
}
