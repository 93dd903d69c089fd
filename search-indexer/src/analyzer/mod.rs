//! The one analyzer that both engines, the query and the highlights share: normal form, units, words.

mod highlight;
mod normal;
mod pattern;
mod units;
mod words;

pub use highlight::{Snippet, highlight, snippet};
pub use normal::normal;
pub use pattern::Pattern;
pub use units::{Analysis, MAX_POSITIONS, MAX_UNIT_BYTES, Unit};
pub use words::{cut, frequency, is_function_word, ranking_words};
