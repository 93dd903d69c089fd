//! An engine that fails when told to.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use search_indexer::engine::{
    Batch, Engine, EngineError, Entries, Generation, SearchPage, SearchRequest, Sentinel, Task,
};
use uuid::Uuid;

/// What is done between handing a change over and its answer.
type Meanwhile = Box<dyn FnOnce() + Send>;

/// Wraps an engine and its faults.
pub(crate) struct Flaky {
    inner: Arc<dyn Engine>,
    /// Does not answer at all.
    pub(crate) is_down: AtomicBool,
    /// Takes changes but does not say what became of them.
    pub(crate) is_silent: AtomicBool,
    /// Refuses batches with this word in a title.
    pub(crate) poison: Mutex<Option<String>>,
    /// How many changes it was handed.
    pub(crate) applied: AtomicUsize,
    meanwhile: Mutex<Option<Meanwhile>>,
}

impl std::fmt::Debug for Flaky {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Flaky").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl Flaky {
    pub(crate) fn over(inner: Arc<dyn Engine>) -> Self {
        Self {
            inner,
            is_down: AtomicBool::default(),
            is_silent: AtomicBool::default(),
            poison: Mutex::default(),
            applied: AtomicUsize::default(),
            meanwhile: Mutex::default(),
        }
    }

    pub(crate) fn refuse(&self, word: Option<&str>) {
        *self.poison.lock().expect("no test panics while it holds this") = word.map(str::to_owned);
    }

    /// Runs once, after the next change was handed over and before it is settled.
    pub(crate) fn meanwhile(&self, work: impl FnOnce() + Send + 'static) {
        *self.meanwhile.lock().expect("no test panics while it holds this") = Some(Box::new(work));
    }

    fn up(&self) -> Result<(), EngineError> {
        if self.is_down.load(Ordering::SeqCst) {
            return Err(EngineError::Unavailable("told so".to_owned()));
        }
        Ok(())
    }
}

#[async_trait]
impl Engine for Flaky {
    fn name(&self) -> &'static str {
        "flaky"
    }

    async fn create(&self, generation: Generation) -> Result<(), EngineError> {
        self.up()?;
        self.inner.create(generation).await
    }

    async fn sentinel(&self, generation: Generation) -> Result<Option<Sentinel>, EngineError> {
        self.up()?;
        self.inner.sentinel(generation).await
    }

    async fn apply(&self, generation: Generation, batch: Batch) -> Result<Task, EngineError> {
        self.up()?;
        let poison = self.poison.lock().expect("no test panics while it holds this").clone();
        if let Some(word) = poison
            && batch.replace.iter().any(|document| document.title.contains(&word))
        {
            return Err(EngineError::Rejected("told so".to_owned()));
        }
        let task = self.inner.apply(generation, batch).await?;
        self.applied.fetch_add(1, Ordering::SeqCst);
        let work = self.meanwhile.lock().expect("no test panics while it holds this").take();
        if let Some(work) = work {
            tokio::task::spawn_blocking(work).await.expect("the meanwhile does not panic");
        }
        Ok(task)
    }

    async fn finish(&self, generation: Generation, task: &Task) -> Result<(), EngineError> {
        self.up()?;
        if self.is_silent.load(Ordering::SeqCst) {
            return Err(EngineError::Unavailable("told so".to_owned()));
        }
        self.inner.finish(generation, task).await
    }

    async fn search(&self, generation: Generation, request: &SearchRequest) -> Result<SearchPage, EngineError> {
        self.up()?;
        self.inner.search(generation, request).await
    }

    async fn entries(&self, generation: Generation) -> Result<Entries, EngineError> {
        self.up()?;
        self.inner.entries(generation).await
    }

    async fn generations(&self, database: Uuid) -> Result<Vec<Generation>, EngineError> {
        self.up()?;
        self.inner.generations(database).await
    }

    async fn drop_generation(&self, generation: Generation) -> Result<(), EngineError> {
        self.up()?;
        self.inner.drop_generation(generation).await
    }

    async fn health(&self) -> Result<(), EngineError> {
        self.up()
    }
}
