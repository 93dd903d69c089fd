//! The schema of the index as tantivy fields.

use tantivy::TantivyError;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::document::{Kind, SCHEMA};

/// Words of jieba's search mode, only there to rank.
pub(super) const WORDS: [&str; 2] = ["title_words", "body_words"];

/// The document's id taken apart into numbers that compare like its text.
pub(super) const TIE: [&str; 3] = ["tie_kind_face", "tie_high", "tie_low"];

/// Builds the schema.
pub(super) fn build() -> Schema {
    let mut builder = Schema::builder();
    for attribute in SCHEMA {
        add(&mut builder, attribute.name, attribute.kind);
    }
    for name in WORDS {
        builder.add_text_field(name, text(IndexRecordOption::WithFreqs, true));
    }
    for name in TIE {
        builder.add_u64_field(name, NumericOptions::default().set_fast());
    }
    builder.build()
}

fn add(builder: &mut SchemaBuilder, name: &str, kind: Kind) {
    let number = NumericOptions::default();
    match kind {
        Kind::Grams => builder.add_text_field(name, text(IndexRecordOption::WithFreqsAndPositions, false)),
        Kind::Units => builder.add_text_field(name, text(IndexRecordOption::Basic, false)),
        Kind::Text => builder.add_text_field(name, STRING),
        Kind::CountedText => builder.add_text_field(name, STRING.set_fast("raw")),
        Kind::Number => builder.add_i64_field(name, number.set_indexed()),
        Kind::CountedNumber | Kind::FilteredSorted => builder.add_i64_field(name, number.set_indexed().set_fast()),
        // Ids are compared by the tie fields and looked up as text.
        Kind::Sorted if name == "id" => builder.add_text_field(name, STRING | STORED),
        Kind::Sorted => builder.add_i64_field(name, number.set_fast()),
        Kind::Flag => builder.add_bool_field(name, number.set_indexed()),
        Kind::Kept if name == "version" => builder.add_i64_field(name, STORED),
        Kind::Kept => builder.add_text_field(name, STORED),
    };
}

fn text(option: IndexRecordOption, with_lengths: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default();
    // Our own tokens are handed over ready made, so no tokenizer ever runs.
    TextOptions::default()
        .set_indexing_options(indexing.set_tokenizer("raw").set_index_option(option).set_fieldnorms(with_lengths))
}

/// Looks a field up by its name.
pub(super) fn field(schema: &Schema, name: &str) -> Result<Field, TantivyError> {
    schema.get_field(name)
}
