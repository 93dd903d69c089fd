//! A migration that is a pair of SQL scripts, written for PostgreSQL and read by SQLite under other type names.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// What SQLite calls a column type: the names of SeaORM's own builder, by which sqlx reads values back.
const SQLITE_TYPES: [(&str, &str); 5] = [
    (" UUID", " uuid_text"),
    (" TIMESTAMPTZ", " timestamp_with_timezone_text"),
    (" DATE", " date_text"),
    (" JSONB", " json_text"),
    (" DOUBLE PRECISION", " double"),
];

/// A migration by script.
pub(crate) struct Script {
    pub name: &'static str,
    pub up: &'static str,
    pub down: &'static str,
}

impl Script {
    /// Returns the way up in the words of one database.
    pub(crate) fn up_on(&self, backend: DbBackend) -> String {
        match backend {
            DbBackend::Sqlite => {
                SQLITE_TYPES.iter().fold(self.up.to_owned(), |script, (theirs, ours)| script.replace(theirs, ours))
            }
            _ => self.up.to_owned(),
        }
    }
}

impl MigrationName for Script {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Script {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &self.up_on(manager.get_database_backend())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, self.down).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Runs a script of several statements.
pub(crate) async fn run(manager: &SchemaManager<'_>, script: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(script).await.map(|_| ())
}
