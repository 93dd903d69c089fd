//! Research before a session (调研活动): visits, briefings and surveys, with who went and what they found.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::ResearchActivityKind;
use entities::ids::{ConsultationId, DepartmentId, MemberId, ResearchActivityId};
use entities::{research_activity as activity, research_activity_person as person};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::post::{Person, Posts};
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};
use crate::{consultation, department, member};

pub use entities::research_activity::{Head as ResearchActivity, Text as ResearchFindings};
pub use entities::research_activity_person::Model as Researcher;

/// How many activities prepare one consultation at the most.
const MOST_ACTIVITIES: u64 = 100;
/// How many people take part in one at the most.
const MOST_PEOPLE: usize = 100;
/// How many rows one read gives at the most, over all that are asked for.
const MOST: u64 = 5_000;

/// An activity to record.
#[derive(Debug, Clone)]
pub struct Record {
    /// The consultation it prepares; not one that was called off.
    pub consultation: ConsultationId,
    /// What sort of activity it was.
    pub kind: ResearchActivityKind,
    /// The day, today at the latest.
    pub held_on: NaiveDate,
    /// Where, at most 200 characters.
    pub place: String,
    /// Who received or briefed them, as printed.
    pub host: Option<String>,
    /// The department that did.
    pub department: Option<DepartmentId>,
    /// Who took part, in order, at most 100.
    pub people: Vec<NewResearcher>,
    /// What was found, at most 10,000 characters.
    pub findings: String,
    /// Whether everybody may read of it once the consultation is public.
    pub is_public: bool,
}

/// Somebody who took part.
#[derive(Debug, Clone)]
pub struct NewResearcher {
    /// The name as printed; a member's own name goes before it.
    pub name: Option<String>,
    /// Their post; a member's own goes before it, the posts on record fill it in.
    pub title: Option<String>,
    /// The member, if they are one.
    pub member: Option<MemberId>,
}

/// Returns the activities before consultations that an asker may see, in order of entry.
pub async fn of_consultations(
    app: &App,
    actor: &Actor,
    ids: &[ConsultationId],
) -> Result<HashMap<ConsultationId, Vec<ResearchActivity>>> {
    let found = activity::Entity::visible_to(actor.scope())
        .filter(activity::Column::ConsultationId.is_in(ids.iter().copied()))
        .order_by_asc(activity::Column::ConsultationId)
        .order_by_asc(activity::Column::Position)
        .limit(MOST)
        .into_partial_model::<ResearchActivity>()
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.consultation_id))
}

/// Returns what was found by those of the activities that an asker may see.
pub async fn findings(
    app: &App,
    actor: &Actor,
    ids: &[ResearchActivityId],
) -> Result<HashMap<ResearchActivityId, ResearchFindings>> {
    let found = activity::Entity::visible_to(actor.scope())
        .filter(activity::Column::Id.is_in(ids.iter().copied()))
        .into_partial_model::<ResearchFindings>()
        .all(app.reader())
        .await?;
    Ok(rows::keyed(found, |row| row.id))
}

/// Returns who took part in activities the caller may see, in printed order.
pub async fn people_of(
    app: &App,
    _actor: &Actor,
    ids: &[ResearchActivityId],
) -> Result<HashMap<ResearchActivityId, Vec<Researcher>>> {
    let found = person::Entity::find()
        .filter(person::Column::ActivityId.is_in(ids.iter().copied()))
        .order_by_asc(person::Column::ActivityId)
        .order_by_asc(person::Column::Position)
        .limit(MOST)
        .all(app.reader())
        .await?;
    Ok(rows::grouped(found, |row| row.activity_id))
}

/// Records research for a consultation. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: a day ahead, an unknown member or department, too many people; `WRONG_STATE` for a
/// consultation that was called off.
pub async fn record(app: &App, actor: &Actor, call: &Call, input: Record) -> Result<ConsultationId> {
    let place = required("place", &input.place, 200)?;
    let host = optional("host", input.host.as_deref(), 100)?;
    let findings = required("findings", &input.findings, 10_000)?;
    if input.people.len() > MOST_PEOPLE {
        return Err(Error::bad_input("people", Reason::TooMany));
    }

    let write = app.begin(actor, call).await?;

    let session = consultation::lock(&write, actor, input.consultation).await?;
    if session.status == entities::enums::ConsultationStatus::Cancelled {
        return Err(Error::refused(Reason::WrongState));
    }
    if input.held_on > date_in_china(write.now) {
        return Err(Error::bad_input("heldOn", Reason::DateInFuture));
    }
    department::referenced(&write.tx, session.committee_id, input.department.as_slice(), "department").await?;
    let of_session = activity::Entity::find().filter(activity::Column::ConsultationId.eq(session.id));
    if of_session.clone().count(&write.tx).await? >= MOST_ACTIVITIES {
        return Err(Error::bad_input("consultation", Reason::TooMany));
    }
    let id: ResearchActivityId = app.new_id();
    let people = people(&write, &session, id, input.held_on, &input.people).await?;

    activity::ActiveModel {
        id: Set(id),
        consultation_id: Set(session.id),
        position: Set(rows::next_position(of_session, activity::Column::Position, &write.tx).await?),
        kind: Set(input.kind),
        held_on: Set(input.held_on),
        place: Set(place.clone()),
        host: Set(host),
        department_id: Set(input.department),
        findings: Set(findings),
        is_public: Set(input.is_public),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;
    rows::insert_all::<person::Entity, _>(&write.tx, people).await?;
    consultation::note(app, &write, actor, &session, "RECORD_RESEARCH", Some(place)).await?;

    write.commit(session.id).await
}

/// Makes the people's rows, with names and posts as of the day.
async fn people(
    write: &Write,
    session: &consultation::Consultation,
    id: ResearchActivityId,
    on: NaiveDate,
    given: &[NewResearcher],
) -> Result<Vec<person::ActiveModel>> {
    let members: Vec<_> = given.iter().filter_map(|one| one.member).collect();
    let members = member::referenced(&write.tx, session.committee_id, &members, "people").await?;
    let names = given.iter().map(|one| optional("people", one.name.as_deref(), 100)).collect::<Result<Vec<_>>>()?;
    let titles = given.iter().map(|one| optional("people", one.title.as_deref(), 100)).collect::<Result<Vec<_>>>()?;
    let known = names.iter().flatten().map(String::as_str).chain(members.values().map(|member| member.name.as_str()));
    let posts = Posts::of(&write.tx, session.committee_id, known).await?;

    let mut people = Vec::new();
    for ((position, one), (name, title)) in (1..).zip(given).zip(names.iter().zip(&titles)) {
        let member = one.member.and_then(|id| members.get(&id));
        let Some(name) = member.map(|member| member.name.as_str()).or(name.as_deref()) else {
            return Err(Error::bad_input("people", Reason::Empty));
        };
        let asked = Person { name, title: title.as_deref(), member, department: None };
        let (name, title) = posts.snapshot(&asked, on);
        people.push(person::ActiveModel {
            activity_id: Set(id),
            position: Set(position),
            name: Set(name),
            title: Set(title),
            member_id: Set(one.member),
        });
    }
    Ok(people)
}
