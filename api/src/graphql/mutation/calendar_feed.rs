//! Making and ending feeds of the asker's own calendar.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::calendar_feed::{self, Secret};

use super::told;
use crate::calendars::address_of_secret;
use crate::graphql::calendar_feed::CalendarFeed;
use crate::graphql::{id, read};
use crate::run;

/// A feed to make (订阅日历).
#[derive(InputObject, Clone)]
pub struct CreateCalendarFeedInput {
    /// Makes a repeated call safe: the same key answers with the same feed, whose address was told before (幂等键).
    idempotency_key: Option<String>,
}

/// A feed to end (撤销日历订阅).
#[derive(InputObject, Clone)]
pub struct RevokeCalendarFeedInput {
    /// The feed.
    id: ID,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The feed made.
#[derive(SimpleObject)]
pub struct CreateCalendarFeedPayload {
    /// The feed (日历订阅).
    calendar_feed: CalendarFeed,
    /// Its address on this server. Whoever knows it reads the calendar, and it is told this once: null where a repeated
    /// call finds the feed made before (订阅地址).
    address: Option<String>,
}

/// The feed ended.
#[derive(SimpleObject)]
pub struct RevokeCalendarFeedPayload {
    /// The feed, whose address is dead (日历订阅).
    calendar_feed: CalendarFeed,
}

/// Keeps feeds of calendars.
#[derive(Default)]
pub struct CalendarFeedMutation;

#[Object]
impl CalendarFeedMutation {
    /// Makes a feed of the asker's own calendar: sessions that they take part in or organise, their deadlines, what their
    /// departments promised, and the windows of bargainings that they organise, at a secret address; at most ten are alive
    /// (订阅日历).
    async fn create_calendar_feed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The feed.")] input: CreateCalendarFeedInput,
    ) -> Result<CreateCalendarFeedPayload> {
        let secret = Secret::new();
        let (about, key, kept) = (told(&input), input.idempotency_key, secret.clone());
        let id = run::write(ctx, key, None, "createCalendarFeed", about, move |app, actor, call| {
            let secret = kept.clone();
            async move { calendar_feed::create(&app, &actor, &call, secret).await }
        });
        let calendar_feed = read::calendar_feed(ctx, id.await?).await?;
        let address = secret.is_of(&calendar_feed.0).then(|| address_of_secret(secret.text()));
        Ok(CreateCalendarFeedPayload { calendar_feed, address })
    }

    /// Ends a feed of the asker's own; its address is dead at once (撤销日历订阅).
    async fn revoke_calendar_feed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The feed.")] input: RevokeCalendarFeedInput,
    ) -> Result<RevokeCalendarFeedPayload> {
        let (about, key) = (told(&input), input.idempotency_key);
        let id = id::parse("id", &input.id)?;
        let id = run::write(ctx, key, None, "revokeCalendarFeed", about, move |app, actor, call| async move {
            calendar_feed::revoke(&app, &actor, &call, id).await
        });
        Ok(RevokeCalendarFeedPayload { calendar_feed: read::calendar_feed(ctx, id.await?).await? })
    }
}
