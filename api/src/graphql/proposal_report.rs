//! The plenary's two reports on proposals (提案审查情况的报告、提案工作情况的报告).

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::ids::CommitteeId;
use domain::rules::OutcomeLetters;
use domain::statistics::report::{self as rows, Report, Subject};
use domain::statistics::{Dimension, Mark, Marked, Tally, Verdicts};

use super::commitment::CommitmentSummary;
use super::committee::Committee;
use super::context::Asked as _;
use super::enums::{DeclineGround, OutcomeCategory, Satisfaction};
use super::scalars::Date;
use super::statistics::{StatisticsCounts, StatisticsGroup, measures};
use super::suggestion::Suggestion;
use super::{id, read};
use crate::documents;

/// How the proposals of a term or plenary were screened (提案审查情况的报告).
pub struct ScreeningReport(Report);

/// How the proposals of a term or plenary were screened, of those that the asker may see (提案审查情况的报告).
#[Object]
impl ScreeningReport {
    /// The title (标题).
    async fn title(&self) -> String {
        self.0.screening_title()
    }

    /// The committee (政协委员会).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.subject.committee).await?)
    }

    /// The day it tells of (截至日期).
    async fn as_of(&self) -> Date {
        self.0.as_of.into()
    }

    /// Whether it counts what is hidden too and tells small groups: to the committee's office and supervision (是否内部口径).
    async fn is_internal(&self) -> bool {
        self.0.is_internal
    }

    /// Where the report is found as a Word document, as whoever asks may know it (文档地址).
    async fn document_url(&self) -> String {
        documents::path_of_screening_report(self.0.subject)
    }

    /// What was received, and what became of it (总体情况).
    async fn counts(&self, ctx: &Context<'_>) -> Result<StatisticsCounts> {
        counts(ctx, &self.0).await
    }

    /// By the kind of proposer (按提案者类别).
    async fn by_proposer_type(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsGroup>> {
        groups(ctx, &self.0, Dimension::ProposerType).await
    }

    /// By category (按分类).
    async fn by_category(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsGroup>> {
        groups(ctx, &self.0, Dimension::Category).await
    }

    /// Those not filed, by ground (不予立案的理由).
    async fn by_decline_ground(&self, ctx: &Context<'_>) -> Result<Vec<DeclineGroundCount>> {
        let tallies = self.0.grounds(ctx.app(), ctx.actor()).await?;
        Ok(tallies.into_iter().map(Into::into).collect())
    }
}

/// How the proposals of a term or plenary were handled (提案工作情况的报告).
pub struct WorkReport(Report);

/// How the proposals of a term or plenary were handled, of those that the asker may see (提案工作情况的报告).
#[Object]
impl WorkReport {
    /// The title (标题).
    async fn title(&self) -> String {
        self.0.work_title()
    }

    /// The committee (政协委员会).
    async fn committee(&self, ctx: &Context<'_>) -> Result<Committee> {
        Ok(read::committee(ctx, self.0.subject.committee).await?)
    }

    /// The day it tells of (截至日期).
    async fn as_of(&self) -> Date {
        self.0.as_of.into()
    }

    /// Whether it counts what is hidden too and tells small groups: to the committee's office and supervision (是否内部口径).
    async fn is_internal(&self) -> bool {
        self.0.is_internal
    }

    /// Where the report is found as a Word document, as whoever asks may know it (文档地址).
    async fn document_url(&self) -> String {
        documents::path_of_work_report(self.0.subject)
    }

    /// What was filed and handled, with its rates (总体情况).
    async fn counts(&self, ctx: &Context<'_>) -> Result<StatisticsCounts> {
        counts(ctx, &self.0).await
    }

    /// By the department that answers (按承办单位).
    async fn by_department(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsGroup>> {
        groups(ctx, &self.0, Dimension::Department).await
    }

    /// The departments' answers in force, by outcome; each department's counts (办理结果，按件次).
    async fn by_outcome(&self, ctx: &Context<'_>) -> Result<Vec<OutcomeCount>> {
        let tallies = self.0.outcomes(ctx.app(), ctx.actor()).await?;
        Ok(tallies.iter().map(|tally| OutcomeCount::new(&self.0.letters, tally)).collect())
    }

    /// The evaluations, by satisfaction, those on paper apart; what nobody said is left out (满意度).
    async fn by_satisfaction(&self, ctx: &Context<'_>) -> Result<Vec<SatisfactionCount>> {
        let verdicts = self.0.verdicts(ctx.app(), ctx.actor()).await?;
        Ok(verdicts.into_iter().map(Into::into).collect())
    }

    /// The key proposals (重点提案).
    async fn key(&self, ctx: &Context<'_>) -> Result<MarkedSuggestions> {
        Ok(self.0.marked(ctx.app(), ctx.actor(), Mark::Key).await?.into())
    }

    /// The outstanding proposals (优秀提案).
    async fn outstanding(&self, ctx: &Context<'_>) -> Result<MarkedSuggestions> {
        Ok(self.0.marked(ctx.app(), ctx.actor(), Mark::Outstanding).await?.into())
    }

    /// What became of the departments' promises (承诺兑现情况).
    async fn promises(&self, ctx: &Context<'_>) -> Result<CommitmentSummary> {
        Ok(self.0.promises(ctx.app(), ctx.actor()).await?.into())
    }
}

async fn counts(ctx: &Context<'_>, report: &Report) -> Result<StatisticsCounts> {
    let measures = measures(&ctx.look_ahead());
    Ok(StatisticsCounts(report.counts(ctx.app(), ctx.actor(), &measures).await?))
}

async fn groups(ctx: &Context<'_>, report: &Report, by: Dimension) -> Result<Vec<StatisticsGroup>> {
    let measures = measures(&ctx.look_ahead().field("counts"));
    let groups = report.groups(ctx.app(), ctx.actor(), by, &measures).await?;
    Ok(groups.into_iter().map(StatisticsGroup).collect())
}

/// How many were not filed on a ground (不予立案件数).
#[derive(SimpleObject)]
pub struct DeclineGroundCount {
    /// The ground (理由).
    ground: DeclineGround,
    /// How many; null where they are too few to be told (件数).
    count: Option<u64>,
}

impl From<Tally<domain::enums::DeclineGround>> for DeclineGroundCount {
    fn from(tally: Tally<domain::enums::DeclineGround>) -> Self {
        Self { ground: tally.value.into(), count: tally.count }
    }
}

/// How many answers in force have an outcome (办理结果件次).
#[derive(SimpleObject)]
pub struct OutcomeCount {
    /// The outcome (办理结果).
    outcome: OutcomeCategory,
    /// What the committee prints for it (类别).
    letter: String,
    /// How many; null where they are too few to be told (件次).
    count: Option<u64>,
}

impl OutcomeCount {
    fn new(letters: &OutcomeLetters, tally: &Tally<domain::enums::OutcomeCategory>) -> Self {
        Self { outcome: tally.value.into(), letter: letters.of(tally.value).to_owned(), count: tally.count }
    }
}

/// How many evaluations say the same (满意度件次).
#[derive(SimpleObject)]
pub struct SatisfactionCount {
    /// How content the proposers are (满意度).
    satisfaction: Satisfaction,
    /// How many evaluations of their own; null where they are too few to be told (本人评价数).
    own: Option<u64>,
    /// How many on paper; null where they are too few to be told (纸质评价数).
    on_paper: Option<u64>,
}

impl From<Verdicts> for SatisfactionCount {
    fn from(verdicts: Verdicts) -> Self {
        Self { satisfaction: verdicts.satisfaction.into(), own: verdicts.own, on_paper: verdicts.on_paper }
    }
}

/// Proposals that bear a mark (重点或优秀提案).
#[derive(SimpleObject)]
pub struct MarkedSuggestions {
    /// How many there are (件数).
    count: u64,
    /// The first hundred of them, by case number (提案).
    suggestions: Vec<Suggestion>,
}

impl From<Marked> for MarkedSuggestions {
    fn from(marked: Marked) -> Self {
        Self { count: marked.count, suggestions: marked.suggestions.into_iter().map(Into::into).collect() }
    }
}

/// Reads the reports on proposals.
#[derive(Default)]
pub struct ProposalReportQuery;

#[Object]
impl ProposalReportQuery {
    /// How the proposals of a term or plenary were screened, as far as the asker may know it (提案审查情况的报告).
    async fn screening_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "The number of the term (届次).")] term: i32,
        #[graphql(desc = "The number of the plenary; the whole term by default (次).")] plenary: Option<i32>,
    ) -> Result<ScreeningReport> {
        Ok(ScreeningReport(opened(ctx, &committee, (term, plenary)).await?))
    }

    /// How the proposals of a term or plenary were handled, as far as the asker may know it (提案工作情况的报告).
    async fn work_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "The number of the term (届次).")] term: i32,
        #[graphql(desc = "The number of the plenary; the whole term by default (次).")] plenary: Option<i32>,
    ) -> Result<WorkReport> {
        Ok(WorkReport(opened(ctx, &committee, (term, plenary)).await?))
    }
}

async fn opened(ctx: &Context<'_>, committee: &ID, (term, plenary): (i32, Option<i32>)) -> domain::Result<Report> {
    let committee: CommitteeId = id::parse("committee", committee)?;
    rows::open(ctx.app(), ctx.actor(), Subject { committee, term, plenary }).await
}
