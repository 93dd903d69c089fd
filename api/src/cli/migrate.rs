//! `xieshang migrate`: the schema of the database.

use clap::Subcommand;
use migration::{Migrator, MigratorTrait as _};

use super::Failure;
use super::output::say;
use crate::config::Settings;
use crate::server;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Bring the database to the present schema 升级到最新
    Up,
    /// Take the latest migrations back, with the data in what they made 回退
    Down {
        /// How many
        #[arg(long, value_name = "N", default_value_t = 1)]
        steps: u32,
    },
    /// List the migrations and whether they are applied 查看状态
    Status,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Result<(), Failure> {
    let database = server::open_database(settings).await?;
    let db = database.writer();
    let failed = |error| Failure::because("the database was not migrated", error);
    match command {
        Command::Up => migration::up(db).await.map_err(failed)?,
        Command::Down { steps } => Migrator::down(db, Some(steps)).await.map_err(failed)?,
        Command::Status => {}
    }

    let applied = Migrator::get_applied_migrations(db).await.map_err(failed)?;
    let pending = Migrator::get_pending_migrations(db).await.map_err(failed)?;
    for migration in &applied {
        say(format_args!("applied  {}", migration.name()));
    }
    for migration in &pending {
        say(format_args!("pending  {}", migration.name()));
    }
    Ok(())
}
