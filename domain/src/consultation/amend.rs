//! Changing what a consultation was entered with: who is invited, what stands on its agenda, what readers are told.

use std::collections::HashSet;

use entities::enums::ConsultationStatus;
use entities::ids::ConsultationId;
use entities::{agenda_item, consultation, consultation_participant as participant};
use sea_orm::{ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::create::{agenda_of, participants_of};
use super::input::{MOST_PARTICIPANTS, NewAgendaItem, NewParticipant, checked_agenda, checked_participants};
use super::machine::may_prepare;
use super::{Consultation, lock, note};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text::{draft, optional};
use crate::write::{Call, Write};
use crate::{floor, matter, notification, rows};

/// Further participants of a consultation.
#[derive(Debug, Clone)]
pub struct Invite {
    /// The consultation, until it is held.
    pub id: ConsultationId,
    /// Who takes part beside those who do, in order.
    pub participants: Vec<NewParticipant>,
}

/// What changes of a consultation; what is not given stays.
#[derive(Debug, Clone)]
pub struct Update {
    /// The consultation.
    pub id: ConsultationId,
    /// What it is about and what came of it, at most 2,000 characters.
    pub summary: Option<String>,
    /// Who presides, until it is held.
    pub presided_by: Option<String>,
    /// Their post.
    pub presider_title: Option<String>,
    /// The whole agenda anew, until it is held.
    pub agenda: Option<Vec<NewAgendaItem>>,
}

/// Adds participants to a consultation. Organisers do this until it is held.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `participants`: `DUPLICATE` for who takes part in that role already, `TOO_MANY` beyond 500;
/// `WRONG_STATE` once it is held.
pub async fn invite(app: &App, actor: &Actor, call: &Call, input: Invite) -> Result<ConsultationId> {
    let given = checked_participants(input.participants)?;
    if given.is_empty() {
        return Err(Error::bad_input("participants", Reason::Empty));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    may_prepare(&row)?;
    let there =
        participant::Entity::find().filter(participant::Column::ConsultationId.eq(row.id)).all(&write.tx).await?;
    if there.len() + given.len() > MOST_PARTICIPANTS {
        return Err(Error::bad_input("participants", Reason::TooMany));
    }
    let last = there.iter().map(|one| one.position).max().unwrap_or(0);
    let added = participants_of(app, &write, (row.id, row.committee_id), (last + 1, &given)).await?;
    must_be_new(&there, &added)?;

    let people: Vec<_> = added.iter().map(|one| (*one.member_id.as_ref(), *one.department_id.as_ref())).collect();
    rows::insert_all::<participant::Entity, _>(&write.tx, added).await?;
    touch(&write, &row, |_| {}).await?;
    if let Some(day) = row.scheduled_on.filter(|_| row.status == ConsultationStatus::Scheduled) {
        notification::to_invited_later(app, &write, &row, day, people.into_iter()).await?;
    }
    note(app, &write, actor, &row, "INVITE_PARTICIPANTS", None).await?;

    write.commit(input.id).await
}

/// Changes what a consultation was entered with. Organisers do this: presider and agenda until it is held.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field; `PRIVATE_NAME` for words that name a private person who raised a matter before it;
/// `WRONG_STATE` for presider or agenda once it is held, for all once it is called off.
pub async fn update(app: &App, actor: &Actor, call: &Call, input: Update) -> Result<ConsultationId> {
    let summary = input.summary.as_deref().map(|summary| draft("summary", summary, 2_000)).transpose()?;
    let presided_by = optional("presidedBy", input.presided_by.as_deref(), 100)?;
    let presider_title = optional("presiderTitle", input.presider_title.as_deref(), 100)?;
    let agenda = input.agenda.map(checked_agenda).transpose()?;

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.id).await?;
    call.must_match(row.version)?;
    if row.status == ConsultationStatus::Cancelled {
        return Err(Error::refused(Reason::WrongState));
    }
    if presided_by.is_some() || presider_title.is_some() || agenda.is_some() {
        may_prepare(&row)?;
    }
    let items = agenda.iter().flatten().map(|item| ("agenda", Some(item.title.as_str())));
    let words: Vec<_> = items.chain([("summary", summary.as_deref())]).collect();
    matter::must_not_name_who_raised_at(&write, &row, &words).await?;

    if let Some(agenda) = agenda {
        must_not_be_opened(&write, &row).await?;
        let before = agenda_item::Entity::delete_many().filter(agenda_item::Column::ConsultationId.eq(row.id));
        before.exec(&write.tx).await?;
        rows::insert_all::<agenda_item::Entity, _>(&write.tx, agenda_of(app, row.id, agenda)).await?;
    }
    touch(&write, &row, |row| {
        if let Some(summary) = summary {
            row.summary = Set(summary);
        }
        if presided_by.is_some() {
            row.presided_by = Set(presided_by);
        }
        if presider_title.is_some() {
            row.presider_title = Set(presider_title);
        }
    })
    .await?;
    note(app, &write, actor, &row, "UPDATE", None).await?;

    write.commit(input.id).await
}

/// The floor is a record of the agenda that it was opened with.
async fn must_not_be_opened(write: &Write, row: &Consultation) -> Result<()> {
    if floor::was_opened(&write.tx, row.id).await? { Err(Error::refused(Reason::WrongState)) } else { Ok(()) }
}

/// Nobody takes part twice in one role.
fn must_be_new(there: &[participant::Model], added: &[participant::ActiveModel]) -> Result<()> {
    let known: HashSet<_> =
        there.iter().map(|one| (one.role, one.member_id, one.name.clone(), one.department_id)).collect();
    let is_known = |one: &participant::ActiveModel| {
        let key = (*one.role.as_ref(), *one.member_id.as_ref(), one.name.as_ref().clone(), *one.department_id.as_ref());
        known.contains(&key)
    };
    if added.iter().any(is_known) { Err(Error::bad_input("participants", Reason::Duplicate)) } else { Ok(()) }
}

async fn touch(write: &Write, row: &Consultation, set: impl FnOnce(&mut consultation::ActiveModel)) -> Result<()> {
    let mut changed = consultation::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    set(&mut changed);
    changed.update(&write.tx).await?;
    Ok(())
}
