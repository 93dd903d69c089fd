//! A new generation, filled beside the old one, proven equal, then made the one that is read.

use chrono::{DateTime, Utc};
use entities::enums::SearchKind;
use uuid::Uuid;

use super::{BATCH_ROWS, Indexer};
use crate::dirty::{self, Mark};
use crate::engine::{Batch, EngineError, Generation};
use crate::error::IndexerError;
use crate::lease::Lease;
use crate::state::{self, State};
use crate::{build, reconcile};

impl Indexer {
    /// Asks for a rebuild: the next turn of whoever holds the lease does it.
    ///
    /// # Errors
    ///
    /// Fails when database or engine do.
    pub async fn request_rebuild(&self) -> Result<(), IndexerError> {
        Ok(state::request_rebuild(self.database.writer(), self.clock.now()).await?)
    }

    /// Builds a new generation. With an active one to read from meanwhile, both are kept up to date.
    pub(super) async fn rebuild(&self, lease: Lease, active: Option<Generation>) -> Result<(), IndexerError> {
        let began_at = self.clock.now();
        let state = State::read(self.database.reader()).await?;
        let building = self.begin(&state, active).await?;
        tracing::info!(generation = %building, "building the index");

        match self.fill_and_check(lease, active, building).await {
            Ok(()) => self.make_active(lease, building, began_at).await,
            Err(error) => {
                // The next turn begins anew; what this one filled is dropped then.
                tracing::warn!(generation = %building, %error, "building the index stopped short");
                Err(error)
            }
        }
    }

    /// Makes an empty generation under a number never used, and drops what was broken off before.
    async fn begin(&self, state: &State, active: Option<Generation>) -> Result<Generation, IndexerError> {
        let database = state.generation(0).database;
        let there = self.engine.generations(database).await?;
        let known = [state.active(), state.building()].into_iter().flatten();
        let highest = there.iter().copied().chain(known).map(|generation| generation.number).max().unwrap_or(0);
        let building = state.generation(highest + 1);
        state::set_building(self.database.writer(), Some(building.number)).await?;
        for left in there.into_iter().filter(|generation| Some(*generation) != active) {
            self.engine.drop_generation(left).await?;
        }
        self.engine.create(building).await?;
        Ok(building)
    }

    async fn fill_and_check(
        &self,
        lease: Lease,
        active: Option<Generation>,
        building: Generation,
    ) -> Result<(), IndexerError> {
        let targets: Vec<Generation> = active.into_iter().chain([building]).collect();
        // With nothing to keep up to date meanwhile, filling answers all marks set before it began.
        let answered = match active {
            None => dirty::every(self.database.reader()).await?,
            Some(_) => Vec::new(),
        };
        let refused = self.fill(lease, &targets, building, active.is_some()).await?;
        let answered: Vec<Mark> =
            answered.into_iter().filter(|mark| !refused.contains(&(mark.kind, mark.id))).collect();
        let write = self.database.begin().await?;
        lease.hold(&write, self.clock.now()).await?;
        dirty::done(&write, &answered).await?;
        write.commit().await?;
        while self.work(lease, &targets).await? > 0 {}

        let report = reconcile::compare(&self.database, self.engine.as_ref(), building).await?;
        tracing::info!(generation = %building, %report, "the new index is compared with the tables");
        match report.differences() - report.pending {
            0 => Ok(()),
            different => Err(IndexerError::NotEqual(different)),
        }
    }

    /// Fills a generation with all rows; returns those whose documents were refused. They are marked.
    async fn fill(
        &self,
        lease: Lease,
        targets: &[Generation],
        building: Generation,
        keep_up: bool,
    ) -> Result<Vec<(SearchKind, Uuid)>, IndexerError> {
        let mut refused = Vec::new();
        for kind in SearchKind::ALL {
            let mut after = None;
            loop {
                let ids = build::ids_after(self.database.reader(), *kind, after, BATCH_ROWS).await?;
                after = ids.last().copied();
                if after.is_none() {
                    break;
                }
                let rows = ids.into_iter().map(|id| (*kind, id)).collect();
                refused.extend(self.fill_with(building, rows).await?);
                // Only now, so that no older text of a row can overtake a newer one.
                if keep_up {
                    self.work(lease, targets).await?;
                }
            }
        }
        dirty::mark(self.database.writer(), &refused, self.clock.now()).await?;
        Ok(refused)
    }

    /// Sends rows to the new generation, halving what is refused down to the row at fault.
    async fn fill_with(
        &self,
        building: Generation,
        rows: Vec<(SearchKind, Uuid)>,
    ) -> Result<Vec<(SearchKind, Uuid)>, IndexerError> {
        let mut refused = Vec::new();
        let mut waiting = vec![rows];
        while let Some(rows) = waiting.pop() {
            let Err(error) = self.send_all(building, &rows).await else { continue };
            match rows.as_slice() {
                _ if error.is_unavailable() => return Err(error.into()),
                [row] => {
                    tracing::error!(kind = row.0.as_str(), id = %row.1, %error, "a document cannot be indexed");
                    refused.push(*row);
                }
                rows => {
                    let (first, second) = rows.split_at(rows.len() / 2);
                    waiting.extend([second.to_vec(), first.to_vec()]);
                }
            }
        }
        Ok(refused)
    }

    async fn send_all(&self, building: Generation, rows: &[(SearchKind, Uuid)]) -> Result<(), EngineError> {
        let built = build::batch(&self.database, rows).await;
        let replace = match built {
            Ok(batch) => batch.replace,
            Err(error) if self.database.ping().await.is_ok() => return Err(EngineError::Rejected(error.to_string())),
            Err(error) => return Err(EngineError::Unavailable(error.to_string())),
        };
        let task = self.engine.apply(building, Batch { replace, delete: Vec::new() }).await?;
        self.engine.finish(building, &task).await
    }

    /// Moves the pointer, if the lease is still ours, and drops what is no longer read.
    async fn make_active(
        &self,
        lease: Lease,
        building: Generation,
        began_at: DateTime<Utc>,
    ) -> Result<(), IndexerError> {
        let write = self.database.begin().await?;
        lease.hold(&write, self.clock.now()).await?;
        state::set_active(&write, building.number, began_at).await?;
        state::set_reconciled(&write, self.clock.now(), true).await?;
        write.commit().await?;

        for old in self.engine.generations(building.database).await? {
            if old != building {
                self.engine.drop_generation(old).await?;
            }
        }
        Ok(())
    }
}
