//! Loads what hangs on consultations: research, papers, councils with their matters and contributions, the floor.

use chrono::{DateTime, NaiveDate, Utc};
use domain::enums::{
    ContributionKind, CouncilDocumentKind, CouncilKind, CouncilRole, FloorTurnKind, MatterStage, RaisedThrough,
    ResearchActivityKind, SessionMaterialKind,
};
use domain::floor::{self, Act, Enter, Step};
use domain::ids::ConsultationId;
use domain::research_activity::{self, NewResearcher};
use domain::{
    Actor, App, Call, Error, consultation, contribution, council, council_document, matter, session_material,
};
use serde::Deserialize;

use super::Stop;
use super::names::Names;

/// Something that is entered of a consultation at a moment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proceeding {
    pub(super) consultation: String,
    pub(super) at: DateTime<Utc>,
    pub(super) by: String,
    pub(super) record: Record,
}

/// What is entered.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
pub(super) enum Record {
    Research {
        kind: ResearchActivityKind,
        held_on: NaiveDate,
        place: String,
        host: Option<String>,
        department: Option<String>,
        members: Vec<String>,
        findings: String,
    },
    Material {
        kind: SessionMaterialKind,
        title: String,
        body: String,
    },
    Council {
        key: String,
        committee: String,
        kind: CouncilKind,
        name: String,
        subdistrict: Option<String>,
        community: Option<String>,
        village: Option<String>,
        established_on: Option<NaiveDate>,
        guided_by: Option<String>,
        encouraged_by: Option<String>,
    },
    CouncilMember {
        council: String,
        role: CouncilRole,
        name: String,
        title: Option<String>,
        from: NaiveDate,
    },
    Seat {
        councils: Vec<String>,
    },
    Matter {
        key: String,
        council: String,
        title: String,
        body: String,
        raised_through: RaisedThrough,
        raised_on: NaiveDate,
    },
    MatterStep {
        matter: String,
        to: MatterStage,
        on: NaiveDate,
        by: String,
        note: String,
        result: Option<String>,
    },
    MatterFeedback {
        matter: String,
        on: NaiveDate,
        feedback: String,
    },
    Document {
        council: String,
        kind: CouncilDocumentKind,
        title: String,
        made_on: NaiveDate,
        lines: Vec<Line>,
    },
    Contribution {
        kind: ContributionKind,
        contributor: String,
        households: Option<i32>,
        amount: f64,
        unit: String,
        is_approximate: bool,
    },
    OpenFloor,
    /// The item of the agenda at this place, from 1.
    AgendaItem {
        position: usize,
    },
    /// A turn that begins at once.
    Turn {
        kind: FloorTurnKind,
        member: Option<String>,
        department: Option<String>,
        speaker_name: Option<String>,
        subject: Option<String>,
    },
    EndTurn,
    CloseFloor,
}

/// A line of a council's document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    item: String,
    responsible: Option<String>,
}

/// Enters it.
pub(super) async fn enter(app: &App, given: &Proceeding, names: &mut Names) -> Result<(), Stop> {
    let actor = names.actors.get(&given.by)?;
    let id = names.consultations.get(&given.consultation)?;
    match &given.record {
        Record::Research { .. } | Record::Material { .. } => before(app, &actor, id, &given.record, names).await,
        Record::OpenFloor | Record::AgendaItem { .. } | Record::Turn { .. } | Record::EndTurn | Record::CloseFloor => {
            on_the_floor(app, &actor, id, &given.record, names).await
        }
        Record::Council { .. } | Record::CouncilMember { .. } | Record::Seat { .. } | Record::Document { .. } => {
            of_council(app, &actor, id, &given.record, names).await
        }
        Record::Matter { .. }
        | Record::MatterStep { .. }
        | Record::MatterFeedback { .. }
        | Record::Contribution { .. } => of_matter(app, &actor, id, &given.record, names).await,
    }
}

async fn before(app: &App, actor: &Actor, id: ConsultationId, record: &Record, names: &Names) -> Result<(), Stop> {
    match record.clone() {
        Record::Research { kind, held_on, place, host, department, members, findings } => {
            let members = names.members.each(&members)?;
            let people =
                members.into_iter().map(|member| NewResearcher { name: None, title: None, member: Some(member) });
            let input = research_activity::Record {
                consultation: id,
                kind,
                held_on,
                place,
                host,
                department: names.departments.maybe(department.as_ref())?,
                people: people.collect(),
                findings,
                is_public: true,
            };
            research_activity::record(app, actor, &Call::default(), input).await?;
        }
        Record::Material { kind, title, body } => {
            let input = session_material::Add { consultation: id, kind, title, body, is_public: true };
            session_material::add(app, actor, &Call::default(), input).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn of_council(
    app: &App,
    actor: &Actor,
    id: ConsultationId,
    record: &Record,
    names: &mut Names,
) -> Result<(), Stop> {
    let call = Call::default();
    match record.clone() {
        Record::Council {
            key,
            committee,
            kind,
            name,
            subdistrict,
            community,
            village,
            established_on,
            guided_by,
            encouraged_by,
        } => {
            let input = council::Create {
                committee: names.committees.get(&committee)?,
                kind,
                name,
                subdistrict,
                community,
                village,
                established_on,
                guided_by,
                encouraged_by: names.councils.maybe(encouraged_by.as_ref())?,
            };
            names.councils.put(&key, council::create(app, actor, &call, input).await?)?;
        }
        Record::CouncilMember { council, role, name, title, from } => {
            let council = names.councils.get(&council)?;
            let input = council::NewMember { council, role, name: Some(name), title, member: None, from, until: None };
            council::add_member(app, actor, &call, input).await?;
        }
        Record::Seat { councils } => {
            let input = council::Seat { consultation: id, councils: names.councils.each(&councils)? };
            council::set_councils(app, actor, &call, input).await?;
        }
        Record::Document { council, kind, title, made_on, lines } => {
            let line =
                |line: Line| council_document::NewLine { item: line.item, responsible: line.responsible, until: None };
            let input = council_document::Save {
                council: names.councils.get(&council)?,
                consultation: Some(id),
                kind,
                title,
                made_on,
                lines: lines.into_iter().map(line).collect(),
            };
            council_document::save(app, actor, &call, input).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn of_matter(
    app: &App,
    actor: &Actor,
    id: ConsultationId,
    record: &Record,
    names: &mut Names,
) -> Result<(), Stop> {
    let call = Call::default();
    match record.clone() {
        Record::Matter { key, council, title, body, raised_through, raised_on } => {
            let input = matter::Raise {
                council: names.councils.get(&council)?,
                consultation: Some(id),
                title,
                body,
                raised_through,
                raised_on,
                raised_by: None,
                is_private: false,
            };
            names.matters.put(&key, matter::raise(app, actor, &call, input).await?)?;
        }
        Record::MatterStep { matter, to, on, by, note, result } => {
            let matter = names.matters.get(&matter)?;
            let input = matter::Advance { matter, to, on, by: Some(by), department: None, note, result };
            matter::advance(app, actor, &call, input).await?;
        }
        Record::MatterFeedback { matter, on, feedback } => {
            let input = matter::FeedBack { matter: names.matters.get(&matter)?, on, feedback };
            matter::feed_back(app, actor, &call, input).await?;
        }
        Record::Contribution { kind, contributor, households, amount, unit, is_approximate } => {
            let input = contribution::Record {
                consultation: id,
                matter: None,
                kind,
                contributor,
                is_private: false,
                households,
                amount,
                unit,
                is_approximate,
                note: None,
            };
            contribution::record(app, actor, &call, input).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn on_the_floor(
    app: &App,
    actor: &Actor,
    id: ConsultationId,
    record: &Record,
    names: &Names,
) -> Result<(), Stop> {
    let call = Call::default();
    let step = match record.clone() {
        Record::OpenFloor => Step::Open,
        Record::AgendaItem { position } => {
            let agenda = consultation::agenda_of(app, actor, &[id]).await?.remove(&id).unwrap_or_default();
            let item = position.checked_sub(1).and_then(|at| agenda.get(at)).ok_or(Error::not_found())?;
            Step::StartAgendaItem(item.id)
        }
        Record::Turn { kind, member, department, speaker_name, subject } => {
            let input = Enter {
                consultation: id,
                kind,
                speech: None,
                member: names.members.maybe(member.as_ref())?,
                department: names.departments.maybe(department.as_ref())?,
                speaker_name,
                speaker_title: None,
                subject,
                position: None,
                answers: Vec::new(),
                exceptionally: false,
                note: None,
            };
            Step::Give(floor::enter(app, actor, &call, input).await?)
        }
        Record::EndTurn => Step::End,
        _ => Step::Close,
    };
    floor::act(app, actor, &call, Act { consultation: id, step }).await?;
    Ok(())
}
