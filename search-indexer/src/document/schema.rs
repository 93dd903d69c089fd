//! The shape of the index as data: both engines are set up from it, and its hash tells an old index.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// What an attribute holds and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Neighbouring units as words, in order: title, parties, body.
    Grams,
    /// Single units: title, parties, body.
    Units,
    /// A text to filter by.
    Text,
    /// A text to filter by and to count.
    CountedText,
    /// A whole number to filter by.
    Number,
    /// A whole number to filter by and to count.
    CountedNumber,
    /// A whole number to sort by.
    Sorted,
    /// A whole number to filter and sort by.
    FilteredSorted,
    /// A truth value to filter by.
    Flag,
    /// A value that is only given back.
    Kept,
}

/// One attribute of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in both engines.
    pub name: &'static str,
    /// What it is for.
    pub kind: Kind,
}

const fn attribute(name: &'static str, kind: Kind) -> Attribute {
    Attribute { name, kind }
}

/// Raised when the analyzer or the meaning of an attribute changes and the names do not.
const REVISION: u32 = 1;

/// Every attribute, searchable ones in order of weight.
pub const SCHEMA: &[Attribute] = &[
    attribute("title_units", Kind::Units),
    attribute("title_grams", Kind::Grams),
    attribute("party_units", Kind::Units),
    attribute("party_grams", Kind::Grams),
    attribute("body_units", Kind::Units),
    attribute("body_grams", Kind::Grams),
    attribute("committee", Kind::CountedText),
    attribute("kind", Kind::CountedText),
    attribute("subtype", Kind::CountedText),
    attribute("format", Kind::CountedText),
    attribute("year", Kind::CountedNumber),
    attribute("term", Kind::CountedNumber),
    attribute("category", Kind::CountedText),
    attribute("departments", Kind::CountedText),
    attribute("sectors", Kind::CountedText),
    attribute("status", Kind::CountedText),
    attribute("outcome", Kind::CountedText),
    attribute("satisfaction", Kind::CountedText),
    attribute("case_no", Kind::Number),
    attribute("parties", Kind::Text),
    attribute("is_public", Kind::Flag),
    attribute("readers", Kind::Text),
    attribute("hidden_from", Kind::Text),
    attribute("date", Kind::FilteredSorted),
    attribute("deadline", Kind::Sorted),
    attribute("cosigners", Kind::Sorted),
    attribute("id", Kind::Sorted),
    attribute("version", Kind::Kept),
    attribute("hash", Kind::Kept),
];

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    hasher.update(REVISION.to_le_bytes());
    for attribute in SCHEMA {
        hasher.update(format!("{}:{:?}\n", attribute.name, attribute.kind));
    }
    hasher.update(include_str!("../../dictionary.txt"));
    format!("{:x}", hasher.finalize())
});

/// Returns the SHA-256 of the schema, the analyzer's dictionary included, in hexadecimal.
pub fn schema_hash() -> &'static str {
    &HASH
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change here means that every index is rebuilt at the next start. Intended? Then take over
    /// the new value. A changed meaning under the same names needs a new `REVISION`.
    #[test]
    fn the_schema_is_the_one_we_know() {
        let names: Vec<String> =
            SCHEMA.iter().map(|attribute| format!("{}:{:?}", attribute.name, attribute.kind)).collect();

        assert_eq!(
            names.join(" "),
            "title_units:Units title_grams:Grams party_units:Units party_grams:Grams body_units:Units body_grams:Grams \
             committee:CountedText kind:CountedText subtype:CountedText format:CountedText year:CountedNumber \
             term:CountedNumber category:CountedText departments:CountedText sectors:CountedText status:CountedText \
             outcome:CountedText satisfaction:CountedText case_no:Number parties:Text is_public:Flag readers:Text \
             hidden_from:Text date:FilteredSorted deadline:Sorted cosigners:Sorted id:Sorted version:Kept hash:Kept"
        );
    }
}
