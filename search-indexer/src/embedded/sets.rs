//! Sets of documents, put together by us.
//!
//! Every leaf is run through by itself and the sets are combined as bits. All matches have to be
//! counted anyway, and the library's own combinations of phrases, unions and exclusions have returned
//! wrong documents: what decides who may read what should be simple enough to see through.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

/// A set of documents, described.
#[derive(Debug)]
pub(super) enum Set {
    /// What a query without parts matches.
    Leaf(Box<dyn Query>),
    /// What all of the sets hold; everything, if there are none.
    All(Vec<Set>),
    /// What any of the sets holds; nothing, if there are none.
    Any(Vec<Set>),
    /// What the set does not hold.
    Not(Box<Set>),
}

impl Set {
    /// Describes what one query without parts matches.
    pub(super) fn leaf(query: impl Query) -> Self {
        Self::Leaf(Box::new(query))
    }

    /// Describes what this set does not hold.
    pub(super) fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Finds the documents of one segment that are in the set, deleted ones among them.
    pub(super) fn find(&self, searcher: &Searcher, segment: &SegmentReader) -> Result<Bits, TantivyError> {
        let size = segment.max_doc();
        match self {
            Self::Leaf(query) => {
                let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
                let mut bits = Bits::none(size);
                weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| bits.add(*doc)))?;
                Ok(bits)
            }
            Self::All(sets) => {
                let mut bits = Bits::all(size);
                for set in sets {
                    bits.keep(&set.find(searcher, segment)?);
                    if bits.is_empty() {
                        break;
                    }
                }
                Ok(bits)
            }
            Self::Any(sets) => {
                let mut bits = Bits::none(size);
                for set in sets {
                    bits.join(&set.find(searcher, segment)?);
                }
                Ok(bits)
            }
            Self::Not(set) => Ok(set.find(searcher, segment)?.flipped(size)),
        }
    }
}

/// Documents of one segment, a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    fn none(size: u32) -> Self {
        Self(vec![0; words(size)])
    }

    fn all(size: u32) -> Self {
        Self::none(size).flipped(size)
    }

    fn add(&mut self, doc: DocId) {
        if let Some(word) = self.0.get_mut(doc as usize / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    fn flipped(mut self, size: u32) -> Self {
        self.0.iter_mut().for_each(|word| *word = !*word);
        let used = size % 64;
        if let Some(last) = self.0.last_mut().filter(|_| used > 0) {
            *last &= (1 << used) - 1;
        }
        self
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Tells whether a document is in the set.
    pub(super) fn contains(&self, doc: DocId) -> bool {
        self.0.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// Returns the documents in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        let words = self.0.iter().zip((0_u32..).step_by(64)).filter(|(word, _)| **word != 0);
        words.flat_map(|(word, first)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit))
    }
}

fn words(size: u32) -> usize {
    size.div_ceil(64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_in_a_set_ends_with_the_segment() {
        let mut bits = Bits::none(70);
        bits.add(3);
        bits.add(69);

        let rest: Vec<DocId> = bits.clone().flipped(70).iter().collect();

        assert_eq!(bits.iter().collect::<Vec<_>>(), [3, 69]);
        assert_eq!(rest.len(), 68);
        assert!(!rest.contains(&3) && !rest.contains(&69) && rest.iter().all(|doc| *doc < 70));
        assert_eq!(Bits::all(70).iter().count(), 70);
        assert_eq!(Bits::all(64).iter().count(), 64);
    }
}
