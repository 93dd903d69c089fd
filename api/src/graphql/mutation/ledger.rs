//! Opening a ledger, keeping its lines, and making it public.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::ledger::{self, Correct, Create, NewLine, Value, Withdraw};

use super::told;
use crate::graphql::enums::{ConsultationFormat, ContractKind, LedgerMeasure, Season};
use crate::graphql::ledger::Ledger;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A ledger to open (建立台账).
#[derive(InputObject, Clone)]
pub struct CreateLedgerInput {
    /// The committee that keeps it (政协委员会).
    committee: ID,
    /// The year it is of (年度).
    year: i32,
    /// The season it is of; none for the whole year (季度).
    season: Option<Season>,
    /// The title (标题).
    title: String,
    /// The unit or body that reports the figures, as printed (填报单位).
    reported_by: String,
    /// The consultation it belongs to (协商活动).
    consultation: Option<ID>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl CreateLedgerInput {
    fn read(self) -> domain::Result<Create> {
        Ok(Create {
            committee: id::parse("committee", &self.committee)?,
            year: self.year,
            season: self.season.map(Into::into),
            title: self.title,
            reported_by: self.reported_by,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
        })
    }
}

/// What a line says, as the source gives it (台账数据).
#[derive(InputObject, Clone)]
pub struct LedgerValueInput {
    /// The figure planned (计划数).
    target: Option<f64>,
    /// Whether the source says 余, 多 or 约 of it (计划数为约数).
    #[graphql(default = false)]
    target_is_approximate: bool,
    /// The figure; none where the system counts it (完成数).
    amount: Option<f64>,
    /// Whether the source says 余, 多 or 约 of it (约数).
    #[graphql(default = false)]
    is_approximate: bool,
    /// A percentage as reported, kept as it is (填报占比).
    reported_share: Option<String>,
    /// Where the figures stand (数据出处).
    source_note: Option<String>,
    /// The day that the figures are of (截至日期).
    as_of: Option<Date>,
}

impl From<LedgerValueInput> for Value {
    fn from(input: LedgerValueInput) -> Self {
        Self {
            target: input.target,
            target_is_approximate: input.target_is_approximate,
            amount: input.amount,
            is_approximate: input.is_approximate,
            reported_share: input.reported_share,
            source_note: input.source_note,
            as_of: input.as_of.map(|day| day.0),
        }
    }
}

/// A line to record (登记台账项目).
#[derive(InputObject, Clone)]
pub struct RecordLedgerLineInput {
    /// The ledger.
    ledger: ID,
    /// What is told of; unique within the ledger (指标).
    label: String,
    /// The unit as printed (单位).
    unit: String,
    /// What the system is to count; none where the figure is reported (统计项).
    measure: Option<LedgerMeasure>,
    /// The format whose consultations are counted; none counts all (协商形式).
    format: Option<ConsultationFormat>,
    /// The kind of contract that is counted; none counts all (合同类型).
    contract_kind: Option<ContractKind>,
    /// What the line says (台账数据).
    value: LedgerValueInput,
    /// The ledger's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl RecordLedgerLineInput {
    fn read(self) -> domain::Result<NewLine> {
        Ok(NewLine {
            ledger: id::parse("ledger", &self.ledger)?,
            label: self.label,
            unit: self.unit,
            measure: self.measure.map(Into::into),
            format: self.format.map(Into::into),
            contract_kind: self.contract_kind.map(Into::into),
            value: self.value.into(),
        })
    }
}

/// A correction of a line (更正台账项目).
#[derive(InputObject, Clone)]
pub struct CorrectLedgerLineInput {
    /// The line.
    line: ID,
    /// What it is to say, as a whole (台账数据).
    value: LedgerValueInput,
    /// Why (更正理由).
    reason: String,
    /// The ledger's `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A ledger to make public (公开台账).
#[derive(InputObject, Clone)]
pub struct PublishLedgerInput {
    /// The ledger.
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// A ledger to make public no longer (撤销公开台账).
#[derive(InputObject, Clone)]
pub struct WithdrawLedgerInput {
    /// The ledger.
    id: ID,
    /// Why (理由).
    reason: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The ledger opened.
#[derive(SimpleObject)]
pub struct CreateLedgerPayload {
    /// The ledger, internal and empty (台账).
    ledger: Ledger,
}

/// The line recorded.
#[derive(SimpleObject)]
pub struct RecordLedgerLinePayload {
    /// The ledger after the change (台账).
    ledger: Ledger,
}

/// The line corrected.
#[derive(SimpleObject)]
pub struct CorrectLedgerLinePayload {
    /// The ledger after the change (台账).
    ledger: Ledger,
}

/// The ledger made public.
#[derive(SimpleObject)]
pub struct PublishLedgerPayload {
    /// The ledger after the change (台账).
    ledger: Ledger,
}

/// The ledger made public no longer.
#[derive(SimpleObject)]
pub struct WithdrawLedgerPayload {
    /// The ledger after the change (台账).
    ledger: Ledger,
}

/// Keeps ledgers.
#[derive(Default)]
pub struct LedgerMutation;

#[Object]
impl LedgerMutation {
    /// Opens a ledger, internal at first, as an organiser (建立台账).
    async fn create_ledger(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ledger.")] input: CreateLedgerInput,
    ) -> Result<CreateLedgerPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "createLedger", about, move |app, actor, call| {
            let input = input.clone();
            async move { ledger::create(&app, &actor, &call, input).await }
        });
        Ok(CreateLedgerPayload { ledger: read::ledger(ctx, id.await?).await? })
    }

    /// Records a line at the end of a ledger, as an organiser (登记台账项目).
    async fn record_ledger_line(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ledger and its line.")] input: RecordLedgerLineInput,
    ) -> Result<RecordLedgerLinePayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "recordLedgerLine", about, move |app, actor, call| {
            let input = input.clone();
            async move { ledger::record(&app, &actor, &call, input).await }
        });
        Ok(RecordLedgerLinePayload { ledger: read::ledger(ctx, id.await?).await? })
    }

    /// Corrects a line, as an organiser; what it said before is kept (更正台账项目).
    async fn correct_ledger_line(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The line and what it is to say.")] input: CorrectLedgerLineInput,
    ) -> Result<CorrectLedgerLinePayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Correct { line: id::parse("line", &input.line)?, value: input.value.into(), reason: input.reason };
        let id = run::write(ctx, key, version, "correctLedgerLine", about, move |app, actor, call| {
            let input = input.clone();
            async move { ledger::correct(&app, &actor, &call, input).await }
        });
        Ok(CorrectLedgerLinePayload { ledger: read::ledger(ctx, id.await?).await? })
    }

    /// Makes a ledger public, as an organiser (公开台账).
    async fn publish_ledger(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ledger.")] input: PublishLedgerInput,
    ) -> Result<PublishLedgerPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let id = id::parse("id", &input.id)?;
        let id = run::write(ctx, key, version, "publishLedger", about, move |app, actor, call| async move {
            ledger::publish(&app, &actor, &call, id).await
        });
        Ok(PublishLedgerPayload { ledger: read::ledger(ctx, id.await?).await? })
    }

    /// Makes a ledger public no longer, as an organiser (撤销公开台账).
    async fn withdraw_ledger(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ledger and why.")] input: WithdrawLedgerInput,
    ) -> Result<WithdrawLedgerPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key, input.expected_version);
        let input = Withdraw { id: id::parse("id", &input.id)?, reason: input.reason };
        let id = run::write(ctx, key, version, "withdrawLedger", about, move |app, actor, call| {
            let input = input.clone();
            async move { ledger::withdraw(&app, &actor, &call, input).await }
        });
        Ok(WithdrawLedgerPayload { ledger: read::ledger(ctx, id.await?).await? })
    }
}
