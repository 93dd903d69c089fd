//! The document that both engines hold: what may be searched, filtered, sorted, and who may read it.

mod id;
mod schema;

pub use id::{DocumentId, Face};
pub use schema::{Attribute, Kind, SCHEMA, schema_hash};

use chrono::NaiveDate;
use entities::enums::SearchKind;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a name or value to filter by may be, in bytes: Meilisearch cuts facet values at 468.
const MAX_VALUE_BYTES: usize = 400;

/// One face of one row, as the index holds it. Contact data never enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The kind of row.
    pub kind: SearchKind,
    /// The row's id.
    pub entity: Uuid,
    /// Full, or what the public reads instead.
    pub face: Face,
    /// The committee it belongs to.
    pub committee: Uuid,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Exact names: proposers, departments, speakers, authors.
    pub parties: Vec<String>,
    /// The departments concerned.
    pub departments: Vec<Uuid>,
    /// The case number (案号).
    pub case_no: Option<i64>,
    /// The receipt number (登记号).
    pub registration_no: Option<String>,
    /// The category's name.
    pub category: Option<String>,
    /// The sectors' names.
    pub sectors: Vec<String>,
    /// The status as people see it.
    pub status: String,
    /// The canonical outcome of the response in force.
    pub outcome: Option<String>,
    /// The lead proposer's satisfaction in the latest round.
    pub satisfaction: Option<String>,
    /// The kind within the kind: a suggestion's, a response's.
    pub subtype: Option<String>,
    /// The format of the consultation it is or belongs to.
    pub format: Option<String>,
    /// The number of the term.
    pub term: Option<i32>,
    /// The year it counts in.
    pub year: Option<i32>,
    /// Its own day: submitted, issued, held.
    pub date: Option<NaiveDate>,
    /// The next deadline, while one runs.
    pub deadline: Option<NaiveDate>,
    /// How many agreed co-signers it has.
    pub cosigners: i64,
    /// Whether everybody may read it, save whom `hidden_from` names.
    pub is_public: bool,
    /// Who may read it besides.
    pub readers: Vec<String>,
    /// Whom the public face is hidden from: the readers of the full one.
    pub hidden_from: Vec<String>,
    /// The row's version.
    pub version: i64,
}

impl Document {
    /// Returns the document's id.
    pub fn id(&self) -> DocumentId {
        DocumentId { kind: self.kind, entity: self.entity, face: self.face }
    }

    /// Returns the SHA-256 of the document's content in hexadecimal, shape included.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(schema_hash());
        // A struct of plain fields always serialises; were it ever not so, equal stays equal.
        hasher.update(serde_json::to_vec(self).unwrap_or_default());
        format!("{:x}", hasher.finalize())
    }

    /// Returns the texts that count as title: the title and the numbers people cite.
    pub fn title_texts(&self) -> Vec<String> {
        let mut texts = vec![self.title.clone()];
        texts.extend(self.case_no.map(|number| format!("提案第{number}号")));
        texts.extend(self.registration_no.clone());
        texts
    }

    /// Brings values to the form in which they are compared, and lists to one order.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for names in [&mut self.parties, &mut self.sectors] {
            names.retain(|name| !name.trim().is_empty());
            for name in names.iter_mut() {
                *name = value(name);
            }
            names.sort_unstable();
            names.dedup();
        }
        for names in [&mut self.readers, &mut self.hidden_from] {
            names.sort_unstable();
            names.dedup();
        }
        self.departments.sort_unstable();
        self.departments.dedup();
        self.category = self.category.as_deref().map(value).filter(|name| !name.is_empty());
        self
    }
}

/// Brings a name to the form in which it is compared: exact but for width, case, script and spaces.
pub fn value(name: &str) -> String {
    let mut name = crate::analyzer::normal(name);
    name.retain(|char| !char.is_whitespace());
    if name.len() > MAX_VALUE_BYTES {
        let end = (0..=MAX_VALUE_BYTES).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
        name.truncate(end);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_exactly_but_for_script_and_spaces() {
        assert_eq!(value("張　芸"), "张芸");
        assert_ne!(value("张芸"), value("张云"));
    }

    /// A change here means that every document is sent anew at the next comparison. Intended? Then take
    /// over the new value.
    #[test]
    fn the_content_that_is_hashed_is_the_one_we_know() {
        let document = Document {
            kind: SearchKind::Speech,
            entity: Uuid::from_u128(1),
            face: Face::Public,
            committee: Uuid::from_u128(2),
            title: "t".to_owned(),
            body: "b".to_owned(),
            parties: vec!["林义".to_owned()],
            departments: vec![Uuid::from_u128(3)],
            case_no: Some(7),
            registration_no: None,
            category: None,
            sectors: Vec::new(),
            status: "DELIVERED".to_owned(),
            outcome: None,
            satisfaction: None,
            subtype: None,
            format: Some("BIMONTHLY".to_owned()),
            term: Some(14),
            year: Some(2022),
            date: NaiveDate::from_ymd_opt(2022, 8, 29),
            deadline: None,
            cosigners: 0,
            is_public: true,
            readers: Vec::new(),
            hidden_from: vec!["x".to_owned()],
            version: 5,
        };

        assert_eq!(
            serde_json::to_string(&document).unwrap_or_default(),
            "{\"kind\":\"SPEECH\",\"entity\":\"00000000-0000-0000-0000-000000000001\",\"face\":\"p\",\
             \"committee\":\"00000000-0000-0000-0000-000000000002\",\"title\":\"t\",\"body\":\"b\",\
             \"parties\":[\"林义\"],\"departments\":[\"00000000-0000-0000-0000-000000000003\"],\"case_no\":7,\
             \"registration_no\":null,\"category\":null,\"sectors\":[],\"status\":\"DELIVERED\",\"outcome\":null,\
             \"satisfaction\":null,\"subtype\":null,\"format\":\"BIMONTHLY\",\"term\":14,\"year\":2022,\
             \"date\":\"2022-08-29\",\"deadline\":null,\"cosigners\":0,\"is_public\":true,\"readers\":[],\
             \"hidden_from\":[\"x\"],\"version\":5}"
        );
    }

    #[test]
    fn long_values_are_cut_between_characters() {
        assert_eq!(value(&"电".repeat(200)).len(), 399);
    }
}
