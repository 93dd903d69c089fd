//! Fair statistics (统计): counts that add up, and rates with numerator, denominator and rule.

use async_graphql::{Context, ID, Object, Result};
use domain::statistics as rows;

use super::context::Asked as _;
use super::enums::SuggestionKind;
use super::id;

/// Counts of a committee's suggestions (统计).
pub struct Statistics(rows::Statistics);

/// Counts of the suggestions of a committee that the asker may see, as the kind they were received as (统计).
/// `received` = `filed` + `merged` + `converted` + `declined` + `withdrawn` + `returned` + `stillUnderReview`.
#[Object]
impl Statistics {
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
        Rate { part: self.0.filed, of: self.0.received, zh: "立案或受理数 ÷ 收到数", en: "filed of received" }
    }

    /// How many duties to reply are done; each answering department has one of its own (答复率).
    async fn reply_rate(&self) -> Rate {
        Rate {
            part: self.0.replies_made,
            of: self.0.replies_due,
            zh: "已答复件次 ÷ 应答复件次（按承办单位计，会办不计）",
            en: "replies made of replies due, one per answering department",
        }
    }

    /// How many of the evaluations that proposers made themselves are satisfied or basically satisfied (满意率).
    async fn satisfaction_rate(&self) -> Rate {
        Rate {
            part: self.0.content,
            of: self.0.evaluations,
            zh: "满意和基本满意数 ÷ 提案者本人评价数（纸质评价另计）",
            en: "satisfied or basically satisfied of all evaluations that proposers made themselves; paper forms apart",
        }
    }

    /// How many evaluations the office entered from signed forms (纸质评价数).
    async fn paper_evaluations(&self) -> u64 {
        self.0.paper_evaluations
    }

    /// How many of the evaluations on paper are satisfied or basically satisfied (纸质评价满意率).
    async fn paper_satisfaction_rate(&self) -> Rate {
        Rate {
            part: self.0.paper_content,
            of: self.0.paper_evaluations,
            zh: "满意和基本满意数 ÷ 纸质评价数",
            en: "satisfied or basically satisfied of all evaluations on paper",
        }
    }
}

/// A share with what it is made of (比率).
pub struct Rate {
    part: u64,
    of: u64,
    zh: &'static str,
    en: &'static str,
}

/// A share with what it is made of (比率).
#[Object]
impl Rate {
    /// What is counted (分子).
    async fn numerator(&self) -> u64 {
        self.part
    }

    /// Out of what (分母).
    async fn denominator(&self) -> u64 {
        self.of
    }

    /// What is divided by what, in the language asked for (口径).
    async fn rule(&self, ctx: &Context<'_>) -> &'static str {
        ctx.lang().pick(self.zh, self.en)
    }

    /// The share, from 0 to 1; null where there is nothing to divide by (比值).
    async fn value(&self) -> Option<f64> {
        let (part, of) = (u32::try_from(self.part).ok()?, u32::try_from(self.of).ok()?);
        (of > 0).then(|| f64::from(part) / f64::from(of))
    }
}

/// Reads statistics.
#[derive(Default)]
pub struct StatisticsQuery;

#[Object]
impl StatisticsQuery {
    /// The counts and rates of a committee's suggestions, as far as the asker may see them (统计).
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "The number of the term; all terms by default (届次).")] term: Option<i32>,
        #[graphql(desc = "The kind they were received as; all but social opinions by default (收到时类别).")]
        kind: Option<SuggestionKind>,
    ) -> Result<Statistics> {
        let committee = id::parse("committee", &committee)?;
        Ok(Statistics(rows::of_committee(ctx.app(), ctx.actor(), committee, term, kind.map(Into::into)).await?))
    }
}
