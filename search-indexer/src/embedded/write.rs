//! Documents into tantivy.

use tantivy::schema::Schema;
use tantivy::{TantivyDocument, TantivyError};

use super::schema::{self, field};
use super::tokens;
use crate::analyzer::Analysis;
use crate::document::{Document, DocumentId, Face};
use crate::engine::ordinal;

/// Turns a document into tantivy's.
pub(super) fn document(schema: &Schema, document: &Document) -> Result<TantivyDocument, TantivyError> {
    let mut writing = Writing { schema, into: TantivyDocument::new() };
    let title_texts = document.title_texts();
    let titles: Vec<&str> = title_texts.iter().map(String::as_str).collect();
    let parties: Vec<&str> = document.parties.iter().map(String::as_str).collect();
    let bodies = [document.body.as_str()];

    writing.searchable("title", &titles)?;
    writing.searchable("party", &parties)?;
    writing.searchable("body", &bodies)?;
    let [title_words, body_words] = schema::WORDS;
    let named = titles.iter().chain(&parties).copied();
    writing.into.add_pre_tokenized_text(field(schema, title_words)?, tokens::words(named));
    writing.into.add_pre_tokenized_text(field(schema, body_words)?, tokens::words(bodies.into_iter()));

    writing.filters(document)?;
    writing.keys(document)?;
    Ok(writing.into)
}

struct Writing<'a> {
    schema: &'a Schema,
    into: TantivyDocument,
}

impl Writing<'_> {
    fn searchable(&mut self, name: &str, texts: &[&str]) -> Result<(), TantivyError> {
        let grams = field(self.schema, &format!("{name}_grams"))?;
        let units = field(self.schema, &format!("{name}_units"))?;
        for text in texts {
            let analysis = Analysis::of(text);
            self.into.add_pre_tokenized_text(grams, tokens::grams(&analysis));
            self.into.add_pre_tokenized_text(units, tokens::units(&analysis));
        }
        Ok(())
    }

    fn filters(&mut self, document: &Document) -> Result<(), TantivyError> {
        self.text("committee", Some(document.committee.simple().to_string()))?;
        self.text("kind", Some(document.kind.as_str()))?;
        self.text("subtype", document.subtype.as_deref())?;
        self.text("format", document.format.as_deref())?;
        self.number("year", document.year.map(i64::from))?;
        self.number("term", document.term.map(i64::from))?;
        self.text("category", document.category.as_deref())?;
        self.text("departments", document.departments.iter().map(|id| id.simple().to_string()))?;
        self.text("sectors", &document.sectors)?;
        self.text("status", Some(document.status.as_str()))?;
        self.text("outcome", document.outcome.as_deref())?;
        self.text("satisfaction", document.satisfaction.as_deref())?;
        self.number("case_no", document.case_no)?;
        self.text("parties", &document.parties)?;
        self.text("readers", &document.readers)?;
        self.text("hidden_from", &document.hidden_from)?;
        self.into.add_bool(field(self.schema, "is_public")?, document.is_public);
        self.number("date", document.date.map(ordinal))?;
        self.number("deadline", document.deadline.map(ordinal))?;
        self.number("cosigners", Some(document.cosigners))
    }

    fn keys(&mut self, document: &Document) -> Result<(), TantivyError> {
        let id = document.id();
        self.text("id", Some(id.to_string()))?;
        self.number("version", Some(document.version))?;
        self.text("hash", Some(document.hash()))?;
        for (name, value) in schema::TIE.into_iter().zip(tie(&id)) {
            self.into.add_u64(field(self.schema, name)?, value);
        }
        Ok(())
    }

    fn text<T: AsRef<str>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) -> Result<(), TantivyError> {
        let field = field(self.schema, name)?;
        for value in values {
            self.into.add_text(field, value.as_ref());
        }
        Ok(())
    }

    fn number(&mut self, name: &str, value: Option<i64>) -> Result<(), TantivyError> {
        let field = field(self.schema, name)?;
        if let Some(value) = value {
            self.into.add_i64(field, value);
        }
        Ok(())
    }
}

/// Returns numbers that compare like the text of the id, once the face is moved to the end.
fn tie(id: &DocumentId) -> [u64; 3] {
    let kinds = entities::enums::SearchKind::ALL.iter();
    let before = kinds.filter(|kind| kind.as_str() < id.kind.as_str()).count() as u64;
    let (high, low) = id.entity.as_u64_pair();
    [before * 2 + u64::from(id.face == Face::Public), high, low]
}
