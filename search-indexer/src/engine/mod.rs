//! The port to a search engine: what both engines do, and nothing that only one can.

mod error;
mod request;

pub use error::EngineError;
pub use request::{
    Facet, FacetCount, FacetCounts, Filter, MAX_LIMIT, MAX_WINDOW, Order, SearchPage, SearchRequest, ordinal,
};

use std::fmt;
use std::pin::Pin;

use async_trait::async_trait;
use futures_util::Stream;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, DocumentId};

/// Names one build of the index of one database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Generation {
    /// The database whose rows it holds.
    pub database: Uuid,
    /// Counts up with every rebuild.
    pub number: i64,
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "xieshang_{}_{}", self.database.simple(), self.number)
    }
}

/// What an index says about itself. One that says something else was wiped, restored or is foreign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentinel {
    /// The generation's number.
    pub generation: i64,
    /// The shape of its documents.
    pub schema_hash: String,
    /// The database it was built from.
    pub database_id: Uuid,
}

impl Sentinel {
    /// Returns what an index of this generation has to say.
    pub fn of(generation: Generation) -> Self {
        Self {
            generation: generation.number,
            schema_hash: crate::document::schema_hash().to_owned(),
            database_id: generation.database,
        }
    }
}

/// A change of the index. Documents are replaced whole, so doing it twice is doing it once.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Documents to add, or to put in the place of what has their id.
    pub replace: Vec<Document>,
    /// Documents to remove, if they are there. None of them is in `replace`.
    pub delete: Vec<DocumentId>,
}

/// A change handed to the engine. It is kept as text, so a restart can wait for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The engine's numbers for the task; none where the engine is done at once.
    pub uids: Vec<u64>,
    /// How many documents were sent to be replaced.
    pub replaced: u64,
}

/// One document as the index holds it, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub id: DocumentId,
    /// The version of the row it was made from.
    pub version: i64,
    /// The hash of its content.
    pub hash: String,
}

/// Entries in portions, in no order.
pub type Entries = Pin<Box<dyn Stream<Item = Result<Vec<Entry>, EngineError>> + Send>>;

/// A search engine that holds generations of documents.
#[async_trait]
pub trait Engine: Send + Sync + fmt::Debug {
    /// Returns the engine's name, for logs and metrics.
    fn name(&self) -> &'static str;

    /// Makes a generation, or opens and checks the settings of one that is there; writes its sentinel.
    async fn create(&self, generation: Generation) -> Result<(), EngineError>;

    /// Reads what a generation says about itself; none if it is not there or has never been finished.
    async fn sentinel(&self, generation: Generation) -> Result<Option<Sentinel>, EngineError>;

    /// Hands over a change. It may not have happened when this returns.
    async fn apply(&self, generation: Generation, batch: Batch) -> Result<Task, EngineError>;

    /// Waits until a change has happened, and checks that every document sent was indexed.
    async fn finish(&self, generation: Generation, task: &Task) -> Result<(), EngineError>;

    /// Answers a request.
    async fn search(&self, generation: Generation, request: &SearchRequest) -> Result<SearchPage, EngineError>;

    /// Lists everything a generation holds.
    async fn entries(&self, generation: Generation) -> Result<Entries, EngineError>;

    /// Lists the generations of a database that the engine holds.
    async fn generations(&self, database: Uuid) -> Result<Vec<Generation>, EngineError>;

    /// Removes a generation, if it is there.
    async fn drop_generation(&self, generation: Generation) -> Result<(), EngineError>;

    /// Checks that the engine answers.
    async fn health(&self) -> Result<(), EngineError>;
}
