//! Fair statistics (统计): counts that add up, and rates that carry numerator, denominator and rule.

mod breakdown;
mod count;
mod dimension;
mod group;
mod handling;
mod marked;
mod measure;
pub mod report;
mod scope;
mod suppress;

use std::ops::AddAssign;

use uuid::Uuid;

pub use self::breakdown::{Tally, Verdicts};
use self::count::tally;
pub use self::dimension::Dimension;
pub use self::group::{Group, groups};
pub use self::marked::{Mark, Marked};
pub use self::measure::{Measure, Share};
pub use self::scope::Counted;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Counts of suggestions, of those that the asker may see. What was received is in exactly one of `filed`, `merged`,
/// `converted`, `declined`, `withdrawn`, `returned` and `still_under_review` (domain.md §0.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statistics {
    /// Handed in at least once (收到).
    pub received: u64,
    /// Filed, or assigned without filing where the kind is not filed (立案或受理).
    pub filed: u64,
    /// Going on as part of another one (并案).
    pub merged: u64,
    /// Become another kind than they were received as (转办).
    pub converted: u64,
    /// Not filed (不予立案).
    pub declined: u64,
    /// Taken back after submission (撤回).
    pub withdrawn: u64,
    /// With the proposer for revision (退回修改).
    pub returned: u64,
    /// Waiting for screening (待审查).
    pub still_under_review: u64,
    /// Of those filed, handled to the end (办结).
    pub closed: u64,
    shares: [Option<Share>; Measure::ALL.len()],
}

impl Default for Statistics {
    fn default() -> Self {
        Self {
            received: 0,
            filed: 0,
            merged: 0,
            converted: 0,
            declined: 0,
            withdrawn: 0,
            returned: 0,
            still_under_review: 0,
            closed: 0,
            shares: [Some(Share::default()); Measure::ALL.len()],
        }
    }
}

impl Statistics {
    /// Returns what a rate is made of, if it was asked for; none where it speaks of too few to be told.
    pub fn share(&self, measure: Measure) -> Option<Share> {
        self.shares[measure as usize]
    }

    fn add(&mut self, measure: Measure, more: Share) {
        if let Some(share) = &mut self.shares[measure as usize] {
            *share += more;
        }
    }

    fn hide(&mut self, measure: Measure) {
        self.shares[measure as usize] = None;
    }
}

impl AddAssign for Statistics {
    fn add_assign(&mut self, other: Self) {
        self.received += other.received;
        self.filed += other.filed;
        self.merged += other.merged;
        self.converted += other.converted;
        self.declined += other.declined;
        self.withdrawn += other.withdrawn;
        self.returned += other.returned;
        self.still_under_review += other.still_under_review;
        self.closed += other.closed;
        for measure in Measure::ALL {
            self.add(measure, other.share(measure).unwrap_or_default());
        }
    }
}

/// Counts the suggestions that the asker may see: nothing hidden is counted. They are counted as the kind they were
/// received as. Of the rates, those asked for are computed.
///
/// # Errors
///
/// `NOT_FOUND` for a term or plenary that the committee does not have.
pub async fn of(app: &App, actor: &Actor, counted: Counted, measures: &[Measure]) -> Result<Statistics> {
    let scope = counted.scope(app, actor).await?;
    let mut sum = Statistics::default();
    for (_, part) in tally::<Uuid>(app, actor, &scope, Dimension::Committee, measures).await? {
        sum += part;
    }
    Ok(sum)
}
