//! Importing holidays: what would change, and the change.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::calendar as rows;
use domain::ids::CommitteeId;

use super::told;
use crate::graphql::assignment::Assignment;
use crate::graphql::committee::Committee;
use crate::graphql::context::Asked as _;
use crate::graphql::department::Department;
use crate::graphql::enums::{DeadlineKind, HolidayFormat, HolidayRowFault};
use crate::graphql::scalars::Date;
use crate::graphql::suggestion::Suggestion;
use crate::graphql::{id, read};
use crate::run;

/// A file of holidays (导入节假日).
#[derive(InputObject)]
pub struct ImportHolidaysInput {
    /// Whose calendar it changes (政协委员会).
    committee: ID,
    /// How it is written (文件格式).
    format: HolidayFormat,
    /// Its text, at most 200,000 bytes and 1,000 days (文件内容).
    content: String,
    /// Whether to enter the days; otherwise nothing is written and the answer says what would change (是否生效).
    apply: bool,
    /// Makes a repeated call safe: the same key with the same input is entered once (幂等键).
    idempotency_key: Option<String>,
}

/// What an import changes.
#[derive(SimpleObject)]
pub struct ImportHolidaysPayload {
    /// The committee, with its calendar as it is now (政协委员会).
    committee: Committee,
    /// Whether the days were entered (是否已生效).
    is_applied: bool,
    /// The days that are something else afterwards, in order (变动的日子).
    changes: Vec<HolidayChange>,
    /// The rows that cannot be used; nothing is entered while there are any (行错误).
    errors: Vec<HolidayRowError>,
    /// The running deadlines whose last day moves, at most 100 (变动的期限).
    moved_deadlines: Vec<MovedDeadline>,
    /// How many running deadlines move in all (变动的期限总数).
    moved_deadline_count: usize,
}

/// A day that is something else afterwards (变动的日子).
#[derive(SimpleObject)]
pub struct HolidayChange {
    /// The day (日期).
    day: Date,
    /// Whether it counted as a working day before (原为工作日).
    was_working_day: bool,
    /// Whether it counts as one afterwards (改为工作日).
    is_working_day: bool,
    /// What it is called afterwards (名称).
    name: String,
}

impl From<rows::HolidayChange> for HolidayChange {
    fn from(row: rows::HolidayChange) -> Self {
        Self { day: row.day.into(), was_working_day: row.was_working, is_working_day: row.is_working, name: row.name }
    }
}

/// A row that cannot be used (行错误).
#[derive(SimpleObject)]
pub struct HolidayRowError {
    /// The row of the table or the event of the calendar, from 1; 0 for the file as a whole (行号).
    row: usize,
    /// What is wrong with it (错误类别).
    fault: HolidayRowFault,
    /// The same in words, in the language asked for (说明).
    message: &'static str,
}

/// A running deadline whose last day moves (变动的期限).
pub struct MovedDeadline(rows::Moved);

/// A running deadline whose last day moves (变动的期限).
#[Object]
impl MovedDeadline {
    /// What is due (期限类别).
    async fn kind(&self) -> DeadlineKind {
        self.0.kind.into()
    }

    /// The last day before (原截止日期).
    async fn from(&self) -> Date {
        self.0.from.into()
    }

    /// The last day afterwards (新截止日期).
    async fn to(&self) -> Date {
        self.0.to.into()
    }

    /// Whose duty it is; null where it is not a department's (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Department>> {
        let Some(id) = self.0.department else { return Ok(None) };
        Ok(Some(read::department(ctx, id).await?))
    }

    /// The suggestion; null where the asker may not see it (建议).
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Option<Suggestion>> {
        Ok(ctx.loaders().suggestion(self.0.suggestion).await?.map(Suggestion::from))
    }

    /// The assignment; null where there is none, or none that the asker may see (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Option<Assignment>> {
        let Some(id) = self.0.assignment else { return Ok(None) };
        Ok(ctx.loaders().assignment(id).await?.map(Assignment))
    }
}

/// Changes calendars.
#[derive(Default)]
pub struct CalendarMutation;

#[Object]
impl CalendarMutation {
    /// Enters holidays and make-up working days into a committee's calendar, as its administrator, or shows what that
    /// would change: the days, and which running deadlines move from when to when (导入节假日).
    async fn import_holidays(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file, and whether to enter it.")] input: ImportHolidaysInput,
    ) -> Result<ImportHolidaysPayload> {
        let (about, key, is_applied) = (told(&input), input.idempotency_key, input.apply);
        let committee = id::parse("committee", &input.committee)?;
        let import = rows::Import { committee, format: input.format.into(), content: input.content };
        let report = rows::preview(ctx.app(), ctx.actor(), &import).await?;
        if is_applied {
            enter(ctx, key, about, import).await?;
        }
        payload(ctx, committee, is_applied, report).await
    }
}

async fn enter(ctx: &Context<'_>, key: Option<String>, about: String, import: rows::Import) -> Result<CommitteeId> {
    let done = run::write(ctx, key, None, "importHolidays", about, move |app, actor, call| {
        let import = import.clone();
        async move { rows::apply(&app, &actor, &call, &import).await }
    });
    done.await
}

async fn payload(
    ctx: &Context<'_>,
    committee: CommitteeId,
    is_applied: bool,
    report: rows::Report,
) -> Result<ImportHolidaysPayload> {
    let error = |it: rows::RowError| HolidayRowError {
        row: it.row,
        fault: it.fault.into(),
        message: it.fault.message(ctx.lang()),
    };
    Ok(ImportHolidaysPayload {
        committee: read::committee(ctx, committee).await?,
        is_applied,
        changes: report.changes.into_iter().map(Into::into).collect(),
        errors: report.errors.into_iter().map(error).collect(),
        moved_deadlines: report.moved.into_iter().map(MovedDeadline).collect(),
        moved_deadline_count: report.moved_total,
    })
}
