//! Deadlines (期限): computed from a start, the rules they began under and the calendar, for any day, never stored.

mod answers;
mod clocks;
mod explain;
mod extension;
mod facts;
mod open;
mod simulate;
mod term;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
pub use entities::enums::DeadlineKind;
use entities::ids::{AssignmentId, DepartmentId, SuggestionId};
use entities::suggestion::Head;

pub(crate) use self::answers::{Answers, Duty, answers_of};
pub use self::extension::extend;
pub(crate) use self::facts::Facts;
pub(crate) use self::open::{Open, each_open};
pub use self::simulate::simulate;
pub use self::term::{Term, TermUnit};
use crate::app::App;
use crate::calendar::Counted;
use crate::error::Result;
use crate::suggestion::Suggestion;

/// What a clock starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StartEvent {
    /// The case was assigned (交办).
    Assigned,
    /// It was assigned to this department later than to the first one (改办).
    HandedOver,
    /// The reply was delivered (答复).
    Delivered,
    /// The proposer was dissatisfied (退回重新办理).
    Reopened,
}

/// A later last day, approved by the office (延期).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The last day before.
    pub original_due_on: NaiveDate,
    /// The last day from then on.
    pub due_on: NaiveDate,
    /// Who approved it; none to outsiders.
    pub approver: Option<String>,
    /// Why; none to outsiders.
    pub reason: Option<String>,
    /// When it was approved.
    pub at: DateTime<Utc>,
}

/// A clock, with all it is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What is due.
    pub kind: DeadlineKind,
    /// The assignment it belongs to; none where it is not a department's.
    pub assignment: Option<AssignmentId>,
    /// Whose duty it is; none where it is the proposers' or the office's.
    pub department: Option<DepartmentId>,
    /// What the clock started with.
    pub start: StartEvent,
    /// The day the clock started; that day does not count.
    pub starts_on: NaiveDate,
    /// How long it runs, by which rule.
    pub term: Term,
    /// The version of the committee's rules it runs under.
    pub rules_number: i32,
    /// How its working days were counted; empty where it runs by calendar days.
    pub counted: Counted,
    /// The last day by the rule alone.
    pub base_due_on: NaiveDate,
    /// The extensions, in the order in which they were approved.
    pub extensions: Vec<Extension>,
    /// The last day in time.
    pub due_on: NaiveDate,
    /// The day the duty was done, or the right used.
    pub met_on: Option<NaiveDate>,
    /// Whether the duty is not done, or the right may still be used, and the case still runs.
    pub is_running: bool,
    /// Whether it still runs though the last day has passed.
    pub is_overdue: bool,
    /// How many calendar days are left, below zero after the last day.
    pub days_left: i64,
}

impl Deadline {
    /// Whether the duty is done.
    pub fn is_met(&self) -> bool {
        self.met_on.is_some()
    }

    /// Leaves out what is never public: that a case was handed over, who extended the time and why.
    fn hide_inner_side(&mut self) {
        if self.start == StartEvent::HandedOver {
            self.start = StartEvent::Assigned;
        }
        for extension in &mut self.extensions {
            (extension.approver, extension.reason) = (None, None);
        }
    }

    /// Whether it is a department's time to answer, which is public with its case.
    pub fn is_answer(&self) -> bool {
        matches!(self.kind, DeadlineKind::Reply | DeadlineKind::Rehandling)
    }
}

/// A suggestion the caller may see, and the day as of which its clocks are told.
pub type AsOf<'a> = (&'a Suggestion, NaiveDate);

/// Computes the clocks of suggestions the caller may see, each as of a day: what was done later counts as open.
/// Outsiders are told of the time to answer alone, of its extensions without reason and approver, and nothing of who
/// handed the case back. The number of statements does not depend on how many suggestions there are.
pub async fn of_suggestions(
    app: &App,
    asked: &[AsOf<'_>],
) -> Result<HashMap<(SuggestionId, NaiveDate), Vec<Deadline>>> {
    let heads: Vec<_> = asked.iter().map(|(seen, _)| &seen.head).collect();
    let facts = Facts::load(app.reader(), &heads).await?;
    let told = asked.iter().map(|(seen, as_of)| {
        let clocks =
            if seen.is_insider { facts.clocks(&seen.head, *as_of) } else { facts.clocks_for_all(&seen.head, *as_of) };
        ((seen.head.id, *as_of), clocks)
    });
    Ok(told.collect())
}

impl Facts {
    /// Computes the clocks of a case as outsiders are told of them.
    pub(crate) fn clocks_for_all(&self, head: &Head, as_of: NaiveDate) -> Vec<Deadline> {
        let mut clocks = self.clocks(head, as_of);
        clocks.retain(|clock| clock.is_answer() && !self.was_handed_back(clock));
        clocks.iter_mut().for_each(Deadline::hide_inner_side);
        clocks
    }
}

#[cfg(test)]
mod tests;
