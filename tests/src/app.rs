//! The whole service in process: the real router over a database, an index, a clock and ids of the test's own.

use std::sync::Arc;

use api::auth::{Keys, Tokens};
use api::server::{self, Indexing, Service};
use axum::Router;
use axum::body::Body;
use chrono::{DateTime, TimeDelta, Utc};
use domain::App;
use domain::attachment::Files;
use domain::password::Passwords;
use entities::ambient::{Clock, CountedIds, IdSource};
use entities::database::Database;
use http::Request;
use http_body_util::BodyExt as _;
use search_indexer::{Config, Indexer, Search};
use tower::ServiceExt as _;

use crate::answer::Page;
use crate::client::Client;
use crate::clock::TestClock;
use crate::place::{Fixture, Place};
use crate::statements::Statements;
use crate::world::{World, Writer};

/// When a test begins.
const BEGINNING: &str = "2022-08-30";

/// The first id of what happens in a test.
const FIRST_ID: u64 = 1_000_000;

/// The service with a small world in it. Cheap to clone; the clone is the same service.
#[derive(Clone)]
pub struct TestApp {
    router: Router,
    service: Service,
    clock: Arc<TestClock>,
    statements: Statements,
    indexer: Arc<Indexer>,
    world: Option<Arc<World>>,
}

/// The service with nothing in it.
#[derive(Clone)]
pub struct EmptyApp(pub TestApp);

impl TestApp {
    /// Mounts the service on an empty place.
    ///
    /// # Panics
    ///
    /// When a part of it does not open.
    pub async fn empty(place: &Place) -> Self {
        Self::mount(place, None, Arc::new(TestClock::at(BEGINNING)), Arc::new(CountedIds::from(FIRST_ID))).await
    }

    /// Mounts the service on a place, with the [`World`] in it.
    ///
    /// # Panics
    ///
    /// When a part of it does not open.
    pub async fn with_world(place: &Place) -> Self {
        let clock = Arc::new(TestClock::at(BEGINNING));
        let ids = Arc::new(CountedIds::from(FIRST_ID));
        let passwords = Passwords::fast_for_tests();
        let writer = Writer { database: place.database(), clock: &*clock, ids: &*ids, passwords: &passwords };
        let world = writer.write().await;
        Self::mount(place, Some(world), clock, ids).await
    }

    async fn mount(place: &Place, world: Option<World>, clock: Arc<TestClock>, ids: Arc<dyn IdSource>) -> Self {
        server::install_crypto();
        let search = Search::connect(&engine(place), place.database().clone()).expect("the engine can be asked");
        let indexing = Indexing::new(search);
        let tokens = Tokens::new(Keys::open(&place.folder().join("keys")).expect("the keys open"));
        let app = App::new(
            place.database().clone(),
            indexing.search().clone(),
            Arc::clone(&clock) as Arc<dyn Clock>,
            ids,
            Passwords::fast_for_tests(),
        );
        let indexer = indexing.indexer();
        let files = Files::in_folder(&place.folder().join("files")).expect("the folder opens");
        let service = Service::new(app, tokens, indexing, files);
        Self {
            router: server::router(&service, None),
            service,
            clock,
            statements: place.statements().clone(),
            indexer: Arc::new(indexer),
            world: world.map(Arc::new),
        }
    }

    /// Returns what is there from the beginning.
    ///
    /// # Panics
    ///
    /// When this is an [`EmptyApp`].
    pub fn world(&self) -> &World {
        self.world.as_deref().expect("this test began without a world")
    }

    /// Returns somebody without an account.
    pub fn anonymous(&self) -> Client {
        Client::new(self.clone(), None)
    }

    /// Returns a member by name.
    pub fn member(&self, name: &str) -> Client {
        self.signed_in(World::login_of_member(name))
    }

    /// Returns the proposal office (提案委办公室).
    pub fn office(&self) -> Client {
        self.signed_in("office")
    }

    /// Returns the lead of a department, by its short name.
    pub fn department(&self, short_name: &str) -> Client {
        self.signed_in(World::login_of_department(short_name))
    }

    /// Returns the handler of a department, by its short name.
    pub fn handler(&self, short_name: &str) -> Client {
        self.signed_in(&format!("{}-handler", World::login_of_department(short_name)))
    }

    /// Returns the supervising office (督查室).
    pub fn supervisor(&self) -> Client {
        self.signed_in("supervisor")
    }

    /// Returns the organizer of sessions (专委会办公室).
    pub fn organizer(&self) -> Client {
        self.signed_in("organizer")
    }

    /// Returns the chair (主席).
    pub fn chair(&self) -> Client {
        self.signed_in("chair")
    }

    /// Returns the administrator.
    pub fn admin(&self) -> Client {
        self.signed_in("admin")
    }

    /// Returns the holder of an account of the world, who signs in at the first request.
    pub fn signed_in(&self, login: &str) -> Client {
        Client::new(self.clone(), Some(login))
    }

    /// Returns the router, for tests that serve it on a port.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Sends a request to the router.
    ///
    /// # Panics
    ///
    /// When the body that comes back is cut off.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body ends well").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status, headers: parts.headers, text, bytes }
    }

    /// Sets the clock: to nine in the morning in China of `2022-08-30`, or to `2022-08-30T10:15:00+08:00`.
    pub fn at(&self, moment: &str) {
        self.clock.set(moment);
    }

    /// Lets days pass.
    pub fn advance(&self, days: i64) {
        self.clock.advance(TimeDelta::days(days));
    }

    /// Returns the clock's present.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Returns the database, for what only a test may do.
    pub fn database(&self) -> &Database {
        self.service.app().database()
    }

    /// Returns the service itself.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// Does something and returns with it the SQL statements that it took.
    pub async fn counting<T>(&self, doing: impl Future<Output = T>) -> (T, Vec<String>) {
        self.statements.during(doing).await
    }

    /// Brings the index up to date with the tables.
    ///
    /// # Panics
    ///
    /// When that fails.
    pub async fn index_now(&self) {
        self.indexer.drain().await.expect("the index can be brought up to date");
    }

    /// Returns the indexer.
    pub fn indexer(&self) -> &Indexer {
        &self.indexer
    }
}

impl Fixture for TestApp {
    async fn set_up(place: &Place) -> Self {
        Self::with_world(place).await
    }
}

impl Fixture for EmptyApp {
    async fn set_up(place: &Place) -> Self {
        Self(TestApp::empty(place).await)
    }
}

/// Returns the engine that a place has.
fn engine(place: &Place) -> Config {
    match place.meilisearch() {
        Some(server) => Config::Meilisearch { url: server.url(), key: None },
        None => Config::Embedded { folder: place.folder().join("search") },
    }
}
