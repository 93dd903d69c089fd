//! What every use case stands on: database, clock, ids, search.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use entities::ambient::{Clock, IdSource, date_in_china};
use entities::database::Database;
use sea_orm::DatabaseConnection;
use search_indexer::Search;

use crate::floor::Floors;
use crate::password::Passwords;

/// The parts that use cases share. Cheap to clone.
#[derive(Clone)]
pub struct App {
    database: Database,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
    search: Search,
    passwords: Passwords,
    floors: Floors,
}

impl App {
    /// Puts the parts together.
    pub fn new(
        database: Database,
        search: Search,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
        passwords: Passwords,
    ) -> Self {
        Self { database, clock, ids, search, passwords, floors: Floors::default() }
    }

    /// Returns the present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Returns the present date in Asia/Shanghai.
    pub fn today(&self) -> NaiveDate {
        date_in_china(self.now())
    }

    /// Makes an id of the type asked for.
    pub fn new_id<I: From<uuid::Uuid>>(&self) -> I {
        self.ids.next().into()
    }

    /// Returns the database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Returns the connections that read.
    pub fn reader(&self) -> &DatabaseConnection {
        self.database.reader()
    }

    /// Returns the search index.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Returns what passes on the floors of sessions as they go on.
    pub(crate) fn floors(&self) -> &Floors {
        &self.floors
    }

    /// Returns the password hasher.
    pub fn passwords(&self) -> &Passwords {
        &self.passwords
    }
}
