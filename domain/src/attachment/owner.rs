//! What a file belongs to (附件所属): who brings and takes away its files and when, and what its history says of that.

use entities::enums::{ConsultationStatus, HistorySubject};
use entities::ids::{ResearchReportId, ResponseId, SessionMaterialId, SuggestionId};
use entities::{attachment, consultation, research_report, response, session_material, suggestion};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    Select, Set,
};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::{self as sessions, Consultation, ORGANIZERS};
use crate::error::{Error, Result};
use crate::matter::must_not_name_who_raised_at;
use crate::reason::Reason;
use crate::response::machine::{Event, after};
use crate::suggestion::{Action, Case, DEPARTMENT, change, record};
use crate::write::Write;
use crate::{history, research_report as reports};

/// How many files a suggestion, its responses' among them, a report or a paper has at the most.
const MOST_FILES: u64 = 10;

/// What a file is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A suggestion that is being written.
    Suggestion(SuggestionId),
    /// A response that is being written.
    Response(ResponseId),
    /// A research report that is with its authors.
    Report(ResearchReportId),
    /// A paper for a session.
    Material(SessionMaterialId),
}

impl Target {
    /// Returns what a file is attached to.
    pub(super) fn of(row: &attachment::Model) -> Result<Self> {
        let response = row.response_id.map(Self::Response);
        let suggestion = response.or(row.suggestion_id.map(Self::Suggestion));
        let report = suggestion.or(row.report_id.map(Self::Report));
        report.or(row.material_id.map(Self::Material)).ok_or(Error::not_found())
    }
}

/// What a file belongs to, as the actor sees it.
pub(super) enum Owner {
    /// A suggestion, or one of its responses.
    Case(Box<Case>, Option<ResponseId>),
    /// A research report.
    Report(research_report::Model),
    /// A paper and its session.
    Paper(session_material::Model, Box<Consultation>),
}

impl Owner {
    /// Reads what a file is to be attached to.
    ///
    /// # Errors
    ///
    /// `NOT_FOUND` for what is absent or hidden.
    pub(super) async fn read(app: &App, actor: &Actor, target: Target) -> Result<Self> {
        let db = app.reader();
        match target {
            Target::Suggestion(_) | Target::Response(_) => {
                let (id, response) = suggestion_of(db, actor, target).await?;
                let seen = suggestion::Entity::visible_to(actor.scope()).filter(suggestion::Column::Id.eq(id));
                let head = seen.one(db).await?.ok_or(Error::not_found())?.into_head();
                Ok(Self::Case(Box::new(Case::load_one(db, app.today(), head).await?), response))
            }
            Target::Report(id) => Ok(Self::Report(report(actor, id).one(db).await?.ok_or(Error::not_found())?)),
            Target::Material(id) => {
                let row = paper(actor, id).one(db).await?.ok_or(Error::not_found())?;
                let of_paper = consultation::Column::Id.eq(row.consultation_id);
                let session = consultation::Entity::visible_to(actor.scope()).filter(of_paper).one(db).await?;
                Ok(Self::Paper(row, Box::new(session.ok_or(Error::not_found())?)))
            }
        }
    }

    /// Locks what a file is attached to.
    ///
    /// # Errors
    ///
    /// `NOT_FOUND` for what is absent or hidden.
    pub(super) async fn lock(write: &Write, actor: &Actor, target: Target) -> Result<Self> {
        match target {
            Target::Suggestion(_) | Target::Response(_) => {
                let (id, response) = suggestion_of(&write.tx, actor, target).await?;
                Ok(Self::Case(Box::new(Case::lock(write, actor, id).await?), response))
            }
            Target::Report(id) => Ok(Self::Report(write.lock(report(actor, id)).await?)),
            Target::Material(id) => {
                let row = write.lock(paper(actor, id)).await?;
                let session = sessions::lock_seen(write, actor, row.consultation_id).await?;
                Ok(Self::Paper(row, Box::new(session)))
            }
        }
    }

    /// Says whether the actor writes it at this moment.
    ///
    /// # Errors
    ///
    /// `FORBIDDEN` for who is not its writer; `WRONG_STATE` once it is handed in, or its session called off.
    pub(super) async fn is_written_by(&self, db: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
        match self {
            Self::Case(case, None) => case.may(Action::Update, actor),
            Self::Case(_, Some(id)) => {
                let row = response::Entity::find_by_id(*id).one(db).await?.ok_or(Error::not_found())?;
                actor.must_work_for(row.department_id, DEPARTMENT)?;
                after(row.status, Event::Edit).map(|_| ())
            }
            Self::Report(row) => {
                actor.must_hold(row.committee_id, ORGANIZERS)?;
                reports::machine::must_be_open(row.status)
            }
            Self::Paper(_, session) => {
                actor.must_hold(session.committee_id, ORGANIZERS)?;
                let is_off = session.status == ConsultationStatus::Cancelled;
                if is_off { Err(Error::refused(Reason::WrongState)) } else { Ok(()) }
            }
        }
    }

    /// Refuses to take a file away from a paper that lay before a session.
    ///
    /// # Errors
    ///
    /// `WRONG_STATE` once the session is held.
    pub(super) fn must_not_be_on_record(&self) -> Result<()> {
        match self {
            Self::Paper(_, session) => sessions::machine::may_prepare(session),
            Self::Case(..) | Self::Report(_) => Ok(()),
        }
    }

    /// Refuses one file more than it may have.
    pub(super) async fn must_have_room(&self, db: &impl ConnectionTrait) -> Result<()> {
        use attachment::Column;

        let own = match self {
            Self::Case(case, _) => Column::SuggestionId.eq(case.head.id),
            Self::Report(row) => Column::ReportId.eq(row.id),
            Self::Paper(row, _) => Column::MaterialId.eq(row.id),
        };
        let own = Condition::all().add(own).add(Column::RemovedAt.is_null());
        let there = attachment::Entity::find().filter(own).count(db).await?;
        if there >= MOST_FILES { Err(Error::refused(Reason::TooManyFiles)) } else { Ok(()) }
    }

    /// Refuses a name for everybody that tells of a private person.
    pub(super) async fn must_not_tell(&self, write: &Write, name: &str) -> Result<()> {
        match self {
            Self::Paper(row, session) if row.is_public => {
                must_not_name_who_raised_at(write, session, &[("fileName", Some(name))]).await
            }
            _ => Ok(()),
        }
    }

    /// Whether only who brought a file takes it away: a suggestion has one writer, reports and papers have several.
    pub(super) fn is_of_one_writer(&self) -> bool {
        matches!(self, Self::Case(..))
    }

    /// Notes a change of its own files. A response that is not handed in is nobody's but its department's.
    pub(super) async fn tell(&self, app: &App, write: &Write, actor: &Actor, event: &str, name: &str) -> Result<()> {
        let name = Some(name.to_owned());
        match self {
            Self::Case(_, Some(_)) => Ok(()),
            Self::Case(case, None) => {
                change(write, case, case.head.stage, |_| ()).await?;
                record(app, write, actor, case, event, case.status().as_str(), name).await
            }
            Self::Report(row) => {
                touch(write, row).await?;
                let entry = history::Entry {
                    committee: row.committee_id,
                    subject: HistorySubject::ResearchReport,
                    subject_id: row.id.0,
                    event,
                    from: Some(row.status.as_str()),
                    to: row.status.as_str(),
                    note: name,
                    is_public: false,
                };
                history::record(app, write, actor, entry).await
            }
            Self::Paper(_, session) => sessions::note(app, write, actor, session, event, name).await,
        }
    }
}

async fn touch(write: &Write, row: &research_report::Model) -> Result<()> {
    let touched = research_report::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        updated_at: Set(write.now),
        version: Set(row.version + 1),
        ..Default::default()
    };
    touched.update(&write.tx).await?;
    Ok(())
}

fn report(actor: &Actor, id: ResearchReportId) -> Select<research_report::Entity> {
    research_report::Entity::visible_to(actor.scope()).filter(research_report::Column::Id.eq(id))
}

fn paper(actor: &Actor, id: SessionMaterialId) -> Select<session_material::Entity> {
    session_material::Entity::visible_to(actor.scope()).filter(session_material::Column::Id.eq(id))
}

/// Returns the suggestion of a target that the actor may see, and the response if it is one.
async fn suggestion_of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    target: Target,
) -> Result<(SuggestionId, Option<ResponseId>)> {
    match target {
        Target::Suggestion(id) => Ok((id, None)),
        Target::Response(id) => {
            let seen = response::Entity::visible_to(actor.scope()).filter(response::Column::Id.eq(id)).one(db).await?;
            Ok((seen.ok_or(Error::not_found())?.suggestion_id, Some(id)))
        }
        Target::Report(_) | Target::Material(_) => Err(Error::not_found()),
    }
}
