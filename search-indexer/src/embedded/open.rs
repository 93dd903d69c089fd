//! One open generation: reading, writing, and what it says about itself.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tantivy::collector::Count;
use tantivy::query::TermSetQuery;
use tantivy::schema::Value;
use tantivy::{
    DocAddress, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term,
};

use super::collect::Collecting;
use super::schema::{self, field};
use super::{ask, io_error, tantivy_error, write};
use crate::document::DocumentId;
use crate::engine::{
    Batch, EngineError, Entry, FacetCount, FacetCounts, Generation, Order, SearchPage, SearchRequest, Sentinel, Task,
};

/// What tantivy may hold before it writes a segment; its own minimum is 15 MB.
const WRITER_MEMORY_BYTES: usize = 20_000_000;

/// An open generation.
pub(super) struct Open {
    index: Index,
    reader: IndexReader,
    /// Made with the first write: only the indexer takes the folder's lock.
    writer: Mutex<Option<IndexWriter>>,
    sentinel: Sentinel,
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Open").field("sentinel", &self.sentinel).finish_non_exhaustive()
    }
}

/// Reads what the index in a folder says about itself; none if there is none or it cannot be read.
pub(super) fn sentinel(path: &Path) -> Option<Sentinel> {
    let metas = Index::open_in_dir(path).ok()?.load_metas().ok()?;
    serde_json::from_str(&metas.payload?).ok()
}

impl Open {
    /// Makes an empty generation in an empty folder.
    pub(super) fn new(path: &Path, generation: Generation) -> Result<Self, EngineError> {
        let index = Index::create_in_dir(path, schema::build()).map_err(tantivy_error)?;
        let open = Self::from(index, generation)?;
        open.apply_all(&Batch::default()).map_err(tantivy_error)?;
        Ok(open)
    }

    /// Opens the generation in a folder.
    pub(super) fn existing(path: &Path, generation: Generation) -> Result<Self, EngineError> {
        if sentinel(path) != Some(Sentinel::of(generation)) {
            return Err(EngineError::Unavailable(format!("{generation} is not there or of another shape")));
        }
        let index = Index::open_in_dir(path).map_err(tantivy_error)?;
        Self::from(index, generation)
    }

    fn from(index: Index, generation: Generation) -> Result<Self, EngineError> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::OnCommitWithDelay);
        let reader = reader.try_into().map_err(tantivy_error)?;
        Ok(Self { index, reader, writer: Mutex::default(), sentinel: Sentinel::of(generation) })
    }

    /// Applies a change in one commit and checks that every document arrived.
    pub(super) fn apply(&self, batch: &Batch) -> Result<Task, EngineError> {
        if batch.replace.is_empty() && batch.delete.is_empty() {
            return Ok(Task::default());
        }
        self.apply_all(batch).map_err(tantivy_error)?;

        let sent = batch.replace.len();
        let id = field(&self.index.schema(), "id").map_err(tantivy_error)?;
        let terms = batch.replace.iter().map(|document| Term::from_field_text(id, &document.id().to_string()));
        let there = self.reader.searcher().search(&TermSetQuery::new(terms), &Count).map_err(tantivy_error)?;
        if there != sent {
            return Err(EngineError::Internal(format!("{there} of {sent} documents were indexed")));
        }
        Ok(Task { uids: Vec::new(), replaced: sent as u64 })
    }

    fn apply_all(&self, batch: &Batch) -> Result<(), TantivyError> {
        let mut slot = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = match slot.as_mut() {
            Some(writer) => writer,
            None => slot.insert(self.index.writer_with_num_threads(1, WRITER_MEMORY_BYTES)?),
        };
        let committed = self.write_and_commit(writer, batch);
        if committed.is_err() {
            // A writer that failed may be poisoned; the next batch gets a fresh one.
            *slot = None;
        }
        committed?;
        self.reader.reload()
    }

    fn write_and_commit(&self, writer: &mut IndexWriter, batch: &Batch) -> Result<(), TantivyError> {
        let schema = self.index.schema();
        let id = field(&schema, "id")?;
        let replaced = batch.replace.iter().map(crate::document::Document::id);
        for gone in replaced.chain(batch.delete.iter().copied()) {
            writer.delete_term(Term::from_field_text(id, &gone.to_string()));
        }
        for document in &batch.replace {
            writer.add_document(write::document(&schema, document)?)?;
        }
        let mut commit = writer.prepare_commit()?;
        let payload =
            serde_json::to_string(&self.sentinel).map_err(|error| TantivyError::InternalError(error.to_string()))?;
        commit.set_payload(&payload);
        commit.commit()?;
        Ok(())
    }

    /// Answers a request.
    pub(super) fn search(&self, request: &SearchRequest) -> Result<SearchPage, EngineError> {
        self.answer(request).map_err(tantivy_error)
    }

    fn answer(&self, request: &SearchRequest) -> Result<SearchPage, TantivyError> {
        let (offset, limit) = request.window();
        let searcher = self.reader.searcher();
        let order = request.effective_order();
        let ranked = order == Order::Relevance;
        let collecting = Collecting {
            matching: ask::matching(searcher.schema(), request)?,
            merits: if ranked { ask::merits(searcher.schema(), request)? } else { Vec::new() },
            order,
            facets: request.facets.clone(),
            keep: if limit == 0 { 0 } else { offset + limit },
        };
        let mut found = collecting.run(&searcher)?;

        let shown = found.hits.iter().skip(offset).take(limit);
        let hits = shown.map(|address| read_id(&searcher, *address)).collect::<Result<_, _>>()?;
        let facets = request.facets.iter().map(|facet| {
            let counts = found.counts.remove(facet).unwrap_or_default();
            let counts = counts.into_iter().map(|(value, count)| FacetCount { value, count });
            FacetCounts::sorted(*facet, counts.collect())
        });
        Ok(SearchPage { hits, total: found.total, facets: facets.collect() })
    }

    /// Hands over everything in portions, until told to stop.
    pub(super) fn entries(&self, portion: usize, mut take: impl FnMut(Vec<Entry>) -> bool) -> Result<(), EngineError> {
        let searcher = self.reader.searcher();
        let schema = searcher.schema();
        for segment in searcher.segment_readers() {
            let store = segment.get_store_reader(1).map_err(|error| io_error(Path::new("store"), &error))?;
            let mut entries = Vec::with_capacity(portion);
            for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
                let document = document.map_err(tantivy_error)?;
                entries.push(read_entry(schema, &document).map_err(tantivy_error)?);
                if entries.len() == portion && !take(std::mem::take(&mut entries)) {
                    return Ok(());
                }
            }
            if !entries.is_empty() && !take(entries) {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn read_id(searcher: &Searcher, address: DocAddress) -> Result<DocumentId, TantivyError> {
    let document: TantivyDocument = searcher.doc(address)?;
    parse_id(searcher.schema(), &document)
}

fn parse_id(schema: &tantivy::schema::Schema, document: &TantivyDocument) -> Result<DocumentId, TantivyError> {
    let id = document.get_first(field(schema, "id")?).and_then(|value| value.as_str());
    let id = id.and_then(|id| id.parse().ok());
    id.ok_or_else(|| TantivyError::InternalError("a document has no id".to_owned()))
}

fn read_entry(schema: &tantivy::schema::Schema, document: &TantivyDocument) -> Result<Entry, TantivyError> {
    let version = document.get_first(field(schema, "version")?).and_then(|value| value.as_i64());
    let hash = document.get_first(field(schema, "hash")?).and_then(|value| value.as_str());
    Ok(Entry {
        id: parse_id(schema, document)?,
        version: version.unwrap_or_default(),
        hash: hash.unwrap_or_default().to_owned(),
    })
}
