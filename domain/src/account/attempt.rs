//! Counts attempts at a password. An attempt is counted before it is judged, so that many at once gain nothing.

use chrono::Duration;
use entities::account;
use entities::enums::AccountStatus;
use entities::ids::AccountId;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::audit;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::reason::Reason;

/// How many wrong passwords in a row lock an account.
const FAILURES: i32 = 5;

/// For how long.
const LOCK: Duration = Duration::minutes(15);

/// Checks a password and returns the account's row as it was judged. The caller clears the count.
///
/// # Errors
///
/// `RATE_LIMITED` while the account is locked, whatever the password; `wrong` when it is wrong.
pub(super) async fn judge(app: &App, id: AccountId, password: &str, wrong: Error) -> Result<account::Model> {
    let row = counted(app, id).await?;
    if app.passwords().verify(password, Some(&row.password_hash)).await? {
        return Ok(row);
    }
    if row.failed_sign_ins >= FAILURES {
        note_lock(app, id).await?;
    }
    Err(wrong)
}

/// Takes the attempt as failed until it is known to be good.
async fn counted(app: &App, id: AccountId) -> Result<account::Model> {
    let write = app.begin_as_system().await?;
    let row = write.lock(account::Entity::find_by_id(id)).await?;

    if row.locked_until.is_some_and(|until| until > write.now) {
        return Err(Error::Refused { code: Code::RateLimited, reason: Reason::AccountLocked, field: None });
    }

    // A lock that has run out takes its count with it.
    let before = if row.locked_until.is_some() { 0 } else { row.failed_sign_ins };
    let failed = before + 1;
    let version = row.version + 1;
    let mut change = row.into_active_model();
    change.failed_sign_ins = Set(failed);
    change.locked_until = Set((failed >= FAILURES).then(|| write.now + LOCK));
    change.version = Set(version);
    let row = change.update(&write.tx).await?;

    write.commit(id).await?;
    Ok(row)
}

async fn note_lock(app: &App, id: AccountId) -> Result<()> {
    tracing::warn!(account = %id, "an account is locked after too many wrong passwords");
    let write = app.begin_as_system().await?;
    let row = write.lock(account::Entity::find_by_id(id)).await?;
    audit(app, &write, &Actor::anonymous(), &row, "locked", AccountStatus::Active).await?;
    write.commit(id).await?;
    Ok(())
}
