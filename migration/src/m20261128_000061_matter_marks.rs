//! Triggers that mark the documents of consultations whose matters change.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::m20261123_000005_search_marks::Source;
use crate::m20261123_000005_search_marks::sources::{columns, consultation, rows};
use crate::m20261123_000005_search_marks::triggers;
use crate::script::run;

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

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261128_000061_matter_marks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &up_on(manager.get_database_backend())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        run(manager, &format!("{ALREADY}{}", triggers::drop_all(SOURCES, backend))).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Returns the way up in the words of one database.
pub(crate) fn up_on(backend: DbBackend) -> String {
    format!("{}{ALREADY}", triggers::create_all(SOURCES, backend))
}
