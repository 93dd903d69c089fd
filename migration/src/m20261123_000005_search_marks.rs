//! Triggers that mark documents of the search index as out of date, whoever writes the tables and however.

pub(crate) mod sources;
pub(crate) mod triggers;

use sea_orm_migration::sea_orm::DbBackend;

use crate::step::Step;

pub use sources::{Mark, SOURCES, Source, Watched};

pub(crate) struct Migration;

impl Step for Migration {
    fn name(&self) -> &'static str {
        "m20261123_000005_search_marks"
    }

    fn up_on(&self, backend: DbBackend) -> String {
        triggers::create_all(SOURCES, backend)
    }

    fn down_on(&self, backend: DbBackend) -> String {
        triggers::drop_all(SOURCES, backend)
    }
}
