//! A deadline without any case: what a clock that started on a day would come to.

use chrono::NaiveDate;
use entities::committee;
use entities::enums::DeadlineKind;
use entities::ids::CommitteeId;
use sea_orm::EntityTrait;

use super::clocks::Clock;
use super::{Deadline, StartEvent};
use crate::actor::Actor;
use crate::app::App;
use crate::calendar;
use crate::error::{Error, Result};
use crate::rules;

/// Returns the clock of a kind that starts on a day, under the committee's rules of that day, as of that day.
/// Rules and calendar are public, so anybody may ask.
pub async fn simulate(
    app: &App,
    _actor: &Actor,
    committee: CommitteeId,
    kind: DeadlineKind,
    starts_on: NaiveDate,
) -> Result<Deadline> {
    let found = committee::Entity::find_by_id(committee).one(app.reader()).await?;
    found.ok_or(Error::not_found())?;
    let version = rules::on(app.reader(), committee, starts_on).await?;
    let calendar = calendar::of_one(app.reader(), committee).await?;
    let start = match kind {
        DeadlineKind::Rehandling => StartEvent::Reopened,
        DeadlineKind::Evaluation | DeadlineKind::Publishing => StartEvent::Delivered,
        _ => StartEvent::Assigned,
    };
    let clock = Clock {
        kind,
        unit: None,
        start,
        starts_on,
        version: &version,
        extensions: Vec::new(),
        met_on: None,
        ends_on: None,
    };
    Ok(clock.told(&calendar, starts_on))
}
