//! Notices (通知) to accounts: made in the step they tell of, or by the sweep over the clocks; each once.

mod read;
mod remind;
mod session;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::enums::{AccountStatus, DeadlineKind, NotificationKind, ProposerStatus, Role};
use entities::ids::{AccountId, AssignmentId, CommitteeId, ConsultationId, DepartmentId, MemberId, SuggestionId};
use entities::{account, account_role, assignment, notification};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef, Set,
};

pub use self::read::{Notification, count, list, mark_read};
pub use self::remind::{Swept, remind};
pub(crate) use self::session::{of_cancelling, to_invited_later, to_participants};
use crate::app::App;
use crate::error::Result;
use crate::suggestion::{Case, DEPARTMENT, SUPERVISION};
use crate::write::Write;

/// How many accounts one read gives at the most.
const MOST_ACCOUNTS: u64 = 20_000;

/// How many notices one statement writes: each has twelve values, and SQLite takes 32,766.
const PIECE: usize = 1_000;

/// What something is told of.
#[derive(Debug, Clone)]
enum About {
    Suggestion(SuggestionId),
    /// A session, its topic, and its day if it has one.
    Session(ConsultationId, String, Option<NaiveDate>),
}

/// What is told, to whom it is not said yet.
#[derive(Debug, Clone)]
struct Notice {
    kind: NotificationKind,
    about: About,
    assignment: Option<AssignmentId>,
    deadline: Option<(DeadlineKind, NaiveDate)>,
    /// What tells this one from others of its kind.
    key: String,
}

/// Tells a department of a change of its assignment; `key` names the change.
pub(crate) async fn to_department(
    app: &App,
    write: &Write,
    kind: NotificationKind,
    row: &assignment::Model,
    key: &str,
) -> Result<()> {
    let notice = Notice {
        kind,
        about: About::Suggestion(row.suggestion_id),
        assignment: Some(row.id),
        deadline: None,
        key: format!("{}:{key}", kind.as_str()),
    };
    let accounts = of_departments(&write.tx, &[row.department_id]).await?;
    let told = accounts.into_iter().map(|(account, _)| (account, notice.clone())).collect();
    keep(app, &write.tx, write.now, told).await.map(|_| ())
}

/// Tells departments of a step in a case.
pub(crate) async fn to_departments(
    app: &App,
    write: &Write,
    case: &Case,
    kind: NotificationKind,
    departments: &[DepartmentId],
) -> Result<()> {
    let accounts = of_departments(&write.tx, departments).await?;
    tell(app, write, (case.head.id, case.head.version), kind, accounts.into_iter().map(|(account, _)| account)).await
}

/// Tells members that they are invited to co-sign a suggestion that had this version before.
pub(crate) async fn to_invited(
    app: &App,
    write: &Write,
    step: (SuggestionId, i64),
    members: &[MemberId],
) -> Result<()> {
    let accounts = of_members(&write.tx, members).await?;
    tell(app, write, step, NotificationKind::Invited, accounts.into_iter().map(|(account, _)| account)).await
}

/// Tells who supervises the handling that something waits for their decision.
pub(crate) async fn to_supervision(app: &App, write: &Write, case: &Case, kind: NotificationKind) -> Result<()> {
    let accounts = of_supervision(&write.tx, &[case.head.committee_id], SUPERVISION).await?;
    tell(app, write, (case.head.id, case.head.version), kind, accounts.into_iter().map(|(account, _)| account)).await
}

/// Tells those who propose a case, and who wrote it, what became of it.
pub(crate) async fn to_proposers(app: &App, write: &Write, case: &Case, kind: NotificationKind) -> Result<()> {
    let agreed = || case.proposers.iter().filter(|row| row.status == ProposerStatus::Agreed);
    let members: Vec<MemberId> = agreed().filter_map(|row| row.member_id).collect();
    let accounts = of_members(&write.tx, &members).await?;
    let mut accounts: Vec<AccountId> = accounts.into_iter().map(|(account, _)| account).collect();
    accounts.extend(agreed().filter_map(|row| row.account_id));
    accounts.push(case.head.owner_id);
    tell(app, write, (case.head.id, case.head.version), kind, accounts).await
}

/// Tells accounts of a step. The same step is told once: its key has the version that it found.
async fn tell(
    app: &App,
    write: &Write,
    (suggestion, version): (SuggestionId, i64),
    kind: NotificationKind,
    accounts: impl IntoIterator<Item = AccountId>,
) -> Result<()> {
    let notice = Notice {
        kind,
        about: About::Suggestion(suggestion),
        assignment: None,
        deadline: None,
        key: format!("{}:{suggestion}:{version}", kind.as_str()),
    };
    let told = accounts.into_iter().map(|account| (account, notice.clone())).collect();
    keep(app, &write.tx, write.now, told).await.map(|_| ())
}

/// Writes notices, each account's in one order so that two sweeps cannot wait for each other, and returns how many
/// were new.
async fn keep(app: &App, db: &impl ConnectionTrait, now: DateTime<Utc>, told: Vec<(AccountId, Notice)>) -> Result<u64> {
    let told: BTreeMap<_, _> = told.into_iter().map(|(account, it)| ((account, it.key.clone()), it)).collect();
    let rows: Vec<_> = told.into_iter().map(|((account, key), it)| row_of(app, now, account, key, it)).collect();
    let mut made = 0;
    for piece in rows.chunks(PIECE) {
        let once = [notification::Column::AccountId, notification::Column::DedupeKey];
        let insert = notification::Entity::insert_many(piece.to_vec())
            .on_conflict(OnConflict::columns(once).do_nothing().to_owned());
        made += insert.exec_without_returning(db).await?;
    }
    Ok(made)
}

fn row_of(app: &App, now: DateTime<Utc>, account: AccountId, key: String, notice: Notice) -> notification::ActiveModel {
    let (suggestion, session, topic, day) = match notice.about {
        About::Suggestion(id) => (Some(id), None, None, None),
        About::Session(id, topic, day) => (None, Some(id), Some(topic), day),
    };
    notification::ActiveModel {
        id: Set(app.new_id()),
        account_id: Set(account),
        kind: Set(notice.kind),
        suggestion_id: Set(suggestion),
        assignment_id: Set(notice.assignment),
        deadline: Set(notice.deadline.map(|(kind, _)| kind)),
        due_on: Set(notice.deadline.map(|(_, due_on)| due_on).or(day)),
        dedupe_key: Set(key),
        made_at: Set(now),
        read_at: Set(None),
        consultation_id: Set(session),
        topic: Set(topic),
    }
}

/// Returns the accounts that work for departments.
async fn of_departments(
    db: &impl ConnectionTrait,
    departments: &[DepartmentId],
) -> Result<Vec<(AccountId, DepartmentId)>> {
    let held = Condition::all()
        .add(account_role::Column::DepartmentId.is_in(departments.iter().copied()))
        .add(account_role::Column::Role.is_in(DEPARTMENT.iter().copied()));
    let rows = holders(db, held).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.account_id, row.department_id?))).collect())
}

/// Returns the accounts that supervise the handling in committees.
async fn of_supervision(
    db: &impl ConnectionTrait,
    committees: &[CommitteeId],
    roles: &[Role],
) -> Result<Vec<(AccountId, CommitteeId)>> {
    let held = Condition::all()
        .add(account_role::Column::CommitteeId.is_in(committees.iter().copied()))
        .add(account_role::Column::Role.is_in(roles.iter().copied()));
    Ok(holders(db, held).await?.into_iter().map(|row| (row.account_id, row.committee_id)).collect())
}

/// Returns the accounts of members.
async fn of_members(db: &impl ConnectionTrait, members: &[MemberId]) -> Result<Vec<(AccountId, MemberId)>> {
    let held = Condition::all().add(account_role::Column::MemberId.is_in(members.iter().copied()));
    let rows = holders(db, held).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.account_id, row.member_id?))).collect())
}

/// Returns the roles that a condition holds for, of accounts in use.
async fn holders(db: &impl ConnectionTrait, held: Condition) -> Result<Vec<account_role::Model>> {
    let account: RelationDef = account_role::Entity::belongs_to(account::Entity)
        .from(account_role::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let rows = account_role::Entity::find()
        .join(JoinType::InnerJoin, account)
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .filter(held)
        .limit(MOST_ACCOUNTS)
        .all(db)
        .await?;
    Ok(rows)
}
