//! The way in for everybody else: connect, search, ask how the index is, start the indexer.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use entities::ambient::{Clock, IdSource};
use entities::database::Database;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::dirty::{self, Backlog};
use crate::embedded::Embedded;
use crate::engine::{Engine, EngineError, Generation, SearchPage, SearchRequest};
use crate::error::IndexerError;
use crate::indexer::Indexer;
use crate::meilisearch::Meilisearch;
use crate::state::State;

/// Which engine to use, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Config {
    /// The embedded engine in a folder of one process.
    Embedded {
        /// The folder; it is made when needed.
        folder: PathBuf,
    },
    /// A Meilisearch server.
    Meilisearch {
        /// Its address.
        url: String,
        /// Its key, if it asks for one.
        key: Option<String>,
    },
}

/// How the index stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The engine's name.
    pub engine: &'static str,
    /// Whether it answers.
    pub is_available: bool,
    /// The generation that is read.
    pub generation: Option<i64>,
    /// The generation being filled.
    pub building: Option<i64>,
    /// What is out of date.
    pub backlog: Backlog,
    /// When index and tables were last compared, and whether they were equal.
    pub reconciled: Option<(DateTime<Utc>, bool)>,
}

/// The search index of one database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Search {
    database: Database,
    engine: Arc<dyn Engine>,
}

impl Search {
    /// Chooses the engine. Nothing is asked of it yet: a service starts while its engine is down.
    ///
    /// # Errors
    ///
    /// Fails when no client for the engine can be made.
    pub fn connect(config: &Config, database: Database) -> Result<Self, EngineError> {
        let engine: Arc<dyn Engine> = match config {
            Config::Embedded { folder } => Arc::new(Embedded::new(folder)),
            Config::Meilisearch { url, key } => Arc::new(Meilisearch::new(url, key.as_deref())?),
        };
        Ok(Self::with_engine(engine, database))
    }

    /// Uses an engine that is there already.
    pub fn with_engine(engine: Arc<dyn Engine>, database: Database) -> Self {
        Self { database, engine }
    }

    /// Answers a request from the generation in force.
    ///
    /// # Errors
    ///
    /// Fails with [`EngineError::Unavailable`] while the engine does not answer or nothing is built yet.
    pub async fn search(&self, request: &SearchRequest) -> Result<SearchPage, EngineError> {
        let generation = self.active().await?;
        match self.engine.search(generation, request).await {
            // It may have been dropped for a newer one since we read which is in force.
            Err(error) if error.is_unavailable() => {
                let newer = self.active().await?;
                if newer == generation {
                    return Err(error);
                }
                self.engine.search(newer, request).await
            }
            answered => answered,
        }
    }

    /// Tells how the index stands.
    ///
    /// # Errors
    ///
    /// Fails when the database does.
    pub async fn status(&self) -> Result<Status, IndexerError> {
        let reader = self.database.reader();
        let state = State::read(reader).await?;
        Ok(Status {
            engine: self.engine.name(),
            is_available: self.engine.health().await.is_ok(),
            generation: state.active().map(|generation| generation.number),
            building: state.building().map(|generation| generation.number),
            backlog: dirty::backlog(reader).await?,
            reconciled: state.reconciled(),
        })
    }

    /// Makes an indexer. It draws ids, so give it a source of its own where ids are counted.
    pub fn indexer(&self, clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Indexer {
        Indexer::new(self.database.clone(), Arc::clone(&self.engine), clock, ids)
    }

    /// Starts an indexer in the background; it ends when `stop` turns true or its sender is gone.
    pub fn spawn_indexer(
        &self,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
        stop: watch::Receiver<bool>,
    ) -> JoinHandle<()> {
        let indexer = self.indexer(clock, ids);
        tokio::spawn(async move { indexer.run(stop).await })
    }

    async fn active(&self) -> Result<Generation, EngineError> {
        let state = State::read(self.database.reader()).await;
        let state = state.map_err(|error| EngineError::Internal(error.to_string()))?;
        let active = state.active().filter(|_| state.has_our_schema());
        active.ok_or_else(|| EngineError::Unavailable("the index is being built".to_owned()))
    }
}
