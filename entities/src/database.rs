//! Opens the database: one writer and several readers on SQLite, two pools on PostgreSQL.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::postgres::PgConnection;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database as SeaOrm, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, metric,
};

/// How long one statement may run on PostgreSQL, and how long a writer waits for the lock on SQLite.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(20);

/// How long PostgreSQL may take to answer at all.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How many connections read at the same time.
const READERS: u32 = 4;

/// How many connections write at the same time on PostgreSQL. SQLite has one.
const WRITERS: u32 = 8;

/// An open database.
#[derive(Debug, Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Opens `sqlite:PATH` or `postgres://…`; a missing SQLite file is made.
    ///
    /// # Errors
    ///
    /// Fails when the address is of another kind, cannot be reached or written, or does not hold
    /// the durability asked of it.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            return Self::connect_sqlite(url).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::connect_postgres(url).await;
        }
        Err(DbErr::Custom("a database is sqlite:PATH or postgres://USER@HOST/NAME".to_owned()))
    }

    async fn connect_sqlite(url: &str) -> Result<Self, DbErr> {
        let open = |connections: u32, read_only: bool| {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(connections)
                .min_connections(1)
                .acquire_timeout(STATEMENT_TIMEOUT)
                .sqlx_logging(false)
                .map_sqlx_sqlite_opts(move |sqlite| {
                    sqlite
                        .create_if_missing(!read_only)
                        .foreign_keys(true)
                        .journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        .busy_timeout(STATEMENT_TIMEOUT)
                        .pragma("query_only", if read_only { "ON" } else { "OFF" })
                });
            SeaOrm::connect(options)
        };
        let writer = open(1, false).await?;
        let reader = open(READERS, true).await?;

        // A pragma that SQLite does not take is silently ignored, so what holds is read back.
        for (pragma, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
            let held = read_pragma(&writer, pragma).await?;
            if held != wanted {
                return Err(DbErr::Custom(format!("sqlite holds {pragma} = {held}, not {wanted}")));
            }
        }
        Ok(Self { reader, writer })
    }

    async fn connect_postgres(url: &str) -> Result<Self, DbErr> {
        must_answer(url).await?;
        let open = |connections: u32| {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(connections)
                .min_connections(0)
                .acquire_timeout(STATEMENT_TIMEOUT)
                .connect_timeout(CONNECT_TIMEOUT)
                .statement_timeout(STATEMENT_TIMEOUT)
                .sqlx_logging(false);
            SeaOrm::connect(options)
        };
        Ok(Self { reader: open(READERS * 2).await?, writer: open(WRITERS).await? })
    }

    /// Returns the connections that read.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Returns the connections that write outside of a domain transaction: migrations, the indexer.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Says which database this is.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Calls back after every statement: for metrics, and for tests that count.
    pub fn observe(&mut self, callback: impl Fn(&metric::Info<'_>) + Clone + Send + Sync + 'static) {
        self.reader.set_metric_callback(callback.clone());
        self.writer.set_metric_callback(callback);
    }

    /// Begins a write. On SQLite it holds the one write lock from the start, so it never fails half-way.
    ///
    /// # Errors
    ///
    /// Fails when no connection is to be had in time.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    ///
    /// Fails when it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.ping().await
    }
}

/// Connects once and lets go: a pool tries again for a long time, and does not say why it failed.
async fn must_answer(url: &str) -> Result<(), DbErr> {
    let failed = |why| DbErr::Conn(RuntimeErr::SqlxError(Arc::new(why)));
    let Ok(connected) = tokio::time::timeout(CONNECT_TIMEOUT, PgConnection::connect(url)).await else {
        return Err(DbErr::Conn(RuntimeErr::Internal("no answer in time".to_owned())));
    };
    connected.map_err(failed)?.close().await.map_err(failed)
}

async fn read_pragma(connection: &DatabaseConnection, name: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
    let row = connection
        .query_one_raw(statement)
        .await?
        .ok_or_else(|| DbErr::Custom(format!("sqlite does not know the pragma {name}")))?;
    row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
}
