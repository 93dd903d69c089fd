//! Proof that index and tables are equal: 256 checksums, and a merge of only the buckets that differ.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use entities::database::Database;
use entities::enums::SearchKind;
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::document::{Document, DocumentId};
use crate::engine::{Engine, Entry, Generation};
use crate::error::IndexerError;
use crate::{build, dirty};

/// How many rows are built at a time.
const ROWS_AT_ONCE: u64 = 200;

/// How many single differences a report names.
const MAX_NAMED: usize = 20;

/// How a document of the index differs from what the tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The tables have it, the index does not.
    Missing,
    /// The index has it, the tables do not.
    Extra,
    /// Both have it, in different versions or with different content.
    Stale,
}

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many documents the tables make.
    pub documents: u64,
    /// How many are not in the index.
    pub missing: u64,
    /// How many should not be in the index.
    pub extra: u64,
    /// How many are of another version or content.
    pub stale: u64,
    /// How many of all these are marked already and only wait to be indexed.
    pub pending: u64,
    /// The first of them.
    pub examples: Vec<(Difference, String)>,
    /// The rows behind all of them.
    pub rows: Vec<(SearchKind, Uuid)>,
}

impl Report {
    /// Tells whether index and tables are equal.
    pub fn is_equal(&self) -> bool {
        self.differences() == 0
    }

    /// Returns how many documents differ.
    pub fn differences(&self) -> u64 {
        self.missing + self.extra + self.stale
    }

    fn of(documents: u64, differences: &Differences, dirty: &HashSet<(SearchKind, Uuid)>) -> Self {
        let mut report = Self { documents, ..Self::default() };
        let mut rows = BTreeSet::new();
        for (id, difference) in &differences.0 {
            match difference {
                Difference::Missing => report.missing += 1,
                Difference::Extra => report.extra += 1,
                Difference::Stale => report.stale += 1,
            }
            if dirty.contains(&(id.kind, id.entity)) {
                report.pending += 1;
            }
            if report.examples.len() < MAX_NAMED {
                report.examples.push((*difference, id.to_string()));
            }
            rows.insert((id.kind, id.entity));
        }
        report.rows = rows.into_iter().collect();
        report
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.is_equal() { "equal" } else { "different" };
        let Self { documents, missing, extra, stale, pending, .. } = self;
        write!(
            f,
            "{verdict}: {documents} documents, {missing} missing, {extra} extra, {stale} stale, {pending} pending"
        )
    }
}

/// Compares a generation with the tables. While others write, only what differs twice counts.
///
/// # Errors
///
/// Fails when the database or the engine does.
pub async fn compare(database: &Database, engine: &dyn Engine, generation: Generation) -> Result<Report, IndexerError> {
    let (documents, mut differences) = compare_once(database, engine, generation).await?;
    if !differences.0.is_empty() {
        let (_, again) = compare_once(database, engine, generation).await?;
        differences.0.retain(|id, difference| again.0.get(id) == Some(difference));
    }
    let dirty = dirty::every(database.reader()).await?.into_iter().map(|mark| (mark.kind, mark.id)).collect();
    Ok(Report::of(documents, &differences, &dirty))
}

/// Differing documents, by id.
#[derive(Debug, Default)]
struct Differences(BTreeMap<DocumentId, Difference>);

async fn compare_once(
    database: &Database,
    engine: &dyn Engine,
    generation: Generation,
) -> Result<(u64, Differences), IndexerError> {
    let mut tables = Checksums::default();
    let mut index = Checksums::default();
    from_tables(database, |entry| tables.add(&entry)).await?;
    from_index(engine, generation, |entry| index.add(&entry)).await?;
    let documents = tables.documents();
    let differing = tables.differing(&index);
    if differing.is_empty() {
        return Ok((documents, Differences::default()));
    }

    let mut wanted = BTreeMap::new();
    let mut found = BTreeMap::new();
    let take = |into: &mut BTreeMap<DocumentId, (i64, String)>, entry: Entry| {
        if differing.contains(&entry.id.bucket()) {
            into.insert(entry.id, (entry.version, entry.hash));
        }
    };
    from_tables(database, |entry| take(&mut wanted, entry)).await?;
    from_index(engine, generation, |entry| take(&mut found, entry)).await?;
    Ok((documents, merge(&wanted, &found)))
}

fn merge(wanted: &BTreeMap<DocumentId, (i64, String)>, found: &BTreeMap<DocumentId, (i64, String)>) -> Differences {
    let missing = wanted.keys().filter(|id| !found.contains_key(id)).map(|id| (*id, Difference::Missing));
    let extra = found.keys().filter(|id| !wanted.contains_key(id)).map(|id| (*id, Difference::Extra));
    let stale = wanted.iter().filter(|(id, entry)| found.get(id).is_some_and(|found| found != *entry));
    Differences(missing.chain(extra).chain(stale.map(|(id, _)| (*id, Difference::Stale))).collect())
}

async fn from_tables(database: &Database, mut take: impl FnMut(Entry)) -> Result<(), IndexerError> {
    for kind in SearchKind::ALL {
        let mut after = None;
        loop {
            let snapshot = build::snapshot(database).await?;
            let ids = build::ids_after(&snapshot, *kind, after, ROWS_AT_ONCE).await?;
            let rows: Vec<_> = ids.iter().map(|id| (*kind, *id)).collect();
            let documents = build::documents(&snapshot, &rows).await?;
            snapshot.commit().await?;

            documents.iter().map(entry).for_each(&mut take);
            after = ids.last().copied();
            if after.is_none() {
                break;
            }
        }
    }
    Ok(())
}

async fn from_index(
    engine: &dyn Engine,
    generation: Generation,
    mut take: impl FnMut(Entry),
) -> Result<(), IndexerError> {
    let mut portions = engine.entries(generation).await?;
    while let Some(portion) = portions.try_next().await? {
        portion.into_iter().for_each(&mut take);
    }
    Ok(())
}

fn entry(document: &Document) -> Entry {
    Entry { id: document.id(), version: document.version, hash: document.hash() }
}

/// A count and a sum of hashes for each bucket; sums do not care for order.
#[derive(Debug, PartialEq, Eq)]
struct Checksums(Vec<(u64, u128)>);

impl Default for Checksums {
    fn default() -> Self {
        Self(vec![(0, 0); 256])
    }
}

impl Checksums {
    fn add(&mut self, entry: &Entry) {
        let digest = Sha256::digest(format!("{}|{}|{}", entry.id, entry.version, entry.hash));
        let sum = digest.iter().take(16).fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        if let Some(bucket) = self.0.get_mut(usize::from(entry.id.bucket())) {
            bucket.0 += 1;
            bucket.1 = bucket.1.wrapping_add(sum);
        }
    }

    fn documents(&self) -> u64 {
        self.0.iter().map(|bucket| bucket.0).sum()
    }

    fn differing(&self, other: &Self) -> HashSet<u8> {
        (0_u8..=255).filter(|at| self.0.get(usize::from(*at)) != other.0.get(usize::from(*at))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Face;

    fn one(id: u128, version: i64) -> (DocumentId, (i64, String)) {
        let id = DocumentId { kind: SearchKind::Speech, entity: Uuid::from_u128(id), face: Face::Full };
        (id, (version, String::new()))
    }

    #[test]
    fn a_merge_tells_missing_extra_and_stale_apart() {
        let wanted = BTreeMap::from([one(1, 1), one(2, 2), one(3, 1)]);
        let found = BTreeMap::from([one(2, 1), one(3, 1), one(4, 1)]);

        let differences = merge(&wanted, &found);

        let found: Vec<_> = differences.0.into_values().collect();
        assert_eq!(found, [Difference::Missing, Difference::Stale, Difference::Extra]);
    }

    #[test]
    fn checksums_do_not_care_for_order_but_for_everything_else() {
        let entry = |id: u128, version| {
            let (id, (version, hash)) = one(id, version);
            Entry { id, version, hash }
        };
        let sum = |entries: &[Entry]| {
            let mut sums = Checksums::default();
            for entry in entries {
                sums.add(entry);
            }
            sums
        };

        let both = sum(&[entry(1, 1), entry(0x101, 1)]);

        assert_eq!(both, sum(&[entry(0x101, 1), entry(1, 1)]));
        assert_eq!(both.differing(&sum(&[entry(0x101, 2), entry(1, 1)])), HashSet::from([1]));
        assert_eq!(both.documents(), 2);
    }
}
