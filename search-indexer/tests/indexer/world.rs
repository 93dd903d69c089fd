//! A database of its own, an index of its own, and a clock that stands still.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use entities::ambient::{Clock, CountedIds};
use entities::database::Database;
use sea_orm::ConnectionTrait;
use search_indexer::embedded::Embedded;
use search_indexer::engine::{Engine, Generation, SearchRequest};
use search_indexer::meilisearch::Meilisearch;
use search_indexer::reconcile::Report;
use search_indexer::state::State;
use search_indexer::{Indexer, Search, query};
use tempfile::TempDir;
use uuid::Uuid;

use super::flaky::Flaky;
use super::process::{self, Server};

/// What is found where nothing is.
pub(crate) const NOTHING: [Uuid; 0] = [];

/// A clock that moves when told to.
#[derive(Debug)]
pub(crate) struct StandingClock(Mutex<DateTime<Utc>>);

impl StandingClock {
    pub(crate) fn advance(&self, by: TimeDelta) {
        *self.0.lock().expect("no test panics while it holds the clock") += by;
    }
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("no test panics while it holds the clock")
    }
}

/// Everything one test needs.
pub(crate) struct World {
    pub(crate) database: Database,
    pub(crate) engine: Arc<Flaky>,
    pub(crate) search: Search,
    pub(crate) clock: Arc<StandingClock>,
    pub(crate) indexer: Indexer,
    _folder: TempDir,
    _server: Option<Server>,
}

impl World {
    /// Opens a world on SQLite, one on PostgreSQL where the environment names a server, and one with
    /// Meilisearch where there is one.
    pub(crate) async fn each() -> Vec<Self> {
        let mut worlds = vec![Self::on_sqlite(None).await];
        match postgres().await {
            Some(url) => worlds.push(Self::at(&url, new_folder(), None).await),
            None => eprintln!("SKIPPED: the indexer ran without PostgreSQL; set XIESHANG_TEST_POSTGRES"),
        }
        if let Some(server) = process::start().await {
            worlds.push(Self::on_sqlite(Some(server)).await);
        }
        worlds
    }

    async fn on_sqlite(server: Option<Server>) -> Self {
        let folder = new_folder();
        let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
        Self::at(&url, folder, server).await
    }

    async fn at(url: &str, folder: TempDir, server: Option<Server>) -> Self {
        let database = Database::connect(url).await.expect("the database opens");
        migration::up(database.writer()).await.expect("the schema is made");
        let engine: Arc<dyn Engine> = match &server {
            Some(server) => Arc::new(Meilisearch::new(&server.url, None).expect("a client can be made")),
            None => Arc::new(Embedded::new(folder.path().join("index"))),
        };
        let engine = Arc::new(Flaky::over(engine));
        let search = Search::with_engine(engine.clone(), database.clone());
        let start = "2026-01-01T00:00:00Z".parse().expect("the moment is valid");
        let clock = Arc::new(StandingClock(Mutex::new(start)));
        let indexer = search.indexer(clock.clone(), Arc::new(CountedIds::from(1)));
        Self { database, engine, search, clock, indexer, _folder: folder, _server: server }
    }

    /// Makes another indexer of the same index, as another process would.
    pub(crate) fn another_indexer(&self) -> Indexer {
        self.search.indexer(self.clock.clone(), Arc::new(CountedIds::from(1_000_000)))
    }

    pub(crate) async fn drain(&self) {
        self.indexer.drain().await.expect("the indexer runs dry");
    }

    /// Asks the public's question; returns the rows found, sorted.
    pub(crate) async fn find(&self, text: &str) -> Vec<Uuid> {
        self.find_as(text, Vec::new()).await
    }

    pub(crate) async fn find_as(&self, text: &str, tokens: Vec<String>) -> Vec<Uuid> {
        let query = query::parse(text).expect("the query is valid");
        let request = SearchRequest { query, tokens, limit: 100, ..SearchRequest::default() };
        let page = self.search.search(&request).await.expect("the engine answers");
        let mut found: Vec<Uuid> = page.hits.iter().map(|hit| hit.entity).collect();
        assert_eq!(page.total, found.len() as u64);
        found.sort_unstable();
        found
    }

    pub(crate) async fn run(&self, sql: &str) {
        self.database.writer().execute_unprepared(sql).await.expect("the statement is valid");
    }

    pub(crate) async fn dirty(&self) -> u64 {
        self.search.status().await.expect("the database answers").backlog.dirty
    }

    pub(crate) async fn generation(&self) -> Generation {
        let state = State::read(self.database.reader()).await.expect("the database answers");
        state.active().expect("an index is in force")
    }

    pub(crate) async fn compare(&self) -> Report {
        self.indexer.reconcile(false).await.expect("index and tables can be compared")
    }
}

fn new_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// Makes a database on the server that the environment names.
async fn postgres() -> Option<String> {
    let server = std::env::var_os("XIESHANG_TEST_POSTGRES")?.into_string().ok()?;
    let name = format!("indexer_{}_{}", std::process::id(), rand_suffix());
    let admin = Database::connect(&server).await.expect("the server answers");
    admin.writer().execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database can be made");
    let (base, _) = server.rsplit_once('/').expect("the address names a database");
    Some(format!("{base}/{name}"))
}

/// Test processes have different ids; threads of one count.
fn rand_suffix() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
