//! Notices of sessions (会议通知): for which day and place they are set, that they are put off or called off.

use chrono::NaiveDate;
use entities::enums::NotificationKind;
use entities::ids::{AccountId, DepartmentId, MemberId};
use entities::{consultation_participant as participant, notification};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{About, MOST_ACCOUNTS, Notice, keep, of_departments, of_members};
use crate::app::App;
use crate::consultation::Consultation;
use crate::error::Result;
use crate::write::Write;

/// Tells those who take part in a session that it has a day, another one or another place, or that it is put off.
pub(crate) async fn to_participants(
    app: &App,
    write: &Write,
    row: &Consultation,
    (kind, day): (NotificationKind, Option<NaiveDate>),
) -> Result<()> {
    let invited =
        participant::Entity::find().filter(participant::Column::ConsultationId.eq(row.id)).all(&write.tx).await?;
    let people = invited.into_iter().map(|one| (one.member_id, one.department_id));
    let accounts = accounts_of(write, people).await?;
    tell(app, write, row, (kind, day), accounts).await
}

/// Tells those who are invited to a session that has its day already.
pub(crate) async fn to_invited_later(
    app: &App,
    write: &Write,
    row: &Consultation,
    day: NaiveDate,
    people: impl Iterator<Item = (Option<MemberId>, Option<DepartmentId>)>,
) -> Result<()> {
    let accounts = accounts_of(write, people).await?;
    tell(app, write, row, (NotificationKind::SessionScheduled, Some(day)), accounts).await
}

/// Tells that a session is called off: who takes part in one that has a day, and whoever was told of one before.
pub(crate) async fn of_cancelling(app: &App, write: &Write, row: &Consultation) -> Result<()> {
    if row.scheduled_on.is_some() {
        to_participants(app, write, row, (NotificationKind::SessionCancelled, None)).await?;
    }
    let told: Vec<AccountId> = notification::Entity::find()
        .select_only()
        .column(notification::Column::AccountId)
        .distinct()
        .filter(notification::Column::ConsultationId.eq(row.id))
        .limit(MOST_ACCOUNTS)
        .into_tuple()
        .all(&write.tx)
        .await?;
    tell(app, write, row, (NotificationKind::SessionCancelled, None), told).await
}

async fn accounts_of(
    write: &Write,
    people: impl Iterator<Item = (Option<MemberId>, Option<DepartmentId>)>,
) -> Result<Vec<AccountId>> {
    let (members, departments): (Vec<_>, Vec<_>) = people.unzip();
    let members: Vec<MemberId> = members.into_iter().flatten().collect();
    let departments: Vec<DepartmentId> = departments.into_iter().flatten().collect();
    let members = of_members(&write.tx, &members).await?.into_iter().map(|(account, _)| account);
    let workers = of_departments(&write.tx, &departments).await?.into_iter().map(|(account, _)| account);
    Ok(members.chain(workers).collect())
}

/// One change of a session is told once: the key has the version that it found.
async fn tell(
    app: &App,
    write: &Write,
    row: &Consultation,
    (kind, day): (NotificationKind, Option<NaiveDate>),
    accounts: Vec<AccountId>,
) -> Result<()> {
    let notice = Notice {
        kind,
        about: About::Session(row.id, row.topic.clone(), day),
        assignment: None,
        deadline: None,
        key: format!("{}:{}:{}", kind.as_str(), row.id, row.version),
    };
    let told = accounts.into_iter().map(|account| (account, notice.clone())).collect();
    keep(app, &write.tx, write.now, told).await.map(|_| ())
}
