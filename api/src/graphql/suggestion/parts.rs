//! Parts of a suggestion: who proposes it, where it came from, and how its text read before.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use domain::cosign::standing;
use domain::ids::{ConsultationId, CouncilMatterId, ResearchReportId, SpeechId};
use domain::suggestion as rows;

use super::Suggestion;
use crate::graphql::consultation::Consultation;
use crate::graphql::context::Asked as _;
use crate::graphql::diff::{self, DiffPart};
use crate::graphql::enums::{ProposerRole, ProposerStatus};
use crate::graphql::id;
use crate::graphql::matter::CouncilMatter;
use crate::graphql::member::Member;
use crate::graphql::research_report::ResearchReport;
use crate::graphql::scalars::Moment;
use crate::graphql::speech::Speech;

/// One who proposes a suggestion: a member or a body (提案者).
pub struct Proposer(pub rows::Proposer);

/// One who proposes a suggestion: a member or a body (提案者).
#[Object]
impl Proposer {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Lead or co-signer (提案者身份).
    async fn role(&self) -> ProposerRole {
        self.0.role.into()
    }

    /// Whether they agreed (附议状态).
    async fn status(&self, ctx: &Context<'_>) -> ProposerStatus {
        standing(self.0.status, self.0.answer_by, ctx.app().today()).into()
    }

    /// The name as printed (姓名或名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The member; null where a body proposes (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(id) = self.0.member_id else { return Ok(None) };
        Ok(ctx.loaders().member(id).await?.map(Member))
    }

    /// When a co-signer was last invited; for insiders (邀请时间).
    async fn invited_at(&self) -> Option<Moment> {
        self.0.invited_at.map(Moment)
    }

    /// The last day on which the invitation can be answered; for insiders (答复截止日期).
    async fn expires_on(&self) -> Option<NaiveDate> {
        self.0.answer_by
    }

    /// The merged suggestion through which they propose this one too, where the asker may see it (并案来源).
    async fn merged_from(&self, ctx: &Context<'_>) -> Result<Option<Suggestion>> {
        let Some(id) = self.0.via_suggestion_id else { return Ok(None) };
        Ok(ctx.loaders().suggestion(id).await?.map(Suggestion::from))
    }

    /// When a co-signer answered the invitation (答复时间).
    async fn answered_at(&self) -> Option<Moment> {
        self.0.answered_at.map(Moment)
    }
}

/// Where a suggestion came from (来源). What the asker may not see is null.
pub struct Origin {
    consultation: Option<ConsultationId>,
    speech: Option<SpeechId>,
    report: Option<ResearchReportId>,
    matter: Option<CouncilMatterId>,
}

impl Origin {
    /// Returns the origin of a suggestion that has one.
    pub(super) fn of(head: &rows::Head) -> Option<Self> {
        let origin = Self {
            consultation: head.origin_consultation_id,
            speech: head.origin_speech_id,
            report: head.origin_report_id,
            matter: head.origin_matter_id,
        };
        let is_extracted = origin.speech.is_some() || origin.report.is_some() || origin.matter.is_some();
        let is_known = origin.consultation.is_some() || is_extracted;
        is_known.then_some(origin)
    }
}

/// Where a suggestion came from (来源). What the asker may not see is null.
#[Object]
impl Origin {
    /// The consultation it came out of (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.consultation else { return Ok(None) };
        Ok(ctx.loaders().consultation(id).await?.map(Consultation::from))
    }

    /// The speech it was extracted from (委员发言).
    async fn speech(&self, ctx: &Context<'_>) -> Result<Option<Speech>> {
        let Some(id) = self.speech else { return Ok(None) };
        Ok(ctx.loaders().speech(id).await?.map(Speech))
    }

    /// The research report it was extracted from (调研报告).
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<ResearchReport>> {
        let Some(id) = self.report else { return Ok(None) };
        Ok(ctx.loaders().research_report(id).await?.map(ResearchReport))
    }

    /// The matter before a council that it was extracted from (议题).
    async fn matter(&self, ctx: &Context<'_>) -> Result<Option<CouncilMatter>> {
        let Some(id) = self.matter else { return Ok(None) };
        Ok(ctx.loaders().grass.matter(id).await?.map(CouncilMatter))
    }
}

/// The text of a suggestion as it was submitted (文稿版本).
pub struct Revision {
    row: rows::Revision,
    earlier: Option<rows::Revision>,
}

impl Revision {
    /// Gives every revision the one before it.
    pub(super) fn in_order(rows: Vec<rows::Revision>) -> Vec<Self> {
        let earlier = std::iter::once(None).chain(rows.clone().into_iter().map(Some));
        rows.into_iter().zip(earlier).map(|(row, earlier)| Self { row, earlier }).collect()
    }
}

/// What a revision changed, part by part (文稿比较).
#[derive(SimpleObject)]
pub struct RevisionDiff {
    /// The subject (案由).
    title: Vec<DiffPart>,
    /// The situation (情况).
    background: Vec<DiffPart>,
    /// The analysis (问题及分析).
    analysis: Vec<DiffPart>,
    /// The recommendation (具体建议).
    recommendation: Vec<DiffPart>,
}

/// The text of a suggestion as it was submitted (文稿版本).
#[Object]
impl Revision {
    /// The number of the submission, from 1 (版次).
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// The subject then (案由).
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The situation then (情况).
    async fn background(&self) -> &str {
        &self.row.background
    }

    /// The analysis then (问题及分析).
    async fn analysis(&self) -> &str {
        &self.row.analysis
    }

    /// The recommendation then (具体建议).
    async fn recommendation(&self) -> &str {
        &self.row.recommendation
    }

    /// What it changed against the revision before, word by word; null for the first (逐词比较).
    async fn diff(&self) -> Result<Option<RevisionDiff>> {
        let Some(earlier) = &self.earlier else { return Ok(None) };
        let of = |part: fn(&rows::Revision) -> &String| diff::words(part(earlier).clone(), part(&self.row).clone());
        Ok(Some(RevisionDiff {
            title: of(|row| &row.title).await?,
            background: of(|row| &row.background).await?,
            analysis: of(|row| &row.analysis).await?,
            recommendation: of(|row| &row.recommendation).await?,
        }))
    }

    /// When it was submitted (提交时间).
    async fn created_at(&self) -> Moment {
        self.row.created_at.into()
    }
}
