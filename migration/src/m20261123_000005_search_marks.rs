//! Triggers that mark documents of the search index as out of date, whoever writes the tables and however.

pub(crate) mod sources;
pub(crate) mod triggers;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::script::run;

pub use sources::{Mark, SOURCES, Source, Watched};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261123_000005_search_marks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &up_on(manager.get_database_backend())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &triggers::drop_all(SOURCES, manager.get_database_backend())).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Returns the way up in the words of one database.
pub(crate) fn up_on(backend: DbBackend) -> String {
    triggers::create_all(SOURCES, backend)
}
