//! The user's query language: words, phrases, exclusions and prefix filters, parsed totally.

mod describe;
mod fields;
mod parse;
mod tokens;
mod values;

pub use describe::Piece;
pub use fields::Field;
pub use parse::{MAX_CHARACTERS, MAX_TERMS, QueryError, parse};

use crate::analyzer::Pattern;
use crate::engine::Filter;

/// A parsed query. All words and phrases must be found; nothing excluded may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, rarest first. A relaxed search asks for any one of them.
    pub words: Vec<Pattern>,
    /// Parts of quoted phrases; a relaxed search asks for all of them.
    pub phrases: Vec<Pattern>,
    /// What must not be found.
    pub excluded: Vec<Pattern>,
    /// What the prefixes ask for.
    pub filter: Filter,
    /// The words that rank: jieba's search mode over words and phrases.
    pub ranking: Vec<String>,
    /// What was searched for, in the order it was typed.
    pub pieces: Vec<Piece>,
}

impl Query {
    /// Returns what was searched for, piece by piece, in the order it was typed.
    pub fn describe(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns what to highlight: words and phrases, not exclusions.
    pub fn highlighted(&self) -> Vec<Pattern> {
        self.words.iter().chain(&self.phrases).cloned().collect()
    }

    /// Tells whether text is searched for at all, rather than only filtered.
    pub fn has_text(&self) -> bool {
        !self.words.is_empty() || !self.phrases.is_empty()
    }

    /// Tells whether a relaxed search could find more than a strict one.
    pub fn can_relax(&self) -> bool {
        self.words.len() > 1 || (self.words.len() == 1 && !self.phrases.is_empty())
    }
}
