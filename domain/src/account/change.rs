//! Changing one's own password.

use entities::account;
use entities::enums::AccountStatus;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{SignedIn, attempt, audit, fit_password, refresh};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// Sets a new password, ends every sign-in of the account, and begins a new one for the asker.
///
/// A wrong old password counts like a failed sign-in, so that a stolen access token cannot be used to guess it.
///
/// # Errors
///
/// `UNAUTHENTICATED` for the anonymous, `RATE_LIMITED` while the account is locked, `BAD_USER_INPUT` naming
/// `oldPassword` when that is wrong and `newPassword` when it is too short or nothing new.
pub async fn change_password(app: &App, actor: &Actor, old: &str, new: &str) -> Result<SignedIn> {
    let id = actor.account()?;
    fit_password("newPassword", new)?;
    if old == new {
        return Err(Error::bad_input("newPassword", Reason::PasswordUnchanged));
    }

    let judged = attempt::judge(app, id, old, Error::bad_input("oldPassword", Reason::WrongCredentials)).await?;
    let hash = app.passwords().hash(new).await?;

    let write = app.begin_as_system().await?;
    let row = write.lock(account::Entity::find_by_id(id)).await?;

    // What was judged may have changed while it was.
    if row.status == AccountStatus::Disabled || row.password_hash != judged.password_hash {
        return Err(Error::unauthenticated(Reason::TokenInvalid));
    }

    let (epoch, version) = (row.token_epoch + 1, row.version + 1);
    let mut change = row.into_active_model();
    change.password_hash = Set(hash);
    change.must_change_password = Set(false);
    change.failed_sign_ins = Set(0);
    change.locked_until = Set(None);
    change.token_epoch = Set(epoch);
    change.version = Set(version);
    let row = change.update(&write.tx).await?;

    refresh::end_all(&write, &row).await?;
    audit(app, &write, actor, &row, "password_changed", row.status).await?;
    let signed_in = refresh::issue(app, &write, &row, app.new_id()).await?;
    write.commit(id).await?;
    Ok(signed_in)
}
