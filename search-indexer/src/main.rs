//! The `search-indexer` program: the indexer as a process of its own, and the proof that it does its work.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use entities::ambient::{SystemClock, SystemIds};
use entities::database::Database;
use search_indexer::error::IndexerError;
use search_indexer::{Config, Indexer, Search, Turn};
use tokio::sync::watch;

/// How long to wait for another process to finish a rebuild before looking again.
const PATIENCE: Duration = Duration::from_millis(500);

/// Keeps the search index equal to the tables.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Settings {
    /// Folder for the database and the search index
    #[arg(long, value_name = "DIR", env = "XIESHANG_DATA", default_value = "data", global = true)]
    data: PathBuf,
    /// Database: sqlite:PATH or `postgres://USER:PASSWORD@HOST/NAME` [default: xieshang.sqlite in the data folder]
    #[arg(long, value_name = "URL", env = "XIESHANG_DATABASE", hide_env_values = true, global = true)]
    database: Option<String>,
    /// Search engine
    #[arg(long, value_enum, env = "XIESHANG_SEARCH", default_value_t = Engine::Embedded, global = true)]
    search: Engine,
    /// Address of Meilisearch
    #[arg(long, value_name = "URL", env = "XIESHANG_MEILISEARCH_URL", global = true)]
    #[arg(default_value = "http://127.0.0.1:7700")]
    meilisearch_url: String,
    /// Key of Meilisearch, where it asks for one
    #[arg(long, value_name = "KEY", env = "XIESHANG_MEILISEARCH_KEY", hide_env_values = true, global = true)]
    meilisearch_key: Option<String>,
    /// What goes to the log on standard error
    #[arg(long, value_name = "FILTER", env = "XIESHANG_LOG", default_value = "info", global = true)]
    log: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Engine {
    /// An index in the data folder
    Embedded,
    /// A Meilisearch server
    Meilisearch,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Command {
    /// Index until told to stop
    Run,
    /// Compare index and tables; exits 0 exactly when they are equal
    Reconcile {
        /// Mark what differs, to be indexed anew
        #[arg(long)]
        repair: bool,
    },
    /// Build the index anew beside the one in use
    Rebuild,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::new(&cli.settings.log);
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match start(cli).await {
        Ok(code) => code,
        Err(error) => {
            tracing::error!(%error, "stopped");
            ExitCode::FAILURE
        }
    }
}

async fn start(cli: Cli) -> Result<ExitCode, IndexerError> {
    let settings = cli.settings;
    let file = || format!("sqlite:{}", settings.data.join("xieshang.sqlite").display());
    let database = Database::connect(&settings.database.clone().unwrap_or_else(file)).await?;
    let config = match settings.search {
        Engine::Embedded => Config::Embedded { folder: settings.data.join("search") },
        Engine::Meilisearch => Config::Meilisearch { url: settings.meilisearch_url, key: settings.meilisearch_key },
    };
    let search = Search::connect(&config, database)?;
    let indexer = search.indexer(Arc::new(SystemClock), Arc::new(SystemIds));

    match cli.command {
        Command::Run => {
            run(&indexer).await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Reconcile { repair } => {
            let report = indexer.reconcile(repair).await?;
            print(&report.to_string());
            for (difference, id) in &report.examples {
                print(&format!("{difference:?} {id}"));
            }
            Ok(if report.is_equal() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Rebuild => {
            rebuild(&search, &indexer).await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn run(indexer: &Indexer) {
    let (stop, stopped) = watch::channel(false);
    tokio::join!(indexer.run(stopped), async {
        if let Err(error) = terminated().await {
            tracing::error!(%error, "signals cannot be received");
        }
        // The indexer holds the other end until it has stopped.
        let _ = stop.send(true);
    });
}

async fn terminated() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

/// Rebuilds here, or waits while the process that holds the lease does it.
async fn rebuild(search: &Search, indexer: &Indexer) -> Result<(), IndexerError> {
    let before = search.status().await?.generation;
    indexer.request_rebuild().await?;
    loop {
        let turn = indexer.turn().await?;
        if search.status().await?.generation != before {
            indexer.give_back().await;
            return Ok(());
        }
        if turn == Turn::Standby {
            tokio::time::sleep(PATIENCE).await;
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is the program's answer")]
fn print(line: &str) {
    println!("{line}");
}
