//! Beginning an item of an approved plan: it becomes a consultation.

use entities::annual_plan_item;
use entities::enums::ParticipantRole;
use entities::ids::{AnnualPlanItemId, ConsultationId};
use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, Set};

use super::machine::{self, ItemEvent};
use super::{Action, AnnualPlan, changed, items, lock, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self, Create, NewAgendaItem, NewFigure, NewParticipant, ORGANIZERS};
use crate::error::{Error, Result};
use crate::write::{Call, Write};

/// An item to begin, with what the plan does not say of the consultation.
#[derive(Debug, Clone)]
pub struct Start {
    /// The item.
    pub item: AnnualPlanItemId,
    /// What the consultation is about, for readers; may be empty.
    pub summary: String,
    /// Who presides.
    pub presided_by: Option<String>,
    /// Their post; taken from the posts on record where there is none.
    pub presider_title: Option<String>,
    /// Where it is held.
    pub place: Option<String>,
    /// The agenda, in order.
    pub agenda: Vec<NewAgendaItem>,
    /// The participants, in order; departments of the item that are not among them follow.
    pub participants: Vec<NewParticipant>,
    /// The figures it reports, in order.
    pub figures: Vec<NewFigure>,
}

/// Makes a consultation of an item, with its topic, format and organiser; the item's departments take part. Organisers
/// do this, once for an item. The version expected is the plan's.
///
/// # Errors
///
/// `PLAN_NOT_APPROVED`; `ITEM_NOT_OPEN` for an item that has begun or was dropped; those of [`consultation::create`].
pub async fn start(app: &App, actor: &Actor, call: &Call, input: Start) -> Result<ConsultationId> {
    let write = app.begin(actor, call).await?;

    let found = annual_plan_item::Entity::find_by_id(input.item).one(&write.tx).await?;
    let plan = lock(&write, actor, found.ok_or(Error::not_found())?.plan_id).await?;
    actor.must_hold(plan.committee_id, ORGANIZERS)?;
    call.must_match(plan.version)?;
    machine::allows(plan.status, Action::StartItem)?;
    // Read again: another may have begun it before the plan was locked.
    let item = annual_plan_item::Entity::find_by_id(input.item).one(&write.tx).await?.ok_or(Error::not_found())?;
    let state = machine::item_after(item.state, ItemEvent::Start)?;

    let entered = consultation_of(&write, &plan, &item, input).await?.checked(app.today())?;
    let id = consultation::enter(app, &write, actor, entered).await?;
    let next = annual_plan_item::ActiveModel {
        id: ActiveValue::Unchanged(item.id),
        state: Set(state),
        consultation_id: Set(Some(id)),
        ..Default::default()
    };
    next.update(&write.tx).await?;
    changed(&write, &plan).update(&write.tx).await?;
    tell(app, &write, actor, &plan, ("START_ITEM", plan.status), None).await?;

    write.commit(id).await
}

async fn consultation_of(
    write: &Write,
    plan: &AnnualPlan,
    item: &annual_plan_item::Model,
    input: Start,
) -> Result<Create> {
    let mut participants = input.participants;
    let named: Vec<_> = participants.iter().filter_map(|one| one.department).collect();
    let departments = items::departments_of(write, item.id).await?.into_iter().filter(|id| !named.contains(id));
    let taking_part = |department| NewParticipant {
        role: ParticipantRole::Department,
        name: None,
        title: None,
        member: None,
        department: Some(department),
    };
    participants.extend(departments.map(taking_part));
    Ok(Create {
        committee: plan.committee_id,
        format: item.format,
        stage: None,
        topic: item.topic.clone(),
        summary: input.summary,
        plan_year: plan.year,
        organizer: item.organizer_id,
        organizer_name: Some(item.organizer_name.clone()),
        presided_by: input.presided_by,
        presider_title: input.presider_title,
        place: input.place,
        agenda: input.agenda,
        participants,
        figures: input.figures,
    })
}
