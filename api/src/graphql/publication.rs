//! Publication decisions (公开决定), for the office that makes them.

use async_graphql::{ID, Object};
use domain::publication as rows;

use super::enums::{Disclosure, RedactedPart, RedactionGround};
use super::id;
use super::scalars::{Date, Moment};

/// A decision on publication; the latest is in force, or waits for its day (公开决定).
pub struct PublicationDecision(pub rows::Decision);

/// A decision on publication; the latest is in force, or waits for its day (公开决定).
#[Object]
impl PublicationDecision {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.row.id)
    }

    /// What is public by it (公开方式).
    async fn disclosure(&self) -> Disclosure {
        self.0.row.disclosure.into()
    }

    /// What the public reads under `SUMMARY` (公开摘要).
    async fn summary(&self) -> Option<&str> {
        self.0.row.summary.as_deref()
    }

    /// The first day on which it takes effect; null where it took effect at once (暂缓公开至).
    async fn embargo_until(&self) -> Option<Date> {
        self.0.row.not_before.map(Date)
    }

    /// The passages that it hides from the public (遮蔽).
    async fn redactions(&self) -> Vec<Redaction> {
        self.0.redactions.iter().cloned().map(Redaction).collect()
    }

    /// Why it was made (理由).
    async fn reason(&self) -> Option<&str> {
        self.0.row.reason.as_deref()
    }

    /// When it was made (决定时间).
    async fn decided_at(&self) -> Moment {
        self.0.row.created_at.into()
    }
}

/// A passage kept from the public (遮蔽).
pub struct Redaction(rows::Redaction);

/// A passage kept from the public (遮蔽).
#[Object]
impl Redaction {
    /// The text that it stands in (遮蔽位置).
    async fn part(&self) -> RedactedPart {
        self.0.part.into()
    }

    /// The response's id, where it stands in one (答复).
    async fn response(&self) -> Option<ID> {
        self.0.response.map(id::global)
    }

    /// What is hidden (遮蔽文字).
    async fn passage(&self) -> &str {
        &self.0.passage
    }

    /// On which ground (遮蔽理由).
    async fn ground(&self) -> RedactionGround {
        self.0.ground.into()
    }
}
