//! Loads consultations: the plan, the stages, and what was said and written.

use domain::annual_plan::{self, Start};
use domain::consultation::{self, Action, Create, Format, NewAgendaItem, NewFigure, NewParticipant, Schedule};
use domain::enums::ReportStatus;
use domain::ids::AnnualPlanItemId;
use domain::research_report::{self, NewAuthor};
use domain::{App, Call, on_site_response, outcome, speech};

use super::data::{self, Session, Stage};
use super::names::Names;
use super::{Stop, bargaining};

pub(super) async fn plan(app: &App, session: &Session, names: &mut Names) -> Result<(), Stop> {
    let about = &session.consultation;
    let actor = names.actors.get(&about.created_by)?;
    let agenda = session.agenda.iter().map(|item| NewAgendaItem {
        kind: item.kind,
        title: item.title.clone(),
        planned_minutes: item.planned_minutes,
    });
    let participants = session.participants.iter().map(|given| participant(given, names)).collect::<Result<_, _>>()?;
    let figures = session.figures.iter().map(|figure| NewFigure {
        label: figure.label.clone(),
        amount: figure.amount,
        unit: figure.unit.clone(),
        is_approximate: figure.is_approximate,
        reported_share: figure.reported_share.clone(),
    });
    let input = Create {
        committee: names.committees.get(&about.committee)?,
        format: about.format,
        stage: None,
        topic: about.topic.clone(),
        summary: about.summary.clone(),
        plan_year: about.plan_year,
        organizer: names.special_committees.maybe(about.organizer.as_ref())?,
        organizer_name: Some(about.organizer_name.clone()),
        presided_by: about.presided_by.clone(),
        presider_title: about.presider_title.clone(),
        place: about.place.clone(),
        agenda: agenda.collect(),
        participants,
        figures: figures.collect(),
    };
    let id = match names.plan_items.find(&about.key) {
        Some(item) => annual_plan::start(app, &actor, &Call::default(), begun(item, input)).await?,
        None => consultation::create(app, &actor, &Call::default(), input).await?,
    };
    names.consultations.put(&about.key, id)
}

/// What an item of a plan begins with: what the plan does not say of the consultation.
fn begun(item: AnnualPlanItemId, input: Create) -> Start {
    Start {
        item,
        summary: input.summary,
        presided_by: input.presided_by,
        presider_title: input.presider_title,
        place: input.place,
        agenda: input.agenda,
        participants: input.participants,
        figures: input.figures,
    }
}

fn participant(given: &data::Participant, names: &Names) -> Result<NewParticipant, Stop> {
    Ok(NewParticipant {
        role: given.role,
        name: Some(given.name.clone()),
        title: given.title.clone(),
        member: names.members.maybe(given.member.as_ref())?,
        department: names.departments.maybe(given.department.as_ref())?,
    })
}

pub(super) async fn advance(
    app: &App,
    about: &data::Consultation,
    stage: &Stage<String>,
    names: &Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&stage.by)?;
    let id = names.consultations.get(&about.key)?;
    for record in &stage.records {
        bargaining::enter(app, &actor, id, record).await?;
    }
    let comes_by =
        |action| Format::of(about.format).steps.iter().any(|it| it.to == stage.status && it.action == action);
    if comes_by(Action::Schedule) {
        let input = Schedule { id, on: about.scheduled_on, at: None, place: None };
        consultation::schedule(app, &actor, &Call::default(), input).await?;
        return Ok(());
    }
    let held_on = comes_by(Action::Hold).then_some(about.held_on);
    let input = consultation::Advance { id, to: stage.status.clone(), held_on, reason: None };
    consultation::advance(app, &actor, &Call::default(), input).await?;
    Ok(())
}

pub(super) async fn speak(
    app: &App,
    about: &data::Consultation,
    given: &data::Speech,
    names: &mut Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&given.recorded_by)?;
    let input = speech::Record {
        consultation: names.consultations.get(&about.key)?,
        position: None,
        member: names.members.maybe(given.member.as_ref())?,
        speaker_name: Some(given.speaker_name.clone()),
        speaker_title: given.speaker_title.clone(),
        delivery: given.delivery,
        slot: given.slot,
        title: given.title.clone(),
        body: given.body.clone(),
        is_public: given.is_public,
        spoken_seconds: given.spoken_seconds,
    };
    let id = speech::record(app, &actor, &Call::default(), input).await?;
    names.speeches.put(&given.key, id)
}

pub(super) async fn respond(
    app: &App,
    about: &data::Consultation,
    given: &data::OnSiteResponse,
    names: &Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&given.recorded_by)?;
    let input = on_site_response::Record {
        consultation: names.consultations.get(&about.key)?,
        department: names.departments.maybe(given.department.as_ref())?,
        speaker_name: given.speaker_name.clone(),
        speaker_title: given.speaker_title.clone(),
        body: given.body.clone(),
        speeches: names.speeches.each(&given.speeches)?,
        commitments: Vec::new(),
    };
    on_site_response::record(app, &actor, &Call::default(), input).await?;
    Ok(())
}

pub(super) async fn conclude(
    app: &App,
    about: &data::Consultation,
    given: &data::Outcome,
    names: &Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&given.recorded_by)?;
    let input = outcome::Record {
        consultation: names.consultations.get(&about.key)?,
        kind: given.doc_type,
        title: given.title.clone(),
        body: given.body.clone(),
        issued_on: given.issued_on,
        document_no: None,
        approved_by: None,
    };
    outcome::record(app, &actor, &Call::default(), input).await?;
    Ok(())
}

pub(super) async fn report(
    app: &App,
    about: &data::Consultation,
    given: &data::Report,
    names: &mut Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&given.recorded_by)?;
    let author = |given: &data::Author| {
        Ok(NewAuthor { name: Some(given.name.clone()), member: names.members.maybe(given.member.as_ref())? })
    };
    let input = research_report::Create {
        committee: names.committees.get(&about.committee)?,
        consultation: Some(names.consultations.get(&about.key)?),
        organizer: names.special_committees.maybe(given.organizer.as_ref())?,
        title: given.title.clone(),
        summary: given.summary.clone(),
        body: given.body.clone(),
        drafter: names.members.maybe(given.drafter.as_ref())?,
        drafter_name: Some(given.drafter_name.clone()),
        authors: given.authors.iter().map(author).collect::<Result<_, Stop>>()?,
        suggestions: names.suggestions.each(&given.gathers)?,
        is_formal_recommendation: false,
    };
    let id = research_report::create(app, &actor, &Call::default(), input).await?;
    names.reports.put(&given.key, id)
}

pub(super) async fn advance_report(
    app: &App,
    given: &data::Report,
    stage: &Stage<ReportStatus>,
    names: &Names,
) -> Result<(), Stop> {
    let actor = names.actors.get(&stage.by)?;
    let input = research_report::Advance { id: names.reports.get(&given.key)?, to: stage.status, reason: None };
    research_report::advance(app, &actor, &Call::default(), input).await?;
    Ok(())
}
