//! The service: GraphQL schema, HTTP, sign-in, configuration, and the commands of the `xieshang` program.

pub mod auth;
mod calendars;
pub mod cli;
pub mod config;
pub mod demo;
pub mod documents;
pub mod door;
pub mod files;
pub mod graphql;
pub mod run;
pub mod server;
#[cfg(test)]
pub(crate) mod testing;
