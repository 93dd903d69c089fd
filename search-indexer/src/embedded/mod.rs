//! The embedded engine: tantivy, one folder per generation, nothing to install.

mod ask;
mod collect;
mod open;
mod schema;
mod sets;
mod tokens;
mod write;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenReadError};
use uuid::Uuid;

use self::open::Open;
use crate::engine::{Batch, Engine, EngineError, Entries, Generation, SearchPage, SearchRequest, Sentinel, Task};

/// How many entries are handed over at a time.
const PORTION: usize = 1_000;

/// The embedded engine.
#[derive(Debug, Clone)]
pub struct Embedded {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    open: Mutex<HashMap<Generation, Arc<Open>>>,
}

impl Embedded {
    /// Keeps its generations in a folder, which is made when needed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { inner: Arc::new(Inner { folder: folder.into(), open: Mutex::default() }) }
    }

    /// Runs work that waits for the disk where it holds up nobody.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, EngineError> + Send + 'static,
    ) -> Result<T, EngineError> {
        let inner = Arc::clone(&self.inner);
        let done = tokio::task::spawn_blocking(move || work(&inner)).await;
        done.map_err(|error| EngineError::Internal(error.to_string()))?
    }
}

impl Inner {
    fn path(&self, generation: Generation) -> PathBuf {
        self.folder.join(generation.to_string())
    }

    /// Returns an open generation, opening it the first time.
    fn get(&self, generation: Generation) -> Result<Arc<Open>, EngineError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = open.get(&generation) {
            return Ok(Arc::clone(found));
        }
        let opened = Arc::new(Open::existing(&self.path(generation), generation)?);
        open.insert(generation, Arc::clone(&opened));
        Ok(opened)
    }

    fn create(&self, generation: Generation) -> Result<(), EngineError> {
        let path = self.path(generation);
        if open::sentinel(&path) == Some(Sentinel::of(generation)) {
            return self.get(generation).map(|_| ());
        }
        // Whatever is there is another shape, or was broken off while being made.
        self.remove(generation)?;
        std::fs::create_dir_all(&path).map_err(|error| io_error(&path, &error))?;
        let opened = Open::new(&path, generation)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.insert(generation, Arc::new(opened));
        Ok(())
    }

    fn remove(&self, generation: Generation) -> Result<(), EngineError> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&generation);
        let path = self.path(generation);
        match std::fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io_error(&path, &error)),
            _ => Ok(()),
        }
    }

    fn generations(&self, database: Uuid) -> Result<Vec<Generation>, EngineError> {
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(io_error(&self.folder, &error)),
        };
        let prefix = format!("xieshang_{}_", database.simple());
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let numbers = names.filter_map(|name| name.strip_prefix(&prefix)?.parse().ok());
        let mut found: Vec<Generation> = numbers.map(|number| Generation { database, number }).collect();
        found.sort_unstable_by_key(|generation| generation.number);
        Ok(found)
    }
}

#[async_trait]
impl Engine for Embedded {
    fn name(&self) -> &'static str {
        "embedded"
    }

    async fn create(&self, generation: Generation) -> Result<(), EngineError> {
        self.blocking(move |inner| inner.create(generation)).await
    }

    async fn sentinel(&self, generation: Generation) -> Result<Option<Sentinel>, EngineError> {
        self.blocking(move |inner| Ok(open::sentinel(&inner.path(generation)))).await
    }

    async fn apply(&self, generation: Generation, batch: Batch) -> Result<Task, EngineError> {
        self.blocking(move |inner| inner.get(generation)?.apply(&batch)).await
    }

    async fn finish(&self, _: Generation, _: &Task) -> Result<(), EngineError> {
        // A commit has happened, and was counted, by the time `apply` returns.
        Ok(())
    }

    async fn search(&self, generation: Generation, request: &SearchRequest) -> Result<SearchPage, EngineError> {
        let request = request.clone();
        self.blocking(move |inner| inner.get(generation)?.search(&request)).await
    }

    async fn entries(&self, generation: Generation) -> Result<Entries, EngineError> {
        let open = self.blocking(move |inner| inner.get(generation)).await?;
        let (sender, receiver) = tokio::sync::mpsc::channel(2);
        tokio::task::spawn_blocking(move || {
            let sent = open.entries(PORTION, |portion| sender.blocking_send(Ok(portion)).is_ok());
            if let Err(error) = sent {
                // Nobody is left to be told when the receiver is gone.
                let _ = sender.blocking_send(Err(error));
            }
        });
        Ok(Box::pin(futures_util::stream::unfold(receiver, async |mut receiver| {
            receiver.recv().await.map(|portion| (portion, receiver))
        })))
    }

    async fn generations(&self, database: Uuid) -> Result<Vec<Generation>, EngineError> {
        self.blocking(move |inner| inner.generations(database)).await
    }

    async fn drop_generation(&self, generation: Generation) -> Result<(), EngineError> {
        self.blocking(move |inner| inner.remove(generation)).await
    }

    async fn health(&self) -> Result<(), EngineError> {
        self.blocking(|inner| std::fs::create_dir_all(&inner.folder).map_err(|error| io_error(&inner.folder, &error)))
            .await
    }
}

fn io_error(path: &Path, error: &std::io::Error) -> EngineError {
    EngineError::Unavailable(format!("{}: {error}", path.display()))
}

fn tantivy_error(error: TantivyError) -> EngineError {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => {
            EngineError::Unavailable("another process writes to this index".to_owned())
        }
        TantivyError::IoError(error) => EngineError::Unavailable(error.to_string()),
        TantivyError::OpenReadError(error @ OpenReadError::FileDoesNotExist(_)) => {
            EngineError::Unavailable(error.to_string())
        }
        error => EngineError::Internal(error.to_string()),
    }
}
