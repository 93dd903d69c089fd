//! Accounts (账号): who signs in, with which roles, and what becomes of their tokens.

mod admin;
mod attempt;
mod change;
mod refresh;
mod secret;
mod sign_in;

use chrono::{DateTime, Utc};
use entities::enums::{AccountStatus, HistorySubject};
use entities::ids::AccountId;
use entities::{account, account_role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use self::admin::{NewAccount, add, disable, find_role, reset_password};
pub(crate) use self::admin::{Prepared, add_role, fit_login, prepare};
pub use self::change::change_password;
pub use self::refresh::{refresh, sign_out};
pub(crate) use self::secret::{hash_of, new_token};
pub use self::sign_in::sign_in;
use crate::actor::{Actor, Grant};
use crate::app::App;
use crate::error::{Error, Result};
use crate::history::{self, Entry};
use crate::reason::Reason;
use crate::write::Write;

/// The fewest characters of a password.
pub const PASSWORD_CHARACTERS: usize = 12;

/// The most characters of a password. Hashing a longer one would only cost time.
const LONGEST_PASSWORD: usize = 256;

/// The most characters of a sign-in name.
const LONGEST_LOGIN: usize = 64;

/// An account as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id.
    pub id: AccountId,
    /// The sign-in name.
    pub login: String,
    /// The name shown to others.
    pub display_name: String,
    /// Whether nothing but a new password is accepted from it.
    pub must_change_password: bool,
}

/// What a sign-in, a refresh and a change of password answer with.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The account.
    pub account: Account,
    /// The account with its roles, for what the same request goes on to read.
    pub actor: Actor,
    /// What an access token must carry to be good.
    pub token_epoch: i64,
    /// The token to be exchanged once for the next pair. It is kept nowhere in this form.
    pub refresh_token: String,
    /// No exchange from this moment on.
    pub refresh_expires_at: DateTime<Utc>,
}

/// Returns the actor behind an access token, as the account is at this moment.
///
/// # Errors
///
/// `UNAUTHENTICATED` when the account is gone or disabled, or its tokens have been ended since.
pub async fn load_actor(app: &App, id: AccountId, token_epoch: i64) -> Result<Actor> {
    let row = account::Entity::find_by_id(id).one(app.reader()).await?;
    let row = row.ok_or(Error::unauthenticated(Reason::TokenInvalid))?;
    if row.status == AccountStatus::Disabled {
        return Err(Error::unauthenticated(Reason::AccountDisabled));
    }
    if row.token_epoch != token_epoch {
        return Err(Error::unauthenticated(Reason::TokenInvalid));
    }

    let grants = grants_of(app.reader(), id).await?;
    Ok(Actor::signed_in(id, row.display_name, grants))
}

/// Returns the actor of an account as it is at this moment; none where it is gone or disabled.
pub(crate) async fn active_actor(app: &App, id: AccountId) -> Result<Option<Actor>> {
    let row = account::Entity::find_by_id(id).one(app.reader()).await?;
    let Some(row) = row.filter(|row| row.status == AccountStatus::Active) else { return Ok(None) };
    Ok(Some(Actor::signed_in(id, row.display_name, grants_of(app.reader(), id).await?)))
}

/// Returns the asker's own account; none for the anonymous reader.
pub async fn viewer(app: &App, actor: &Actor) -> Result<Option<Account>> {
    let Ok(id) = actor.account() else { return Ok(None) };
    let row = account::Entity::find_by_id(id).one(app.reader()).await?;
    Ok(row.as_ref().map(Account::from))
}

/// Refuses every write but a change of password while the account still has the password it was given.
///
/// The anonymous pass: what they may not do, each rule says by itself.
///
/// # Errors
///
/// `FAILED_PRECONDITION` with [`Reason::PasswordChangeNeeded`].
pub async fn must_have_own_password(app: &App, actor: &Actor) -> Result<()> {
    let Ok(id) = actor.account() else { return Ok(()) };
    let is_due: Option<bool> = account::Entity::find_by_id(id)
        .select_only()
        .column(account::Column::MustChangePassword)
        .into_tuple()
        .one(app.reader())
        .await?;
    if is_due == Some(true) { Err(Error::refused(Reason::PasswordChangeNeeded)) } else { Ok(()) }
}

impl From<&account::Model> for Account {
    fn from(row: &account::Model) -> Self {
        Self {
            id: row.id,
            login: row.login.clone(),
            display_name: row.display_name.clone(),
            must_change_password: row.must_change_password,
        }
    }
}

/// Returns the roles of an account, in the order in which they were given.
async fn grants_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<Grant>> {
    let rows = account_role::Entity::find()
        .filter(account_role::Column::AccountId.eq(id))
        .order_by_asc(account_role::Column::Id)
        .all(db)
        .await?;
    let as_grant = |row: account_role::Model| Grant {
        committee: row.committee_id,
        role: row.role,
        department: row.department_id,
        member: row.member_id,
    };
    Ok(rows.into_iter().map(as_grant).collect())
}

/// Writes what happened to an account into the history of the committee of its first role.
async fn audit(
    app: &App,
    write: &Write,
    actor: &Actor,
    row: &account::Model,
    event: &str,
    to: AccountStatus,
) -> Result<()> {
    let Some(first) = grants_of(&write.tx, row.id).await?.into_iter().next() else {
        tracing::warn!(account = %row.id, event, "an account without roles has no committee to keep its history");
        return Ok(());
    };
    let entry = Entry {
        committee: first.committee,
        subject: HistorySubject::Account,
        subject_id: row.id.into(),
        event,
        from: Some(row.status.as_str()),
        to: to.as_str(),
        note: None,
        is_public: false,
    };
    history::record(app, write, actor, entry).await
}

/// Returns the form under which sign-in names are kept and compared.
fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Refuses a password that is too short or too long.
fn fit_password(field: &'static str, password: &str) -> Result<()> {
    let characters = password.chars().count();
    if characters < PASSWORD_CHARACTERS {
        return Err(Error::bad_input(field, Reason::PasswordTooShort));
    }
    if characters > LONGEST_PASSWORD {
        return Err(Error::bad_input(field, Reason::TooLong));
    }
    Ok(())
}
