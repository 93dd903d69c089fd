//! Contributions to the projects of villages and communities (投入).

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::contribution as rows;
use domain::ids::CommitteeId;

use super::context::Asked as _;
use super::enums::ContributionKind;
use super::id;
use super::matter::CouncilMatter;

/// What somebody gives to a project (投入).
pub struct Contribution(rows::Contribution, CommitteeId);

impl Contribution {
    /// Makes one of a consultation of a committee.
    pub fn new(row: rows::Contribution, committee: CommitteeId) -> Self {
        Self(row, committee)
    }
}

/// What somebody gives to a project, in figures as reported (投入).
#[Object]
impl Contribution {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// The place in the order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// What is given (投入类别).
    async fn kind(&self) -> ContributionKind {
        self.0.kind.into()
    }

    /// Who gives it, as printed; a private person for organisers only (投入方).
    async fn contributor(&self, ctx: &Context<'_>) -> Option<&str> {
        rows::shows_contributor(ctx.actor(), self.1, &self.0).then_some(self.0.contributor.as_str())
    }

    /// How many households take part (户数).
    async fn households(&self) -> Option<i32> {
        self.0.households
    }

    /// The figure, in `unit` (数值).
    async fn amount(&self) -> f64 {
        self.0.amount
    }

    /// The unit as printed (单位).
    async fn unit(&self) -> &str {
        &self.0.unit
    }

    /// Whether the source says that it is more or less so: 余, 多, 约 (约数).
    async fn is_approximate(&self) -> bool {
        self.0.is_approximate
    }

    /// The matter it is for (议题).
    async fn matter(&self, ctx: &Context<'_>) -> Result<Option<CouncilMatter>> {
        let Some(id) = self.0.matter_id else { return Ok(None) };
        Ok(ctx.loaders().grass.matter(id).await?.map(CouncilMatter))
    }

    /// A remark; of what a private person gives for organisers only (备注).
    async fn note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.note.as_deref().filter(|_| rows::shows_contributor(ctx.actor(), self.1, &self.0))
    }
}

/// What was given of one kind in one unit, together (投入合计).
#[derive(SimpleObject)]
pub struct ContributionTotal {
    /// What is given (投入类别).
    kind: ContributionKind,
    /// The unit as printed (单位).
    unit: String,
    /// The sum of the figures (合计).
    amount: f64,
    /// Whether any of them is approximate, and so the sum (约数).
    is_approximate: bool,
    /// How many contributions it sums (笔数).
    count: i64,
}

impl From<rows::Total> for ContributionTotal {
    fn from(total: rows::Total) -> Self {
        let rows::Total { kind, unit, amount, is_approximate, count } = total;
        Self { kind: kind.into(), unit, amount, is_approximate, count: i64::try_from(count).unwrap_or(i64::MAX) }
    }
}
