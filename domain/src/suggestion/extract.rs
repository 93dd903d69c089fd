//! A speech's, a report's or a matter's point becomes a suggestion, with its origin kept.

use entities::enums::{ConsultationStatus, ProposerType, ReportStatus, Role, SpeechStatus, SuggestionKind};
use entities::ids::{
    CategoryId, CommitteeId, CommitteeTermId, ConsultationId, CouncilMatterId, MemberId, ResearchReportId, SpeechId,
    SuggestionId,
};
use entities::{
    consultation, council_matter, council_matter_meeting, deliberation_council, proposer, report_suggestion,
    research_report, special_committee, speech, suggestion,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set};

use super::compose::{Texts, draft, lead, must_be_category_of, record_draft};
use super::numbers;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::matter::must_not_tell;
use crate::reason::Reason;
use crate::write::{Call, Write};

/// Where a suggestion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A member's speech at a session.
    Speech(SpeechId),
    /// A research report.
    Report(ResearchReportId),
    /// A matter before a council.
    Matter(CouncilMatterId),
}

/// A point of a speech, report or matter as a suggestion.
#[derive(Debug, Clone)]
pub struct Extract {
    /// Where it comes from.
    pub source: Source,
    /// Its kind: a consultation suggestion, unless it is to be a proposal.
    pub kind: SuggestionKind,
    /// The subject.
    pub title: String,
    /// The situation.
    pub background: String,
    /// The analysis.
    pub analysis: String,
    /// The recommendation.
    pub recommendation: String,
    /// Its category.
    pub category: Option<CategoryId>,
    /// Whether the proposer agrees to publication.
    pub consents_to_publication: bool,
}

/// Who makes suggestions out of what was said, written and raised.
const EXTRACTORS: &[Role] = &[Role::SessionOrganizer, Role::ProposalOffice];

/// What the source tells about the suggestion.
struct Origin {
    proposer_type: ProposerType,
    committee: CommitteeId,
    term: CommitteeTermId,
    consultation: Option<ConsultationId>,
    proposer: String,
    member: Option<MemberId>,
}

/// Makes a draft out of a speech, a report or a matter, proposed by who spoke or wrote it, or by the council that the
/// matter is before. The session's organisers do this.
///
/// # Errors
///
/// `NOT_YET_HELD` before the session; `SESSION_CLOSED` after its end: it is taken up again first; `WRONG_STATE` for a
/// report that is not handed in; `PRIVATE_NAME` for what names who raised a matter.
pub async fn extract(app: &App, actor: &Actor, call: &Call, input: Extract) -> Result<SuggestionId> {
    let texts = Texts::check(&input.title, &input.background, &input.analysis, &input.recommendation)?;
    let write = app.begin(actor, call).await?;

    let origin = match input.source {
        Source::Speech(id) => of_speech(&write, actor, id, input.kind).await?,
        Source::Report(id) => of_report(app, &write, actor, id).await?,
        Source::Matter(id) => of_matter(&write, actor, id, &input).await?,
    };
    actor.must_hold(origin.committee, EXTRACTORS)?;
    must_be_category_of(&write, input.category, origin.term).await?;

    let id: SuggestionId = app.new_id();
    let (speech, report, matter) = match input.source {
        Source::Speech(id) => (Some(id), None, None),
        Source::Report(id) => (None, Some(id), None),
        Source::Matter(id) => (None, None, Some(id)),
    };
    let row = suggestion::ActiveModel {
        proposer_type: Set(origin.proposer_type),
        category_id: Set(input.category),
        consents_to_publication: Set(input.consents_to_publication),
        origin_consultation_id: Set(origin.consultation),
        origin_speech_id: Set(speech),
        origin_report_id: Set(report),
        origin_matter_id: Set(matter),
        ..draft(&write, id, (origin.committee, origin.term), input.kind, actor, texts)?
    };
    row.insert(&write.tx).await?;
    proposer::Entity::insert(lead(app, &write, id, origin.proposer, origin.member)).exec(&write.tx).await?;
    if let Some(report_id) = report {
        let link = report_suggestion::ActiveModel { report_id: Set(report_id), suggestion_id: Set(id) };
        report_suggestion::Entity::insert(link).exec(&write.tx).await?;
    }
    record_draft(app, &write, actor, origin.committee, id).await?;

    write.commit(id).await
}

/// Nothing that waits for an answer is added to a session that was closed because nothing did.
fn must_be_open(session: Option<&consultation::Model>) -> Result<()> {
    match session {
        Some(session) if session.status == ConsultationStatus::Closed => Err(Error::refused(Reason::SessionClosed)),
        _ => Ok(()),
    }
}

/// A speech counts once it is final and its session has been held; one that was not used may become a social opinion
/// at any time, where its speaker agrees (domain.md §2.3).
async fn of_speech(write: &Write, actor: &Actor, id: SpeechId, kind: SuggestionKind) -> Result<Origin> {
    let select = speech::Entity::visible_to(actor.scope()).filter(speech::Column::Id.eq(id));
    let unknown = Error::bad_input("speech", Reason::UnknownReference);
    let row =
        if select.clone().one(&write.tx).await?.is_some() { write.lock(select).await? } else { return Err(unknown) };
    let session = consultation::Entity::find_by_id(row.consultation_id).one(&write.tx).await?;
    let session = session.ok_or(Error::not_found())?;
    let is_final = matches!(row.status, SpeechStatus::Finalized | SpeechStatus::Delivered);
    let is_discarded = row.status == SpeechStatus::Discarded;
    if is_discarded && kind != SuggestionKind::SocialOpinion {
        return Err(Error::bad_input("kind", Reason::OnlyAsOpinion));
    }
    if is_discarded && !row.may_become_opinion {
        return Err(Error::refused(Reason::SpeakerDisagrees));
    }
    if !is_discarded {
        must_be_open(Some(&session))?;
    }
    let is_given = is_final && consultation::PUBLIC_STATUSES.contains(&session.status);
    if !is_discarded && !is_given {
        return Err(Error::refused(Reason::NotYetHeld));
    }
    let is_member = row.member_id.is_some();
    Ok(Origin {
        proposer_type: if is_member { ProposerType::Individual } else { ProposerType::Organization },
        committee: session.committee_id,
        term: session.term_id,
        consultation: Some(session.id),
        proposer: row.speaker_name,
        member: row.member_id,
    })
}

async fn of_report(app: &App, write: &Write, actor: &Actor, id: ResearchReportId) -> Result<Origin> {
    let select = research_report::Entity::visible_to(actor.scope()).filter(research_report::Column::Id.eq(id));
    let row = select.one(&write.tx).await?.ok_or(Error::bad_input("report", Reason::UnknownReference))?;
    if matches!(row.status, ReportStatus::Draft | ReportStatus::Returned) {
        return Err(Error::bad_input("report", Reason::WrongState));
    }
    let session = match row.consultation_id {
        Some(id) => consultation::Entity::find_by_id(id).one(&write.tx).await?,
        None => None,
    };
    must_be_open(session.as_ref())?;
    let organizer = match row.organizer_id {
        Some(id) => special_committee::Entity::find_by_id(id).one(&write.tx).await?,
        None => None,
    };
    Ok(Origin {
        proposer_type: ProposerType::SpecialCommittee,
        committee: row.committee_id,
        term: numbers::term_on(write, row.committee_id, app.today()).await?,
        consultation: row.consultation_id,
        proposer: organizer.map_or(row.drafter_name, |body| body.name),
        member: None,
    })
}

/// A matter counts once a meeting that it came before has been held; its council proposes what comes of the latest one.
/// The resident who raised it is not named (domain.md §2.7).
async fn of_matter(write: &Write, actor: &Actor, id: CouncilMatterId, input: &Extract) -> Result<Origin> {
    let select = council_matter::Entity::visible_to(actor.scope()).filter(council_matter::Column::Id.eq(id));
    let row = select.one(&write.tx).await?.ok_or(Error::bad_input("matter", Reason::UnknownReference))?;
    // Before the texts are looked at, so that nobody else finds out by trying who raised it.
    actor.must_hold(row.committee_id, EXTRACTORS)?;
    if !matches!(input.kind, SuggestionKind::CitizenIssue | SuggestionKind::ConsultationSuggestion) {
        return Err(Error::bad_input("kind", Reason::KindOfMatter));
    }
    let texts = [
        ("title", Some(input.title.as_str())),
        ("background", Some(&input.background)),
        ("analysis", Some(&input.analysis)),
        ("recommendation", Some(&input.recommendation)),
    ];
    must_not_tell((row.raised_by.as_deref(), row.is_private), &texts)?;
    let meetings = council_matter_meeting::Entity::find()
        .select_only()
        .column(council_matter_meeting::Column::ConsultationId)
        .filter(council_matter_meeting::Column::MatterId.eq(row.id))
        .into_query();
    let held = consultation::Entity::find()
        .filter(consultation::Column::Id.in_subquery(meetings))
        .filter(consultation::is_public())
        .order_by_desc(consultation::Column::HeldOn)
        .order_by_desc(consultation::Column::Id);
    let session = held.one(&write.tx).await?.ok_or(Error::refused(Reason::NotYetHeld))?;
    must_be_open(Some(&session))?;
    let council = deliberation_council::Entity::find_by_id(row.council_id).one(&write.tx).await?;
    Ok(Origin {
        proposer_type: ProposerType::Organization,
        committee: session.committee_id,
        term: session.term_id,
        consultation: Some(session.id),
        proposer: council.ok_or(Error::not_found())?.name,
        member: None,
    })
}
