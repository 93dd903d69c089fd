//! A clock that stands where a test puts it.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, SubsecRound as _, TimeDelta, Utc};
use entities::ambient::Clock;

/// A clock that stands.
#[derive(Debug)]
pub struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    /// Makes a clock that stands at `moment`, in the form that [`TestClock::set`] takes.
    pub(crate) fn at(moment: &str) -> Self {
        Self(Mutex::new(parse(moment)))
    }

    /// Sets the clock: to nine in the morning in China of `2022-08-30`, or to `2022-08-30T10:15:00+08:00`.
    pub(crate) fn set(&self, moment: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = parse(moment);
    }

    /// Lets time pass.
    pub(crate) fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).trunc_subsecs(3)
    }
}

fn parse(moment: &str) -> DateTime<Utc> {
    let text = if moment.parse::<NaiveDate>().is_ok() { format!("{moment}T09:00:00+08:00") } else { moment.to_owned() };
    let parsed = DateTime::parse_from_rfc3339(&text);
    parsed.unwrap_or_else(|_| panic!("{moment} is neither a date nor a moment with its offset")).to_utc()
}
