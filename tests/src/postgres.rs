//! Databases on the PostgreSQL server of the test run: copies of one template that is migrated once.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// Names the server where tests may make databases.
const SERVER: &str = "XIESHANG_TEST_POSTGRES";

/// Held while the template is made: every test is a process of its own.
const LOCK: i64 = 0x7465_7374;

/// A migrated database for one test.
#[derive(Debug)]
pub(crate) struct PostgresDatabase {
    pub(crate) url: String,
    name: String,
}

impl PostgresDatabase {
    /// Makes a database from the template, which it makes first where there is none.
    pub(crate) async fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);

        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("xieshang_test_{}_{count}", std::process::id());
        let server = connect(&server()).await;
        let template = template(&server).await;
        for statement in [
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            format!("CREATE DATABASE {name} TEMPLATE {template}"),
        ] {
            server.execute_unprepared(&statement).await.expect("a copy of the template can be made");
        }
        server.close().await.ok();

        let url = address_of(&name);
        let made = connect(&url).await;
        let rename = "UPDATE search_state SET database_id = gen_random_uuid()";
        made.execute_unprepared(rename).await.expect("a copy can be told from the template");
        made.close().await.ok();
        Self { url, name }
    }

    /// Removes the database. A failure is no failure of the test; the server is thrown away after the run.
    pub(crate) async fn drop(self) {
        let server = connect(&server()).await;
        server.execute_unprepared(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).await.ok();
        server.close().await.ok();
    }
}

/// Returns the name of a database with the present schema and no rows, made by whoever comes first.
async fn template(server: &DatabaseConnection) -> String {
    let mut hasher = DefaultHasher::new();
    migration::sql(DbBackend::Postgres).hash(&mut hasher);
    let template = format!("xieshang_template_{:016x}", hasher.finish());

    run(server, &format!("SELECT pg_advisory_lock({LOCK})")).await;
    let known = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_database WHERE datname = $1",
        [template.clone().into()],
    );
    if server.query_one_raw(known).await.expect("the server knows its databases").is_none() {
        let draft = format!("{template}_draft");
        run(server, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
        run(server, &format!("CREATE DATABASE {draft}")).await;
        let made = connect(&address_of(&draft)).await;
        migration::up(&made).await.expect("an empty database migrates");
        made.close().await.expect("the template can be let go");
        run(server, &format!("ALTER DATABASE {draft} RENAME TO {template}")).await;
    }
    run(server, &format!("SELECT pg_advisory_unlock({LOCK})")).await;
    template
}

async fn run(server: &DatabaseConnection, statement: &str) {
    if let Err(error) = server.execute_unprepared(statement).await {
        panic!("{statement}: {error}");
    }
}

/// Opens one connection, so that what is locked on it is unlocked on it.
async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    match sea_orm::Database::connect(options).await {
        Ok(connection) => connection,
        Err(error) => panic!("{SERVER} is set, but no server answers there: {error}; run scripts/test"),
    }
}

#[expect(clippy::disallowed_methods, reason = "the test run tells its server by the environment")]
fn server() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("tests on PostgreSQL need a server: run scripts/test, which starts one, or set {SERVER}=postgres://…")
    })
}

/// Returns the server's address with another database in its path.
fn address_of(database: &str) -> String {
    let server = server();
    let (path, query) = server.split_once('?').map_or((server.as_str(), None), |(path, query)| (path, Some(query)));
    let authority = path.find("://").map_or(0, |at| at + 3);
    let end = path[authority..].find('/').map_or(path.len(), |at| authority + at);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{database}{query}", &path[..end])
}
