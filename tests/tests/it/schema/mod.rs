//! The schema itself: up and down, what goes in comes out, and what the triggers mark.

#![expect(clippy::unwrap_used, reason = "a test of the schema fails where the database does")]

mod marks_are_complete;
mod migrations;
mod older_rows;
mod round_trip;
pub mod rows;
mod search_marks;
