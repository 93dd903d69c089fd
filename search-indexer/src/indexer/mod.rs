//! The indexer: one at a time, safe to kill at every line, equal in the end.

mod rebuild;
mod resume;
mod work;

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use entities::ambient::{Clock, IdSource};
use entities::database::Database;
use tokio::sync::watch;
use tokio::time::sleep;
use uuid::Uuid;

use crate::dirty;
use crate::engine::{Engine, Generation, Sentinel};
use crate::error::IndexerError;
use crate::lease::{LEASE_DURATION, Lease};
use crate::reconcile::{self, Report};
use crate::state::{self, State};

/// How many rows one batch holds.
pub const BATCH_ROWS: u64 = 200;

/// How long to wait for the next row when there is none.
const IDLE_PAUSE: Duration = Duration::from_millis(200);

/// How long to wait while another process indexes.
const STANDBY_PAUSE: Duration = Duration::from_secs(2);

/// The longest pause after failures of database or engine.
const MAX_FAILURE_PAUSE: Duration = Duration::from_secs(30);

/// How often the index is asked what it is.
const SENTINEL_INTERVAL: TimeDelta = TimeDelta::seconds(30);

/// How often index and tables are compared.
const RECONCILE_INTERVAL: TimeDelta = TimeDelta::hours(24);

/// What one turn of the indexer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another process holds the lease.
    Standby,
    /// Nothing is to be done now.
    Idle,
    /// It took up so many rows.
    Worked(usize),
    /// It built a new index.
    Rebuilt,
}

/// The indexer.
pub struct Indexer {
    database: Database,
    engine: Arc<dyn Engine>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
    owner: Uuid,
    held: Mutex<Option<(Lease, DateTime<Utc>)>>,
    sentinel_checked_at: Mutex<Option<DateTime<Utc>>>,
    may_have_leftovers: AtomicBool,
}

impl std::fmt::Debug for Indexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").field("owner", &self.owner).field("engine", &self.engine).finish_non_exhaustive()
    }
}

impl Indexer {
    /// Puts an indexer together. It draws ids for itself and its batches.
    pub fn new(database: Database, engine: Arc<dyn Engine>, clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Self {
        let owner = ids.next();
        Self {
            database,
            engine,
            clock,
            ids,
            owner,
            held: Mutex::default(),
            sentinel_checked_at: Mutex::default(),
            may_have_leftovers: AtomicBool::new(true),
        }
    }

    /// Indexes until told to stop; then lets the next process take over at once.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut failure_pause = Duration::from_secs(1);
        let mut compared_at = None;
        loop {
            // A turn may be broken off anywhere: what it had in hand is still marked.
            let turn = tokio::select! {
                turn = self.turn() => turn,
                told = stop.wait_for(|stop| *stop) => { drop(told); break }
            };
            let pause = match turn {
                Ok(Turn::Worked(_) | Turn::Rebuilt) => {
                    failure_pause = Duration::from_secs(1);
                    Duration::ZERO
                }
                Ok(Turn::Idle) => {
                    failure_pause = Duration::from_secs(1);
                    self.compare_when_due(&mut compared_at).await;
                    IDLE_PAUSE
                }
                Ok(Turn::Standby) => STANDBY_PAUSE,
                Err(error) => {
                    tracing::warn!(%error, "indexing stopped short; trying again");
                    failure_pause = (failure_pause * 2).min(MAX_FAILURE_PAUSE);
                    failure_pause
                }
            };
            tokio::select! {
                // Where nobody is left who could tell us to stop, we stop as well.
                told = stop.wait_for(|stop| *stop) => { drop(told); break }
                () = sleep(pause) => {}
            }
        }
        self.give_back().await;
    }

    /// Takes turns until nothing is left that may be done now.
    ///
    /// # Errors
    ///
    /// Fails when database or engine do, or another process holds the lease.
    pub async fn drain(&self) -> Result<(), IndexerError> {
        loop {
            match self.turn().await? {
                Turn::Idle => return Ok(()),
                Turn::Standby => return Err(IndexerError::LeaseLost),
                Turn::Worked(_) | Turn::Rebuilt => {}
            }
        }
    }

    /// Takes one turn: a batch, or a rebuild where one is due.
    ///
    /// # Errors
    ///
    /// Fails when database or engine do. Nothing is lost: what was not done is still marked.
    pub async fn turn(&self) -> Result<Turn, IndexerError> {
        let Some(lease) = self.lease().await? else { return Ok(Turn::Standby) };
        let taken = self.keeping(lease, self.turn_with(lease)).await;
        if taken.is_err() {
            self.forget();
        }
        taken
    }

    /// Compares the index with the tables, keeps the result, and marks what differs if told so.
    ///
    /// # Errors
    ///
    /// Fails when database or engine do, or nothing has been built yet.
    pub async fn reconcile(&self, repair: bool) -> Result<Report, IndexerError> {
        let state = State::read(self.database.reader()).await?;
        let active = state.active().ok_or(IndexerError::NoIndex)?;
        let report = reconcile::compare(&self.database, self.engine.as_ref(), active).await?;
        let now = self.clock.now();
        if repair && !report.rows.is_empty() {
            dirty::mark(self.database.writer(), &report.rows, now).await?;
        }
        state::set_reconciled(self.database.writer(), now, report.is_equal()).await?;
        Ok(report)
    }

    /// Gives the lease back if it is held, so that the next process need not wait for it to expire.
    pub async fn give_back(&self) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((lease, _)) = held
            && let Err(error) = lease.give_back(self.database.writer(), self.clock.now()).await
        {
            tracing::warn!(%error, "the lease of the index is left to expire");
        }
    }

    async fn turn_with(&self, lease: Lease) -> Result<Turn, IndexerError> {
        let state = State::read(self.database.reader()).await?;
        let Some(active) = self.usable(&state).await? else {
            self.rebuild(lease, None).await?;
            return Ok(Turn::Rebuilt);
        };
        self.settle_leftovers(lease, &[active]).await?;
        if state.rebuild_requested_at().is_some() || state.building().is_some() {
            self.rebuild(lease, Some(active)).await?;
            return Ok(Turn::Rebuilt);
        }
        match self.work(lease, &[active]).await? {
            0 => Ok(Turn::Idle),
            count => Ok(Turn::Worked(count)),
        }
    }

    /// Returns the active generation if it is what it should be.
    async fn usable(&self, state: &State) -> Result<Option<Generation>, IndexerError> {
        let Some(active) = state.active().filter(|_| state.has_our_schema()) else { return Ok(None) };
        let now = self.clock.now();
        let checked_at = *self.sentinel_checked_at.lock().unwrap_or_else(PoisonError::into_inner);
        if checked_at.is_some_and(|at| now < at + SENTINEL_INTERVAL) {
            return Ok(Some(active));
        }
        let found = self.engine.sentinel(active).await?;
        if found.as_ref() != Some(&Sentinel::of(active)) {
            tracing::warn!(generation = %active, ?found, "the index is not the one we built; building it anew");
            return Ok(None);
        }
        *self.sentinel_checked_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(Some(active))
    }

    /// Returns the lease, renewed when a third of its time has passed.
    async fn lease(&self) -> Result<Option<Lease>, IndexerError> {
        let now = self.clock.now();
        let held = *self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((lease, until)) = held
            && now + LEASE_DURATION * 2 / 3 < until
        {
            return Ok(Some(lease));
        }
        let lease = Lease::take(self.database.writer(), self.owner, now).await?;
        if held.map(|(lease, _)| lease) != lease {
            self.forget();
        }
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = lease.map(|lease| (lease, now + LEASE_DURATION));
        Ok(lease)
    }

    /// Runs work that may take longer than the lease lasts, renewing it all the while.
    async fn keeping<T>(
        &self,
        lease: Lease,
        work: impl Future<Output = Result<T, IndexerError>>,
    ) -> Result<T, IndexerError> {
        let renewing = async {
            loop {
                sleep(LEASE_DURATION.to_std().unwrap_or_default() / 3).await;
                if let Err(error) = lease.hold(self.database.writer(), self.clock.now()).await {
                    return error;
                }
            }
        };
        // Both are polled together: the work may hold the only connection that the renewal waits for.
        tokio::select! {
            done = work => done,
            error = renewing => Err(error),
        }
    }

    /// Takes nothing for granted after a failure.
    fn forget(&self) {
        self.may_have_leftovers.store(true, Ordering::Relaxed);
        *self.sentinel_checked_at.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    async fn compare_when_due(&self, compared_at: &mut Option<DateTime<Utc>>) {
        let now = self.clock.now();
        if compared_at.is_some_and(|at| now < at + RECONCILE_INTERVAL) {
            return;
        }
        *compared_at = Some(now);
        match self.reconcile(true).await {
            Ok(report) if report.is_equal() => tracing::info!(%report, "index and tables are compared"),
            Ok(report) => tracing::error!(%report, examples = ?report.examples, "the index had drifted; marked anew"),
            Err(error) => tracing::warn!(%error, "index and tables could not be compared"),
        }
    }
}
