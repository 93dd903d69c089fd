//! An account's own notices, latest first, and reading them.

use entities::ids::{AccountId, NotificationId};
use entities::notification;
pub use entities::notification::Model as Notification;
use entities::page::{self, Order, Page, PageArgs};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::write::Call;

/// How many notices are marked at once.
const MOST: usize = 100;

fn own(actor: &Actor, unread_only: bool) -> Result<Select<notification::Entity>> {
    let mine = notification::Entity::find().filter(notification::Column::AccountId.eq(actor.account()?));
    Ok(if unread_only { mine.filter(notification::Column::ReadAt.is_null()) } else { mine })
}

/// Lists the asker's notices, latest made first.
pub async fn list(app: &App, actor: &Actor, unread_only: bool, args: PageArgs) -> Result<Page<Notification>> {
    let order = Order { at: notification::Column::MadeAt, id: notification::Column::Id, is_descending: true };
    Ok(page::fetch(own(actor, unread_only)?, order, args, app.reader()).await?)
}

/// Counts the asker's notices.
pub async fn count(app: &App, actor: &Actor, unread_only: bool) -> Result<u64> {
    Ok(own(actor, unread_only)?.count(app.reader()).await?)
}

/// Marks notices of the asker as read, or all of them where none are named. Those of others stay as they are.
pub async fn mark_read(app: &App, actor: &Actor, call: &Call, ids: Option<&[NotificationId]>) -> Result<AccountId> {
    if ids.is_some_and(|ids| ids.len() > MOST) {
        return Err(Error::bad_input("ids", Reason::TooMany));
    }
    let write = app.begin(actor, call).await?;

    let account = actor.account()?;
    let mut update = notification::Entity::update_many()
        .col_expr(notification::Column::ReadAt, Expr::value(write.now))
        .filter(notification::Column::AccountId.eq(account))
        .filter(notification::Column::ReadAt.is_null());
    if let Some(ids) = ids {
        update = update.filter(notification::Column::Id.is_in(ids.iter().copied()));
    }
    update.exec(&write.tx).await?;

    write.commit(account).await
}
