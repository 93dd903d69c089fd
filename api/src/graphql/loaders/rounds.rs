//! Rounds: loads wait until nothing in a request can go on without them, and then begin together.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use futures_util::task::AtomicWaker;

/// The loads of one request that wait for their round.
#[derive(Default)]
pub struct Rounds(Mutex<Vec<BoxFuture<'static, ()>>>);

impl Rounds {
    /// Lets a load wait for the next round.
    pub(super) fn add(&self, load: BoxFuture<'static, ()>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(load);
    }

    /// Runs an execution to its end, and its loads with it, in this very task.
    ///
    /// A round begins when the execution stands still and the round before is over. By then all siblings of a level
    /// have said what they need, so how many statements a request takes depends neither on a clock nor on threads.
    pub async fn drive<T>(&self, execution: impl Future<Output = T>) -> T {
        let mut execution = pin!(execution);
        let mut round = FuturesUnordered::new();
        let stir = Arc::new(Stir::default());
        let waker = Waker::from(Arc::clone(&stir));

        poll_fn(|cx| {
            stir.asker.register(cx.waker());
            stir.has_happened.store(false, Ordering::Release);
            if let Poll::Ready(done) = execution.as_mut().poll(&mut Context::from_waker(&waker)) {
                return Poll::Ready(done);
            }
            while let Poll::Ready(Some(())) = round.poll_next_unpin(cx) {}
            if round.is_empty() && !stir.has_happened.load(Ordering::Acquire) {
                round.extend(self.take());
                while let Poll::Ready(Some(())) = round.poll_next_unpin(cx) {}
            }
            Poll::Pending
        })
        .await
    }

    fn take(&self) -> Vec<BoxFuture<'static, ()>> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Notes that the execution can go on, and passes it on to who asked.
#[derive(Default)]
struct Stir {
    has_happened: AtomicBool,
    asker: AtomicWaker,
}

impl Wake for Stir {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.has_happened.store(true, Ordering::Release);
        self.asker.wake();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    use async_graphql::dataloader::{DataLoader, Loader};
    use futures_util::future::{join, join_all, select};

    use super::super::batch;
    use super::*;

    /// Doubles numbers, slowly, and counts in how many loads.
    struct Doubling(Arc<AtomicUsize>);

    impl Loader<u32> for Doubling {
        type Value = u32;
        type Error = domain::Error;

        async fn load(&self, keys: &[u32]) -> Result<HashMap<u32, u32>, domain::Error> {
            self.0.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_micros(50)).await;
            Ok(keys.iter().map(|key| (*key, key * 2)).collect())
        }
    }

    fn doubling(loads: &Arc<AtomicUsize>, rounds: &Arc<Rounds>) -> DataLoader<Doubling> {
        batch(Doubling(Arc::clone(loads)), rounds)
    }

    async fn doubled(loader: &DataLoader<Doubling>, key: u32) -> u32 {
        loader.load_one(key).await.expect("doubling never fails").expect("every number has a double")
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn every_level_loads_once_on_every_runtime() {
        for in_a_task in [false, true] {
            let loads = Arc::new(AtomicUsize::new(0));
            let run = {
                let loads = Arc::clone(&loads);
                async move {
                    let rounds = Arc::new(Rounds::default());
                    let (one, other) = (doubling(&loads, &rounds), doubling(&loads, &rounds));
                    let leaf = async |key| doubled(&one, doubled(&other, doubled(&one, key).await).await).await;
                    // Branches of several widths, as lists of objects with lists of objects in them have.
                    let branch = async |width: u32| join_all((0..width).map(leaf)).await;
                    rounds.drive(join_all((1..60).map(branch))).await
                }
            };

            let answers = if in_a_task { tokio::spawn(run).await.expect("no panic") } else { run.await };

            assert_eq!(answers[2], [0, 8, 16]);
            assert_eq!(loads.load(Ordering::SeqCst), 3);
        }
    }

    #[tokio::test]
    async fn what_waits_for_no_load_goes_on_meanwhile() {
        let (loads, rounds) = (Arc::default(), Arc::new(Rounds::default()));
        let loader = doubling(&loads, &rounds);
        let waits = async { tokio::time::sleep(Duration::from_millis(1)).await };

        let ((), double) = rounds.drive(join(waits, doubled(&loader, 4))).await;

        assert_eq!(double, 8);
    }

    #[tokio::test]
    async fn one_who_leaves_takes_nobody_along() {
        let (loads, rounds) = (Arc::default(), Arc::new(Rounds::default()));
        let loader = doubling(&loads, &rounds);
        let leaving = async {
            select(pin!(doubled(&loader, 1)), pin!(tokio::task::yield_now())).await;
        };

        let ((), double) = rounds.drive(join(leaving, doubled(&loader, 2))).await;

        assert_eq!(double, 4);
    }
}
