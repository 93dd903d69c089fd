//! Opens what the service stands on, and says in one line what is wrong when it cannot.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use domain::App;
use domain::ambient::{Clock, SystemIds};
use domain::attachment::Files;
use domain::database::Database;
use domain::password::Passwords;

use super::host::Service;
use super::search::{self, Indexing};
use crate::auth::{Keys, Tokens};
use crate::cli::Failure;
use crate::config::Settings;

/// Opens the database of the settings; a data folder that is missing is made.
///
/// # Errors
///
/// Says which folder or database cannot be used, without its password.
pub async fn open_database(settings: &Settings) -> Result<Database, Failure> {
    make_writable(settings.data())?;
    let url = settings.database();
    Database::connect(&url).await.map_err(|why| {
        // The library's own words for its kinds of error say nothing to an operator.
        let why = why.to_string();
        let why =
            ["Custom Error: ", "Connection Error: "].iter().find_map(|kind| why.strip_prefix(kind)).unwrap_or(&why);
        Failure::because(format_args!("cannot use the database {}", without_password(&url)), why)
    })
}

/// Opens the application for a command that ends by itself: its database, brought to the present schema, and search
/// that only asks.
///
/// # Errors
///
/// Says what cannot be opened.
pub async fn open_app(settings: &Settings) -> Result<App, Failure> {
    let database = migrated(settings).await?;
    let indexing = search::open(settings, &database)?;
    Ok(app(database, &indexing, Arc::new(domain::ambient::SystemClock)))
}

/// Opens the search index of the database, brought to the present schema, for commands that look after it.
///
/// # Errors
///
/// Says what cannot be opened.
pub async fn open_indexing(settings: &Settings) -> Result<Indexing, Failure> {
    search::open(settings, &migrated(settings).await?)
}

/// Opens the service with everything it needs.
///
/// # Errors
///
/// Says what cannot be opened. A search engine that cannot be reached is no failure.
pub async fn open_service(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Service, Failure> {
    let database = migrated(settings).await?;
    let tokens = Tokens::new(Keys::open(&settings.keys()).map_err(Failure::new)?);
    let indexing = search::open(settings, &database)?;
    let files = settings.files();
    let files = Files::in_folder(&files).map_err(|why| Failure::folder(&files, why))?;
    Ok(Service::new(app(database, &indexing, clock), tokens, indexing, files))
}

fn app(database: Database, indexing: &Indexing, clock: Arc<dyn Clock>) -> App {
    App::new(database, indexing.search().clone(), clock, Arc::new(SystemIds), Passwords::new())
}

async fn migrated(settings: &Settings) -> Result<Database, Failure> {
    let database = open_database(settings).await?;
    migration::up(database.writer())
        .await
        .map_err(|why| Failure::because("the database was not brought to the present schema", why))?;
    Ok(database)
}

/// Makes a folder and tries whether files can be written there.
fn make_writable(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|why| Failure::folder(folder, why))?;
    tempfile::tempfile_in(folder).map_err(|why| Failure::folder(folder, why))?;
    Ok(())
}

/// Returns a database's address as it may be shown and logged.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((who, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = who.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}@{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://me:se@cret@host/db"), "postgres://me@host/db");
        assert_eq!(without_password("postgres://host/db"), "postgres://host/db");
        assert_eq!(without_password("sqlite:data/x.sqlite"), "sqlite:data/x.sqlite");
    }

    #[test]
    fn a_folder_in_place_of_a_file_is_told_in_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();

        let failure = make_writable(&file.join("data")).expect_err("a file has no folders").to_string();

        assert!(failure.starts_with("cannot write to the folder"), "{failure}");
    }
}
