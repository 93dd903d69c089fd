//! What can go wrong while indexing.

use sea_orm::DbErr;
use thiserror::Error;

use crate::engine::EngineError;

/// Why the indexer stopped short. Everything it had in hand stays marked and is tried again.
#[derive(Debug, Error)]
pub enum IndexerError {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] DbErr),
    /// The search engine failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Another process writes to the index now.
    #[error("another process has taken over the index")]
    LeaseLost,
    /// A rebuilt index did not come out equal to the tables.
    #[error("the rebuilt index differs from the tables in {0} documents")]
    NotEqual(u64),
    /// There is no index yet.
    #[error("no index has been built yet")]
    NoIndex,
}
