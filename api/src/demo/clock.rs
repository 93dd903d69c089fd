//! The demonstration's clock: set from event to event while loading, then running on from the data's present.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use chrono::{DateTime, Duration, SubsecRound as _, Utc};
use domain::ambient::Clock;

/// How much later than it stopped a restarted demonstration goes on, so that nothing new is older than what is there.
const GAP: Duration = Duration::minutes(1);

/// A clock that stands where it is set, or runs on from there.
pub struct DemoClock(Mutex<State>);

#[derive(Clone, Copy)]
struct State {
    set_to: DateTime<Utc>,
    running_since: Option<Instant>,
}

impl DemoClock {
    /// Makes a clock that stands.
    pub fn standing(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(State { set_to: at, running_since: None }))
    }

    /// Sets the clock and lets it stand there.
    pub fn set(&self, at: DateTime<Utc>) {
        self.put(State { set_to: at, running_since: None });
    }

    /// Sets the clock and lets it run on with real time.
    pub fn run_from(&self, at: DateTime<Utc>) {
        self.put(State { set_to: at, running_since: Some(Instant::now()) });
    }

    fn put(&self, state: State) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = state;
    }
}

impl Clock for DemoClock {
    fn now(&self) -> DateTime<Utc> {
        let state = *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let elapsed = state.running_since.map(|since| since.elapsed()).unwrap_or_default();
        (state.set_to + Duration::from_std(elapsed).unwrap_or_default()).trunc_subsecs(3)
    }
}

/// The file that says the demonstration is loaded, and keeps the moment at which its clock stood last.
pub(crate) struct Mark(PathBuf);

impl Mark {
    pub(crate) fn in_folder(data: &Path) -> Self {
        Self(data.join("demo.time"))
    }

    /// Returns the moment to go on from; none where the demonstration has not been loaded to its end.
    pub(crate) fn resume(&self) -> Option<DateTime<Utc>> {
        let text = std::fs::read_to_string(&self.0).ok()?;
        let last = DateTime::parse_from_rfc3339(text.trim()).ok()?;
        Some(last.to_utc() + GAP)
    }

    /// Keeps a moment.
    pub(crate) fn keep(&self, now: DateTime<Utc>) -> std::io::Result<()> {
        let beside = self.0.with_extension("time.new");
        std::fs::write(&beside, now.to_rfc3339())?;
        std::fs::rename(beside, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_688_097_600, 0).unwrap()
    }

    #[test]
    fn a_standing_clock_stands() {
        let clock = DemoClock::standing(noon());
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert_eq!(clock.now(), noon());
    }

    #[test]
    fn a_running_clock_runs_from_where_it_was_set() {
        let clock = DemoClock::standing(noon() - Duration::days(30));
        clock.run_from(noon());
        std::thread::sleep(std::time::Duration::from_millis(5));
        let passed = clock.now() - noon();
        assert!(passed >= Duration::milliseconds(5) && passed < Duration::minutes(1), "{passed}");
    }

    #[test]
    fn a_restarted_demonstration_goes_on_after_where_it_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let mark = Mark::in_folder(folder.path());
        assert_eq!(mark.resume(), None);

        mark.keep(noon()).unwrap();

        assert_eq!(mark.resume(), Some(noon() + GAP));
    }
}
