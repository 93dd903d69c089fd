//! Who makes and ends feeds of calendars: everybody their own.

use serde_json::json;

use super::mutations::check;
use super::rows;
use crate::cast::Who;

rows! { check;
    create_calendar_feed "createCalendarFeed" async |_, _| json!({}) => "
        公众: UNAUTHENTICATED
        others: OK
    ";
    revoke_calendar_feed "revokeCalendarFeed" async |cast, _| {
        // One at a time: there are ten at the most.
        let (id, _) = cast.feed(Who::Member).await;
        let document = "{ viewer { calendarFeeds { id revokedAt } } }";
        let feeds = cast.client(Who::Member).run(document, json!({})).await;
        for feed in feeds.list("viewer.calendarFeeds") {
            if feed["revokedAt"].is_null() && feed["id"] != id.as_str() {
                cast.step(Who::Member, "revokeCalendarFeed", json!({ "id": feed["id"] })).await;
            }
        }
        json!({ "id": id })
    } => "
        林义: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
