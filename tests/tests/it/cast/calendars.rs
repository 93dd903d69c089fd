//! Steps around calendars: a feed of somebody's own, at its secret address.

use serde_json::json;

use super::{Cast, Who};

/// What is asked back from each mutation of feeds.
pub const PAYLOADS: &[(&str, &str)] = &[("createCalendarFeed", "calendarFeed"), ("revokeCalendarFeed", "calendarFeed")];

impl Cast {
    /// Makes a feed of somebody's own calendar and returns its id and its address.
    pub async fn feed(&self, who: Who) -> (String, String) {
        let document = "mutation { createCalendarFeed(input: {}) { address calendarFeed { id } } }";
        let answer = self.client(who).run(document, json!({})).await;
        (answer.text("createCalendarFeed.calendarFeed.id"), answer.text("createCalendarFeed.address"))
    }
}
