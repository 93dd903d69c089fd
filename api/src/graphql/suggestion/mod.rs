//! Suggestions (建议) of every kind, as their asker may see them.

mod parts;
mod query;
mod regard;
mod review;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use domain::enums::{ProposerRole, ProposerStatus, SuggestionStatus as Status};
use domain::ids::SuggestionId;
use domain::response::{effective, latest_holding};
use domain::suggestion::{self as rows, citation};

pub use self::parts::{Origin, Proposer, Revision};
pub use self::query::{SuggestionFilter, SuggestionQuery};
use self::regard::Regard;
pub use self::review::Review;
use super::assignment::Assignment;
use super::assignment_conference::{AssignmentConference, DepartmentCandidate};
use super::assist_opinion::AssistOpinion;
use super::attachment::Attachment;
use super::commitment::Commitment;
use super::committee::{Category, Committee};
use super::context::Asked as _;
use super::deadline::Deadline;
use super::enums::{
    DeclineGround, Disclosure, HandlingMode, ProposerType, SubmissionPeriod, SuggestionAction, SuggestionKind,
    SuggestionStatus,
};
use super::evaluation::Evaluation;
use super::hand_back::HandBack;
use super::history::HistoryEntry;
use super::publication::PublicationDecision;
use super::response::Response;
use super::scalars::{Date, Moment};
use super::{id, read};
use crate::documents;

/// A suggestion as one asker sees it. Cheap to clone; a key of loaders.
#[derive(Debug, Clone)]
pub struct Suggestion(Arc<rows::Suggestion>);

impl Suggestion {
    /// Returns the typed id.
    pub fn key(&self) -> SuggestionId {
        self.0.head.id
    }

    /// Returns what the domain says of it.
    pub fn row(&self) -> &rows::Suggestion {
        &self.0
    }

    /// Returns its clocks as of a day, today by default.
    pub(super) async fn deadline_rows(
        &self,
        ctx: &Context<'_>,
        as_of: Option<Date>,
    ) -> domain::Result<Vec<domain::deadline::Deadline>> {
        let as_of = as_of.map_or_else(|| ctx.app().today(), |day| day.0);
        Ok(ctx.loaders().deadlines_of((self.clone(), as_of)).await?.unwrap_or_default())
    }

    async fn text(&self, ctx: &Context<'_>) -> domain::Result<Option<rows::SuggestionText>> {
        if self.0.shows_text() { ctx.loaders().suggestion_text(self.key()).await } else { Ok(None) }
    }

    async fn proposer_rows(&self, ctx: &Context<'_>) -> domain::Result<Vec<rows::Proposer>> {
        Ok(ctx.loaders().proposers_of(self.clone()).await?.unwrap_or_default())
    }

    /// Returns whom a response addresses: the proposers who agreed.
    pub async fn agreed_proposers(&self, ctx: &Context<'_>) -> domain::Result<Vec<rows::Proposer>> {
        let proposers = self.proposer_rows(ctx).await?;
        Ok(proposers.into_iter().filter(|row| row.status == ProposerStatus::Agreed).collect())
    }

    /// Returns the responses that the asker may see.
    pub async fn response_rows(&self, ctx: &Context<'_>) -> domain::Result<Vec<domain::response::Response>> {
        Ok(ctx.loaders().responses_of(self.clone()).await?.unwrap_or_default())
    }

    /// Returns the reason given with the latest event of a name, for insiders.
    async fn note(&self, ctx: &Context<'_>, event: &str) -> domain::Result<Option<String>> {
        let history = ctx.loaders().history_of_suggestion(self.clone()).await?.unwrap_or_default();
        Ok(history.into_iter().rfind(|entry| entry.event == event).and_then(|entry| entry.note))
    }
}

impl From<rows::Suggestion> for Suggestion {
    fn from(row: rows::Suggestion) -> Self {
        Self(Arc::new(row))
    }
}

impl PartialEq for Suggestion {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Suggestion {}

impl Hash for Suggestion {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// A suggestion of any kind, from draft to archive (建议). What the asker may not read is null or left out.
#[Object]
impl Suggestion {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.key())
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.head.version
    }

    /// The committee it is made to (所属政协).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.head.committee_id).await?)
    }

    /// The number of the term it is made in (届次).
    async fn term(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(read::term(ctx, self.0.head.term_id).await?.number)
    }

    /// Its kind (建议类别).
    async fn kind(&self) -> SuggestionKind {
        self.0.head.kind.into()
    }

    /// The kind it was first submitted as; another one than `kind` says that it was converted. For insiders (收到时类别).
    async fn received_as(&self) -> Option<SuggestionKind> {
        self.0.head.received_as.filter(|_| self.0.is_insider).map(Into::into)
    }

    /// Who makes it (提案者类别).
    async fn proposer_type(&self) -> ProposerType {
        self.0.head.proposer_type.into()
    }

    /// Where it stands in the process (办理状态).
    async fn status(&self) -> SuggestionStatus {
        self.0.status.into()
    }

    /// The subject (案由).
    pub async fn title(&self) -> &str {
        &self.0.head.title
    }

    /// The situation (情况). Null where the asker reads no more than the public summary.
    async fn background(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.text(ctx).await?.map(|text| text.background))
    }

    /// The problem and its analysis (问题及分析). Null like `background`.
    async fn analysis(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.text(ctx).await?.map(|text| text.analysis))
    }

    /// What is asked for (具体建议). Null like `background`.
    async fn recommendation(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.text(ctx).await?.map(|text| text.recommendation))
    }

    /// What the public reads when it is published in summary (公开摘要).
    async fn public_summary(&self) -> Option<&str> {
        self.0.head.public_summary.as_deref()
    }

    /// How much of it is public (公开方式).
    async fn disclosure(&self) -> Disclosure {
        self.0.head.disclosure.into()
    }

    /// The day on which a decision to publish takes effect, while it waits for one; for insiders (暂缓公开至).
    async fn public_from(&self) -> Option<Date> {
        self.0.head.public_from.filter(|_| self.0.is_insider).map(Date)
    }

    /// The decisions on its publication, oldest first; for the office (公开决定).
    async fn publication_decisions(&self, ctx: &Context<'_>) -> Result<Vec<PublicationDecision>> {
        let decisions = ctx.loaders().decisions_of(self.clone()).await?;
        Ok(decisions.unwrap_or_default().into_iter().map(PublicationDecision).collect())
    }

    /// Whether the proposer agrees to publication (是否同意公开).
    async fn consents_to_publication(&self) -> bool {
        self.0.head.consents_to_publication
    }

    /// Its category (分类).
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Category>> {
        let Some(id) = self.0.head.category_id else { return Ok(None) };
        Ok(ctx.loaders().category(id).await?.map(Category))
    }

    /// Whether it counts for a plenary session; null before submission (提出时段).
    async fn period(&self) -> Option<SubmissionPeriod> {
        self.0.head.period.map(Into::into)
    }

    /// The number of the plenary session its case number counts in (次).
    async fn plenary(&self) -> Option<i32> {
        self.0.head.plenary_number
    }

    /// The receipt number given at submission (登记号).
    async fn registration_no(&self) -> Option<&str> {
        self.0.head.registration_no.as_deref()
    }

    /// The case number given at filing, unique in committee, term and plenary (案号).
    async fn case_no(&self) -> Option<i32> {
        self.0.head.case_no
    }

    /// The case as it is cited, such as 石嘴山市政协十一届一次会议第12号提案 (案号全称).
    pub async fn case_title(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let head = &self.0.head;
        let (Some(plenary), Some(number)) = (head.plenary_number, head.case_no) else { return Ok(None) };
        let term = read::term(ctx, head.term_id).await?.number;
        let committee = read::committee(ctx, head.committee_id).await?;
        Ok(Some(citation::of_case(&committee.0.name, term, plenary, number)))
    }

    /// How departments share it, once it is assigned (办理方式).
    async fn handling_mode(&self) -> Option<HandlingMode> {
        self.0.head.handling_mode.map(Into::into)
    }

    /// The round of handling, from 1; dissatisfaction opens the next (办理轮次).
    async fn round(&self) -> i32 {
        self.0.head.round
    }

    /// Why it was not filed (不予立案的理由).
    async fn decline_ground(&self) -> Option<DeclineGround> {
        self.0.head.decline_ground.map(Into::into)
    }

    /// What the office wrote when it did not file it; for insiders (不予立案说明).
    async fn decline_reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.0.status == Status::Declined { Ok(self.note(ctx, "DECLINE").await?) } else { Ok(None) }
    }

    /// What the office wrote when it sent it back for revision; for insiders, while it is back (退回理由).
    async fn return_reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.0.status == Status::Returned { Ok(self.note(ctx, "RETURN").await?) } else { Ok(None) }
    }

    /// The level of review that its present submission has reached, from 1; for insiders (审查级次).
    async fn review_level(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        let head = &self.0.head;
        if !self.0.is_insider || head.submissions == 0 {
            return Ok(None);
        }
        let reviews = ctx.loaders().reviews_of(self.clone()).await?.unwrap_or_default();
        let decisions = reviews.iter().map(|row| (row.submission, row.decision));
        Ok(Some(domain::screening::level(head.submissions, decisions)))
    }

    /// How many levels of review its present submission passes; for insiders (审查级数).
    async fn review_levels(&self) -> Option<i32> {
        Some(self.0.head.review_levels).filter(|_| self.0.is_insider && self.0.head.submissions > 0)
    }

    /// What was decided at each level of each submission, oldest first; for insiders (审查意见).
    async fn reviews(&self, ctx: &Context<'_>) -> Result<Vec<Review>> {
        let reviews = ctx.loaders().reviews_of(self.clone()).await?;
        Ok(reviews.unwrap_or_default().into_iter().map(Review).collect())
    }

    /// The suggestion that it is merged into, where the asker may see it (并入).
    async fn merged_into(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        Ok(ctx.loaders().holder_of(self.key()).await?.map(Self::from))
    }

    /// The suggestions that are merged into it, as far as the asker may see them (被并案).
    async fn merged_from(&self, ctx: &Context<'_>) -> Result<Vec<Self>> {
        let parts = ctx.loaders().parts_of(self.key()).await?;
        Ok(parts.unwrap_or_default().into_iter().map(Self::from).collect())
    }

    /// Where it came from; null where it was written by itself (来源).
    async fn origin(&self) -> Option<Origin> {
        Origin::of(&self.0.head)
    }

    /// Who proposes it, the lead first (提案者). To outsiders those who agreed.
    async fn proposers(&self, ctx: &Context<'_>) -> Result<Vec<Proposer>> {
        Ok(self.proposer_rows(ctx).await?.into_iter().map(Proposer).collect())
    }

    /// How many co-signers agreed, without who joined through merged suggestions (附议人数).
    async fn co_signer_count(&self, ctx: &Context<'_>) -> Result<usize> {
        let proposers = self.proposer_rows(ctx).await?;
        let own = proposers.iter().filter(|row| row.via_suggestion_id.is_none());
        let counts = |row: &&rows::Proposer| (row.role, row.status) == (ProposerRole::Cosigner, ProposerStatus::Agreed);
        Ok(own.filter(counts).count())
    }

    /// The departments charged with it (交办单位).
    async fn assignments(&self, ctx: &Context<'_>) -> Result<Vec<Assignment>> {
        let assignments = ctx.loaders().assignments_of(self.key()).await?;
        Ok(assignments.unwrap_or_default().into_iter().map(Assignment).collect())
    }

    /// How often it went on to another department; for insiders, null to others (改办次数).
    async fn hop_count(&self, ctx: &Context<'_>) -> Result<Option<usize>> {
        if !self.0.is_insider {
            return Ok(None);
        }
        let asked = ctx.loaders().hand_backs_of(self.key()).await?.unwrap_or_default();
        Ok(Some(asked.iter().filter(|row| row.new_assignment_id.is_some()).count()))
    }

    /// The requests of departments to hand it back, earliest first; for insiders (退办记录).
    async fn hand_backs(&self, ctx: &Context<'_>) -> Result<Vec<HandBack>> {
        let asked = ctx.loaders().hand_backs_of(self.key()).await?;
        Ok(asked.unwrap_or_default().into_iter().map(HandBack).collect())
    }

    /// The conference at which it was assigned; for insiders, null where it was assigned by itself (交办会).
    async fn assignment_conference(&self, ctx: &Context<'_>) -> Result<Option<AssignmentConference>> {
        Ok(ctx.loaders().conference_of(self.key()).await?.map(AssignmentConference))
    }

    /// The departments that it may be assigned to, best first, at most five, by what they handled and handed back
    /// before; for the office and the supervising office (建议承办单位).
    async fn suggested_departments(&self, ctx: &Context<'_>) -> Result<Vec<DepartmentCandidate>> {
        let candidates = ctx.loaders().candidates_for(self.clone()).await?;
        Ok(candidates.unwrap_or_default().into_iter().map(DepartmentCandidate).collect())
    }

    /// The opinions of assisting departments, every version by round and department; for insiders (会办意见).
    async fn assist_opinions(&self, ctx: &Context<'_>) -> Result<Vec<AssistOpinion>> {
        let opinions = ctx.loaders().opinions_of(self.key()).await?;
        Ok(opinions.unwrap_or_default().into_iter().map(AssistOpinion).collect())
    }

    /// Every version of every response that the asker may see, by round, department and number (答复).
    async fn responses(&self, ctx: &Context<'_>) -> Result<Vec<Response>> {
        Ok(self.response_rows(ctx).await?.into_iter().map(Response).collect())
    }

    /// The response in force; null before approval, and under separate handling, which has several (有效答复).
    async fn effective_response(&self, ctx: &Context<'_>) -> Result<Option<Response>> {
        let responses = self.response_rows(ctx).await?;
        let only = <[_; 1]>::try_from(effective(&responses)).ok();
        Ok(only.map(|[response]| Response(response.clone())))
    }

    /// The responses in force, one of each answering department (有效答复).
    async fn effective_responses(&self, ctx: &Context<'_>) -> Result<Vec<Response>> {
        let responses = self.response_rows(ctx).await?;
        Ok(effective(&responses).into_iter().cloned().map(Response).collect())
    }

    /// The latest holding reply delivered; it leaves the duty to reply open and is never in force (最近的阶段性答复).
    async fn latest_holding(&self, ctx: &Context<'_>) -> Result<Option<Response>> {
        let responses = self.response_rows(ctx).await?;
        Ok(latest_holding(&responses).cloned().map(Response))
    }

    /// The files of the suggestion itself, oldest first; to outsiders those that are public (附件). They are sent by
    /// `POST /files?suggestion=…` while it is being written.
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        let attachments = ctx.loaders().attachments_of(self.0.head.id).await?;
        Ok(attachments.unwrap_or_default().into_iter().map(Attachment).collect())
    }

    /// How content its proposers are, by round (评价). The office and each proposer know at once; departments and other
    /// proposers when everybody has evaluated, the time to do so has passed, or the next round begins; the public then
    /// and once it is closed, without the words.
    async fn evaluations(&self, ctx: &Context<'_>) -> Result<Vec<Evaluation>> {
        let evaluations = ctx.loaders().evaluations_of(self.clone()).await?;
        Ok(evaluations.unwrap_or_default().into_iter().map(Evaluation).collect())
    }

    /// What its departments promise, by the last day in time: what is in force, and what was judged (承诺).
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let commitments = ctx.loaders().commitments_of(self.key()).await?;
        Ok(commitments.unwrap_or_default().into_iter().map(Commitment).collect())
    }

    /// What others make of it (各方关注).
    #[graphql(flatten)]
    async fn regard(&self, _ctx: &Context<'_>) -> Regard {
        Regard(self.clone())
    }

    /// The clocks that run or ran, each with what it is computed from (期限); to outsiders the time to answer alone.
    async fn deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As of this day: what was done later counts as open. Today by default (截至日期).")]
        as_of: Option<Date>,
    ) -> Result<Vec<Deadline>> {
        Ok(self.deadline_rows(ctx, as_of).await?.into_iter().map(Deadline).collect())
    }

    /// The text as it was at every submission; for insiders (文稿版本).
    async fn revisions(&self, ctx: &Context<'_>) -> Result<Vec<Revision>> {
        let revisions = ctx.loaders().revisions_of(self.clone()).await?;
        Ok(Revision::in_order(revisions.unwrap_or_default()))
    }

    /// What happened to it, oldest first; to outsiders the milestones (办理记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<HistoryEntry>> {
        let history = ctx.loaders().history_of_suggestion(self.clone()).await?;
        Ok(history.unwrap_or_default().into_iter().map(HistoryEntry).collect())
    }

    /// What the asker may do with it now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<SuggestionAction>> {
        let actions = ctx.loaders().actions_on_suggestion(self.clone()).await?;
        Ok(actions.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Where its form is found as a Word document (文件地址).
    async fn document_url(&self) -> String {
        documents::path_of_suggestion(self.key())
    }

    /// When it was last submitted (提交时间).
    async fn submitted_at(&self) -> Option<Moment> {
        self.0.head.submitted_at.map(Moment)
    }

    /// When it was filed (立案时间).
    async fn filed_at(&self) -> Option<Moment> {
        self.0.head.filed_at.map(Moment)
    }

    /// When its handling ended (办结时间).
    async fn closed_at(&self) -> Option<Moment> {
        self.0.head.closed_at.map(Moment)
    }

    /// When it was first published (公开时间).
    async fn published_at(&self) -> Option<Moment> {
        self.0.head.published_at.map(Moment)
    }

    /// When it was begun (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.head.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.head.updated_at.into()
    }
}
