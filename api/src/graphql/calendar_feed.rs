//! Feeds of the asker's own calendar (日历订阅).

use async_graphql::{ID, Object};
use domain::calendar_feed as rows;

use super::id;
use super::scalars::Moment;

/// A feed of the asker's own calendar (日历订阅).
#[derive(Debug, Clone)]
pub struct CalendarFeed(pub rows::CalendarFeed);

/// A feed of the asker's own calendar, at an address that is told once (日历订阅).
#[Object]
impl CalendarFeed {
    /// The id, for `revokeCalendarFeed`.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// When it was made (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// From when on its address is dead; null while it is alive (撤销时间).
    async fn revoked_at(&self) -> Option<Moment> {
        self.0.revoked_at.map(Into::into)
    }
}
