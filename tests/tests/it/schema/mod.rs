//! The schema itself: up and down, what goes in comes out, and what the triggers mark.

mod marks_are_complete;
mod migrations;
mod round_trip;
pub mod rows;
mod search_marks;
