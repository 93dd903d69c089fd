//! What was searched for, in pieces that the API can put into words.

use chrono::NaiveDate;

use super::fields::Field;

/// One piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that must be found somewhere.
    Words(Vec<String>),
    /// A phrase that must be found as it stands.
    Phrase(String),
    /// A word or phrase that must not be found.
    Excluded(String),
    /// A prefix filter and its value as understood.
    Filter(Field, String),
    /// A range of dates, both ends included.
    Dates(Option<NaiveDate>, Option<NaiveDate>),
    /// Words left out because ten are enough.
    Dropped(Vec<String>),
}
