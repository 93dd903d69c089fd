//! The lines of a ledger, with the share that was reported beside the one that can be computed.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::Lang;
use domain::ledger as rows;

use crate::graphql::context::Asked as _;
use crate::graphql::enums::{ConsultationFormat, ContractKind, LedgerMeasure, LedgerSource};
use crate::graphql::id;
use crate::graphql::scalars::{Date, Moment};

/// A line of a ledger (台账项目).
pub struct LedgerLine(pub rows::Line);

/// A line of a ledger: a figure against its target (台账项目).
#[Object]
impl LedgerLine {
    /// The id, for `correctLedgerLine`.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// The place in the printed order, from 1 (序号).
    async fn position(&self) -> i32 {
        self.0.row.position
    }

    /// What is told of (指标).
    async fn label(&self) -> &str {
        &self.0.row.label
    }

    /// The unit as printed (单位).
    async fn unit(&self) -> &str {
        &self.0.row.unit
    }

    /// Where the figure comes from (数据来源).
    async fn source(&self) -> LedgerSource {
        self.0.row.source.into()
    }

    /// What is counted; null for a figure that is reported (统计项).
    async fn measure(&self) -> Option<LedgerMeasure> {
        self.0.row.measure.map(Into::into)
    }

    /// The format whose consultations are counted; null where all are (协商形式).
    async fn format(&self) -> Option<ConsultationFormat> {
        self.0.row.format.map(Into::into)
    }

    /// The kind of contract that is counted; null where all are (合同类型).
    async fn contract_kind(&self) -> Option<ContractKind> {
        self.0.row.contract_kind.map(Into::into)
    }

    /// The figure planned, in `unit` (计划数).
    async fn target(&self) -> Option<f64> {
        self.0.row.target
    }

    /// Whether the source says that the target is more or less so: 余, 多, 约 (计划数为约数).
    async fn target_is_approximate(&self) -> bool {
        self.0.row.target_is_approximate
    }

    /// The figure, in `unit`: as reported, or as counted now over what the asker may see (完成数).
    async fn amount(&self) -> Option<f64> {
        self.0.amount
    }

    /// Whether the source says that the figure is more or less so: 余, 多, 约 (约数).
    async fn is_approximate(&self) -> bool {
        self.0.row.is_approximate
    }

    /// A percentage as reported, whatever the figures say; never computed (填报占比).
    async fn reported_share(&self) -> Option<&str> {
        self.0.row.reported_share.as_deref()
    }

    /// The share of the target that the figure comes to; null where either is approximate or missing, or the target is
    /// nothing. Never the one reported (计算占比).
    async fn computed_share(&self, ctx: &Context<'_>) -> Option<ComputedShare> {
        self.0.share().map(|share| ComputedShare::of(share, ctx.lang()))
    }

    /// Where the figures stand, as printed (数据出处).
    async fn source_note(&self) -> Option<&str> {
        self.0.row.source_note.as_deref()
    }

    /// The day that the figures are of (截至日期).
    async fn as_of(&self) -> Option<Date> {
        self.0.row.as_of.map(Date)
    }

    /// What it said before, first corrected first; for insiders (更正记录).
    async fn revisions(&self, ctx: &Context<'_>) -> Result<Vec<LedgerRevision>> {
        let revisions = ctx.loaders().plans.revisions_of_line(self.0.row.id).await?;
        Ok(revisions.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

/// A percentage with what it is computed from (计算占比).
#[derive(SimpleObject)]
pub struct ComputedShare {
    /// The figure (分子).
    numerator: f64,
    /// The target (分母).
    denominator: f64,
    /// The percentage, rounded to two decimals (百分比).
    percent: f64,
    /// How it is computed, in the language asked for (计算方法).
    rule: &'static str,
}

impl ComputedShare {
    fn of(rows::Share { numerator, denominator, percent }: rows::Share, lang: Lang) -> Self {
        let rule = lang.pick(
            "完成数 ÷ 计划数 × 100%，保留两位小数",
            "the figure divided by the target, in per cent, to two decimals",
        );
        Self { numerator, denominator, percent, rule }
    }
}

/// What a line of a ledger said before a correction (更正前内容).
#[derive(SimpleObject)]
pub struct LedgerRevision {
    /// Counted from 1 within the line (序号).
    number: i32,
    /// The target until then (原计划数).
    target: Option<f64>,
    /// Whether that was approximate (原计划数为约数).
    target_is_approximate: bool,
    /// The figure until then (原完成数).
    amount: Option<f64>,
    /// Whether that was approximate (原完成数为约数).
    is_approximate: bool,
    /// The percentage reported until then (原填报占比).
    reported_share: Option<String>,
    /// Where the figures stood (原数据出处).
    source_note: Option<String>,
    /// The day that they were of (原截至日期).
    as_of: Option<Date>,
    /// Why the line was corrected (更正理由).
    reason: String,
    /// Who corrected it (更正人).
    made_by: String,
    /// When it was corrected (更正时间).
    made_at: Moment,
}

impl From<rows::Revision> for LedgerRevision {
    fn from(row: rows::Revision) -> Self {
        Self {
            number: row.number,
            target: row.target,
            target_is_approximate: row.target_is_approximate,
            amount: row.amount,
            is_approximate: row.is_approximate,
            reported_share: row.reported_share,
            source_note: row.source_note,
            as_of: row.as_of.map(Date),
            reason: row.reason,
            made_by: row.made_by_name,
            made_at: row.created_at.into(),
        }
    }
}
