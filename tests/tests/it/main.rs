//! Black-box tests, all in one binary: it links once, and every test is a process of its own under nextest.

mod architecture;
mod archive;
mod authorization;
mod browser;
mod cast;
mod command_line;
mod commitments;
mod contract;
mod demo;
mod door;
mod evaluation;
mod fault;
mod harness;
mod idempotency;
mod key_suggestions;
mod lists;
mod program;
mod publication;
mod refusals;
mod rosters;
mod schema;
mod statements;
mod story;
mod visibility;
