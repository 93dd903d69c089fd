//! The secret addresses of personal calendars: made on request, told once, ended at will.

use std::collections::HashMap;

use entities::calendar_feed;
pub use entities::calendar_feed::Model as CalendarFeed;
use entities::ids::CalendarFeedId;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::account;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rows::keyed;
use crate::write::Call;

/// How many feeds of an account are alive at the most.
const MOST_FEEDS: u64 = 10;

/// How many feeds one read gives at the most.
const MOST: u64 = 1_000;

/// The longest secret that is looked at.
const LONGEST: usize = 100;

/// The secret in an address. It is kept nowhere in this form.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Makes one that nobody can guess.
    #[expect(clippy::new_without_default, reason = "two of them are never equal")]
    pub fn new() -> Self {
        Self(account::new_token())
    }

    /// Returns the secret as it stands in the address.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is the secret of a feed: a repeated call answers with a feed whose secret was told before.
    pub fn is_of(&self, feed: &CalendarFeed) -> bool {
        feed.secret_hash == account::hash_of(&self.0)
    }
}

/// Makes a feed of the actor's own calendar, at a secret address.
///
/// # Errors
///
/// `TOO_MANY_FEEDS` where there are ten already.
pub async fn create(app: &App, actor: &Actor, call: &Call, secret: Secret) -> Result<CalendarFeedId> {
    let write = app.begin(actor, call).await?;

    let account = actor.account()?;
    let alive = calendar_feed::Entity::visible_to(actor.scope()).filter(calendar_feed::Column::RevokedAt.is_null());
    if alive.count(&write.tx).await? >= MOST_FEEDS {
        return Err(Error::refused(Reason::TooManyFeeds));
    }

    let feed = calendar_feed::ActiveModel {
        id: Set(app.new_id()),
        account_id: Set(account),
        secret_hash: Set(account::hash_of(&secret.0)),
        created_at: Set(write.now),
        revoked_at: Set(None),
    };
    let id = feed.insert(&write.tx).await?.id;

    write.commit(id).await
}

/// Ends a feed of the actor's own; its address is dead from now on.
///
/// # Errors
///
/// `WRONG_STATE` for one that has ended.
pub async fn revoke(app: &App, actor: &Actor, call: &Call, id: CalendarFeedId) -> Result<CalendarFeedId> {
    let write = app.begin(actor, call).await?;

    let select = calendar_feed::Entity::visible_to(actor.scope()).filter(calendar_feed::Column::Id.eq(id));
    let row = write.lock(select).await?;
    if row.revoked_at.is_some() {
        return Err(Error::refused(Reason::WrongState));
    }

    let next = calendar_feed::ActiveModel {
        id: ActiveValue::Unchanged(row.id),
        revoked_at: Set(Some(write.now)),
        ..Default::default()
    };
    next.update(&write.tx).await?;

    write.commit(row.id).await
}

/// Returns the actor's own feeds, first made first.
pub async fn of_viewer(app: &App, actor: &Actor) -> Result<Vec<CalendarFeed>> {
    let own = calendar_feed::Entity::visible_to(actor.scope()).order_by_asc(calendar_feed::Column::Id);
    Ok(own.limit(MOST).all(app.reader()).await?)
}

/// Returns those of `ids` that are the actor's own.
pub async fn by_ids(app: &App, actor: &Actor, ids: &[CalendarFeedId]) -> Result<HashMap<CalendarFeedId, CalendarFeed>> {
    let found = calendar_feed::Entity::visible_to(actor.scope())
        .filter(calendar_feed::Column::Id.is_in(ids.iter().copied()))
        .all(app.reader())
        .await?;
    Ok(keyed(found, |row| row.id))
}

/// Returns the account whose calendar a secret opens, with the roles that it holds at this moment.
///
/// # Errors
///
/// `NOT_FOUND` for no secret of ours, one that was revoked, and one of an account that may no longer sign in.
pub async fn actor_of(app: &App, secret: &str) -> Result<Actor> {
    if secret.len() > LONGEST {
        return Err(Error::not_found());
    }
    let found = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::SecretHash.eq(account::hash_of(secret)))
        .filter(calendar_feed::Column::RevokedAt.is_null())
        .one(app.reader())
        .await?;
    account::active_actor(app, found.ok_or(Error::not_found())?.account_id).await?.ok_or(Error::not_found())
}
