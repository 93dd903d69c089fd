//! `xieshang search`: the search index.

use std::time::Duration;

use clap::Subcommand;
use search_indexer::{Indexer, Turn};

use super::Failure;
use super::output::say;
use crate::config::Settings;
use crate::server::{self, Indexing};

/// How long to leave another process in peace before looking again.
const PATIENCE: Duration = Duration::from_millis(500);

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum Command {
    /// Tell how the index stands 查看状态
    Status,
    /// Build the index anew beside the one in use 重建
    Rebuild,
    /// Compare index and tables; exits 0 exactly when they are equal 核对
    Reconcile {
        /// Index anew what differs
        #[arg(long)]
        repair: bool,
    },
}

pub(super) async fn run(settings: &Settings, command: Command) -> Result<(), Failure> {
    let indexing = server::open_indexing(settings).await?;
    match command {
        Command::Status => status(&indexing).await,
        Command::Rebuild => rebuild(&indexing).await,
        Command::Reconcile { repair } => reconcile(&indexing, repair).await,
    }
}

async fn status(indexing: &Indexing) -> Result<(), Failure> {
    let status = indexing.status().await.map_err(Failure::new)?;
    let number = |generation: Option<i64>| generation.map_or("none".to_owned(), |number| number.to_string());
    say(format_args!("engine      {}, {}", status.engine, if status.is_available { "answers" } else { "away" }));
    say(format_args!("generation  {}", number(status.generation)));
    say(format_args!("building    {}", number(status.building)));
    say(format_args!("dirty       {}", status.backlog.dirty));
    say(format_args!("dead        {}", status.backlog.dead));
    match status.backlog.since {
        Some(since) => say(format_args!("waiting     since {}", since.to_rfc3339())),
        None => say("waiting     nothing"),
    }
    match status.reconciled {
        Some((at, true)) => say(format_args!("compared    equal at {}", at.to_rfc3339())),
        Some((at, false)) => say(format_args!("compared    different at {}", at.to_rfc3339())),
        None => say("compared    never"),
    }
    Ok(())
}

/// Rebuilds here, or waits while the process that keeps the index does it.
async fn rebuild(indexing: &Indexing) -> Result<(), Failure> {
    let indexer = indexing.indexer();
    let before = indexing.status().await.map_err(Failure::new)?.generation;
    indexer.request_rebuild().await.map_err(Failure::new)?;
    loop {
        let turn = indexer.turn().await.map_err(|why| Failure::because("the index was not rebuilt", why))?;
        let after = indexing.status().await.map_err(Failure::new)?.generation;
        if after != before {
            indexer.give_back().await;
            say(format_args!("rebuilt as generation {}", after.unwrap_or_default()));
            return Ok(());
        }
        if turn == Turn::Standby {
            tokio::time::sleep(PATIENCE).await;
        }
    }
}

async fn reconcile(indexing: &Indexing, repair: bool) -> Result<(), Failure> {
    let indexer = indexing.indexer();
    let mut report = compare(&indexer, repair).await?;
    for (difference, id) in &report.examples {
        say(format_args!("{difference:?} {id}"));
    }
    if repair && !report.is_equal() {
        say(&report);
        bring_up_to_date(indexing, &indexer).await?;
        report = compare(&indexer, false).await?;
    }
    say(&report);
    if report.is_equal() { Ok(()) } else { Err(Failure::new("the index is not equal to the tables")) }
}

async fn compare(indexer: &Indexer, repair: bool) -> Result<search_indexer::reconcile::Report, Failure> {
    indexer.reconcile(repair).await.map_err(|why| Failure::because("index and tables were not compared", why))
}

/// Indexes what is marked, or waits while the process that keeps the index does it.
async fn bring_up_to_date(indexing: &Indexing, indexer: &Indexer) -> Result<(), Failure> {
    const LONGEST: Duration = Duration::from_mins(10);
    match indexer.drain().await {
        Err(search_indexer::error::IndexerError::LeaseLost) => {
            indexing.settled(LONGEST).await;
            Ok(())
        }
        drained => {
            indexer.give_back().await;
            drained.map_err(|why| Failure::because("the index was not repaired", why))
        }
    }
}
