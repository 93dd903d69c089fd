//! The search index as the service runs it: connected at start, kept equal in the background.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::ambient::{SystemClock, SystemIds};
use domain::database::Database;
use search_indexer::error::IndexerError;
use search_indexer::{Config, Indexer, Search, Status};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::cli::Failure;
use crate::config::{Engine, Settings};

/// How often a command looks whether the index has caught up.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// How long the indexer has to put down what it is doing.
const LONGEST_END: Duration = Duration::from_secs(10);

/// The search index and what keeps it. Cheap to clone.
///
/// Leases and retries go by the machine's clock, whatever clock the application has.
#[derive(Debug, Clone)]
pub struct Indexing {
    search: Search,
}

/// An indexer at work in the background.
pub struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// Connects the engine that the settings name. Nothing is asked of it yet, so one that is away is no failure.
///
/// # Errors
///
/// Says when the engine's address cannot be one.
pub(super) fn open(settings: &Settings, database: &Database) -> Result<Indexing, Failure> {
    if settings.search == Engine::Meilisearch && !is_web_address(&settings.meilisearch_url) {
        return Err(Failure::because("--meilisearch-url", "an address is http://HOST:PORT or https://HOST"));
    }
    let config = match settings.search {
        Engine::Embedded => Config::Embedded { folder: settings.index() },
        Engine::Meilisearch => {
            Config::Meilisearch { url: settings.meilisearch_url.clone(), key: settings.meilisearch_key.clone() }
        }
    };
    let search = Search::connect(&config, database.clone());
    search.map(Indexing::new).map_err(|why| Failure::because("--meilisearch-url", why))
}

impl Indexing {
    /// Keeps this index.
    pub fn new(search: Search) -> Self {
        Self { search }
    }

    /// Keeps an embedded index in a folder.
    ///
    /// # Errors
    ///
    /// Fails when the engine cannot be made.
    pub fn embedded(folder: &Path, database: &Database) -> Result<Self, Failure> {
        let config = Config::Embedded { folder: folder.to_owned() };
        Search::connect(&config, database.clone()).map(Self::new).map_err(Failure::new)
    }

    /// Returns what answers searches.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Makes an indexer that the caller runs.
    pub fn indexer(&self) -> Indexer {
        self.search.indexer(Arc::new(SystemClock), Arc::new(SystemIds))
    }

    /// Starts an indexer in the background. An engine that is away is asked again until it answers.
    pub fn start(&self) -> Running {
        let (stop, stopped) = watch::channel(false);
        let task = self.search.spawn_indexer(Arc::new(SystemClock), Arc::new(SystemIds), stopped);
        Running { stop, task }
    }

    /// Waits until the index has everything, at most so long, and tells whether it has. While the engine is away
    /// there is nothing to wait for.
    pub async fn settled(&self, longest: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < longest {
            match self.search.status().await {
                Ok(status) if is_settled(&status) => return true,
                Ok(status) if !status.is_available => return false,
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
        false
    }

    /// Tells how the index stands.
    ///
    /// # Errors
    ///
    /// Fails when the database does.
    pub async fn status(&self) -> Result<Status, IndexerError> {
        self.search.status().await
    }

    /// Tells whether searches are answered, or in a few words why not.
    pub(super) async fn health(&self) -> Result<(), String> {
        match self.search.status().await {
            Ok(status) if !status.is_available => Err("the engine does not answer".to_owned()),
            Ok(status) if status.generation.is_none() => Err("the index is being built".to_owned()),
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::warn!(%error, "the state of the index cannot be read");
                Err("unknown".to_owned())
            }
        }
    }
}

impl Running {
    /// Stops the indexer after what it is doing, so that the next process can take over at once.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(LONGEST_END, self.task).await.is_err() {
            tracing::warn!("the indexer did not end in time; what it had in hand stays marked");
        }
    }
}

fn is_web_address(text: &str) -> bool {
    text.parse::<http::Uri>()
        .is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
}

fn is_settled(status: &Status) -> bool {
    // What has failed often waits for somebody to look, not for us.
    status.generation.is_some() && status.building.is_none() && status.backlog.dirty <= status.backlog.dead
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_at_a_web_address() {
        assert!(is_web_address("http://127.0.0.1:7700"));
        assert!(is_web_address("https://search.example.cn/index"));
        for text in ["nonsense", "127.0.0.1:7700", "ftp://host", "http://", ""] {
            assert!(!is_web_address(text), "{text:?}");
        }
    }
}
