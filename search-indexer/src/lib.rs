//! Keeps the search index equal to the tables, and asks it: analyzer, documents, engines, indexer.

pub mod analyzer;
pub mod build;
pub mod dirty;
pub mod document;
pub mod embedded;
pub mod engine;
pub mod error;
pub mod indexer;
pub mod lease;
pub mod meilisearch;
pub mod query;
pub mod reconcile;
mod search;
pub mod state;

pub use indexer::{Indexer, Turn};
pub use search::{Config, Search, Status};
