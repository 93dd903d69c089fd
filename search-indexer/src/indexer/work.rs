//! One batch: read marks, build documents, send, wait, settle; a batch that is refused is halved until
//! the document at fault stands alone.

use entities::search_batch;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use uuid::Uuid;

use super::{BATCH_ROWS, Indexer};
use crate::build;
use crate::dirty::{self, Mark};
use crate::engine::{EngineError, Generation, Task};
use crate::error::IndexerError;
use crate::lease::Lease;

/// The tasks of one batch, one for each generation written to.
pub(super) type Tasks = Vec<(i64, Task)>;

/// Why a batch did not get through.
enum Failure {
    /// A document in it is at fault.
    Poison(String),
    /// The way is blocked; the documents may be fine.
    Blocked(IndexerError),
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Unavailable(_) => Self::Blocked(error.into()),
            EngineError::Rejected(_) | EngineError::Internal(_) => Self::Poison(error.to_string()),
        }
    }
}

impl From<IndexerError> for Failure {
    fn from(error: IndexerError) -> Self {
        Self::Blocked(error)
    }
}

impl From<sea_orm::DbErr> for Failure {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Blocked(error.into())
    }
}

impl Indexer {
    /// Indexes the rows that have waited longest; returns how many it took up.
    pub(super) async fn work(&self, lease: Lease, targets: &[Generation]) -> Result<usize, IndexerError> {
        let marks = dirty::ready(self.database.reader(), self.clock.now(), BATCH_ROWS).await?;
        let count = marks.len();
        let mut waiting = if marks.is_empty() { Vec::new() } else { vec![marks] };
        while let Some(marks) = waiting.pop() {
            match self.index(lease, targets, &marks).await {
                Ok(()) => {}
                Err(Failure::Blocked(error)) => return Err(error),
                Err(Failure::Poison(error)) => match marks.as_slice() {
                    [mark] => self.put_off(*mark, &error).await?,
                    marks => {
                        let (first, second) = marks.split_at(marks.len() / 2);
                        waiting.extend([second.to_vec(), first.to_vec()]);
                    }
                },
            }
        }
        Ok(count)
    }

    /// Leaves a row marked, to be tried later and ever more rarely.
    pub(super) async fn put_off(&self, mark: Mark, error: &str) -> Result<(), IndexerError> {
        tracing::error!(kind = mark.kind.as_str(), id = %mark.id, error, "a document cannot be indexed");
        Ok(dirty::failed(self.database.writer(), mark, self.clock.now(), error).await?)
    }

    async fn index(&self, lease: Lease, targets: &[Generation], marks: &[Mark]) -> Result<(), Failure> {
        let rows: Vec<_> = marks.iter().map(|mark| (mark.kind, mark.id)).collect();
        let batch = match build::batch(&self.database, &rows).await {
            Ok(batch) => batch,
            // A database that answers but cannot give these rows has a row at fault.
            Err(error) if self.database.ping().await.is_ok() => return Err(Failure::Poison(error.to_string())),
            Err(error) => return Err(error.into()),
        };

        let kept = self.keep_batch(targets, marks).await?;
        let sent = self.send(targets, &batch, kept).await;
        if let Err(failure) = sent {
            if matches!(failure, Failure::Poison(_)) {
                self.drop_batch(kept).await?;
            }
            return Err(failure);
        }
        Ok(self.settle(lease, kept, marks).await?)
    }

    async fn send(&self, targets: &[Generation], batch: &crate::engine::Batch, kept: Uuid) -> Result<(), Failure> {
        let mut tasks: Tasks = Vec::with_capacity(targets.len());
        for target in targets {
            tasks.push((target.number, self.engine.apply(*target, batch.clone()).await?));
        }
        let text = serde_json::to_string(&tasks).map_err(|error| Failure::Poison(error.to_string()))?;
        let row = search_batch::ActiveModel { id: Set(kept), task: Set(Some(text)), ..Default::default() };
        row.update(self.database.writer()).await?;
        for (target, (_, task)) in targets.iter().zip(&tasks) {
            self.engine.finish(*target, task).await?;
        }
        Ok(())
    }

    /// Deletes the marks that were read, and the batch, if the lease is still ours.
    pub(super) async fn settle(&self, lease: Lease, batch: Uuid, marks: &[Mark]) -> Result<(), IndexerError> {
        let write = self.database.begin().await?;
        lease.hold(&write, self.clock.now()).await?;
        dirty::done(&write, marks).await?;
        search_batch::Entity::delete_by_id(batch).exec(&write).await?;
        write.commit().await?;
        Ok(())
    }

    /// Keeps what is about to be sent, so that a restart can wait for it.
    async fn keep_batch(&self, targets: &[Generation], marks: &[Mark]) -> Result<Uuid, Failure> {
        let id = self.ids.next();
        let row = search_batch::ActiveModel {
            id: Set(id),
            generation: Set(targets.first().map_or(0, |target| target.number)),
            task: Set(None),
            marks: Set(serde_json::to_value(marks).map_err(|error| Failure::Poison(error.to_string()))?),
            created_at: Set(self.clock.now()),
        };
        search_batch::Entity::insert(row).exec_without_returning(self.database.writer()).await?;
        Ok(id)
    }

    pub(super) async fn drop_batch(&self, id: Uuid) -> Result<(), IndexerError> {
        search_batch::Entity::delete_by_id(id).exec(self.database.writer()).await?;
        Ok(())
    }
}
