//! Reading one's notices.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::Error;
use domain::ids::{AccountId, NotificationId};
use domain::{account, notification};

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::id;
use crate::graphql::viewer::Viewer;
use crate::run;

/// Notices to mark as read (标记已读).
#[derive(InputObject)]
pub struct MarkNotificationsReadInput {
    /// The notices, at most 100; all of the account's own where nothing is said (通知).
    ids: Option<Vec<ID>>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The notices marked.
#[derive(SimpleObject)]
pub struct MarkNotificationsReadPayload {
    /// The account whose notices they are (当前用户).
    viewer: Viewer,
}

/// Marks notices.
#[derive(Default)]
pub struct NotificationMutation;

#[Object]
impl NotificationMutation {
    /// Marks notices of one's own as read; those of others are left alone (标记已读).
    async fn mark_notifications_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The notices.")] input: MarkNotificationsReadInput,
    ) -> Result<MarkNotificationsReadPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let ids: Option<Vec<NotificationId>> = input.ids.map(|ids| id::many("ids", &ids)).transpose()?;
        let done = run::write(ctx, key, None, "markNotificationsRead", about, move |app, actor, call| {
            let ids = ids.clone();
            async move { notification::mark_read(&app, &actor, &call, ids.as_deref()).await }
        });
        let _: AccountId = done.await?;
        let account = account::viewer(ctx.app(), ctx.actor()).await?.ok_or(Error::not_found())?;
        Ok(MarkNotificationsReadPayload { viewer: Viewer::new(account, ctx.actor().grants()) })
    }
}
