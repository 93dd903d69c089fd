//! Puts the service together: database, search, application, schema, pages, and the one listener.

mod host;
mod listen;
mod open;
mod pages;
mod search;

use std::io::IsTerminal as _;
use std::sync::Once;

use axum::Router;
use tracing_subscriber::EnvFilter;

pub use self::host::Service;
pub use self::listen::{bind, run};
pub(crate) use self::listen::{end_asked_for, then_end_sockets};
pub use self::open::{open_app, open_database, open_indexing, open_service};
use self::pages::Pages;
pub use self::search::{Indexing, Running};
use crate::cli::Failure;
use crate::{calendars, documents, door, files, graphql};

/// What goes to the log when nothing else is said.
const LOG: &str = "info,tantivy=warn,sqlx=warn,sea_orm_migration=warn,hyper=warn";

/// The same for commands that say their own result.
const QUIET_LOG: &str = "warn,tantivy=error";

/// Installs the one implementation of cryptography that TLS clients use. Further calls do nothing.
pub fn install_crypto() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let installed = rustls::crypto::ring::default_provider().install_default();
        debug_assert!(installed.is_ok(), "nothing else in this process installs one");
    });
}

/// Starts the log on standard error.
///
/// # Errors
///
/// Fails when the filter cannot be read.
pub fn start_log(filter: Option<&str>, is_quiet: bool) -> Result<(), Failure> {
    let default = if is_quiet { QUIET_LOG } else { LOG };
    let filter = EnvFilter::try_new(filter.unwrap_or(default)).map_err(|why| Failure::because("--log", why))?;
    let is_terminal = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(is_terminal);
    // A second start in one process, as in tests, keeps the first.
    let _already_started = log.try_init();
    Ok(())
}

/// Returns the GraphQL schema as text, which needs no database.
pub fn sdl() -> String {
    graphql::sdl()
}

/// Returns everything the service answers, behind its door. `address` is where the public reaches it, if that is known.
pub fn router(service: &Service, address: Option<String>) -> Router {
    let schema = graphql::schema(service.app().clone(), service.tokens().clone(), service.files().clone());
    let door = door::Door::new(schema);
    let readiness = service.clone();
    let pages = Pages { door: door.clone(), service: service.clone() };
    let routes = door::graphql_routes(door, service.clone())
        .merge(documents::routes(service.clone()))
        .merge(door::explorer_routes())
        .merge(files::routes(service.clone()))
        .merge(calendars::routes(service.clone()))
        .merge(door::health_routes(move || {
            let service = readiness.clone();
            async move { service.readiness().await }
        }))
        .merge(web::router(pages, web::Site { address }));
    door::dress(routes, service.clone())
}
