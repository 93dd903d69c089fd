//! The demonstration: declarative data, fed through the domain's own functions in the order it happened.

mod bargaining;
mod check;
mod clock;
mod data;
mod events;
mod names;
mod people;
mod plans;
mod proceedings;
mod sessions;
mod suggestions;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use domain::App;
use domain::enums::Role;
use thiserror::Error;

pub use self::clock::DemoClock;
pub(crate) use self::clock::Mark;
use self::data::Data;
use self::events::Event;
use self::names::Names;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "demo-consultation-2022";

/// Why the demonstration was not loaded.
#[derive(Debug, Error)]
pub enum Stop {
    /// The files do not fit together.
    #[error("the demonstration's data is wrong: {0}")]
    Data(String),
    /// The domain refuses what the files say.
    #[error("{what}: {}", why.field().map_or_else(|| why.to_string(), |field| format!("{field} {why}")))]
    Refused {
        /// What was to happen.
        what: String,
        /// Why it did not.
        #[source]
        why: domain::Error,
    },
}

impl From<domain::Error> for Stop {
    fn from(why: domain::Error) -> Self {
        Self::Refused { what: "the demonstration's reference data".to_owned(), why }
    }
}

/// The demonstration's data, ready to be loaded.
pub struct Demo(Data);

/// Somebody of the demonstration to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The sign-in name.
    pub login: String,
    /// The name.
    pub display_name: String,
    /// What they are.
    pub role: Role,
}

impl Demo {
    /// Reads the data that the program carries.
    ///
    /// # Errors
    ///
    /// Names the file and place that does not fit.
    pub fn read() -> Result<Self, Stop> {
        Data::read().map(Self).map_err(Stop::Data)
    }

    /// Returns the present of the demonstration: nothing in it lies later.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.reference.now
    }

    /// Returns what readers must be told about the data.
    pub fn notice(&self) -> &str {
        &self.0.reference.notice
    }

    /// Returns the first person of each role.
    pub fn people(&self) -> Vec<Person> {
        let first = |role: &Role| self.0.reference.accounts.iter().find(|account| account.role == *role);
        let person = |account: &data::Account| Person {
            login: account.login.clone(),
            display_name: account.display_name.clone(),
            role: account.role,
        };
        Role::ALL.iter().filter_map(first).map(person).collect()
    }

    /// Loads everything into an empty database, with `clock` at the time of each thing, and leaves the clock standing
    /// at the demonstration's present. `progress` hears how much is done, of how much.
    ///
    /// # Errors
    ///
    /// Stops at the first thing that does not fit or is refused, and names it.
    pub async fn load(&self, app: &App, clock: &DemoClock, progress: impl Fn(usize, usize)) -> Result<(), Stop> {
        let events = events::of(&self.0);
        let mut names = Names::default();

        progress(0, events.len() + 1);
        clock.set(self.0.reference.set_up_at);
        people::load(app, &self.0.reference, &mut names).await?;
        progress(1, events.len() + 1);

        for (done, event) in (2..).zip(&events) {
            clock.set(event.at);
            event.happen(app, &mut names).await.map_err(|stop| event.blame(stop))?;
            progress(done, events.len() + 1);
        }
        clock.set(self.0.reference.now);
        check::check(app, &self.0, &names).await
    }
}

impl Event<'_> {
    /// Adds to a refusal which thing of the data it was about.
    fn blame(&self, stop: Stop) -> Stop {
        match stop {
            Stop::Refused { why, .. } => Stop::Refused { what: format!("{} on {}", self.what, self.at), why },
            Stop::Data(what) => Stop::Data(format!("{} on {}: {what}", self.what, self.at)),
        }
    }
}
