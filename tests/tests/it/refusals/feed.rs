//! Refusals while feeds of calendars are made and ended.

use serde_json::json;

use super::refusals;
use crate::cast::{Cast, Who};

refusals! {
    TooManyFeeds FailedPrecondition ""
    async fn there_are_ten_feeds_at_the_most(cast: Cast) {
        for _ in 0..10 {
            cast.feed(Who::Member).await;
        }
        (Who::Member, "createCalendarFeed", json!({}))
    }

    WrongState FailedPrecondition ""
    async fn a_feed_ends_once(cast: Cast) {
        let (id, _) = cast.feed(Who::Member).await;
        cast.step(Who::Member, "revokeCalendarFeed", json!({ "id": id })).await;
        (Who::Member, "revokeCalendarFeed", json!({ "id": id }))
    }

    NotFound NotFound ""
    async fn nobody_ends_the_feed_of_another(cast: Cast) {
        let (id, _) = cast.feed(Who::Member).await;
        (Who::Office, "revokeCalendarFeed", json!({ "id": id }))
    }
}
