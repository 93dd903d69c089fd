//! Tasks of advisers, what they have done, and its monthly supervision.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::adviser::{self as rows, Assign, Report, Supervise};

use super::told;
use crate::graphql::consultation::Consultation;
use crate::graphql::scalars::Date;
use crate::graphql::{id, read};
use crate::run;

/// A task for an adviser (布置指导任务).
#[derive(InputObject, Clone)]
pub struct AssignAdviserTaskInput {
    /// The bargaining it serves (协商活动).
    consultation: ID,
    /// The adviser, as printed (指导员).
    adviser_name: String,
    /// Their post as of then (职务).
    adviser_title: Option<String>,
    /// What they are to do, at most 500 characters (任务).
    task: String,
    /// Any day of the month it is due in (应完成月份).
    due_month: Date,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl AssignAdviserTaskInput {
    fn read(self) -> domain::Result<Assign> {
        Ok(Assign {
            consultation: id::parse("consultation", &self.consultation)?,
            adviser_name: self.adviser_name,
            adviser_title: self.adviser_title,
            task: self.task,
            due_month: self.due_month.0,
        })
    }
}

/// What an adviser has done (报告指导任务).
#[derive(InputObject, Clone)]
pub struct ReportAdviserTaskInput {
    /// The task, not done (指导任务).
    task: ID,
    /// How many visits they have made until now, no fewer than before (走访次数).
    visits: i32,
    /// The day it was done; absent while it goes on (完成日期).
    done_on: Option<Date>,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl ReportAdviserTaskInput {
    fn read(self) -> domain::Result<Report> {
        Ok(Report { task: id::parse("task", &self.task)?, visits: self.visits, done_on: self.done_on.map(|day| day.0) })
    }
}

/// A month's supervision of a task (月度督导).
#[derive(InputObject, Clone)]
pub struct SuperviseAdviserTaskInput {
    /// The task (指导任务).
    task: ID,
    /// Any day of the month, which has begun (月份).
    month: Date,
    /// Who looked into it, as printed (督导人).
    checked_by: String,
    /// What was found, at most 1,000 characters (督导情况).
    finding: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SuperviseAdviserTaskInput {
    fn read(self) -> domain::Result<Supervise> {
        Ok(Supervise {
            task: id::parse("task", &self.task)?,
            month: self.month.0,
            checked_by: self.checked_by,
            finding: self.finding,
        })
    }
}

/// The task given.
#[derive(SimpleObject)]
pub struct AssignAdviserTaskPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The report recorded.
#[derive(SimpleObject)]
pub struct ReportAdviserTaskPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// The supervision recorded.
#[derive(SimpleObject)]
pub struct SuperviseAdviserTaskPayload {
    /// The consultation after the change (协商活动).
    consultation: Consultation,
}

/// Changes the tasks of advisers.
#[derive(Default)]
pub struct AdviserMutation;

#[Object]
impl AdviserMutation {
    /// Gives an adviser a task at a wage bargaining, as an organiser; at most 500 (布置指导任务).
    async fn assign_adviser_task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task.")] input: AssignAdviserTaskInput,
    ) -> Result<AssignAdviserTaskPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "assignAdviserTask", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::assign(&app, &actor, &call, input).await }
        });
        Ok(AssignAdviserTaskPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records what an adviser has done until now, as an organiser (报告指导任务).
    async fn report_adviser_task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task and what was done.")] input: ReportAdviserTaskInput,
    ) -> Result<ReportAdviserTaskPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "reportAdviserTask", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::report(&app, &actor, &call, input).await }
        });
        Ok(ReportAdviserTaskPayload { consultation: read::consultation(ctx, id.await?).await? })
    }

    /// Records a month's supervision of a task, as an organiser, once a month; internal (月度督导).
    async fn supervise_adviser_task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task and the finding.")] input: SuperviseAdviserTaskInput,
    ) -> Result<SuperviseAdviserTaskPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let input = input.read()?;
        let id = run::write(ctx, key, None, "superviseAdviserTask", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::supervise(&app, &actor, &call, input).await }
        });
        Ok(SuperviseAdviserTaskPayload { consultation: read::consultation(ctx, id.await?).await? })
    }
}
