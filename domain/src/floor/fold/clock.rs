//! Where the time of a session goes: every millisecond into exactly one bucket.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::{Phase, State};

/// What a session's time is spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bucket {
    /// Somebody speaks.
    Speaking,
    /// Somebody has the floor and is paused.
    Paused,
    /// A point of order is being decided.
    PointOfOrder,
    /// Nobody has the floor.
    Idle,
    /// A break.
    Adjourned,
}

/// How much time went into each bucket. Together they are the time since the session was opened, to the millisecond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// While somebody spoke.
    pub speaking: TimeDelta,
    /// While who had the floor was paused.
    pub paused: TimeDelta,
    /// While a point of order was decided.
    pub point_of_order: TimeDelta,
    /// While nobody had the floor.
    pub idle: TimeDelta,
    /// During breaks.
    pub adjourned: TimeDelta,
}

impl Times {
    /// Returns the time since the session was opened.
    pub fn total(&self) -> TimeDelta {
        self.speaking + self.paused + self.point_of_order + self.idle + self.adjourned
    }

    fn of(&mut self, bucket: Bucket) -> &mut TimeDelta {
        match bucket {
            Bucket::Speaking => &mut self.speaking,
            Bucket::Paused => &mut self.paused,
            Bucket::PointOfOrder => &mut self.point_of_order,
            Bucket::Idle => &mut self.idle,
            Bucket::Adjourned => &mut self.adjourned,
        }
    }
}

impl State {
    /// Returns what time is spent on now; nothing before the session and after it.
    pub fn bucket(&self) -> Option<Bucket> {
        match self.phase {
            Phase::NotOpened | Phase::Closed => None,
            Phase::Adjourned => Some(Bucket::Adjourned),
            Phase::Open if self.open_point().is_some() => Some(Bucket::PointOfOrder),
            Phase::Open => Some(match self.speaking() {
                Some(turn) if turn.is_running => Bucket::Speaking,
                Some(_) => Bucket::Paused,
                None => Bucket::Idle,
            }),
        }
    }

    /// Lets time pass up to a moment: into its bucket, and to whoever speaks. Time never runs backwards.
    pub fn pass(&mut self, to: DateTime<Utc>) {
        let from = self.as_of.unwrap_or(to);
        let to = to.max(from);
        self.as_of = Some(to);

        let Some(bucket) = self.bucket() else { return };
        *self.times.of(bucket) += to - from;
        if bucket == Bucket::Speaking
            && let Some(turn) = self.speaking_mut()
        {
            turn.spent += to - from;
        }
    }

    /// Returns the floor as it is at a later moment at which nothing happened.
    #[must_use]
    pub fn at(mut self, now: DateTime<Utc>) -> Self {
        if self.bucket().is_some() {
            self.pass(now);
        }
        self
    }
}
