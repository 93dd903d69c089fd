//! Documents into Meilisearch.

use serde::Serialize;

use super::encode::{grams, units};
use crate::document::Document;
use crate::engine::ordinal;

/// A document as it is sent.
#[derive(Debug, Serialize)]
pub(super) struct Sent {
    id: String,
    title_units: String,
    title_grams: String,
    party_units: String,
    party_grams: String,
    body_units: String,
    body_grams: String,
    committee: String,
    kind: &'static str,
    subtype: Option<String>,
    format: Option<String>,
    year: Option<i32>,
    term: Option<i32>,
    category: Option<String>,
    departments: Vec<String>,
    sectors: Vec<String>,
    status: String,
    outcome: Option<String>,
    satisfaction: Option<String>,
    case_no: Option<i64>,
    parties: Vec<String>,
    is_public: bool,
    readers: Vec<String>,
    hidden_from: Vec<String>,
    date: Option<i64>,
    deadline: Option<i64>,
    cosigners: i64,
    version: i64,
    hash: String,
}

impl From<&Document> for Sent {
    fn from(document: &Document) -> Self {
        let titles = document.title_texts();
        let titles = || titles.iter().map(String::as_str);
        let parties = || document.parties.iter().map(String::as_str);
        let body = || std::iter::once(document.body.as_str());
        Self {
            id: document.id().to_string(),
            title_units: units(titles()),
            title_grams: grams(titles()),
            party_units: units(parties()),
            party_grams: grams(parties()),
            body_units: units(body()),
            body_grams: grams(body()),
            committee: document.committee.simple().to_string(),
            kind: document.kind.as_str(),
            subtype: document.subtype.clone(),
            format: document.format.clone(),
            year: document.year,
            term: document.term,
            category: document.category.clone(),
            departments: document.departments.iter().map(|id| id.simple().to_string()).collect(),
            sectors: document.sectors.clone(),
            status: document.status.clone(),
            outcome: document.outcome.clone(),
            satisfaction: document.satisfaction.clone(),
            case_no: document.case_no,
            parties: document.parties.clone(),
            is_public: document.is_public,
            readers: document.readers.clone(),
            hidden_from: document.hidden_from.clone(),
            date: document.date.map(ordinal),
            deadline: document.deadline.map(ordinal),
            cosigners: document.cosigners,
            version: document.version,
            hash: document.hash(),
        }
    }
}
