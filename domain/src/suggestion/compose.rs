//! Writing a suggestion: the first draft and its changes.

use chrono::NaiveDate;
use entities::enums::{
    Disclosure, HistorySubject, ProposerRole, ProposerStatus, ProposerType, Role, SuggestionKind, SuggestionStage,
};
use entities::ids::{CategoryId, CommitteeId, CommitteeTermId, ConsultationId, MemberId, SuggestionId};
use entities::{category, consultation, member, proposer, suggestion};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::case::{Action, Case};
use super::lifecycle::change;
use super::numbers;
use crate::actor::{Actor, Grant};
use crate::app::App;
use crate::cosign::{self, MOST_COSIGNERS};
use crate::error::{Error, Result};
use crate::history;
use crate::matter;
use crate::notification;
use crate::reason::Reason;
use crate::text;
use crate::write::{Call, Write};

/// The longest text that a draft may hold in one part; the committee's own limit is checked at submission.
const MOST_CHARACTERS: usize = 10_000;

/// What a suggestion is made of. A draft may leave its texts empty, but not its title.
#[derive(Debug, Clone)]
pub struct Create {
    /// The committee it is made to.
    pub committee: CommitteeId,
    /// Its kind.
    pub kind: SuggestionKind,
    /// Who makes it.
    pub proposer_type: ProposerType,
    /// The name of the proposing body, for collective proposers.
    pub body_name: Option<String>,
    /// The subject (案由).
    pub title: String,
    /// The situation (情况).
    pub background: String,
    /// The problem and its analysis (问题及分析).
    pub analysis: String,
    /// What is asked for (建议).
    pub recommendation: String,
    /// Its category.
    pub category: Option<CategoryId>,
    /// The members invited to co-sign; only for joint ones.
    pub co_signers: Vec<MemberId>,
    /// The consultation whose discussion it takes up.
    pub origin_consultation: Option<ConsultationId>,
    /// Whether the proposer agrees to publication.
    pub consents_to_publication: bool,
}

/// What may be changed of a draft; nothing leaves a part as it is.
#[derive(Debug, Clone)]
pub struct Update {
    /// The suggestion.
    pub id: SuggestionId,
    /// The subject.
    pub title: Option<String>,
    /// The situation.
    pub background: Option<String>,
    /// The analysis.
    pub analysis: Option<String>,
    /// The recommendation.
    pub recommendation: Option<String>,
    /// The category, or none from now on.
    pub category: Option<Option<CategoryId>>,
    /// The name of the proposing body.
    pub body_name: Option<String>,
    /// Whether the proposer agrees to publication.
    pub consents_to_publication: Option<bool>,
}

/// The texts of a new suggestion, checked.
pub(super) struct Texts {
    pub title: String,
    pub background: String,
    pub analysis: String,
    pub recommendation: String,
}

impl Texts {
    pub(super) fn check(title: &str, background: &str, analysis: &str, recommendation: &str) -> Result<Self> {
        Ok(Self {
            title: text::required("title", title, 200)?,
            background: text::draft("background", background, MOST_CHARACTERS)?,
            analysis: text::draft("analysis", analysis, MOST_CHARACTERS)?,
            recommendation: text::draft("recommendation", recommendation, MOST_CHARACTERS)?,
        })
    }
}

/// Makes a draft of the actor's own, as a member or for the body it speaks for.
pub async fn create(app: &App, actor: &Actor, call: &Call, input: Create) -> Result<SuggestionId> {
    let texts = Texts::check(&input.title, &input.background, &input.analysis, &input.recommendation)?;
    let grant = proposing_grant(actor, &input)?;
    let body_name = text::optional("bodyName", input.body_name.as_deref(), 100)?;
    check_cosigners(&input, &grant)?;
    let write = app.begin(actor, call).await?;

    let term = numbers::term_on(&write, input.committee, app.today()).await?;
    must_be_category_of(&write, input.category, term).await?;
    must_be_consultation_of(&write, actor, input.origin_consultation, input.committee).await?;
    let members: Vec<_> = grant.member.into_iter().chain(input.co_signers.iter().copied()).collect();
    let members = cosign::members_of(&write, input.committee, &members, "coSigners").await?;
    let answer_by = cosign::answer_by(app, &write, input.committee).await?;

    let id: SuggestionId = app.new_id();
    let row = suggestion::ActiveModel {
        proposer_type: Set(input.proposer_type),
        category_id: Set(input.category),
        origin_consultation_id: Set(input.origin_consultation),
        consents_to_publication: Set(input.consents_to_publication),
        ..draft(&write, id, (input.committee, term), input.kind, actor, texts)?
    };
    row.insert(&write.tx).await?;
    proposer::Entity::insert_many(proposers(app, &write, id, &grant, body_name, (members, answer_by))?)
        .exec(&write.tx)
        .await?;
    record_draft(app, &write, actor, input.committee, id).await?;
    notification::to_invited(app, &write, (id, 0), &input.co_signers).await?;

    write.commit(id).await
}

/// Changes a draft, or one returned for revision.
pub async fn update(app: &App, actor: &Actor, call: &Call, input: Update) -> Result<SuggestionId> {
    let title = input.title.as_deref().map(|title| text::required("title", title, 200)).transpose()?;
    let part = |field, part: &Option<String>| {
        part.as_deref().map(|part| text::draft(field, part, MOST_CHARACTERS)).transpose()
    };
    let background = part("background", &input.background)?;
    let analysis = part("analysis", &input.analysis)?;
    let recommendation = part("recommendation", &input.recommendation)?;
    let body_name = input.body_name.as_deref().map(|name| text::required("bodyName", name, 100)).transpose()?;
    let write = app.begin(actor, call).await?;

    let case = Case::lock(&write, actor, input.id).await?;
    case.may(Action::Update, actor)?;
    call.must_match(case.head.version)?;
    must_be_category_of(&write, input.category.flatten(), case.head.term_id).await?;
    if let Some(matter) = case.head.origin_matter_id {
        let texts = [
            ("title", title.as_deref()),
            ("background", background.as_deref()),
            ("analysis", analysis.as_deref()),
            ("recommendation", recommendation.as_deref()),
            ("bodyName", body_name.as_deref()),
        ];
        matter::must_not_name_who_raised(&write, matter, &texts).await?;
    }

    if let Some(name) = body_name {
        rename_body(&write, &case, name).await?;
    }
    let stage = case.head.stage;
    change(&write, &case, stage, |row| {
        set(&mut row.title, title);
        set(&mut row.background, background);
        set(&mut row.analysis, analysis);
        set(&mut row.recommendation, recommendation);
        set(&mut row.category_id, input.category);
        set(&mut row.consents_to_publication, input.consents_to_publication);
    })
    .await?;

    write.commit(input.id).await
}

/// Gives the proposing body another name.
async fn rename_body(write: &Write, case: &Case, name: String) -> Result<()> {
    let body = case.proposers.iter().find(|row| row.role == ProposerRole::Lead && row.member_id.is_none());
    let body = body.ok_or(Error::bad_input("bodyName", Reason::NoBody))?;
    let row =
        proposer::ActiveModel { id: sea_orm::ActiveValue::Unchanged(body.id), name: Set(name), ..Default::default() };
    row.update(&write.tx).await?;
    Ok(())
}

/// The columns that every new suggestion shares.
pub(super) fn draft(
    write: &Write,
    id: SuggestionId,
    (committee, term): (CommitteeId, CommitteeTermId),
    kind: SuggestionKind,
    actor: &Actor,
    texts: Texts,
) -> Result<suggestion::ActiveModel> {
    Ok(suggestion::ActiveModel {
        id: Set(id),
        committee_id: Set(committee),
        term_id: Set(term),
        kind: Set(kind),
        stage: Set(SuggestionStage::Draft),
        title: Set(texts.title),
        background: Set(texts.background),
        analysis: Set(texts.analysis),
        recommendation: Set(texts.recommendation),
        disclosure: Set(Disclosure::None),
        submissions: Set(0),
        review_levels: Set(1),
        round: Set(1),
        owner_id: Set(actor.account()?),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
        ..Default::default()
    })
}

/// Writes the first history entry.
pub(super) async fn record_draft(
    app: &App,
    write: &Write,
    actor: &Actor,
    committee: CommitteeId,
    id: SuggestionId,
) -> Result<()> {
    let entry = history::Entry {
        committee,
        subject: HistorySubject::Suggestion,
        subject_id: id.0,
        event: "CREATE",
        from: None,
        to: SuggestionStage::Draft.as_str(),
        note: None,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}

/// Refuses a category that is not one of the term's.
pub(super) async fn must_be_category_of(write: &Write, id: Option<CategoryId>, term: CommitteeTermId) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let row = category::Entity::find_by_id(id).one(&write.tx).await?;
    match row {
        Some(row) if row.term_id == term => Ok(()),
        Some(_) => Err(Error::bad_input("category", Reason::OfAnotherCommittee)),
        None => Err(Error::bad_input("category", Reason::UnknownReference)),
    }
}

/// Refuses a consultation that the actor may not see or that another committee holds.
async fn must_be_consultation_of(
    write: &Write,
    actor: &Actor,
    id: Option<ConsultationId>,
    committee: CommitteeId,
) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let select = consultation::Entity::visible_to(actor.scope()).filter(consultation::Column::Id.eq(id));
    match select.one(&write.tx).await? {
        Some(row) if row.committee_id == committee => Ok(()),
        Some(_) => Err(Error::bad_input("originConsultation", Reason::OfAnotherCommittee)),
        None => Err(Error::bad_input("originConsultation", Reason::UnknownReference)),
    }
}

/// The role by which the actor proposes: members for themselves and jointly, liaisons for their body.
fn proposing_grant(actor: &Actor, input: &Create) -> Result<Grant> {
    let role = match input.proposer_type {
        ProposerType::Individual | ProposerType::Joint => Role::Member,
        _ => Role::Collective,
    };
    actor.must_hold(input.committee, &[role])?;
    let grant = actor.grants().iter().find(|grant| grant.committee == input.committee && grant.role == role);
    grant.cloned().ok_or(Error::forbidden(Reason::RoleMissing))
}

fn check_cosigners(input: &Create, grant: &Grant) -> Result<()> {
    let invited = &input.co_signers;
    if input.proposer_type != ProposerType::Joint && !invited.is_empty() {
        return Err(Error::bad_input("coSigners", Reason::CosignersNotAllowed));
    }
    if invited.len() > MOST_COSIGNERS {
        return Err(Error::bad_input("coSigners", Reason::TooMany));
    }
    let mut seen: std::collections::HashSet<_> = grant.member.into_iter().collect();
    if invited.iter().all(|member| seen.insert(*member)) {
        Ok(())
    } else {
        Err(Error::bad_input("coSigners", Reason::Duplicate))
    }
}

/// The proposers of a new suggestion: a member with those invited, or a body.
fn proposers(
    app: &App,
    write: &Write,
    id: SuggestionId,
    grant: &Grant,
    body_name: Option<String>,
    (members, answer_by): (Vec<member::Model>, NaiveDate),
) -> Result<Vec<proposer::ActiveModel>> {
    if grant.role == Role::Collective {
        let name = body_name.ok_or(Error::bad_input("bodyName", Reason::Empty))?;
        return Ok(vec![lead(app, write, id, name, None)]);
    }
    let row = |(place, row): (i32, &member::Model)| match place {
        1 => lead(app, write, id, row.name.clone(), Some(row.id)),
        _ => cosign::invitation(app, write, id, place, row, answer_by),
    };
    Ok((1_i32..).zip(&members).map(row).collect())
}

/// The proposer who leads: agreed from the start.
pub(super) fn lead(
    app: &App,
    write: &Write,
    id: SuggestionId,
    name: String,
    member: Option<MemberId>,
) -> proposer::ActiveModel {
    proposer::ActiveModel {
        id: Set(app.new_id()),
        suggestion_id: Set(id),
        position: Set(1),
        role: Set(ProposerRole::Lead),
        status: Set(ProposerStatus::Agreed),
        name: Set(name),
        member_id: Set(member),
        invited_at: Set(None),
        answer_by: Set(None),
        answered_at: Set(Some(write.now)),
        via_suggestion_id: Set(None),
        account_id: Set(None),
    }
}

fn set<T: Into<sea_orm::Value>>(column: &mut sea_orm::ActiveValue<T>, value: Option<T>) {
    if let Some(value) = value {
        *column = Set(value);
    }
}
