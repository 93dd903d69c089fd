//! The answers that departments owe, told of many at once from a few narrow columns: in time, late, or overdue.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use entities::ambient::date_in_china;
use entities::enums::{ResponseKind, ResponseStatus};
use entities::ids::{AssignmentId, CommitteeId, RulesId};
use entities::{deadline_extension, response};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::clocks::Clock;
use super::facts::earliest;
use super::term::turns;
use super::{Deadline, Extension, StartEvent};
use crate::calendar;
use crate::error::Result;
use crate::rules;

/// A department's duty to answer, as far as its time to answer needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Duty {
    /// The assignment.
    pub id: AssignmentId,
    /// The committee, whose calendar counts.
    pub committee: CommitteeId,
    /// The rules it began under.
    pub rules: RulesId,
    /// The day the first round's clock started.
    pub assigned_on: NaiveDate,
    /// The day the present round's clock started.
    pub round_started_on: NaiveDate,
    /// The present round.
    pub round: i32,
    /// When the case was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

/// How the answers of a department in a case stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Answers {
    /// Given by their last day.
    pub in_time: u64,
    /// Given later.
    pub late: u64,
    /// Not given though the last day has passed.
    pub overdue: u64,
}

/// What is known of the answers of some duties, by assignment and round.
struct Known {
    given_on: HashMap<(AssignmentId, i32), NaiveDate>,
    extended: HashMap<(AssignmentId, i32), Vec<Extension>>,
}

/// Tells how the answers of duties stand on a day, as their clocks do: in four statements however many there are.
pub(crate) async fn answers_of(
    db: &impl ConnectionTrait,
    duties: &[Duty],
    as_of: NaiveDate,
) -> Result<HashMap<AssignmentId, Answers>> {
    let ids: Vec<_> = duties.iter().map(|duty| duty.id).collect();
    let committees: HashSet<_> = duties.iter().map(|duty| duty.committee).collect();
    let in_use: HashSet<_> = duties.iter().map(|duty| duty.rules).collect();
    let versions = rules::versions(db, in_use.into_iter()).await?;
    let calendars = calendar::of(db, &committees.into_iter().collect::<Vec<_>>()).await?;
    let mut known = Known::load(db, &ids, as_of).await?;

    let mut all = HashMap::new();
    for duty in duties {
        let (Some(version), Some(calendar)) = (versions.get(&duty.rules), calendars.get(&duty.committee)) else {
            continue;
        };
        let answers: &mut Answers = all.entry(duty.id).or_default();
        for turn in turns((duty.assigned_on, duty.round_started_on), duty.round, as_of) {
            let clock = Clock {
                kind: turn.kind,
                unit: None,
                start: turn.start.unwrap_or(StartEvent::Assigned),
                starts_on: turn.starts_on,
                version,
                extensions: known.extended.remove(&(duty.id, turn.round)).unwrap_or_default(),
                met_on: known.given_on.get(&(duty.id, turn.round)).copied(),
                ends_on: duty.closed_at.map(date_in_china),
            };
            answers.add(&clock.told(calendar, as_of));
        }
    }
    Ok(all)
}

impl Answers {
    fn add(&mut self, clock: &Deadline) {
        match clock.met_on {
            Some(day) if day <= clock.due_on => self.in_time += 1,
            Some(_) => self.late += 1,
            None if clock.is_overdue => self.overdue += 1,
            None => {}
        }
    }
}

impl Known {
    async fn load(db: &impl ConnectionTrait, ids: &[AssignmentId], as_of: NaiveDate) -> Result<Self> {
        let given: Vec<(AssignmentId, i32, Option<DateTime<Utc>>)> = response::Entity::find()
            .select_only()
            .columns([response::Column::AssignmentId, response::Column::Round, response::Column::ApprovedAt])
            .filter(response::Column::AssignmentId.is_in(ids.iter().copied()))
            .filter(response::Column::Status.eq(ResponseStatus::Approved))
            .filter(response::Column::Kind.ne(ResponseKind::Holding))
            .into_tuple()
            .all(db)
            .await?;
        let given = given.into_iter().filter_map(|(id, round, at)| Some(((id, round), date_in_china(at?))));
        let rows: Vec<(AssignmentId, i32, NaiveDate, NaiveDate, DateTime<Utc>)> = deadline_extension::Entity::find()
            .select_only()
            .columns([
                deadline_extension::Column::AssignmentId,
                deadline_extension::Column::Round,
                deadline_extension::Column::OriginalDueOn,
                deadline_extension::Column::DueOn,
                deadline_extension::Column::CreatedAt,
            ])
            .filter(deadline_extension::Column::AssignmentId.is_in(ids.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let mut extended: HashMap<_, Vec<Extension>> = HashMap::new();
        for (id, round, original_due_on, due_on, at) in rows.into_iter().filter(|row| date_in_china(row.4) <= as_of) {
            let extension = Extension { original_due_on, due_on, approver: None, reason: None, at };
            extended.entry((id, round)).or_default().push(extension);
        }
        Ok(Self { given_on: earliest(given), extended })
    }
}
