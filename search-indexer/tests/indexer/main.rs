//! The indexer against real databases: whatever happens, index and tables end up equal.

#![expect(clippy::expect_used, clippy::print_stderr, reason = "a test fails by panicking and says aloud what it skips")]

mod faults;
mod flaky;
mod following;
mod leasing;
#[path = "../engines/process.rs"]
mod process;
mod readers;
mod rebuilding;
mod reconciling;
mod tables;
mod world;
