//! The engine contract: the same assertions against every engine, and the same answers from all.

#![expect(clippy::expect_used, clippy::print_stderr, reason = "a test fails by panicking and says aloud what it skips")]

mod filters;
mod fixtures;
mod lifecycle;
mod matching;
mod paging;
mod permission;
mod process;
mod reference;
mod stage;
