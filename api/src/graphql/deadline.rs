//! Deadlines (期限), each explained, and what one would be.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::Lang;
use domain::calendar::Passed;
use domain::deadline as rows;

use super::assignment::Assignment;
use super::context::Asked as _;
use super::department::Department;
use super::enums::{DeadlineKind, DeadlineUnit, StartEvent};
use super::scalars::{Date, Moment};
use super::{id, read};

/// A clock, computed from its start, the rules it began under and the calendar (期限).
#[derive(Debug, Clone)]
pub struct Deadline(pub rows::Deadline);

/// A clock, computed from its start, the rules it began under and the calendar (期限).
#[Object]
impl Deadline {
    /// What is due (期限类别).
    async fn kind(&self) -> DeadlineKind {
        self.0.kind.into()
    }

    /// The department whose duty it is; null for the proposers' time to evaluate and the office's to publish (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        let Some(id) = self.0.department else { return Ok(None) };
        Ok(Some(read::department(ctx, id).await?))
    }

    /// The assignment it belongs to; null where it is not a department's (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Option<Assignment>> {
        let Some(id) = self.0.assignment else { return Ok(None) };
        Ok(Some(read::assignment(ctx, id).await?))
    }

    /// What the clock started with (起算事件).
    async fn start_event(&self) -> StartEvent {
        self.0.start.into()
    }

    /// The day the clock started; that day does not count (起算日期).
    async fn starts_on(&self) -> Date {
        self.0.starts_on.into()
    }

    /// How long it runs, in `unit` (期限长度).
    async fn count(&self) -> u32 {
        self.0.term.count
    }

    /// What `count` counts (计算单位).
    async fn unit(&self) -> DeadlineUnit {
        self.0.term.unit.into()
    }

    /// The rule that says so, as `Rules` names it (规则名称).
    async fn rule(&self) -> &str {
        self.0.term.rule
    }

    /// The version of the committee's rules that it runs under, from 1 (规则版本).
    async fn rule_number(&self) -> i32 {
        self.0.rules_number
    }

    /// The week-ends and holidays passed over in counting working days, in order (不计的日子).
    async fn skipped_days(&self, ctx: &Context<'_>) -> Vec<DayPassed> {
        passed(&self.0.counted.skipped, ctx.lang())
    }

    /// The make-up working days on week-ends that did count, in order (计入的调休上班日).
    async fn made_up_days(&self, ctx: &Context<'_>) -> Vec<DayPassed> {
        passed(&self.0.counted.made_up, ctx.lang())
    }

    /// Years within for which no official holidays are known, so that only week-ends were left out (无官方安排的年份).
    async fn unofficial_years(&self) -> &[i32] {
        &self.0.counted.unofficial_years
    }

    /// The last day by the rule alone, before extensions (原截止日期).
    async fn base_due_on(&self) -> Date {
        self.0.base_due_on.into()
    }

    /// The extensions, in the order in which they were approved (延期).
    async fn extensions(&self) -> Vec<DeadlineExtension> {
        self.0.extensions.iter().cloned().map(Into::into).collect()
    }

    /// The last day in time (截止日期).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// How the last day comes about, in the language asked for (计算说明).
    async fn explanation(&self, ctx: &Context<'_>) -> String {
        self.0.explanation(ctx.lang())
    }

    /// The day the duty was done, or the right used; null while it is not (完成日期).
    async fn met_on(&self) -> Option<Date> {
        self.0.met_on.map(Date)
    }

    /// Whether the duty is done, or the right used (是否已完成).
    async fn is_met(&self) -> bool {
        self.0.is_met()
    }

    /// Whether the duty is still to be done, or the right can still be used (是否在计时).
    async fn is_running(&self) -> bool {
        self.0.is_running
    }

    /// Whether the duty is not done, the last day has passed and the case still runs (是否逾期).
    async fn is_overdue(&self) -> bool {
        self.0.is_overdue
    }

    /// How many calendar days are left, below zero after the last day (剩余天数).
    async fn days_left(&self) -> i64 {
        self.0.days_left
    }
}

/// A day that was not counted, or was counted though it lies on a week-end.
#[derive(SimpleObject)]
pub struct DayPassed {
    /// The day (日期).
    day: Date,
    /// The festival, in the language asked for or as entered; null for an ordinary week-end (节日名称).
    name: Option<String>,
}

fn passed(days: &[Passed], lang: Lang) -> Vec<DayPassed> {
    let told =
        |it: &Passed| DayPassed { day: it.day.into(), name: it.name.as_ref().map(|name| name.text(lang).to_owned()) };
    days.iter().map(told).collect()
}

/// A later last day, approved by the office (延期).
#[derive(SimpleObject)]
pub struct DeadlineExtension {
    /// The last day before (原截止日期).
    original_due_on: Date,
    /// The last day from then on (延至日期).
    due_on: Date,
    /// Who approved it; for insiders (批准人).
    approver: Option<String>,
    /// Why; for insiders (延期理由).
    reason: Option<String>,
    /// When it was approved (批准时间).
    approved_at: Moment,
}

impl From<rows::Extension> for DeadlineExtension {
    fn from(row: rows::Extension) -> Self {
        Self {
            original_due_on: row.original_due_on.into(),
            due_on: row.due_on.into(),
            approver: row.approver,
            reason: row.reason,
            approved_at: row.at.into(),
        }
    }
}

/// Reads deadlines without a case.
#[derive(Default)]
pub struct DeadlineQuery;

#[Object]
impl DeadlineQuery {
    /// What a deadline of a kind would be if its clock started on a day, under the committee's rules and calendar
    /// (期限试算).
    async fn simulate_deadline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The committee (政协委员会).")] committee: ID,
        #[graphql(desc = "What would be due (期限类别).")] kind: DeadlineKind,
        #[graphql(desc = "The day the clock would start (起算日期).")] starts_on: Date,
    ) -> Result<Deadline> {
        let committee = id::parse("committee", &committee)?;
        let told = rows::simulate(ctx.app(), ctx.actor(), committee, kind.into(), starts_on.0).await?;
        Ok(Deadline(told))
    }
}
