//! Entering a research report, with its authors and the suggestions it gathers.

use std::collections::HashSet;

use entities::enums::{ConsultationStatus, HistorySubject, ReportStatus};
use entities::ids::{CommitteeId, ConsultationId, MemberId, ResearchReportId, SpecialCommitteeId, SuggestionId};
use entities::{consultation, report_author, report_suggestion, research_report, suggestion};
use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, QuerySelect, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::consultation::ORGANIZERS;
use crate::error::{Error, Result};
use crate::member::Member;
use crate::reason::Reason;
use crate::rows;
use crate::text::{optional, required};
use crate::write::{Call, Write};
use crate::{committee, history, member};

/// The longest name, in characters.
const NAME: usize = 100;
/// How many authors a report has at the most.
const MOST_AUTHORS: usize = 50;
/// How many suggestions a report gathers at the most.
const MOST_SUGGESTIONS: usize = 500;

/// A research report to enter.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee.
    pub committee: CommitteeId,
    /// The consultation it comes of; a cancelled one has none.
    pub consultation: Option<ConsultationId>,
    /// The special committee that wrote it.
    pub organizer: Option<SpecialCommitteeId>,
    /// The title, at most 200 characters.
    pub title: String,
    /// What it finds, for readers, at most 2,000 characters.
    pub summary: String,
    /// The full text, internal, at most 50,000 characters.
    pub body: String,
    /// Who drafted it (执笔人), if a member; the name is then the member's own.
    pub drafter: Option<MemberId>,
    /// Who drafted it, as printed; needed for who is no member.
    pub drafter_name: Option<String>,
    /// The authors (课题组成员), in order, at most 50.
    pub authors: Vec<NewAuthor>,
    /// The suggestions it gathers, at most 500.
    pub suggestions: Vec<SuggestionId>,
    /// Whether it is to be handed in as a formal recommendation (建议案).
    pub is_formal_recommendation: bool,
}

/// An author of a report.
#[derive(Debug, Clone)]
pub struct NewAuthor {
    /// The name as printed; a member's own name goes before it.
    pub name: Option<String>,
    /// The author, if a member.
    pub member: Option<MemberId>,
}

impl Create {
    /// Returns the input trimmed, or says which field is wrong.
    fn checked(self) -> Result<Self> {
        let drafter_name = optional("drafter", self.drafter_name.as_deref(), NAME)?;
        if drafter_name.is_none() && self.drafter.is_none() {
            return Err(Error::bad_input("drafter", Reason::Empty));
        }
        checked_suggestions(&self.suggestions)?;
        Ok(Self {
            title: required("title", &self.title, 200)?,
            summary: required("summary", &self.summary, 2_000)?,
            body: required("body", &self.body, 50_000)?,
            drafter_name,
            authors: checked_authors(self.authors)?,
            ..self
        })
    }
}

/// Returns the authors trimmed, each once; members go by their own names.
pub(super) fn checked_authors(authors: Vec<NewAuthor>) -> Result<Vec<NewAuthor>> {
    if authors.len() > MOST_AUTHORS {
        return Err(Error::bad_input("authors", Reason::TooMany));
    }
    let mut seen = HashSet::new();
    let author = |one: NewAuthor| {
        let name = optional("authors", one.name.as_deref(), NAME)?;
        if name.is_none() && one.member.is_none() {
            return Err(Error::bad_input("authors", Reason::Empty));
        }
        let name = name.filter(|_| one.member.is_none());
        if !seen.insert((one.member, name.clone())) {
            return Err(Error::bad_input("authors", Reason::Duplicate));
        }
        Ok(NewAuthor { name, ..one })
    };
    authors.into_iter().map(author).collect()
}

/// Refuses too many suggestions, or one twice.
pub(super) fn checked_suggestions(suggestions: &[SuggestionId]) -> Result<()> {
    if suggestions.len() > MOST_SUGGESTIONS {
        return Err(Error::bad_input("suggestions", Reason::TooMany));
    }
    let distinct: HashSet<_> = suggestions.iter().collect();
    if distinct.len() < suggestions.len() {
        return Err(Error::bad_input("suggestions", Reason::Duplicate));
    }
    Ok(())
}

/// Enters a research report as a draft. Organisers do this.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: what it refers to is not there, hidden, or of another committee.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<ResearchReportId> {
    let input = input.checked()?;

    let write = app.begin(actor, call).await?;

    actor.must_hold(input.committee, ORGANIZERS)?;
    must_be_open(&write, actor, &input).await?;
    if let Some(id) = input.organizer {
        committee::special_committee_of(&write.tx, input.committee, id, "organizer").await?;
    }
    must_be_seen(&write, actor, input.committee, &input.suggestions).await?;
    let drafters = member::referenced(&write.tx, input.committee, input.drafter.as_slice(), "drafter").await?;

    let id: ResearchReportId = app.new_id();
    let drafter = input.drafter.and_then(|id| drafters.get(&id));
    row_of(&write, id, &input, drafter).insert(&write.tx).await?;
    write_authors(app, &write, (input.committee, id), &input.authors).await?;
    write_suggestions(&write, id, &input.suggestions).await?;
    let entry = history::Entry {
        committee: input.committee,
        subject: HistorySubject::ResearchReport,
        subject_id: id.0,
        event: "CREATE",
        from: None,
        to: ReportStatus::Draft.as_str(),
        note: None,
        is_public: false,
    };
    history::record(app, &write, actor, entry).await?;

    write.commit(id).await
}

/// Writes the authors of a report, who are members of its committee or go by the names given.
pub(super) async fn write_authors(
    app: &App,
    write: &Write,
    (committee, id): (CommitteeId, ResearchReportId),
    authors: &[NewAuthor],
) -> Result<()> {
    let members: Vec<_> = authors.iter().filter_map(|author| author.member).collect();
    let members = member::referenced(&write.tx, committee, &members, "authors").await?;
    let rows = (1..).zip(authors).map(|(position, author)| {
        let member = author.member.and_then(|id| members.get(&id));
        report_author::ActiveModel {
            id: Set(app.new_id()),
            report_id: Set(id),
            position: Set(position),
            name: Set(name_of(member, author.name.as_deref())),
            member_id: Set(author.member),
        }
    });
    rows::insert_all::<report_author::Entity, _>(&write.tx, rows).await
}

/// Writes which suggestions a report gathers.
pub(super) async fn write_suggestions(write: &Write, id: ResearchReportId, suggestions: &[SuggestionId]) -> Result<()> {
    let links = suggestions
        .iter()
        .map(|suggestion| report_suggestion::ActiveModel { report_id: Set(id), suggestion_id: Set(*suggestion) });
    rows::insert_all::<report_suggestion::Entity, _>(&write.tx, links).await
}

fn row_of(
    write: &Write,
    id: ResearchReportId,
    input: &Create,
    drafter: Option<&Member>,
) -> research_report::ActiveModel {
    research_report::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        consultation_id: Set(input.consultation),
        organizer_id: Set(input.organizer),
        title: Set(input.title.clone()),
        summary: Set(input.summary.clone()),
        body: Set(input.body.clone()),
        drafter_name: Set(name_of(drafter, input.drafter_name.as_deref())),
        drafter_id: Set(input.drafter),
        status: Set(ReportStatus::Draft),
        status_since: Set(write.now),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
        is_formal_recommendation: Set(input.is_formal_recommendation),
    }
}

/// A member's own name, else the name given.
fn name_of(member: Option<&Member>, given: Option<&str>) -> String {
    member.map_or_else(|| given.unwrap_or_default().to_owned(), |member| member.name.clone())
}

/// The consultation it comes of is one of the committee's, and has not been called off.
async fn must_be_open(write: &Write, actor: &Actor, input: &Create) -> Result<()> {
    let Some(id) = input.consultation else { return Ok(()) };
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    let row = select.one(&write.tx).await?.ok_or(Error::bad_input("consultation", Reason::UnknownReference))?;
    if row.committee_id != input.committee {
        return Err(Error::bad_input("consultation", Reason::OfAnotherCommittee));
    }
    if row.status == ConsultationStatus::Cancelled {
        return Err(Error::refused(Reason::WrongState));
    }
    Ok(())
}

/// The suggestions gathered are of the committee, and ones that the actor may see.
pub(super) async fn must_be_seen(
    write: &Write,
    actor: &Actor,
    committee: CommitteeId,
    suggestions: &[SuggestionId],
) -> Result<()> {
    let seen: Vec<CommitteeId> = suggestion::Entity::visible_to(actor.scope())
        .select_only()
        .column(suggestion::Column::CommitteeId)
        .filter(suggestion::Column::Id.is_in(suggestions.iter().copied()))
        .into_tuple()
        .all(&write.tx)
        .await?;
    if seen.len() < suggestions.len() {
        return Err(Error::bad_input("suggestions", Reason::UnknownReference));
    }
    if seen.iter().any(|of| *of != committee) {
        return Err(Error::bad_input("suggestions", Reason::OfAnotherCommittee));
    }
    Ok(())
}
