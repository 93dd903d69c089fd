//! Deadlines (期限): computed from a start and the rules it began under, never stored; overdue begins the day after.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use entities::ambient::date_in_china;
use entities::enums::{AssignmentStatus, ResponseStatus};
use entities::ids::{DepartmentId, RulesId, SuggestionId};
use entities::{assignment, response, rules};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::app::App;
use crate::error::Result;
use crate::rules::Version;
use crate::suggestion::{Case, Suggestion};
use crate::write::Write;

/// The longest list of assignments read in one statement.
const MOST: u64 = 2_000;

/// What a deadline is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    /// The department's reply (答复).
    Reply,
    /// The department's second reply after dissatisfaction (重新办理).
    Rehandling,
}

/// A clock of one department, with all it is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What is due.
    pub kind: DeadlineKind,
    /// Whose duty it is.
    pub department: DepartmentId,
    /// The day the clock started; that day does not count.
    pub starts_on: NaiveDate,
    /// How many calendar days it runs.
    pub days: u32,
    /// The last day in time.
    pub due_on: NaiveDate,
    /// The version of the committee's rules it runs under.
    pub rules_number: i32,
    /// Whether the duty is done.
    pub is_met: bool,
    /// Whether the duty is not done and the last day has passed.
    pub is_overdue: bool,
}

/// Computes the clocks of suggestions the caller may see, as of today, in two statements.
pub async fn of_suggestions(app: &App, suggestions: &[&Suggestion]) -> Result<HashMap<SuggestionId, Vec<Deadline>>> {
    let rounds: HashMap<_, _> = suggestions.iter().map(|seen| (seen.head.id, seen.head.round)).collect();
    let units = assignment::Entity::find()
        .filter(assignment::Column::SuggestionId.is_in(rounds.keys().copied()))
        .order_by_asc(assignment::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    let versions = versions(app.reader(), units.iter().map(|unit| unit.rules_id)).await?;

    let mut clocks: HashMap<SuggestionId, Vec<Deadline>> = HashMap::new();
    for unit in units.iter().filter(|unit| unit.role.replies()) {
        let round = rounds.get(&unit.suggestion_id).copied().unwrap_or(1);
        if let Some(version) = versions.get(&unit.rules_id) {
            clocks.entry(unit.suggestion_id).or_default().push(reply(unit, round, version, app.today()));
        }
    }
    Ok(clocks)
}

/// The clock of a department's reply in the present round.
fn reply(unit: &assignment::Model, round: i32, version: &Version, today: NaiveDate) -> Deadline {
    let (kind, days) = if round > 1 {
        (DeadlineKind::Rehandling, version.rules.rehandling_days)
    } else {
        (DeadlineKind::Reply, version.rules.reply_days)
    };
    let due_on = unit.round_started_on + Days::new(days.into());
    let is_met = unit.status == AssignmentStatus::Responded;
    Deadline {
        kind,
        department: unit.department_id,
        starts_on: unit.round_started_on,
        days,
        due_on,
        rules_number: version.number,
        is_met,
        is_overdue: !is_met && today > due_on,
    }
}

/// Whether the proposers may still take their time to evaluate the latest reply. Working days skip week-ends.
pub(crate) async fn is_evaluation_open(app: &App, write: &Write, case: &Case) -> Result<bool> {
    let delivered = response::Entity::find()
        .filter(response::Column::SuggestionId.eq(case.head.id))
        .filter(response::Column::Status.eq(ResponseStatus::Approved))
        .order_by_desc(response::Column::ApprovedAt)
        .one(&write.tx)
        .await?;
    let Some(delivered_at) = delivered.and_then(|row| row.approved_at) else { return Ok(true) };
    let rules = crate::rules::in_force(app, write, case.head.committee_id, app.today()).await?.rules;
    Ok(app.today() <= after_working_days(date_in_china(delivered_at), rules.evaluation_working_days))
}

/// Returns the day `count` working days after `start`.
pub(crate) fn after_working_days(start: NaiveDate, count: u32) -> NaiveDate {
    let working = start.iter_days().skip(1).filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    working.take(count as usize).last().unwrap_or(start)
}

async fn versions(db: &impl ConnectionTrait, ids: impl Iterator<Item = RulesId>) -> Result<HashMap<RulesId, Version>> {
    let rows = rules::Entity::find().filter(rules::Column::Id.is_in(ids)).all(db).await?;
    rows.into_iter().map(|row| Ok((row.id, Version::try_from(row)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    #[test]
    fn working_days_skip_weekends() {
        assert_eq!(after_working_days(day("2022-09-02"), 1), day("2022-09-05"));
        assert_eq!(after_working_days(day("2022-09-05"), 15), day("2022-09-26"));
        assert_eq!(after_working_days(day("2022-09-03"), 0), day("2022-09-03"));
    }
}
