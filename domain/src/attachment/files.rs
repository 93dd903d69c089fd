//! The file store: bytes under keys, in a folder by default, elsewhere when scaled out.

use std::collections::HashSet;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;

use chrono::TimeDelta;
use entities::attachment::{Column, Entity};
use entities::photograph;
use futures_util::stream::{BoxStream, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt as _, WriteMultipart};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::app::App;
use crate::error::{Error, Result};

/// How old an object without a row has to be before it is removed: the row of a younger one may be on its way.
const ORPHANED_AFTER: TimeDelta = TimeDelta::hours(1);

/// How many objects are compared with the table in one statement.
const AT_A_TIME: usize = 500;

/// The file store. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// The bytes of a file as they are read.
pub type Bytes = BoxStream<'static, object_store::Result<bytes::Bytes>>;

impl Files {
    /// Opens a store.
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
    }

    /// Opens a folder as a store; it is made when it is not there. What is written is on the disk before it counts.
    ///
    /// # Errors
    ///
    /// Fails when the folder cannot be made.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(std::io::Error::other)?;
        Ok(Self(Arc::new(store.with_fsync(true))))
    }

    /// Begins an object; it is there once it is finished, whole.
    pub(super) async fn begin(&self, key: &str) -> Result<WriteMultipart> {
        let upload = self.0.put_multipart(&Key::from(key)).await.map_err(Error::internal)?;
        Ok(WriteMultipart::new(upload))
    }

    /// Reads an object piece by piece.
    ///
    /// # Errors
    ///
    /// `INTERNAL` where it is not there: no row is without its bytes.
    pub async fn read(&self, key: &str) -> Result<Bytes> {
        Ok(self.0.get(&Key::from(key)).await.map_err(Error::internal)?.into_stream())
    }

    /// Removes an object. What cannot be removed now is left to [`Self::sweep`].
    pub(crate) async fn remove(&self, key: &str) {
        if let Err(error) = self.0.delete(&Key::from(key)).await {
            tracing::warn!(key, %error, "an object stays without its row");
        }
    }

    /// Removes the objects that no row names, which a process that ended at the wrong moment left behind. Returns how
    /// many there were.
    ///
    /// # Errors
    ///
    /// Fails when the store or the database does.
    pub async fn sweep(&self, app: &App) -> Result<usize> {
        let before = app.now() - ORPHANED_AFTER;
        let old = self.0.list(None).try_filter(|found| std::future::ready(found.last_modified < before));
        let mut removed = 0;
        let mut keys = pin!(old.map_ok(|found| found.location.to_string()).try_chunks(AT_A_TIME));
        while let Some(keys) = keys.try_next().await.map_err(Error::internal)? {
            let named = named_among(app, &keys).await?;
            for key in keys.iter().filter(|key| !named.contains(*key)) {
                self.remove(key).await;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

/// Returns those of some keys that a row names.
async fn named_among(app: &App, keys: &[String]) -> Result<HashSet<String>> {
    let attached: Vec<String> = Entity::find()
        .select_only()
        .column(Column::StorageKey)
        .filter(Column::StorageKey.is_in(keys.iter().map(String::as_str)))
        .filter(Column::RemovedAt.is_null())
        .into_tuple()
        .all(app.reader())
        .await?;
    let pictured: Vec<String> = photograph::Entity::find()
        .select_only()
        .column(photograph::Column::StorageKey)
        .filter(photograph::Column::StorageKey.is_in(keys.iter().map(String::as_str)))
        .filter(photograph::Column::RemovedAt.is_null())
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(attached.into_iter().chain(pictured).collect())
}
