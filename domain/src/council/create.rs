//! Entering a council, in preparation (筹备) or established, and saying when it was established (成立).

use chrono::NaiveDate;
use entities::deliberation_council;
use entities::enums::CouncilKind;
use entities::ids::{CommitteeId, DeliberationCouncilId};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::{Event, change, lock, tell};
use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};

/// A council to enter.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee that guides it.
    pub committee: CommitteeId,
    /// Of a community or of a village.
    pub kind: CouncilKind,
    /// Its name, at most 100 characters, unique in the committee.
    pub name: String,
    /// The subdistrict or township.
    pub subdistrict: Option<String>,
    /// The community or administrative village.
    pub community: Option<String>,
    /// The natural village.
    pub village: Option<String>,
    /// The day it was established; nothing while it is being prepared.
    pub established_on: Option<NaiveDate>,
    /// Who guides it, as printed.
    pub guided_by: Option<String>,
    /// The council whose success led to it.
    pub encouraged_by: Option<DeliberationCouncilId>,
}

/// The day on which a council that was being prepared was established.
#[derive(Debug, Clone)]
pub struct Establish {
    /// The council.
    pub council: DeliberationCouncilId,
    /// The day.
    pub on: NaiveDate,
}

/// Enters a council, as an organiser of its committee.
///
/// # Errors
///
/// `NAME_TAKEN` where the committee has one of the name; `BAD_USER_INPUT` naming the field.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<DeliberationCouncilId> {
    let place = |field, text: &Option<String>| optional(field, text.as_deref(), 100);
    let name = required("name", &input.name, 100)?;
    let subdistrict = place("subdistrict", &input.subdistrict)?;
    let community = place("community", &input.community)?;
    let village = place("village", &input.village)?;
    let guided_by = place("guidedBy", &input.guided_by)?;
    if input.established_on.is_some_and(|on| on > app.today()) {
        return Err(Error::bad_input("establishedOn", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    actor.must_hold(input.committee, ORGANIZERS)?;
    if let Some(id) = input.encouraged_by {
        must_be_of(&write, input.committee, id).await?;
    }

    let id: DeliberationCouncilId = app.new_id();
    let row = deliberation_council::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        kind: Set(input.kind),
        name: Set(name),
        subdistrict: Set(subdistrict),
        community: Set(community),
        village: Set(village),
        established_on: Set(input.established_on),
        guided_by: Set(guided_by),
        encouraged_by_id: Set(input.encouraged_by),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    let row = row.insert(&write.tx).await.map_err(|error| {
        let constraint = "uq_deliberation_council_committee_name";
        let columns = "deliberation_council.committee_id, deliberation_council.name";
        rows::refuse(error, constraint, columns, Error::bad_input("name", Reason::NameTaken))
    })?;
    tell(app, &write, actor, &row, Event::Create).await?;

    write.commit(id).await
}

/// Says when a council that was being prepared was established, as an organiser.
///
/// # Errors
///
/// `WRONG_STATE` for one that is established already; `DATE_IN_FUTURE`.
pub async fn establish(app: &App, actor: &Actor, call: &Call, input: Establish) -> Result<DeliberationCouncilId> {
    if input.on > app.today() {
        return Err(Error::bad_input("on", Reason::DateInFuture));
    }

    let write = app.begin(actor, call).await?;

    let row = lock(&write, actor, input.council).await?;
    call.must_match(row.version)?;
    if row.established_on.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }

    change(&write, &row, |row| row.established_on = Set(Some(input.on))).await?;
    tell(app, &write, actor, &row, Event::Establish).await?;

    write.commit(row.id).await
}

/// The council whose success led to another may be guided by the same committee only.
async fn must_be_of(write: &Write, committee: CommitteeId, id: DeliberationCouncilId) -> Result<()> {
    let found = deliberation_council::Entity::find_by_id(id).one(&write.tx).await?;
    let found = found.ok_or(Error::bad_input("encouragedBy", Reason::UnknownReference))?;
    if found.committee_id == committee {
        Ok(())
    } else {
        Err(Error::bad_input("encouragedBy", Reason::OfAnotherCommittee))
    }
}
