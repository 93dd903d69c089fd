//! Hand-backs (退办): a department asks to be rid of a case that is not its matter; the supervising office decides, and
//! names who takes it over. A department never forwards a case on its own.

use std::collections::HashMap;

use entities::assignment as units;
use entities::enums::{AssignmentStatus, HandBackDecision, NotificationKind};
use entities::hand_back;
pub use entities::hand_back::Model as HandBack;
use entities::ids::{AssignmentId, DepartmentId, HandBackId, SuggestionId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::assignment::machine::Event;
use crate::assignment::{self, Charge, advance};
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::{grouped, keyed};
use crate::suggestion::{Action, Case, DEPARTMENT, Timing, change, record};
use crate::write::{Call, Write};
use crate::{department, notification, text};

/// How many rows one statement reads at the most: more than a full page of cases can have.
const MOST: u64 = 20_000;

/// The longest reason, in characters.
const MOST_REASON: usize = 500;

/// A department's request to hand an assignment back.
#[derive(Debug, Clone)]
pub struct Request {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Why it is not the department's matter.
    pub reason: String,
    /// Whose matter it is instead.
    pub proposed: DepartmentId,
}

/// The supervising office's decision about a request.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The request.
    pub hand_back: HandBackId,
    /// Whether another department takes the case over.
    pub approves: bool,
    /// Which; the proposed one where none is named.
    pub department: Option<DepartmentId>,
    /// Why; needed when the request is denied.
    pub note: Option<String>,
}

/// Asks to hand an assignment back: within the working days that its rules give, in the first round, before replying.
/// Until it is decided the department goes on working.
pub async fn request(app: &App, actor: &Actor, call: &Call, input: Request) -> Result<HandBackId> {
    let reason = text::required("reason", &input.reason, MOST_REASON)?;
    let write = app.begin(actor, call).await?;

    let seen = assignment::visible(&write, actor, input.assignment).await?;
    let case = Case::lock(&write, actor, seen.suggestion_id).await?;
    // What was seen may have changed while another held the case.
    let row = assignment::visible(&write, actor, input.assignment).await?;
    actor.must_work_for(row.department_id, DEPARTMENT)?;
    case.may(Action::RequestReassignment, actor)?;
    let unit = case.unit(row.id)?;
    case.must_be_handing_back(unit)?;
    call.must_match(row.version)?;
    Timing::of(app, &write.tx, &[&case]).await?.may_hand_back(&case, unit)?;
    must_be_new(&write, &case, input.proposed, "proposedDepartment").await?;

    let to = advance(&write, unit, Event::RequestReturn).await?;
    let id: HandBackId = app.new_id();
    let asked = hand_back::ActiveModel {
        id: Set(id),
        suggestion_id: Set(case.head.id),
        assignment_id: Set(row.id),
        reason: Set(reason.clone()),
        proposed_department_id: Set(input.proposed),
        requested_by_id: Set(actor.account()?),
        requested_at: Set(write.now),
        decision: Set(None),
        note: Set(None),
        decided_by_id: Set(None),
        decided_at: Set(None),
        new_assignment_id: Set(None),
    };
    asked.insert(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    record(app, &write, actor, &case, "REQUEST_REASSIGNMENT", to.as_str(), Some(reason)).await?;
    notification::to_supervision(app, &write, &case, NotificationKind::ReassignmentRequested).await?;

    write.commit(id).await
}

/// Decides about a request: another department takes over the same part under a clock that starts today, or the one
/// that asked goes on where it was.
pub async fn decide(app: &App, actor: &Actor, call: &Call, input: Decision) -> Result<HandBackId> {
    let note = text::optional("note", input.note.as_deref(), MOST_REASON)?;
    if !input.approves && note.is_none() {
        return Err(Error::bad_input("note", Reason::ReasonNeeded));
    }
    let write = app.begin(actor, call).await?;

    let asked = visible(&write, actor, input.hand_back).await?;
    let case = Case::lock(&write, actor, asked.suggestion_id).await?;
    // What was seen may have changed while another held the case.
    let asked = visible(&write, actor, input.hand_back).await?;
    case.may(Action::DecideReassignment, actor)?;
    if asked.decision.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }
    let unit = case.unit(asked.assignment_id)?;
    call.must_match(case.head.version)?;

    let (decision, event, successor) = if input.approves {
        let department = input.department.unwrap_or(asked.proposed_department_id);
        must_be_new(&write, &case, department, "department").await?;
        let charge = Charge { department, role: unit.role };
        let successor = assignment::enter(app, &write, &case, charge).await?;
        (HandBackDecision::Approved, Event::GrantReturn, Some(successor))
    } else {
        let event = Event::DenyReturn { is_signed_for: unit.signed_for_at.is_some() };
        (HandBackDecision::Denied, event, None)
    };
    let to = advance(&write, unit, event).await?;
    let decided = hand_back::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(asked.id),
        decision: Set(Some(decision)),
        note: Set(note.clone()),
        decided_by_id: Set(Some(actor.account()?)),
        decided_at: Set(Some(write.now)),
        new_assignment_id: Set(successor),
        ..Default::default()
    };
    decided.update(&write.tx).await?;
    change(&write, &case, case.head.stage, |_| {}).await?;
    let (name, notice) = if input.approves {
        ("APPROVE_REASSIGNMENT", NotificationKind::ReassignmentApproved)
    } else {
        ("DENY_REASSIGNMENT", NotificationKind::ReassignmentDenied)
    };
    record(app, &write, actor, &case, name, to.as_str(), note).await?;
    notification::to_departments(app, &write, &case, notice, &[unit.department_id]).await?;

    write.commit(asked.id).await
}

/// Returns those of `ids` whose case is open to the asker inside.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[HandBackId]) -> Result<HashMap<HandBackId, HandBack>> {
    let rows = hand_back::Entity::visible_to(actor.scope())
        .filter(hand_back::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(rows, |row| row.id))
}

/// Returns the requests to hand cases back, earliest first; none to outsiders.
pub async fn of_suggestions(
    app: &App,
    actor: &Actor,
    ids: &[SuggestionId],
) -> Result<HashMap<SuggestionId, Vec<HandBack>>> {
    let rows = hand_back::Entity::visible_to(actor.scope())
        .filter(hand_back::Column::SuggestionId.is_in(ids.iter().copied()))
        .order_by_asc(hand_back::Column::RequestedAt)
        .order_by_asc(hand_back::Column::Id)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(grouped(rows, |row| row.suggestion_id))
}

/// Counts the cases that departments have handed back, for the offices of their committees and for themselves.
pub async fn count_by_department(app: &App, actor: &Actor, ids: &[DepartmentId]) -> Result<HashMap<DepartmentId, i64>> {
    let departments = department::by_ids(app, actor, ids).await?;
    let scope = actor.scope();
    let known = departments
        .values()
        .filter(|row| scope.offices.contains(&row.committee_id) || scope.departments.contains(&row.id));
    let mut counts: HashMap<DepartmentId, i64> = known.map(|row| (row.id, 0)).collect();
    let found: Vec<(DepartmentId, i64)> = units::Entity::find()
        .select_only()
        .column(units::Column::DepartmentId)
        .column_as(units::Column::Id.count(), "number")
        .filter(units::Column::DepartmentId.is_in(counts.keys().copied()))
        .filter(units::Column::Status.eq(AssignmentStatus::HandedBack))
        .group_by(units::Column::DepartmentId)
        .into_tuple()
        .all(app.reader())
        .await?;
    counts.extend(found);
    Ok(counts)
}

async fn visible(write: &Write, actor: &Actor, id: HandBackId) -> Result<HandBack> {
    let select = hand_back::Entity::visible_to(actor.scope()).filter(hand_back::Column::Id.eq(id));
    select.one(&write.tx).await?.ok_or(Error::not_found())
}

/// A case goes to a department of its committee that neither handles it nor has handed it back.
async fn must_be_new(write: &Write, case: &Case, department: DepartmentId, field: &'static str) -> Result<()> {
    department::referenced(&write.tx, case.head.committee_id, &[department], field).await?;
    let earlier = units::Entity::find()
        .filter(units::Column::SuggestionId.eq(case.head.id))
        .filter(units::Column::DepartmentId.eq(department))
        .one(&write.tx)
        .await?;
    match earlier.map(|row| row.status) {
        None => Ok(()),
        Some(AssignmentStatus::HandedBack) => Err(Error::bad_input(field, Reason::HandedBackBefore)),
        Some(_) => Err(Error::bad_input(field, Reason::AlreadyAssigned)),
    }
}
