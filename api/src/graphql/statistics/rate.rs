//! A rate (比率) with what it is made of.

use async_graphql::{Context, Object};
use domain::statistics::{Measure, Share, Statistics};

use crate::graphql::context::Asked as _;

/// A share with what it is made of (比率).
pub struct Rate {
    measure: Measure,
    share: Option<Share>,
}

impl Rate {
    /// Reads a rate from counts.
    pub fn of(counts: &Statistics, measure: Measure) -> Self {
        Self { measure, share: counts.share(measure) }
    }
}

/// A share with what it is made of (比率).
#[Object]
impl Rate {
    /// What is counted; null where the rate is suppressed (分子).
    async fn numerator(&self) -> Option<u64> {
        self.share.map(|share| share.part)
    }

    /// Out of what; null where the rate is suppressed (分母).
    async fn denominator(&self) -> Option<u64> {
        self.share.map(|share| share.of)
    }

    /// What is divided by what, in the language asked for (口径).
    async fn rule(&self, ctx: &Context<'_>) -> &'static str {
        self.measure.rule(ctx.lang())
    }

    /// The share, from 0 to 1; null where there is nothing to divide by, and where the rate is suppressed (比值).
    async fn value(&self) -> Option<f64> {
        self.share.and_then(Share::value)
    }

    /// Whether it speaks of too few to be told, or would give away others that do (是否不予显示).
    async fn is_suppressed(&self) -> bool {
        self.share.is_none()
    }
}
