//! Refresh tokens (续期凭证): each is exchanged once; a second use of one ends the sign-in it descends from.

use chrono::Duration;
use entities::enums::AccountStatus;
use entities::{account, calendar_feed, refresh_token};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use uuid::Uuid;

use super::{Account, SignedIn, audit, grants_of, secret};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::reason::Reason;
use crate::write::Write;

/// How long a refresh token waits to be exchanged.
const LIFETIME: Duration = Duration::days(30);

const INVALID: Error = Error::unauthenticated(Reason::TokenInvalid);

/// Exchanges a refresh token for the next pair.
///
/// A token used before was copied, by whichever of the two came second: its whole family ends, and every access
/// token of the account with it.
///
/// # Errors
///
/// `UNAUTHENTICATED` when the token is unknown, used, expired, or its account disabled.
pub async fn refresh(app: &App, token: &str) -> Result<SignedIn> {
    let write = app.begin_as_system().await?;
    let (row, owner) = locked(&write, token).await?;

    if row.used_at.is_some() {
        end_family(&write, row.family).await?;
        end_access(&write, &owner).await?;
        audit(app, &write, &Actor::anonymous(), &owner, "refresh_token_reused", owner.status).await?;
        write.commit(owner.id).await?;
        tracing::warn!(account = %owner.id, "a refresh token was used twice; its sign-in is ended");
        return Err(INVALID);
    }
    if row.expires_at <= write.now || owner.status == AccountStatus::Disabled {
        return Err(INVALID);
    }

    let family = row.family;
    let mut change = row.into_active_model();
    change.used_at = Set(Some(write.now));
    change.update(&write.tx).await?;

    let signed_in = issue(app, &write, &owner, family).await?;
    write.commit(owner.id).await?;
    Ok(signed_in)
}

/// Ends the sign-in that a refresh token belongs to. An unknown token has none: that is as good.
///
/// The access token that went with it runs out by itself within minutes.
///
/// # Errors
///
/// Fails only when the database does.
pub async fn sign_out(app: &App, token: &str) -> Result<()> {
    let write = app.begin_as_system().await?;
    let (row, owner) = match locked(&write, token).await {
        Err(error) if error.code() == Code::Unauthenticated => return Ok(()),
        found => found?,
    };

    end_family(&write, row.family).await?;
    write.commit(owner.id).await?;
    Ok(())
}

/// Adds a token to a family and returns everything that the signed-in needs.
pub(super) async fn issue(app: &App, write: &Write, owner: &account::Model, family: Uuid) -> Result<SignedIn> {
    forget_expired(write, owner).await?;
    let (token, expires_at) = (secret::new_token(), write.now + LIFETIME);
    refresh_token::ActiveModel {
        id: Set(app.new_id()),
        account_id: Set(owner.id),
        family: Set(family),
        token_hash: Set(secret::hash_of(&token)),
        expires_at: Set(expires_at),
        used_at: Set(None),
        created_at: Set(write.now),
    }
    .insert(&write.tx)
    .await?;

    let grants = grants_of(&write.tx, owner.id).await?;
    Ok(SignedIn {
        account: Account::from(owner),
        actor: Actor::signed_in(owner.id, owner.display_name.clone(), grants),
        token_epoch: owner.token_epoch,
        refresh_token: token,
        refresh_expires_at: expires_at,
    })
}

/// Ends every sign-in of an account, and every address of its calendar. Access tokens end by its epoch.
pub(super) async fn end_all(write: &Write, owner: &account::Model) -> Result<()> {
    refresh_token::Entity::delete_many().filter(refresh_token::Column::AccountId.eq(owner.id)).exec(&write.tx).await?;
    calendar_feed::Entity::update_many()
        .col_expr(calendar_feed::Column::RevokedAt, Expr::value(write.now))
        .filter(calendar_feed::Column::AccountId.eq(owner.id))
        .filter(calendar_feed::Column::RevokedAt.is_null())
        .exec(&write.tx)
        .await?;
    Ok(())
}

/// Finds a token and its account, and holds both. The account comes first, as in every other write on accounts, so
/// that two of them never wait for each other.
async fn locked(write: &Write, token: &str) -> Result<(refresh_token::Model, account::Model)> {
    let by_hash = || refresh_token::Entity::find().filter(refresh_token::Column::TokenHash.eq(secret::hash_of(token)));
    let seen = by_hash().one(&write.tx).await?.ok_or(INVALID)?;
    let owner = write.lock(account::Entity::find_by_id(seen.account_id)).await?;
    match write.lock(by_hash()).await {
        Err(error) if error.code() == Code::NotFound => Err(INVALID),
        row => Ok((row?, owner)),
    }
}

async fn end_family(write: &Write, family: Uuid) -> Result<()> {
    refresh_token::Entity::delete_many().filter(refresh_token::Column::Family.eq(family)).exec(&write.tx).await?;
    Ok(())
}

async fn end_access(write: &Write, owner: &account::Model) -> Result<()> {
    let mut change = owner.clone().into_active_model();
    change.token_epoch = Set(owner.token_epoch + 1);
    change.version = Set(owner.version + 1);
    change.update(&write.tx).await?;
    Ok(())
}

/// Keeps the table as small as the sign-ins that are still good.
async fn forget_expired(write: &Write, owner: &account::Model) -> Result<()> {
    refresh_token::Entity::delete_many()
        .filter(refresh_token::Column::AccountId.eq(owner.id))
        .filter(refresh_token::Column::ExpiresAt.lte(write.now))
        .exec(&write.tx)
        .await?;
    Ok(())
}
