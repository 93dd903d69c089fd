//! Assignments (交办): the office charges departments, departments sign for them.

mod candidates;
mod conference;
mod gate;
pub mod machine;

use std::collections::{HashMap, HashSet};

use entities::assignment;
pub use entities::assignment::Model as Assignment;
use entities::department;
use entities::enums::{AssignmentStatus, HandlingMode, NotificationKind, UnitRole};
use entities::ids::{AssignmentId, DepartmentId, SuggestionId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

pub use self::candidates::{Candidate, candidates_for};
pub use self::conference::{Assign, Conference, Convene, assign_all, conference_by_ids, conferences_of, convene};
pub(crate) use self::gate::must_be_open;
use self::machine::Event;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::notification;
use crate::reason::Reason;
use crate::rows::{grouped, keyed};
use crate::rules;
use crate::suggestion::machine::{Event as CaseEvent, after};
use crate::suggestion::{Action, Case, Unit, change, record};
use crate::text;
use crate::write::{Call, Write};

/// How many departments may share one case.
const MOST_UNITS: usize = 20;

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// One department to be charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// The department.
    pub department: DepartmentId,
    /// The part it takes.
    pub role: UnitRole,
}

/// Charges departments with a suggestion; the clock starts today under the rules in force.
pub async fn assign(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: SuggestionId,
    mode: HandlingMode,
    charges: &[Charge],
) -> Result<SuggestionId> {
    check_mode(mode, charges)?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, id).await?;
    charge(app, &write, actor, call, (&case, mode, charges)).await?;

    write.commit(id).await
}

/// Charges departments with a case within a larger write.
async fn charge(
    app: &App,
    write: &Write,
    actor: &Actor,
    call: &Call,
    (case, mode, charges): (&Case, HandlingMode, &[Charge]),
) -> Result<()> {
    case.may(Action::Assign, actor)?;
    call.must_match(case.head.version)?;
    let to = after(case.head.kind, case.head.stage, CaseEvent::Assign)?;
    must_be_departments_of(write, case, charges).await?;

    for charge in charges {
        enter(app, write, case, *charge).await?;
    }
    change(write, case, to, |row| row.handling_mode = Set(Some(mode))).await?;
    record(app, write, actor, case, "ASSIGN", to.as_str(), None).await
}

/// Enters a department's assignment; its clock starts today under the rules in force.
pub(crate) async fn enter(app: &App, write: &Write, case: &Case, charge: Charge) -> Result<AssignmentId> {
    let id: AssignmentId = app.new_id();
    let rules = rules::in_force(app, write, case.head.committee_id, app.today()).await?;
    let row = assignment::ActiveModel {
        id: Set(id),
        suggestion_id: Set(case.head.id),
        department_id: Set(charge.department),
        role: Set(charge.role),
        status: Set(AssignmentStatus::PendingReceipt),
        rules_id: Set(rules.id),
        assigned_on: Set(app.today()),
        round: Set(case.head.round),
        round_started_on: Set(app.today()),
        extended_until: Set(None),
        signed_for_at: Set(None),
        handler_name: Set(None),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    row.insert(&write.tx).await?;
    notification::to_departments(app, write, case, NotificationKind::Assigned, &[charge.department]).await?;
    Ok(id)
}

/// Signs for an assignment as the department (签收), naming who will handle it.
pub async fn accept(
    app: &App,
    actor: &Actor,
    call: &Call,
    id: AssignmentId,
    handler_name: Option<&str>,
) -> Result<AssignmentId> {
    let handler_name = text::optional("handlerName", handler_name, 50)?;
    let write = app.begin(actor, call).await?;

    let seen = visible(&write, actor, id).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    // What was seen may have changed while another held the case.
    let row = visible(&write, actor, id).await?;
    actor.must_work_for(row.department_id, crate::suggestion::DEPARTMENT)?;
    call.must_match(row.version)?;
    if row.signed_for_at.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    let to = machine::after(row.status, Event::SignFor)?;

    let signed = assignment::ActiveModel {
        status: Set(to),
        signed_for_at: Set(Some(write.now)),
        handler_name: Set(handler_name),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..unchanged(id)
    };
    signed.update(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "SIGN_FOR", to.as_str(), None).await?;

    write.commit(id).await
}

/// Returns those of `ids` that an asker may see.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[AssignmentId]) -> Result<HashMap<AssignmentId, Assignment>> {
    let rows = assignment::Entity::visible_to(actor.scope())
        .filter(assignment::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(rows, |row| row.id))
}

/// Returns the status as an asker may know it: that a department asks to hand a case back is for insiders.
pub fn status_as_seen(row: &Assignment, is_insider: bool) -> AssignmentStatus {
    match row.status {
        AssignmentStatus::ReturnRequested if is_insider => AssignmentStatus::ReturnRequested,
        AssignmentStatus::ReturnRequested if row.signed_for_at.is_some() => AssignmentStatus::InHandling,
        AssignmentStatus::ReturnRequested => AssignmentStatus::PendingReceipt,
        status => status,
    }
}

/// Returns the assignments of a suggestion that count: those that were not handed back, in the order they were made.
pub async fn handling(app: &App, actor: &Actor, id: SuggestionId) -> Result<Vec<Assignment>> {
    let mut units = of_suggestions(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
    units.retain(|unit| unit.status != AssignmentStatus::HandedBack);
    Ok(units)
}

/// Returns the assignments of suggestions that an asker may see, in the order they were made.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<Assignment>>> {
    let rows = assignment::Entity::visible_to(actor.scope())
        .filter(assignment::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(assignment::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Moves a unit on within a larger write.
pub(crate) async fn advance(write: &Write, unit: &Unit, event: Event) -> Result<AssignmentStatus> {
    let (moved, to) = moved(write, unit, event).await?;
    moved.update(&write.tx).await?;
    Ok(to)
}

/// Lets a unit begin again in a later round, whose clock starts today.
pub(crate) async fn begin_again(write: &Write, unit: &Unit, round: i32) -> Result<()> {
    let (moved, _) = moved(write, unit, Event::Reopen).await?;
    let again = assignment::ActiveModel {
        round: Set(round),
        round_started_on: Set(entities::ambient::date_in_china(write.now)),
        extended_until: Set(None),
        ..moved
    };
    again.update(&write.tx).await?;
    Ok(())
}

/// The row of a unit after an event, in its next version.
async fn moved(write: &Write, unit: &Unit, event: Event) -> Result<(assignment::ActiveModel, AssignmentStatus)> {
    let row = assignment::Entity::find_by_id(unit.id).one(&write.tx).await?.ok_or(Error::not_found())?;
    let to = machine::after(row.status, event)?;
    let moved = assignment::ActiveModel {
        status: Set(to),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..unchanged(unit.id)
    };
    Ok((moved, to))
}

/// Finds an assignment that the actor may see and that was not handed back.
pub(crate) async fn visible(write: &Write, actor: &Actor, id: AssignmentId) -> Result<Assignment> {
    let select = assignment::Entity::visible_to(actor.scope())
        .filter(assignment::Column::Id.eq(id))
        .filter(assignment::is_live());
    select.one(&write.tx).await?.ok_or(Error::not_found())
}

fn unchanged(id: AssignmentId) -> assignment::ActiveModel {
    assignment::ActiveModel { id: sea_orm::ActiveValue::Unchanged(id), ..Default::default() }
}

/// Sole: one unit; joint: one lead and at least one assisting; separate: at least two (domain.md §4.1.4).
fn check_mode(mode: HandlingMode, charges: &[Charge]) -> Result<()> {
    let number = |role: UnitRole| charges.iter().filter(|charge| charge.role == role).count();
    let all = charges.len();
    let fits = match mode {
        HandlingMode::Sole => all == 1 && number(UnitRole::Sole) == 1,
        HandlingMode::Joint => number(UnitRole::Lead) == 1 && all >= 2 && number(UnitRole::Assist) == all - 1,
        HandlingMode::Separate => all >= 2 && number(UnitRole::Separate) == all,
    };
    if !fits {
        return Err(Error::bad_input("units", Reason::HandlingModeMismatch));
    }
    if all > MOST_UNITS {
        return Err(Error::bad_input("units", Reason::TooMany));
    }
    let distinct: HashSet<_> = charges.iter().map(|charge| charge.department).collect();
    if distinct.len() == all { Ok(()) } else { Err(Error::bad_input("units", Reason::Duplicate)) }
}

async fn must_be_departments_of(write: &Write, case: &Case, charges: &[Charge]) -> Result<()> {
    let rows = department::Entity::find()
        .filter(department::Column::Id.is_in(charges.iter().map(|charge| charge.department)))
        .all(&write.tx)
        .await?;
    if rows.len() != charges.len() {
        return Err(Error::bad_input("units", Reason::UnknownReference));
    }
    if rows.iter().any(|row| row.committee_id != case.head.committee_id) {
        return Err(Error::bad_input("units", Reason::OfAnotherCommittee));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn charges(roles: &[UnitRole]) -> Vec<Charge> {
        let charge = |(n, role): (usize, &UnitRole)| Charge {
            department: DepartmentId(Uuid::from_u128(n as u128)),
            role: *role,
        };
        roles.iter().enumerate().map(charge).collect()
    }

    #[test]
    fn each_mode_takes_only_its_own_parts() {
        use UnitRole::{Assist, Lead, Separate, Sole};

        assert!(check_mode(HandlingMode::Sole, &charges(&[Sole])).is_ok());
        assert!(check_mode(HandlingMode::Sole, &charges(&[Sole, Sole])).is_err());
        assert!(check_mode(HandlingMode::Sole, &charges(&[Lead])).is_err());
        assert!(check_mode(HandlingMode::Joint, &charges(&[Lead, Assist, Assist])).is_ok());
        assert!(check_mode(HandlingMode::Joint, &charges(&[Lead])).is_err());
        assert!(check_mode(HandlingMode::Joint, &charges(&[Lead, Lead, Assist])).is_err());
        assert!(check_mode(HandlingMode::Separate, &charges(&[Separate, Separate])).is_ok());
        assert!(check_mode(HandlingMode::Separate, &charges(&[Separate])).is_err());
        assert!(check_mode(HandlingMode::Separate, &[]).is_err());
    }

    #[test]
    fn a_department_takes_one_part_only() {
        let one = Charge { department: DepartmentId(Uuid::nil()), role: UnitRole::Separate };

        let refused = check_mode(HandlingMode::Separate, &[one, one]).expect_err("the department appears twice");

        assert_eq!(refused.reason(), Some("duplicate"));
    }
}
