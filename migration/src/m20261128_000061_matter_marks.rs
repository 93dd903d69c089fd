//! Triggers that mark the documents of consultations whose matters change.

use sea_orm_migration::sea_orm::DbBackend;

use crate::m20261123_000005_search_marks::Source;
use crate::m20261123_000005_search_marks::sources::{columns, consultation, rows};
use crate::m20261123_000005_search_marks::triggers;
use crate::step::Step;

/// What marks what, since matters enter the documents of the meetings that they come before.
pub(crate) const SOURCES: &[Source] = &[
    rows("council_matter_meeting", &[consultation("SELECT ROW.consultation_id AS id")]),
    columns(
        "council_matter",
        &["title", "body", "result"],
        &[consultation("SELECT consultation_id AS id FROM council_matter_meeting WHERE matter_id = ROW.id")],
    ),
];

/// The meetings that matters have come before already enter the index anew.
const ALREADY: &str = "UPDATE council_matter_meeting SET position = position;\n";

pub(crate) struct Migration;

impl Step for Migration {
    fn name(&self) -> &'static str {
        "m20261128_000061_matter_marks"
    }

    fn up_on(&self, backend: DbBackend) -> String {
        format!("{}{ALREADY}", triggers::create_all(SOURCES, backend))
    }

    fn down_on(&self, backend: DbBackend) -> String {
        format!("{ALREADY}{}", triggers::drop_all(SOURCES, backend))
    }
}
