//! Signing in with name and password.

use entities::account;
use entities::enums::AccountStatus;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::{LONGEST_LOGIN, LONGEST_PASSWORD, SignedIn, attempt, normal_login, refresh};
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;

const WRONG: Error = Error::unauthenticated(Reason::WrongCredentials);

/// Signs in and begins a new family of refresh tokens.
///
/// An unknown name, a wrong password, and a wrong password of a disabled account all answer the same, after the same
/// work. Five failures lock the account for 15 minutes, kept in its row.
///
/// # Errors
///
/// `UNAUTHENTICATED` when it does not succeed, `RATE_LIMITED` while the account is locked.
pub async fn sign_in(app: &App, login: &str, password: &str) -> Result<SignedIn> {
    if login.chars().count() > LONGEST_LOGIN || password.chars().count() > LONGEST_PASSWORD {
        return Err(WRONG);
    }
    let known =
        account::Entity::find().filter(account::Column::Login.eq(normal_login(login))).one(app.reader()).await?;
    let Some(known) = known else {
        app.passwords().verify(password, None).await?;
        return Err(WRONG);
    };

    let judged = attempt::judge(app, known.id, password, WRONG).await?;
    if judged.status == AccountStatus::Disabled {
        return Err(Error::unauthenticated(Reason::AccountDisabled));
    }

    let write = app.begin_as_system().await?;
    let row = write.lock(account::Entity::find_by_id(judged.id)).await?;

    // What was judged may have changed while it was.
    if row.status == AccountStatus::Disabled || row.password_hash != judged.password_hash {
        return Err(WRONG);
    }

    let version = row.version + 1;
    let mut change = row.into_active_model();
    change.failed_sign_ins = Set(0);
    change.locked_until = Set(None);
    change.version = Set(version);
    let row = change.update(&write.tx).await?;

    let signed_in = refresh::issue(app, &write, &row, app.new_id()).await?;
    write.commit(row.id).await?;
    Ok(signed_in)
}
