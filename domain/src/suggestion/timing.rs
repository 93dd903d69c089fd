//! What time allows: the part of the rules on actions that asks the clocks, for writes and `allowedActions` alike.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entities::enums::{AssignmentStatus, DeadlineKind, Satisfaction};
use entities::ids::AssignmentId;
use entities::urging;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::case::{Action, Case, Unit};
use crate::actor::Actor;
use crate::app::App;
use crate::deadline::{Deadline, Facts};
use crate::error::{Error, Result};
use crate::reason::Reason;

/// The clocks and the last urgings of some cases, as of now.
pub(crate) struct Timing {
    now: DateTime<Utc>,
    today: NaiveDate,
    facts: Facts,
    urged_at: HashMap<AssignmentId, DateTime<Utc>>,
}

impl Timing {
    /// Whether time may forbid an action; no other needs the clocks to be read.
    pub fn decides(action: Action) -> bool {
        matches!(action, Action::Close | Action::RequestReassignment | Action::UrgeDepartment)
    }

    /// Reads them in a fixed number of statements however many cases there are.
    pub async fn of(app: &App, db: &impl ConnectionTrait, cases: &[&Case]) -> Result<Self> {
        let heads: Vec<_> = cases.iter().map(|case| &case.head).collect();
        let facts = Facts::load(db, &heads).await?;
        let units = cases.iter().flat_map(|case| &case.units).map(|unit| unit.id);
        let urged_at: Vec<(AssignmentId, DateTime<Utc>)> = urging::Entity::find()
            .select_only()
            .column(urging::Column::AssignmentId)
            .column_as(urging::Column::CreatedAt.max(), "urged_at")
            .filter(urging::Column::AssignmentId.is_in(units))
            .group_by(urging::Column::AssignmentId)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self { now: app.now(), today: app.today(), facts, urged_at: urged_at.into_iter().collect() })
    }

    /// Refuses an action that is the actor's, and not timely.
    pub fn may(&self, case: &Case, action: Action, actor: &Actor) -> Result<()> {
        match action {
            Action::Close => self.may_close(case),
            Action::RequestReassignment => {
                let mine = case.units_of_actor(actor)?.into_iter();
                any(mine.filter(|unit| case.must_be_handing_back(unit).is_ok()), |unit| self.may_hand_back(case, unit))
            }
            Action::UrgeDepartment => {
                let open = case.units.iter().filter(|unit| unit.status != AssignmentStatus::Responded);
                any(open, |unit| self.may_urge(unit))
            }
            _ => Ok(()),
        }
    }

    /// Refuses to end a case while a proposer may still evaluate, unless its lead is dissatisfied: that there is to be
    /// a meeting tells as much.
    pub fn may_close(&self, case: &Case) -> Result<()> {
        let is_awaited = self.is_evaluation_open(case) && case.missing().next().is_some();
        let is_settled = case.lead_verdict() == Some(Satisfaction::Dissatisfied);
        if is_awaited && !is_settled { Err(Error::refused(Reason::EvaluationOpen)) } else { Ok(()) }
    }

    /// Refuses to hand a case back after the rule's working days.
    pub fn may_hand_back(&self, case: &Case, unit: &Unit) -> Result<()> {
        let clocks = self.facts.clocks(&case.head, self.today);
        let is_own = |clock: &&Deadline| clock.kind == DeadlineKind::HandBack && clock.assignment == Some(unit.id);
        let is_in_time = clocks.iter().find(is_own).is_some_and(|clock| self.today <= clock.due_on);
        if is_in_time { Ok(()) } else { Err(Error::refused(Reason::HandBackTooLate)) }
    }

    /// Refuses to urge a department within the rule's hours of the last time.
    pub fn may_urge(&self, unit: &Unit) -> Result<()> {
        let Some(last) = self.urged_at.get(&unit.id) else { return Ok(()) };
        let version = self.facts.version_of(unit.suggestion_id, unit.id).ok_or(Error::not_found())?;
        let is_recent = self.now < *last + TimeDelta::hours(version.rules.urging_hours.into());
        if is_recent { Err(Error::refused(Reason::UrgedRecently)) } else { Ok(()) }
    }

    /// Whether the proposers may still take their time to evaluate the reply of the present round.
    pub fn is_evaluation_open(&self, case: &Case) -> bool {
        let clocks = self.facts.clocks(&case.head, self.today);
        let evaluation = clocks.iter().find(|clock| clock.kind == DeadlineKind::Evaluation);
        evaluation.is_none_or(|clock| self.today <= clock.due_on)
    }
}

/// Refuses what no unit may do, with what is against the last of them.
fn any<'a>(units: impl Iterator<Item = &'a Unit>, may: impl Fn(&Unit) -> Result<()>) -> Result<()> {
    let mut refusal = Error::refused(Reason::WrongState);
    for unit in units {
        match may(unit) {
            Ok(()) => return Ok(()),
            Err(why) => refusal = why,
        }
    }
    Err(refusal)
}
