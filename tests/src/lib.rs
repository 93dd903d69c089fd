//! The harness of the black-box tests: real databases, the real router, people who really sign in.
//!
//! ```text
//! on_both! {
//!     async fn a_draft_is_its_writers_alone(app: TestApp) {
//!         let made = app.member("林义").run(CREATE, json!({ "input": draft(&app) })).await;
//!
//!         let id = made.text("createSuggestion.suggestion.id");
//!         let seen = app.member("解景瑞").run("query($id: ID!) { suggestion(id: $id) { title } }", json!({ "id": id })).await;
//!         assert_eq!(seen.code(), "NOT_FOUND");
//!     }
//! }
//! ```

#![expect(clippy::missing_panics_doc, reason = "a harness panics wherever a test has to fail")]

mod answer;
mod app;
mod client;
mod clock;
mod grounds;
mod meilisearch;
mod place;
mod postgres;
mod statements;
mod world;

pub use answer::{Answer, Page};
pub use app::{EmptyApp, TestApp};
pub use client::Client;
pub use clock::TestClock;
pub use meilisearch::Meilisearch;
pub use place::{Fixture, Ground, Place, run};
pub use statements::Statements;
pub use world::World;
