//! What can go wrong with a search engine, by what is to be done about it.

use thiserror::Error;

/// Why an engine did not do what it was asked.
#[derive(Debug, Error)]
pub enum EngineError {
    /// It cannot be reached or did not answer in time; trying again later may help.
    #[error("the search engine is unavailable: {0}")]
    Unavailable(String),
    /// It refuses a document or request as it is; trying again will not help.
    #[error("the search engine rejects this: {0}")]
    Rejected(String),
    /// It, or we, made a mistake.
    #[error("the search engine failed: {0}")]
    Internal(String),
}

impl EngineError {
    /// Tells whether the same again later may succeed without any change of the data.
    pub const fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}
