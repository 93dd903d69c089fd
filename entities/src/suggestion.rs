//! Suggestions (建议) of every kind, from draft to archive.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{Condition, QueryFilter};

use crate::enums::{
    DeclineGround, Disclosure, HandlingMode, ProposerStatus, ProposerType, SubmissionPeriod, SuggestionKind,
    SuggestionStage,
};
use crate::ids::{
    AccountId, CategoryId, CommitteeId, CommitteeTermId, ConsultationId, CouncilMatterId, ResearchReportId, SpeechId,
    SuggestionId,
};
use crate::scope::Scope;
use crate::{assignment, proposer};

/// A row of `suggestion`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suggestion")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SuggestionId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The term it is made in.
    pub term_id: CommitteeTermId,
    /// Its kind.
    pub kind: SuggestionKind,
    /// The kind it was first submitted as; another one than its kind says that it was converted (收到时的类别).
    pub received_as: Option<SuggestionKind>,
    /// Who makes it.
    pub proposer_type: ProposerType,
    /// What is stored of its place in the process.
    pub stage: SuggestionStage,
    /// The subject (案由).
    pub title: String,
    /// The situation (情况).
    pub background: String,
    /// The problem and its analysis (问题及分析).
    pub analysis: String,
    /// What is asked for (建议).
    pub recommendation: String,
    /// Its category.
    pub category_id: Option<CategoryId>,
    /// Plenary or intersession, derived at submission.
    pub period: Option<SubmissionPeriod>,
    /// The plenary its case number counts in.
    pub plenary_number: Option<i32>,
    /// The receipt number given at submission (登记号).
    pub registration_no: Option<String>,
    /// The case number given at filing (案号), unique in committee, term and plenary.
    pub case_no: Option<i32>,
    /// How it is handled, once assigned.
    pub handling_mode: Option<HandlingMode>,
    /// The consultation it came out of.
    pub origin_consultation_id: Option<ConsultationId>,
    /// The speech it came out of.
    pub origin_speech_id: Option<SpeechId>,
    /// The report it came out of.
    pub origin_report_id: Option<ResearchReportId>,
    /// The matter before a council that it came out of.
    pub origin_matter_id: Option<CouncilMatterId>,
    /// Whether the proposer agrees to publication.
    pub consents_to_publication: bool,
    /// The publication in force, by the office's latest decision.
    pub disclosure: Disclosure,
    /// What the public reads under `SUMMARY`.
    pub public_summary: Option<String>,
    /// The situation as the public reads it, where passages are hidden in it.
    pub public_background: Option<String>,
    /// The analysis as the public reads it, where passages are hidden in it.
    pub public_analysis: Option<String>,
    /// The recommendation as the public reads it, where passages are hidden in it.
    pub public_recommendation: Option<String>,
    /// The day on which a decision to publish takes effect, while it waits for one (暂缓公开至).
    pub public_from: Option<Date>,
    /// Why it was not filed.
    pub decline_ground: Option<DeclineGround>,
    /// How often it was submitted; each time its review begins anew.
    pub submissions: i32,
    /// How many levels of review its present submission passes (审查级数).
    pub review_levels: i32,
    /// The round of handling, from 1.
    pub round: i32,
    /// The account that writes it.
    pub owner_id: AccountId,
    /// When it was last submitted.
    pub submitted_at: Option<DateTimeUtc>,
    /// When it was filed.
    pub filed_at: Option<DateTimeUtc>,
    /// When it was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// When it was first published.
    pub published_at: Option<DateTimeUtc>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The row without its long texts, for lists.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Head {
    /// The id.
    pub id: SuggestionId,
    /// The committee it belongs to.
    pub committee_id: CommitteeId,
    /// The term it is made in.
    pub term_id: CommitteeTermId,
    /// Its kind.
    pub kind: SuggestionKind,
    /// The kind it was first submitted as; another one than its kind says that it was converted (收到时的类别).
    pub received_as: Option<SuggestionKind>,
    /// Who makes it.
    pub proposer_type: ProposerType,
    /// What is stored of its place in the process.
    pub stage: SuggestionStage,
    /// The subject (案由).
    pub title: String,
    /// Its category.
    pub category_id: Option<CategoryId>,
    /// Plenary or intersession, derived at submission.
    pub period: Option<SubmissionPeriod>,
    /// The plenary its case number counts in.
    pub plenary_number: Option<i32>,
    /// The receipt number given at submission (登记号).
    pub registration_no: Option<String>,
    /// The case number given at filing (案号), unique in committee, term and plenary.
    pub case_no: Option<i32>,
    /// How it is handled, once assigned.
    pub handling_mode: Option<HandlingMode>,
    /// The consultation it came out of.
    pub origin_consultation_id: Option<ConsultationId>,
    /// The speech it came out of.
    pub origin_speech_id: Option<SpeechId>,
    /// The report it came out of.
    pub origin_report_id: Option<ResearchReportId>,
    /// The matter before a council that it came out of.
    pub origin_matter_id: Option<CouncilMatterId>,
    /// Whether the proposer agrees to publication.
    pub consents_to_publication: bool,
    /// The publication in force, by the office's latest decision.
    pub disclosure: Disclosure,
    /// What the public reads under `SUMMARY`.
    pub public_summary: Option<String>,
    /// The day on which a decision to publish takes effect, while it waits for one (暂缓公开至).
    pub public_from: Option<Date>,
    /// Why it was not filed.
    pub decline_ground: Option<DeclineGround>,
    /// How often it was submitted; each time its review begins anew.
    pub submissions: i32,
    /// How many levels of review its present submission passes (审查级数).
    pub review_levels: i32,
    /// The round of handling, from 1.
    pub round: i32,
    /// The account that writes it.
    pub owner_id: AccountId,
    /// When it was last submitted.
    pub submitted_at: Option<DateTimeUtc>,
    /// When it was filed.
    pub filed_at: Option<DateTimeUtc>,
    /// When it was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// When it was first published.
    pub published_at: Option<DateTimeUtc>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// When the row last changed.
    pub updated_at: DateTimeUtc,
    /// Raised by every change; the optimistic lock.
    pub version: i64,
}

/// The long texts of the row, for who asks for them.
#[derive(Debug, Clone, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Text {
    /// The id.
    pub id: SuggestionId,
    /// The situation (情况).
    pub background: String,
    /// The problem and its analysis (问题及分析).
    pub analysis: String,
    /// What is asked for (建议).
    pub recommendation: String,
    /// The situation as the public reads it, where passages are hidden in it.
    pub public_background: Option<String>,
    /// The analysis as the public reads it, where passages are hidden in it.
    pub public_analysis: Option<String>,
    /// The recommendation as the public reads it, where passages are hidden in it.
    pub public_recommendation: Option<String>,
}

impl Text {
    /// Leaves what the public may read.
    #[must_use]
    pub fn as_public(self) -> Self {
        Self {
            background: self.public_background.unwrap_or(self.background),
            analysis: self.public_analysis.unwrap_or(self.analysis),
            recommendation: self.public_recommendation.unwrap_or(self.recommendation),
            public_background: None,
            public_analysis: None,
            public_recommendation: None,
            ..self
        }
    }
}

/// Joins are written where they are needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Leaves the long texts out.
    pub fn into_head(self) -> Head {
        Head {
            id: self.id,
            committee_id: self.committee_id,
            term_id: self.term_id,
            kind: self.kind,
            received_as: self.received_as,
            proposer_type: self.proposer_type,
            stage: self.stage,
            title: self.title,
            category_id: self.category_id,
            period: self.period,
            plenary_number: self.plenary_number,
            registration_no: self.registration_no,
            case_no: self.case_no,
            handling_mode: self.handling_mode,
            origin_consultation_id: self.origin_consultation_id,
            origin_speech_id: self.origin_speech_id,
            origin_report_id: self.origin_report_id,
            origin_matter_id: self.origin_matter_id,
            consents_to_publication: self.consents_to_publication,
            disclosure: self.disclosure,
            public_summary: self.public_summary,
            public_from: self.public_from,
            decline_ground: self.decline_ground,
            submissions: self.submissions,
            review_levels: self.review_levels,
            round: self.round,
            owner_id: self.owner_id,
            submitted_at: self.submitted_at,
            filed_at: self.filed_at,
            closed_at: self.closed_at,
            published_at: self.published_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

impl Entity {
    /// Selects the suggestions that an asker may see.
    pub fn visible_to(scope: &Scope) -> Select<Self> {
        Self::find().filter(visible_to(scope))
    }
}

/// The publication predicate (公开条件): the one place that says which suggestions are public.
/// Social opinions are an internal channel; all others need the proposer's consent and the office's decision.
pub fn is_public() -> Condition {
    Condition::all()
        .add(Column::Kind.ne(SuggestionKind::SocialOpinion))
        .add(Column::ConsentsToPublication.eq(true))
        .add(Column::Disclosure.ne(Disclosure::None))
}

/// Suggestions whose inner text an asker may read whether or not they are public:
/// their writer and proposers, those of suggestions merged into them too, the departments they are assigned to,
/// and, once submitted, the office.
pub fn is_insider(scope: &Scope) -> Condition {
    let mut insider = Condition::any();
    if let Some(account) = scope.account {
        insider = insider.add(Column::OwnerId.eq(account));
        insider = insider.add(Column::Id.in_subquery(proposer::suggestions_joined_by(account)));
    }
    if !scope.offices.is_empty() {
        let of_office = Column::CommitteeId.is_in(scope.offices.iter().copied());
        insider = insider.add(of_office.and(Column::Submissions.gt(0)));
    }
    if !scope.members.is_empty() {
        let asked = [ProposerStatus::Invited, ProposerStatus::Agreed];
        let proposed = proposer::suggestions_of(&scope.members, &asked);
        insider = insider.add(Column::Id.in_subquery(proposed));
    }
    if !scope.departments.is_empty() {
        insider = insider.add(Column::Id.in_subquery(assignment::suggestions_of(&scope.departments)));
    }
    // An empty `any` would hold for every row.
    insider.add(Expr::val(false))
}

/// Suggestions that an asker may see at all.
pub fn visible_to(scope: &Scope) -> Condition {
    Condition::any().add(is_public()).add(is_insider(scope))
}

/// Selects the ids of suggestions for which a condition holds.
pub(crate) fn ids_where(condition: Condition) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).cond_where(condition).to_owned()
}
