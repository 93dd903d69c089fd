//! Every row of every table, to see that a refusal changed nothing.

use std::collections::{BTreeMap, BTreeSet};

use entities::database::Database;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

/// What does not belong to the rules: sign-ins leave traces whether or not what follows is refused.
const BESIDE: [&str; 2] = ["account", "refresh_token"];

/// The rows of all tables as text.
#[derive(Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<String, BTreeSet<String>>);

impl Snapshot {
    /// Reads all tables.
    pub async fn of(database: &Database) -> Self {
        let mut rows = BTreeMap::new();
        for table in tables(database).await {
            let text = match database.backend() {
                DbBackend::Postgres => format!("SELECT t::text FROM \"{table}\" t"),
                _ => format!("SELECT {} FROM \"{table}\"", quoted(database, &table).await),
            };
            rows.insert(table, texts(database, &text).await.into_iter().collect());
        }
        assert!(rows.len() > 30, "{:?}", rows.keys());
        Self(rows)
    }

    /// Asserts that nothing changed since.
    pub async fn still_holds(&self, database: &Database, what: &str) {
        let now = Self::of(database).await;
        for (table, rows) in &self.0 {
            let changed: Vec<_> = rows.symmetric_difference(&now.0[table]).collect();
            assert!(changed.is_empty(), "{what} changed {table}: {changed:#?}");
        }
    }
}

async fn tables(database: &Database) -> Vec<String> {
    let names = match database.backend() {
        DbBackend::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let mut names = texts(database, names).await;
    names.retain(|name| !BESIDE.contains(&name.as_str()));
    names
}

/// Puts the columns of a table into one text: SQLite has none for a whole row.
async fn quoted(database: &Database, table: &str) -> String {
    let columns = texts(database, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
    columns.iter().map(|column| format!("quote(\"{column}\")")).collect::<Vec<_>>().join(" || ',' || ")
}

async fn texts(database: &Database, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(database.backend(), sql);
    let rows = database.reader().query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}
