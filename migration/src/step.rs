//! A step of the schema's history: what it is called, and the SQL of its two ways.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A step of the schema's history.
pub(crate) trait Step: Sync {
    /// Returns the name that a database keeps of it.
    fn name(&self) -> &'static str;

    /// Returns the way up in the words of one database.
    fn up_on(&self, backend: DbBackend) -> String;

    /// Returns the way down in the words of one database.
    fn down_on(&self, backend: DbBackend) -> String;
}

/// A step that runs whole or not at all.
pub(crate) struct Migration(pub &'static dyn Step);

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &self.0.up_on(manager.get_database_backend())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &self.0.down_on(manager.get_database_backend())).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Runs a script of several statements.
async fn run(manager: &SchemaManager<'_>, script: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(script).await.map(|_| ())
}
