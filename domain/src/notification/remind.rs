//! The sweep over the clocks that run (期限提醒): reminders before the last day, overdue notices after it.

use std::collections::HashMap;

use entities::enums::{DeadlineKind, NotificationKind};
use entities::ids::{AccountId, CommitteeId, DepartmentId, MemberId, SuggestionId};
use entities::suggestion::Head;

use super::{About, Notice, keep, of_departments, of_members, of_supervision};
use crate::app::App;
use crate::deadline::{self, Deadline, Open};
use crate::error::Result;
use crate::suggestion::{Case, Party, SUPERVISION};

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many cases it looked at.
    pub cases: u64,
    /// How many notices it made that were not there.
    pub made: u64,
}

/// Makes the reminders and overdue notices that are due now and not made yet, in pieces of a bounded size.
///
/// Departments are reminded of their duties so many days before as the rules say; after the last day they and the
/// office's supervisors are told that it has passed. Each is made once however often and by however many this runs,
/// because its key is unique. Proposers who have not evaluated are reminded that they may, the office that it is to
/// publish; when either time has passed the office is told. A right that lapses, to hand a case back, is nobody's duty.
///
/// # Errors
///
/// Fails when the database does; what was made before stays, and the next sweep makes the rest.
pub async fn remind(app: &App) -> Result<Swept> {
    let (mut swept, mut after) = (Swept::default(), None);
    while let Some(open) = deadline::each_open(app, None, after).await? {
        after = open.last();
        swept.cases += open.heads.len() as u64;
        let told = notices(app, &open).await?;
        swept.made += keep(app, app.database().writer(), app.now(), told).await?;
    }
    Ok(swept)
}

async fn notices(app: &App, open: &Open) -> Result<Vec<(AccountId, Notice)>> {
    let today = app.today();
    let due: Vec<_> = open
        .running(today)
        .flat_map(|(head, clocks)| clocks.into_iter().map(move |clock| (head, clock)))
        .filter(|(_, clock)| clock.kind != DeadlineKind::HandBack)
        .filter_map(|(head, clock)| {
            let notice = notice(open, head, &clock)?;
            Some((head, clock.department, notice))
        })
        .collect();
    let departments: Vec<DepartmentId> = due.iter().filter_map(|(_, department, _)| *department).collect();
    let committees: Vec<CommitteeId> = due.iter().map(|(head, ..)| head.committee_id).collect();
    let workers = by_key(of_departments(app.reader(), &departments).await?);
    let offices = by_key(of_supervision(app.reader(), &committees, SUPERVISION).await?);
    let evaluated = due.iter().filter(|(.., notice)| invites(notice)).map(|(head, ..)| *head);
    let evaluators = awaited(app, evaluated.collect()).await?;

    let mut told = Vec::new();
    for (head, department, notice) in due {
        let is_late = notice.kind == NotificationKind::Overdue;
        let is_own = notice.deadline.is_some_and(|(kind, _)| kind == DeadlineKind::Publishing);
        let office = offices.get(&head.committee_id).filter(|_| is_late || is_own);
        let workers = department.and_then(|id| workers.get(&id));
        let evaluators = evaluators.get(&head.id).filter(|_| invites(&notice));
        let accounts = workers.into_iter().chain(office).chain(evaluators).flatten();
        told.extend(accounts.map(|account| (*account, notice.clone())));
    }
    Ok(told)
}

/// Whether a notice reminds proposers of their evaluation.
fn invites(notice: &Notice) -> bool {
    let is_of_evaluation = notice.deadline.is_some_and(|(kind, _)| kind == DeadlineKind::Evaluation);
    is_of_evaluation && notice.kind == NotificationKind::Reminder
}

/// Returns the accounts of the proposers who have not evaluated the present round of cases.
async fn awaited(app: &App, heads: Vec<&Head>) -> Result<HashMap<SuggestionId, Vec<AccountId>>> {
    if heads.is_empty() {
        return Ok(HashMap::new());
    }
    let cases = Case::load(app.reader(), app.today(), heads.into_iter().cloned().collect()).await?;
    let members: Vec<MemberId> = cases.iter().flat_map(Case::missing).filter_map(|row| row.member_id).collect();
    let accounts = by_key(of_members(app.reader(), &members).await?);
    let of_case = |case: &Case| {
        let own = |row: &Party| match row.member_id {
            Some(member) => accounts.get(&member).cloned().unwrap_or_default(),
            None => case.speaker_of(row).into_iter().collect(),
        };
        (case.head.id, case.missing().flat_map(own).collect())
    };
    Ok(cases.iter().map(of_case).collect())
}

/// Returns what is to be told of a clock today, if anything: it has passed, or the nearest reminder is due.
fn notice(open: &Open, head: &Head, clock: &Deadline) -> Option<Notice> {
    let (kind, which) = if clock.is_overdue {
        (NotificationKind::Overdue, String::new())
    } else {
        let days = open.reminder_days(head, clock)?;
        let whole = (clock.due_on - clock.starts_on).num_days();
        // A reminder that would come with the beginning of the clock is none.
        let days = days.iter().map(|days| i64::from(*days));
        let nearest = days.filter(|days| *days < whole && clock.days_left <= *days).min()?;
        (NotificationKind::Reminder, format!(":{nearest}"))
    };
    let whose = clock.assignment.map_or_else(|| head.id.to_string(), |unit| unit.to_string());
    Some(Notice {
        kind,
        about: About::Suggestion(head.id),
        assignment: clock.assignment,
        deadline: Some((clock.kind, clock.due_on)),
        key: format!("{}:{whose}:{}:{}:{}{which}", kind.as_str(), clock.kind.as_str(), clock.starts_on, clock.due_on),
    })
}

fn by_key<K: Eq + std::hash::Hash>(rows: Vec<(AccountId, K)>) -> HashMap<K, Vec<AccountId>> {
    let mut groups: HashMap<K, Vec<AccountId>> = HashMap::new();
    for (account, key) in rows {
        groups.entry(key).or_default().push(account);
    }
    groups
}
