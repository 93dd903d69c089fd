//! Deadlines (期限), each explained.

use async_graphql::{Context, Object, Result};
use domain::Lang;
use domain::deadline as rows;

use super::context::Asked as _;
use super::department::Department;
use super::enums::DeadlineKind;
use super::read;
use super::scalars::Date;

/// A clock of one department, computed from its start and the rules it began under (期限).
#[derive(Debug, Clone)]
pub struct Deadline(pub rows::Deadline);

/// A clock of one department, computed from its start and the rules it began under (期限).
#[Object]
impl Deadline {
    /// What is due (期限类别).
    async fn kind(&self) -> DeadlineKind {
        self.0.kind.into()
    }

    /// The department whose duty it is (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department).await?)
    }

    /// The day the clock started; that day does not count (起算日期).
    async fn starts_on(&self) -> Date {
        self.0.starts_on.into()
    }

    /// How many calendar days it runs (天数).
    async fn days(&self) -> u32 {
        self.0.days
    }

    /// The last day in time (截止日期).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// The version of the committee's rules that it runs under, from 1 (规则版本).
    async fn rule_number(&self) -> i32 {
        self.0.rules_number
    }

    /// How the last day comes about, in the language asked for (计算说明).
    async fn explanation(&self, ctx: &Context<'_>) -> String {
        explained(&self.0, ctx.lang())
    }

    /// Whether the duty is done (是否已完成).
    async fn is_met(&self) -> bool {
        self.0.is_met
    }

    /// Whether the duty is not done and the last day has passed (是否逾期).
    async fn is_overdue(&self) -> bool {
        self.0.is_overdue
    }
}

fn explained(deadline: &rows::Deadline, lang: Lang) -> String {
    let rows::Deadline { kind, starts_on, days, due_on, rules_number, .. } = deadline;
    match (lang, kind) {
        (Lang::Zh, rows::DeadlineKind::Reply) => {
            format!("{starts_on} 交办，次日起算 {days} 日内答复，至 {due_on} 止（规则第 {rules_number} 版）")
        }
        (Lang::Zh, rows::DeadlineKind::Rehandling) => {
            format!(
                "{starts_on} 退回重新办理，次日起算 {days} 日内再次答复，至 {due_on} 止（规则第 {rules_number} 版）"
            )
        }
        (Lang::En, rows::DeadlineKind::Reply) => format!(
            "assigned on {starts_on}, reply due within {days} days from the day after, by {due_on} (rules version {rules_number})"
        ),
        (Lang::En, rows::DeadlineKind::Rehandling) => format!(
            "reopened on {starts_on}, second reply due within {days} days from the day after, by {due_on} (rules version {rules_number})"
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::DepartmentId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_deadline_says_how_it_comes_about() {
        let day = |text: &str| text.parse().expect("a day");
        let deadline = rows::Deadline {
            kind: rows::DeadlineKind::Reply,
            department: DepartmentId(Uuid::nil()),
            starts_on: day("2022-09-01"),
            days: 90,
            due_on: day("2022-11-30"),
            rules_number: 1,
            is_met: false,
            is_overdue: false,
        };

        let zh = "2022-09-01 交办，次日起算 90 日内答复，至 2022-11-30 止（规则第 1 版）";
        assert_eq!(explained(&deadline, Lang::Zh), zh);
        assert!(explained(&deadline, Lang::En).starts_with("assigned on 2022-09-01"));
    }
}
