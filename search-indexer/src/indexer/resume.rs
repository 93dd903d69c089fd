//! What a predecessor, or this process before a failure, left under way.

use std::sync::atomic::Ordering;

use entities::search_batch;
use sea_orm::{EntityTrait, QueryOrder};

use super::Indexer;
use super::work::Tasks;
use crate::dirty::Mark;
use crate::engine::{EngineError, Generation};
use crate::error::IndexerError;
use crate::lease::Lease;

impl Indexer {
    /// Settles batches left under way, before anything new is read: their marks may be deleted only
    /// while no mark can have been deleted and set again since.
    pub(super) async fn settle_leftovers(&self, lease: Lease, targets: &[Generation]) -> Result<(), IndexerError> {
        if !self.may_have_leftovers.load(Ordering::Relaxed) {
            return Ok(());
        }
        let oldest_first = search_batch::Entity::find().order_by_asc(search_batch::Column::CreatedAt);
        for batch in oldest_first.all(self.database.reader()).await? {
            let tasks = batch.task.as_deref().and_then(|task| serde_json::from_str::<Tasks>(task).ok());
            let marks = serde_json::from_value::<Vec<Mark>>(batch.marks).ok();
            match (tasks, marks) {
                (Some(tasks), Some(marks)) if self.is_done(&tasks, targets).await? => {
                    self.settle(lease, batch.id, &marks).await?;
                }
                // It was never sent, or sent elsewhere, or refused: its rows are still marked.
                _ => self.drop_batch(batch.id).await?,
            }
        }
        self.may_have_leftovers.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Waits for tasks; tells whether they brought the rows to every target.
    async fn is_done(&self, tasks: &Tasks, targets: &[Generation]) -> Result<bool, IndexerError> {
        for target in targets {
            let Some((_, task)) = tasks.iter().find(|(number, _)| *number == target.number) else { return Ok(false) };
            match self.engine.finish(*target, task).await {
                Ok(()) => {}
                Err(error @ EngineError::Unavailable(_)) => return Err(error.into()),
                Err(error) => {
                    tracing::warn!(%error, "a batch left under way was refused");
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}
