//! Entering a consultation into the plan, with its agenda, participants and figures.

use chrono::{Datelike, NaiveDate};
use entities::ambient::date_in_china;
use entities::enums::{Attendance, HistorySubject};
use entities::ids::{CommitteeId, ConsultationId};
use entities::{agenda_item, consultation, consultation_figure, consultation_participant};
use sea_orm::{ActiveModelTrait, Set};

use super::ORGANIZERS;
use super::format::Stage;
use super::input::{Create, NewAgendaItem, NewFigure, NewParticipant};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::post::{Person, Posts};
use crate::reason::Reason;
use crate::rows;
use crate::write::{Call, Write};
use crate::{committee, department, history, member};

/// Enters a consultation into its committee's plan. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field, with `TOPIC_TAKEN` where the year's plan has the topic in this format.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<ConsultationId> {
    let input = input.checked(app.today())?;

    let write = app.begin(actor, call).await?;

    let id = enter(app, &write, actor, input).await?;

    write.commit(id).await
}

/// Enters a consultation, whose input is checked, within a write that has begun.
pub(crate) async fn enter(app: &App, write: &Write, actor: &Actor, input: Create) -> Result<ConsultationId> {
    actor.must_hold(input.committee, ORGANIZERS)?;
    let id: ConsultationId = app.new_id();
    let stage = input.opens_at()?;
    let row = row_of(write, id, &input, stage).await?;
    let of = (id, input.committee);
    let participants = participants_of(app, write, of, (1, &input.participants)).await?;

    row.insert(&write.tx).await.map_err(|error| {
        let constraint = "uq_consultation_committee_plan_year_format_topic";
        let columns = "consultation.committee_id, consultation.plan_year, consultation.format, consultation.topic";
        rows::refuse(error, constraint, columns, Error::bad_input("topic", Reason::TopicTaken))
    })?;
    rows::insert_all::<consultation_participant::Entity, _>(&write.tx, participants).await?;
    rows::insert_all::<agenda_item::Entity, _>(&write.tx, agenda_of(app, id, input.agenda)).await?;
    rows::insert_all::<consultation_figure::Entity, _>(&write.tx, figures_of(app, id, input.figures)).await?;
    let entry = history::Entry {
        committee: input.committee,
        subject: HistorySubject::Consultation,
        subject_id: id.0,
        event: "CREATE",
        from: None,
        to: stage.code,
        note: None,
        is_public: true,
    };
    history::record(app, write, actor, entry).await?;
    Ok(id)
}

/// Makes the row: its term is the one of the plan's year, names and posts are kept as of now.
async fn row_of(write: &Write, id: ConsultationId, input: &Create, stage: &Stage) -> Result<consultation::ActiveModel> {
    let today = date_in_china(write.now);
    let term = committee::term_on(&write.tx, input.committee, day_of_plan(input.plan_year, today)).await?;
    let organizer_name = match (&input.organizer_name, input.organizer) {
        (Some(name), None) => name.clone(),
        (given, Some(id)) => {
            let body = committee::special_committee_of(&write.tx, input.committee, id, "organizer").await?;
            given.clone().unwrap_or(body.name)
        }
        (None, None) => return Err(Error::bad_input("organizer", Reason::Empty)),
    };
    let (presided_by, presider_title) = match &input.presided_by {
        Some(name) => {
            let posts = Posts::of(&write.tx, input.committee, [name.as_str()]).await?;
            let person = Person { name, title: input.presider_title.as_deref(), ..Person::default() };
            let (name, title) = posts.snapshot(&person, today);
            (Some(name), title)
        }
        None => (None, None),
    };
    Ok(consultation::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        term_id: Set(term.id),
        format: Set(input.format),
        status: Set(stage.phase),
        stage: Set(stage.code.to_owned()),
        closed_from: Set(None),
        topic: Set(input.topic.clone()),
        summary: Set(input.summary.clone()),
        plan_year: Set(input.plan_year),
        organizer_id: Set(input.organizer),
        organizer_name: Set(organizer_name),
        scheduled_on: Set(None),
        starts_minute: Set(None),
        held_on: Set(None),
        place: Set(input.place.clone()),
        presided_by: Set(presided_by),
        presider_title: Set(presider_title),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    })
}

/// A day that tells the term of a plan: today, or mid-year for a plan of an earlier year, because terms change in winter.
pub(crate) fn day_of_plan(plan_year: i32, today: NaiveDate) -> NaiveDate {
    if plan_year >= today.year() {
        return today;
    }
    NaiveDate::from_ymd_opt(plan_year, 7, 1).unwrap_or(today)
}

/// Makes the participants' rows from a position on, with the names and posts of members as of now.
pub(super) async fn participants_of(
    app: &App,
    write: &Write,
    (id, committee): (ConsultationId, CommitteeId),
    (first, given): (i32, &[NewParticipant]),
) -> Result<Vec<consultation_participant::ActiveModel>> {
    let today = date_in_china(write.now);
    let members: Vec<_> = given.iter().filter_map(|one| one.member).collect();
    let members = member::referenced(&write.tx, committee, &members, "participants").await?;
    let departments: Vec<_> = given.iter().filter_map(|one| one.department).collect();
    let departments = department::referenced(&write.tx, committee, &departments, "participants").await?;
    let names = given.iter().filter_map(|one| one.name.as_deref());
    let names = names.chain(members.values().map(|member| member.name.as_str()));
    let posts = Posts::of(&write.tx, committee, names).await?;

    let rows = (first..).zip(given).map(|(position, one)| {
        let department = one.department.and_then(|id| departments.get(&id));
        let name = one.name.as_deref().or(department.map(|row| row.name.as_str())).unwrap_or_default();
        let person = Person {
            name,
            title: one.title.as_deref(),
            member: one.member.and_then(|id| members.get(&id)),
            department: one.department,
        };
        let (name, title) = posts.snapshot(&person, today);
        consultation_participant::ActiveModel {
            id: Set(app.new_id()),
            consultation_id: Set(id),
            position: Set(position),
            role: Set(one.role),
            name: Set(name),
            title: Set(title),
            member_id: Set(one.member),
            department_id: Set(one.department),
            attendance: Set(Attendance::Invited),
            leave_reason: Set(None),
        }
    });
    Ok(rows.collect())
}

/// Makes the rows of an agenda.
pub(super) fn agenda_of(
    app: &App,
    id: ConsultationId,
    given: Vec<NewAgendaItem>,
) -> impl Iterator<Item = agenda_item::ActiveModel> {
    (1..).zip(given).map(move |(position, item)| agenda_item::ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(id),
        position: Set(position),
        kind: Set(item.kind),
        title: Set(item.title),
        planned_minutes: Set(item.planned_minutes),
    })
}

fn figures_of(
    app: &App,
    id: ConsultationId,
    given: Vec<NewFigure>,
) -> impl Iterator<Item = consultation_figure::ActiveModel> {
    (1..).zip(given).map(move |(position, figure)| consultation_figure::ActiveModel {
        id: Set(app.new_id()),
        consultation_id: Set(id),
        position: Set(position),
        label: Set(figure.label),
        amount: Set(figure.amount),
        unit: Set(figure.unit),
        is_approximate: Set(figure.is_approximate),
        reported_share: Set(figure.reported_share),
    })
}
