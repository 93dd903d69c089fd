//! How long each clock runs: the rule, its count and its unit, and the last day that follows.

use chrono::{Days, NaiveDate};
use entities::enums::DeadlineKind;

use super::StartEvent;
use crate::calendar::{Calendar, Counted};
use crate::rules::Rules;

/// What a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermUnit {
    /// Calendar days (日).
    Days,
    /// Working days (工作日).
    WorkingDays,
}

/// How long a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The rule, as the API names it.
    pub rule: &'static str,
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TermUnit,
}

impl Term {
    /// Returns the term of a kind of clock under rules.
    pub fn of(kind: DeadlineKind, rules: &Rules) -> Self {
        let (rule, count, unit) = match kind {
            DeadlineKind::SignFor => ("signForWorkingDays", rules.sign_for_working_days, TermUnit::WorkingDays),
            DeadlineKind::HandBack => ("handBackWorkingDays", rules.hand_back_working_days, TermUnit::WorkingDays),
            DeadlineKind::FirstContact => {
                ("firstContactWorkingDays", rules.first_contact_working_days, TermUnit::WorkingDays)
            }
            DeadlineKind::AssistOpinion => ("assistOpinionDays", rules.assist_opinion_days, TermUnit::Days),
            DeadlineKind::Reply => ("replyDays", rules.reply_days, TermUnit::Days),
            DeadlineKind::Rehandling => ("rehandlingDays", rules.rehandling_days, TermUnit::Days),
            DeadlineKind::Evaluation => ("evaluationWorkingDays", rules.evaluation_working_days, TermUnit::WorkingDays),
            DeadlineKind::Publishing => ("publishWorkingDays", rules.publish_working_days, TermUnit::WorkingDays),
        };
        Self { rule, count, unit }
    }

    /// Returns the last day of a term that starts on a day, which itself does not count.
    pub(super) fn due(self, starts_on: NaiveDate, calendar: &Calendar) -> (NaiveDate, Counted) {
        match self.unit {
            TermUnit::Days => {
                let due_on = starts_on.checked_add_days(Days::new(self.count.into())).unwrap_or(NaiveDate::MAX);
                (due_on, Counted::default())
            }
            TermUnit::WorkingDays => calendar.after_working_days(starts_on, self.count),
        }
    }
}

/// A department's time to answer in a round.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    /// The kind of its clock.
    pub kind: DeadlineKind,
    /// The round.
    pub round: i32,
    /// What the clock starts with, where that is not how the case came to the department.
    pub start: Option<StartEvent>,
    /// The day the clock started.
    pub starts_on: NaiveDate,
}

/// Returns the times to answer that had begun by a day: the first round's, and the present one's where it is a later one.
pub(super) fn turns(
    (assigned_on, round_started_on): (NaiveDate, NaiveDate),
    round: i32,
    as_of: NaiveDate,
) -> impl Iterator<Item = Turn> {
    let first = Turn { kind: DeadlineKind::Reply, round: 1, start: None, starts_on: assigned_on };
    let again =
        Turn { kind: DeadlineKind::Rehandling, round, start: Some(StartEvent::Reopened), starts_on: round_started_on };
    let has_again = round > 1 && round_started_on <= as_of;
    std::iter::once(first).chain(has_again.then_some(again))
}
