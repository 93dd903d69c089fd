//! One reader per floor and process: it reads each event once for all who follow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use entities::ids::ConsultationId;
use tokio::sync::Notify;
use tokio::sync::broadcast::{self, Receiver, Sender};

use crate::app::App;
use crate::error::Result;
use crate::floor::record::{self, Floor};

/// How long a hub waits before it looks for what other processes have recorded.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How many events a follower may be behind before they have to read the record themselves. Each of them holds the state
/// after it, with all who have spoken.
const BACKLOG: usize = 32;

/// The hubs of a process. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Floors(Arc<Mutex<HashMap<ConsultationId, Hub>>>);

#[derive(Clone)]
struct Hub {
    stir: Arc<Notify>,
    updates: Sender<Arc<Floor>>,
}

/// Takes a hub off the list when it ends, however it ends.
struct Entry {
    floors: Floors,
    id: ConsultationId,
    hub: Hub,
}

impl Floors {
    /// Says that something was recorded on a floor.
    pub(crate) fn stir(&self, id: ConsultationId) {
        if let Some(hub) = self.hubs().get(&id) {
            hub.stir.notify_one();
        }
    }

    /// Listens to a floor; the first who does makes its hub.
    pub(super) fn join(&self, app: &App, id: ConsultationId) -> Receiver<Arc<Floor>> {
        let mut hubs = self.hubs();
        if let Some(hub) = hubs.get(&id) {
            return hub.updates.subscribe();
        }
        let (updates, receiver) = broadcast::channel(BACKLOG);
        let hub = Hub { stir: Arc::default(), updates };
        hubs.insert(id, hub.clone());
        let entry = Entry { floors: self.clone(), id, hub };
        tokio::spawn(entry.follow(app.clone()));
        receiver
    }

    fn hubs(&self) -> MutexGuard<'_, HashMap<ConsultationId, Hub>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    async fn follow(self, app: App) {
        let mut floor = None;
        loop {
            let is_first = floor.is_none();
            if let Err(error) = self.read(&app, &mut floor).await {
                tracing::warn!(consultation = %self.id, ?error, "a floor could not be read; it is tried again");
            }
            // Who listened is told by their own reading what is wrong.
            if let Err(error) = self.pass_on(&mut floor, is_first) {
                tracing::error!(consultation = %self.id, ?error, "the record of a floor contradicts itself");
                return;
            }
            tokio::select! {
                () = self.hub.stir.notified() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            if self.leaves_alone() {
                return;
            }
        }
    }

    /// Reads the record, or what was added to it.
    async fn read(&self, app: &App, floor: &mut Option<Floor>) -> Result<()> {
        match floor {
            Some(floor) => floor.read_on(app.reader()).await?,
            None => *floor = Some(record::untold(app.reader(), self.id).await?),
        }
        Ok(())
    }

    /// Tells every event that was read to who listens. The first time it only says where the record has come to, for
    /// those who listened before it was read.
    fn pass_on(&self, floor: &mut Option<Floor>, is_first: bool) -> Result<()> {
        let Some(floor) = floor else { return Ok(()) };
        while floor.step()? {
            if !is_first {
                self.tell(floor);
            }
        }
        if is_first && floor.sequence > 0 {
            self.tell(floor);
        }
        Ok(())
    }

    fn tell(&self, floor: &Floor) {
        // Nobody listens between the last who leaves and the end of the hub.
        _ = self.hub.updates.send(Arc::new(floor.clone()));
    }

    /// Takes the hub off the list if nobody listens any more; under the lock, so that nobody joins meanwhile.
    fn leaves_alone(&self) -> bool {
        let mut hubs = self.floors.hubs();
        let is_alone = self.hub.updates.receiver_count() == 0;
        if is_alone {
            hubs.remove(&self.id);
        }
        is_alone
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut hubs = self.floors.hubs();
        if hubs.get(&self.id).is_some_and(|hub| Arc::ptr_eq(&hub.stir, &self.hub.stir)) {
            hubs.remove(&self.id);
        }
    }
}
