//! Sessions as events: those with a day, and items of plans that only have a month.

use chrono::{Datelike, Days, Months, NaiveDate};
use entities::consultation_participant as participant;
use entities::enums::{AnnualPlanStatus, ConsultationFormat, ConsultationStatus, PlanItemState};
use entities::ids::{AnnualPlanId, CommitteeId};
use entities::{annual_plan, consultation};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};

use super::event::{Event, Standing};
use crate::actor::Actor;
use crate::annual_plan::{AnnualPlan, Item, items_of};
use crate::app::App;
use crate::consultation::{Consultation, starts_at};
use crate::error::Result;

/// How many sessions a calendar has at the most, the latest made first.
const MOST_SESSIONS: u64 = 1_000;

/// How many plans a calendar reads at the most.
const MOST_PLANS: u64 = 100;

/// How far a calendar looks back and ahead.
const DAYS: u64 = 400;

/// Which sessions are meant.
pub(super) struct Which {
    /// Those of these committees; none means of all.
    pub committees: Option<Vec<CommitteeId>>,
    /// Those of this format.
    pub format: Option<ConsultationFormat>,
    /// Those too that the asker takes part in, wherever.
    pub own: bool,
}

/// Returns the sessions that an asker may see, of those meant, and in their own calendar those called off after they were
/// told of them, in three statements more than the items of plans need.
pub(super) async fn of(app: &App, actor: &Actor, which: &Which) -> Result<Vec<Event>> {
    let today = app.today();
    let (first, last) = (today - Days::new(DAYS), today + Days::new(DAYS));
    let held = held_or_set(app, actor, which, (first, last)).await?;
    let mut events: Vec<Event> = held.iter().filter_map(of_session).collect();
    for (plan, item) in planned(app, actor, which, (first.year(), last.year())).await? {
        events.extend(of_item(&plan, &item));
    }
    Ok(events)
}

async fn held_or_set(
    app: &App,
    actor: &Actor,
    which: &Which,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<Consultation>> {
    use consultation::Column;

    let mut meant = Condition::any();
    match &which.committees {
        Some(committees) => meant = meant.add(Column::CommitteeId.is_in(committees.iter().copied())),
        None => meant = meant.add(Column::Id.is_not_null()),
    }
    if which.own {
        let scope = actor.scope();
        let taking_part = Query::select()
            .column(participant::Column::ConsultationId)
            .from(participant::Entity)
            .cond_where(
                Condition::any()
                    .add(participant::Column::MemberId.is_in(scope.members.iter().copied()))
                    .add(participant::Column::DepartmentId.is_in(scope.departments.iter().copied())),
            )
            .to_owned();
        meant = meant.add(Column::Id.in_subquery(taking_part));
    }
    let has_day =
        Condition::any().add(Column::HeldOn.between(first, last)).add(Column::ScheduledOn.between(first, last));
    let seen = if which.own {
        consultation::Entity::visible_or_called_off(actor.scope())
    } else {
        consultation::Entity::visible_to(actor.scope())
    };
    Ok(seen
        .filter(meant)
        .filter(has_day)
        .filter(Condition::all().add_option(which.format.map(|format| Column::Format.eq(format))))
        .order_by_desc(Column::Id)
        .limit(MOST_SESSIONS)
        .all(app.reader())
        .await?)
}

fn of_session(row: &Consultation) -> Option<Event> {
    let from = row.held_on.or(row.scheduled_on)?;
    let presided = row.presided_by.as_ref().map(|name| format!("\n主持：{name}"));
    Some(Event {
        uid: format!("{}@xieshang", row.id),
        sequence: row.version,
        changed_at: row.updated_at,
        from,
        at: starts_at(row),
        until: from + Days::new(1),
        summary: format!("{}：{}", row.format.zh(), row.topic),
        description: Some(format!("承办：{}{}", row.organizer_name, presided.unwrap_or_default())),
        place: row.place.clone(),
        standing: match row.status {
            ConsultationStatus::Cancelled => Standing::Cancelled,
            _ => Standing::Firm,
        },
    })
}

/// Returns the items of plans that have not become a session which the asker may see.
async fn planned(
    app: &App,
    actor: &Actor,
    which: &Which,
    (first, last): (i32, i32),
) -> Result<Vec<(AnnualPlan, Item)>> {
    use annual_plan::Column;

    let of_committees = which.committees.as_ref().map(|ids| Column::CommitteeId.is_in(ids.iter().copied()));
    let plans = annual_plan::Entity::visible_to(actor.scope())
        .filter(Condition::all().add_option(of_committees))
        .filter(Column::Year.between(first, last))
        .filter(Column::Status.is_in([AnnualPlanStatus::PartyApproved, AnnualPlanStatus::Published]))
        .order_by_desc(Column::Id)
        .limit(MOST_PLANS)
        .all(app.reader())
        .await?;
    let ids: Vec<AnnualPlanId> = plans.iter().map(|plan| plan.id).collect();
    let mut items = items_of(app, actor, &ids).await?;
    let mut planned = Vec::new();
    for plan in plans {
        let of_plan = items.remove(&plan.id).unwrap_or_default().into_iter();
        let open = of_plan.filter(|item| item.row.state != PlanItemState::Begun);
        let meant = open.filter(|item| which.format.is_none_or(|format| item.row.format == format));
        planned.extend(meant.map(|item| (plan.clone(), item)));
    }
    Ok(planned)
}

/// An item fills its month: nobody has set its day.
fn of_item(plan: &AnnualPlan, item: &Item) -> Option<Event> {
    let month = u32::try_from(item.row.month?).ok()?;
    let from = NaiveDate::from_ymd_opt(plan.year, month, 1)?;
    let (mark, standing) = match item.row.state {
        PlanItemState::Dropped => ("已取消", Standing::Cancelled),
        _ => ("计划", Standing::Tentative),
    };
    Some(Event {
        uid: format!("{}@xieshang", item.row.id),
        sequence: plan.version,
        changed_at: plan.updated_at,
        from,
        at: None,
        until: from + Months::new(1),
        summary: format!("（{mark}）{}：{}", item.row.format.zh(), item.row.topic),
        description: Some(format!("承办：{}\n{}", item.row.organizer_name, plan.title)),
        place: None,
        standing,
    })
}
