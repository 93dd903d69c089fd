//! The place of one test: a database and a folder of its own, gone when the test has ended.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;

use entities::database::Database;
use futures_util::FutureExt;
use tempfile::TempDir;

use crate::meilisearch::Meilisearch;
use crate::postgres::PostgresDatabase;
use crate::statements::Statements;

/// What a test stands on: a database and a search engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// One file in the place's folder, and the embedded engine.
    Sqlite,
    /// A copy of a migrated template on the server that `XIESHANG_TEST_POSTGRES` names, and the embedded engine.
    Postgres,
    /// One file in the place's folder, and a Meilisearch server.
    Meilisearch,
}

/// What a test takes as its argument.
pub trait Fixture: Sized {
    /// Sets itself up in a place.
    fn set_up(place: &Place) -> impl Future<Output = Self> + Send;
}

/// A database and a folder that one test has to itself.
#[derive(Debug)]
pub struct Place {
    url: String,
    database: Database,
    statements: Statements,
    postgres: Option<PostgresDatabase>,
    meilisearch: Option<Meilisearch>,
    folder: TempDir,
}

impl Place {
    /// Makes a place with an empty, migrated database; none where its engine is not installed.
    ///
    /// # Panics
    ///
    /// When that is not possible here, saying why.
    pub async fn make(ground: Ground) -> Option<Self> {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let meilisearch = match ground {
            Ground::Meilisearch => Some(Meilisearch::start(folder.path()).await?),
            Ground::Sqlite | Ground::Postgres => None,
        };
        let postgres = match ground {
            Ground::Postgres => Some(PostgresDatabase::make().await),
            Ground::Sqlite | Ground::Meilisearch => None,
        };
        let file = format!("sqlite:{}", folder.path().join("xieshang.sqlite").display());
        let url = postgres.as_ref().map_or(file, |made| made.url.clone());

        let mut database = Database::connect(&url).await.expect("a database just made opens");
        if postgres.is_none() {
            migration::up(database.writer()).await.expect("an empty database migrates");
        }
        let statements = Statements::of(&mut database);
        Some(Self { url, database, statements, postgres, meilisearch, folder })
    }

    /// Returns the database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Returns the database's address, for another process.
    pub fn database_url(&self) -> &str {
        &self.url
    }

    /// Returns what hears every statement.
    pub fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Returns the folder for the data of one installation.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the Meilisearch server, where the place has one.
    pub fn meilisearch(&self) -> Option<&Meilisearch> {
        self.meilisearch.as_ref()
    }

    /// Closes and removes everything, as far as it can.
    async fn clear(self) {
        for pool in [self.database.reader(), self.database.writer()] {
            pool.clone().close().await.ok();
        }
        if let Some(database) = self.postgres {
            database.drop().await;
        }
    }
}

impl Fixture for Database {
    async fn set_up(place: &Place) -> Self {
        place.database().clone()
    }
}

/// Runs one test in a place of its own and clears it afterwards, whether or not the test holds.
///
/// # Panics
///
/// When the test does.
pub async fn run<T: Fixture, F: Future<Output = ()>>(ground: Ground, test: impl FnOnce(T) -> F) {
    let Some(place) = Place::make(ground).await else {
        eprintln!("SKIPPED: no meilisearch on the PATH or in MEILISEARCH_BIN; its search is untested in this run");
        return;
    };

    let outcome = AssertUnwindSafe(async { test(T::set_up(&place).await).await }).catch_unwind().await;

    place.clear().await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}
