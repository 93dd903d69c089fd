//! A data loader that waits for its siblings without waiting for a clock.

use std::future::Future;
use std::hash::Hash;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, Loader};
use futures_util::future::BoxFuture;
use futures_util::poll;

/// The most keys in one statement.
const MOST: usize = 1_000;

type Waiting = Arc<Mutex<Vec<BoxFuture<'static, ()>>>>;

/// Gathers the keys that the resolvers of one level ask for and loads them in one statement. The load begins when the
/// request's task comes round again: by then all siblings have asked, and no time has passed for it.
/// Nothing is kept, so that a payload read after a write is never a stale one.
pub(super) struct Batch<L> {
    loader: DataLoader<L>,
    waiting: Waiting,
}

impl<L> Batch<L> {
    pub(super) fn new(load: L) -> Self {
        let waiting = Waiting::default();
        let queue = Arc::clone(&waiting);
        let enqueue = move |load| queue.lock().unwrap_or_else(PoisonError::into_inner).push(load);
        let loader = DataLoader::new(load, enqueue).delay(Duration::ZERO).max_batch_size(MOST);
        Self { loader, waiting }
    }

    /// Loads what one key stands for.
    pub(super) async fn one<K>(&self, key: K) -> Result<Option<L::Value>, L::Error>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        L: Loader<K>,
    {
        self.gathered(self.loader.load_one(key)).await
    }

    async fn gathered<T>(&self, answer: impl Future<Output = T>) -> T {
        let mut answer = pin!(answer);
        if let Poll::Ready(known) = poll!(answer.as_mut()) {
            return known;
        }
        tokio::task::yield_now().await;
        for load in self.waiting.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            tokio::spawn(load);
        }
        answer.await
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;

    use super::*;

    struct Doubling(Arc<AtomicUsize>);

    impl Loader<u32> for Doubling {
        type Value = u32;
        type Error = domain::Error;

        async fn load(&self, keys: &[u32]) -> Result<HashMap<u32, u32>, domain::Error> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(keys.iter().map(|key| (*key, key * 2)).collect())
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn siblings_load_together_on_every_runtime() {
        for _ in 0..200 {
            let loads = Arc::new(AtomicUsize::new(0));
            let batch = Batch::new(Doubling(Arc::clone(&loads)));

            let answers = join_all((0..100).map(|key| batch.one(key))).await;

            assert!((0_u32..).zip(&answers).all(|(key, answer)| answer.as_ref().ok() == Some(&Some(key * 2))));
            assert_eq!(loads.load(Ordering::SeqCst), 1);
        }
    }
}
