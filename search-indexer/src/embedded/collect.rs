//! One pass over the matches: the exact total, the counts and the first hits in order.

use std::collections::{BinaryHeap, HashMap};

use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use super::ask::Merit;
use super::schema::TIE;
use super::sets::{Bits, Set};
use crate::engine::{Facet, Order};

/// What makes a hit stand before another: the smaller comes first.
type Key = (i64, u64, u64, u64, u64);

/// What is to be collected.
pub(super) struct Collecting {
    pub(super) matching: Set,
    pub(super) merits: Vec<Merit>,
    pub(super) order: Order,
    pub(super) facets: Vec<Facet>,
    /// How many hits to keep: offset and limit together.
    pub(super) keep: usize,
}

/// What was collected.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) total: u64,
    /// Hits in order.
    pub(super) hits: Vec<DocAddress>,
    pub(super) counts: HashMap<Facet, HashMap<String, u64>>,
}

impl Collecting {
    /// Collects over all segments.
    pub(super) fn run(&self, searcher: &Searcher) -> Result<Collected, TantivyError> {
        let mut all = Collected::default();
        let mut hits = Vec::new();
        for (ordinal, segment) in (0..).zip(searcher.segment_readers()) {
            let matches = self.matching.find(searcher, segment)?;
            let scores = self.scores(searcher, segment, &matches)?;
            let mut collecting = self.within(ordinal, segment)?;
            let alive = segment.alive_bitset();
            for doc in matches.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                collecting.collect(doc, scores.get(&doc).copied().unwrap_or_default());
            }
            collecting.harvest(&mut all, &mut hits)?;
        }
        hits.sort_unstable();
        hits.truncate(self.keep);
        all.hits = hits.into_iter().map(|(_, address)| address).collect();
        Ok(all)
    }

    fn scores(
        &self,
        searcher: &Searcher,
        segment: &SegmentReader,
        matches: &Bits,
    ) -> Result<HashMap<DocId, Score>, TantivyError> {
        let mut scores: HashMap<DocId, Score> = HashMap::new();
        for merit in &self.merits {
            match merit {
                Merit::Word(word, boost) => {
                    let weight = word.weight(EnableScoring::enabled_from_searcher(searcher))?;
                    weight.for_each(segment, &mut |doc, score| {
                        if matches.contains(doc) {
                            *scores.entry(doc).or_default() += score * boost;
                        }
                    })?;
                }
                Merit::Standing(set, added) => {
                    let standing = set.find(searcher, segment)?;
                    for doc in standing.iter().filter(|doc| matches.contains(*doc)) {
                        *scores.entry(doc).or_default() += added;
                    }
                }
            }
        }
        Ok(scores)
    }

    fn within(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> Result<Segment, TantivyError> {
        let columns = segment.fast_fields();
        let [kind_face, high, low] = TIE;
        let sorted = match self.order {
            Order::Relevance => None,
            Order::Newest | Order::Oldest => Some(columns.i64("date")?),
            Order::Deadline => Some(columns.i64("deadline")?),
            Order::MostCosigned => Some(columns.i64("cosigners")?),
        };
        Ok(Segment {
            ordinal,
            order: self.order,
            keep: self.keep,
            sorted,
            kind_face: columns.u64(kind_face)?,
            high: columns.u64(high)?,
            low: columns.u64(low)?,
            counting: self.facets.iter().map(|facet| Counting::of(*facet, segment)).collect::<Result<_, _>>()?,
            total: 0,
            first: BinaryHeap::new(),
        })
    }
}

/// Collects within one segment.
struct Segment {
    ordinal: SegmentOrdinal,
    order: Order,
    keep: usize,
    sorted: Option<Column<i64>>,
    kind_face: Column<u64>,
    high: Column<u64>,
    low: Column<u64>,
    counting: Vec<Counting>,
    total: u64,
    /// The first hits so far; its top is the last of them.
    first: BinaryHeap<(Key, DocAddress)>,
}

impl Segment {
    fn rank(&self, doc: DocId, score: Score) -> i64 {
        let value = self.sorted.as_ref().and_then(|column| column.first(doc));
        match self.order {
            // Scores are never negative, so their bits order like them.
            Order::Relevance => -i64::from(score.max(0.0).to_bits()),
            Order::Newest | Order::MostCosigned => value.map_or(i64::MAX, |value| -value),
            Order::Oldest | Order::Deadline => value.unwrap_or(i64::MAX),
        }
    }

    fn key(&self, rank: i64, doc: DocId) -> Key {
        let number = |column: &Column<u64>| column.first(doc).unwrap_or(u64::MAX);
        let kind_face = number(&self.kind_face);
        (rank, kind_face / 2, number(&self.high), number(&self.low), kind_face % 2)
    }

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        for counting in &mut self.counting {
            counting.count(doc);
        }
        if self.keep == 0 {
            return;
        }
        let rank = self.rank(doc, score);
        let full = self.first.len() >= self.keep;
        if full && self.first.peek().is_some_and(|(last, _)| rank > last.0) {
            return;
        }
        self.first.push((self.key(rank, doc), DocAddress::new(self.ordinal, doc)));
        if full {
            self.first.pop();
        }
    }

    fn harvest(self, all: &mut Collected, hits: &mut Vec<(Key, DocAddress)>) -> Result<(), TantivyError> {
        all.total += self.total;
        hits.extend(self.first);
        for counting in self.counting {
            let (facet, counts) = counting.named()?;
            let sums = all.counts.entry(facet).or_default();
            for (value, count) in counts {
                *sums.entry(value).or_default() += count;
            }
        }
        Ok(())
    }
}

/// Counts the values of one facet within one segment.
enum Counting {
    /// Counts by ordinal of the text.
    Texts {
        facet: Facet,
        column: StrColumn,
        ordinals: Column<u64>,
        counts: Vec<u64>,
    },
    Numbers {
        facet: Facet,
        column: Column<i64>,
        counts: HashMap<i64, u64>,
    },
    /// No document of the segment has a value.
    Nothing(Facet),
}

impl Counting {
    fn of(facet: Facet, segment: &SegmentReader) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        if matches!(facet, Facet::Year | Facet::Term) {
            let column = columns.i64(facet.attribute())?;
            return Ok(Self::Numbers { facet, column, counts: HashMap::new() });
        }
        Ok(match columns.str(facet.attribute())? {
            Some(column) => {
                let counts = vec![0; column.num_terms()];
                Self::Texts { facet, ordinals: column.ords().clone(), column, counts }
            }
            None => Self::Nothing(facet),
        })
    }

    fn count(&mut self, doc: DocId) {
        match self {
            Self::Texts { ordinals, counts, .. } => {
                for ordinal in ordinals.values_for_doc(doc) {
                    if let Some(count) = usize::try_from(ordinal).ok().and_then(|at| counts.get_mut(at)) {
                        *count += 1;
                    }
                }
            }
            Self::Numbers { column, counts, .. } => {
                for number in column.values_for_doc(doc) {
                    *counts.entry(number).or_default() += 1;
                }
            }
            Self::Nothing(_) => {}
        }
    }

    fn named(self) -> Result<(Facet, HashMap<String, u64>), TantivyError> {
        match self {
            Self::Texts { facet, column, counts, .. } => {
                let mut named = HashMap::new();
                for (ordinal, count) in (0..).zip(counts).filter(|(_, count)| *count > 0) {
                    let mut value = String::new();
                    column.ord_to_str(ordinal, &mut value)?;
                    named.insert(value, count);
                }
                Ok((facet, named))
            }
            Self::Numbers { facet, counts, .. } => {
                Ok((facet, counts.into_iter().map(|(number, count)| (number.to_string(), count)).collect()))
            }
            Self::Nothing(facet) => Ok((facet, HashMap::new())),
        }
    }
}
