//! Collective wage bargaining (工资集体协商), domain.md §2.8: the sides' own affair until the contract is published.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, CONGRESS_APPROVED, DRAFT_AGREED, EFFECTIVE, EXPIRING, FILED, NEGOTIATING, OBJECTED, OFFER_SENT,
    PUBLISHED, RENEWED, REPLIED, SIGNED,
};

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::WageBargaining,
    opens: &[OFFER_SENT],
    stages: &[
        OFFER_SENT,
        REPLIED,
        NEGOTIATING,
        DRAFT_AGREED,
        CONGRESS_APPROVED,
        SIGNED,
        FILED,
        OBJECTED,
        EFFECTIVE,
        PUBLISHED,
        EXPIRING,
        RENEWED,
        CLOSED,
        CANCELLED,
    ],
    steps: &[
        OFFER_SENT.to(REPLIED),
        REPLIED.scheduled(NEGOTIATING),
        NEGOTIATING.scheduled(NEGOTIATING),
        NEGOTIATING.postponed(REPLIED),
        NEGOTIATING.held(DRAFT_AGREED),
        DRAFT_AGREED.returned(NEGOTIATING),
        DRAFT_AGREED.to(CONGRESS_APPROVED),
        CONGRESS_APPROVED.to(SIGNED),
        SIGNED.to(FILED),
        FILED.returned(OBJECTED),
        OBJECTED.to(NEGOTIATING),
        FILED.to(EFFECTIVE),
        EFFECTIVE.to(PUBLISHED),
        PUBLISHED.to(EXPIRING),
        EXPIRING.to(RENEWED),
        PUBLISHED.returned(CLOSED),
        EXPIRING.returned(CLOSED),
        OFFER_SENT.cancelled(),
        REPLIED.cancelled(),
        NEGOTIATING.cancelled(),
        DRAFT_AGREED.cancelled(),
        CONGRESS_APPROVED.cancelled(),
        CLOSED.reopened(PUBLISHED),
        CLOSED.reopened(EXPIRING),
        RENEWED.reopened(EXPIRING),
        CANCELLED.reopened(OFFER_SENT),
    ],
};
