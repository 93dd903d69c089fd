//! Fair statistics (统计): counts that add up, and rates with numerator, denominator and rule.

mod rate;

use async_graphql::{Context, ID, Lookahead, MergedObject, Object, Result};
use domain::statistics as rows;
use domain::statistics::Measure;

pub use self::rate::Rate;
use super::context::Asked as _;
use super::enums::{StatisticsDimension, SuggestionKind};
use super::id;

/// Counts of suggestions (统计数).
pub struct StatisticsCounts(pub rows::Statistics);

/// Counts of suggestions that the asker may see, as the kind they were received as (统计数).
/// `received` = `filed` + `merged` + `converted` + `declined` + `withdrawn` + `returned` + `stillUnderReview`.
#[Object]
impl StatisticsCounts {
    /// Handed in at least once (收到).
    async fn received(&self) -> u64 {
        self.0.received
    }

    /// Filed, or taken on without filing where the kind is not filed (立案或受理).
    async fn filed(&self) -> u64 {
        self.0.filed
    }

    /// Going on as part of another one (并案).
    async fn merged(&self) -> u64 {
        self.0.merged
    }

    /// Become another kind than they were received as (转办).
    async fn converted(&self) -> u64 {
        self.0.converted
    }

    /// Not filed (不予立案).
    async fn declined(&self) -> u64 {
        self.0.declined
    }

    /// Taken back after submission (撤回).
    async fn withdrawn(&self) -> u64 {
        self.0.withdrawn
    }

    /// With the proposer for revision (退回修改).
    async fn returned(&self) -> u64 {
        self.0.returned
    }

    /// Waiting for screening (待审查).
    async fn still_under_review(&self) -> u64 {
        self.0.still_under_review
    }

    /// Of those filed, handled to the end (办结).
    async fn closed(&self) -> u64 {
        self.0.closed
    }

    /// How many of those received were filed (立案率).
    async fn filing_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::Filing)
    }

    /// How many of the cases assigned are answered by every department that has to; a case counts once (件答复率).
    async fn case_reply_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::CaseReply)
    }

    /// How many duties to reply are done; each answering department has one of its own (件次答复率).
    async fn reply_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::Reply)
    }

    /// How many replies came by their last day, as the deadlines tell it, of those made and those overdue (按期答复率).
    async fn on_time_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::OnTime)
    }

    /// How many of the evaluations that proposers made themselves are satisfied or basically satisfied (满意率).
    async fn satisfaction_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::Satisfaction)
    }

    /// How many evaluations the office entered from signed forms; null where they are too few to be told (纸质评价数).
    async fn paper_evaluations(&self) -> Option<u64> {
        self.0.share(Measure::PaperSatisfaction).map(|share| share.of)
    }

    /// How many of the evaluations on paper are satisfied or basically satisfied (纸质评价满意率).
    async fn paper_satisfaction_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::PaperSatisfaction)
    }

    /// How many promises of the ledger were judged fulfilled, of those judged or late (承诺兑现率).
    async fn fulfilment_rate(&self) -> Rate {
        Rate::of(&self.0, Measure::Fulfilment)
    }
}

/// The fields that need more than the counts.
const FIELDS: [(&str, Measure); 7] = [
    ("caseReplyRate", Measure::CaseReply),
    ("replyRate", Measure::Reply),
    ("onTimeRate", Measure::OnTime),
    ("satisfactionRate", Measure::Satisfaction),
    ("paperEvaluations", Measure::PaperSatisfaction),
    ("paperSatisfactionRate", Measure::PaperSatisfaction),
    ("fulfilmentRate", Measure::Fulfilment),
];

/// Returns which rates are selected of counts.
pub fn measures(selected: &Lookahead<'_>) -> Vec<Measure> {
    FIELDS.iter().filter(|(field, _)| selected.field(field).exists()).map(|(_, measure)| *measure).collect()
}

/// What can be counted side by side.
pub struct StatisticsGroups(rows::Counted);

/// What can be counted side by side.
#[Object]
impl StatisticsGroups {
    /// The counts by a dimension, those told first, the largest of them first; at most 500. Who is not of the one
    /// committee's office or supervision is told no group of fewer than five and no rate over fewer than five, nor
    /// what the sum of the others would give away (分组统计).
    async fn groups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What they are counted under (分组方式).")] by: StatisticsDimension,
    ) -> Result<Vec<StatisticsGroup>> {
        let measures = measures(&ctx.look_ahead().field("counts"));
        let groups = rows::groups(ctx.app(), ctx.actor(), self.0, by.into(), &measures).await?;
        Ok(groups.into_iter().map(StatisticsGroup).collect())
    }
}

/// Counts of the suggestions that the asker may see, as a whole and side by side (统计).
#[derive(MergedObject)]
pub struct Statistics(StatisticsCounts, StatisticsGroups);

/// What is counted under one value of a dimension (分组).
pub struct StatisticsGroup(pub rows::Group);

/// What is counted under one value of a dimension (分组).
#[Object]
impl StatisticsGroup {
    /// The global id of the committee, term or department; null for others, which are counted by their names, and for
    /// what has no value, such as the sector of a body's proposal (编号).
    async fn id(&self) -> Option<ID> {
        self.0.id.clone().map(ID)
    }

    /// The name of the value, in Chinese; null for what has none (名称).
    async fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    /// Whether the counts are too small to be told, or would give away others that are (是否不予显示).
    async fn is_suppressed(&self) -> bool {
        self.0.counts.is_none()
    }

    /// The counts; null where they are suppressed (统计数).
    async fn counts(&self) -> Option<StatisticsCounts> {
        self.0.counts.map(StatisticsCounts)
    }
}

/// Reads statistics.
#[derive(Default)]
pub struct StatisticsQuery;

#[Object]
impl StatisticsQuery {
    /// The counts and rates of suggestions, as far as the asker may see them: nothing hidden is counted (统计).
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee; all of them by default (政协委员会).")] committee: Option<ID>,
        #[graphql(desc = "The number of the term; all terms by default (届次).")] term: Option<i32>,
        #[graphql(desc = "The kind they were received as; all but social opinions by default (收到时类别).")]
        kind: Option<SuggestionKind>,
    ) -> Result<Statistics> {
        let committee = id::optional("committee", committee.as_ref())?;
        let counted = rows::Counted { committee, term, plenary: None, kind: kind.map(Into::into) };
        let measures = measures(&ctx.look_ahead());
        let counts = rows::of(ctx.app(), ctx.actor(), counted, &measures).await?;
        Ok(Statistics(StatisticsCounts(counts), StatisticsGroups(counted)))
    }
}
