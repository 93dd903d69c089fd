//! The one home of ambient time and randomness: everything else receives a clock and an id source.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
use uuid::Uuid;

/// Tells the time, in whole milliseconds.
pub trait Clock: Send + Sync {
    /// Returns the present moment.
    fn now(&self) -> DateTime<Utc>;
}

/// Makes time-ordered ids.
pub trait IdSource: Send + Sync {
    /// Returns an id never returned before.
    fn next(&self) -> Uuid;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one home of the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }
}

/// UUIDv7 ids from the machine's clock and randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the one home of ambient ids")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Ids that count up from a seed: the same run makes the same ids.
#[derive(Debug)]
pub struct CountedIds(AtomicU64);

impl CountedIds {
    /// Starts counting at `first`.
    pub fn from(first: u64) -> Self {
        Self(AtomicU64::new(first))
    }
}

impl IdSource for CountedIds {
    fn next(&self) -> Uuid {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        uuid::Builder::from_unix_timestamp_millis(count, &[0; 10]).into_uuid()
    }
}

/// Returns the date in Asia/Shanghai at a moment. China keeps one offset and no summer time.
///
/// # Panics
///
/// Never: the offset is a constant within range.
pub fn date_in_china(moment: DateTime<Utc>) -> NaiveDate {
    let offset = FixedOffset::east_opt(8 * 3600).expect("eight hours is a valid offset");
    moment.with_timezone(&offset).date_naive()
}

/// Returns the first moment of a day in Asia/Shanghai.
pub fn begin_in_china(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(8)
}
