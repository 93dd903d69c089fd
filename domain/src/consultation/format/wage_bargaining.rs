//! Collective wage bargaining (工资集体协商), domain.md §2.8: the sides' own affair until the contract is published.

use entities::enums::{ConsultationFormat, ContractStatus as Status};

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, CONGRESS_APPROVED, DRAFT_AGREED, EFFECTIVE, EXPIRING, FILED, NEGOTIATING, OBJECTED, OFFER_SENT,
    PUBLISHED, RENEWED, REPLIED, SIGNED,
};

use crate::consultation::needs::Need;

/// Stages of a contract that is signed and not objected to.
const SINCE_SIGNED: &[Status] = &[Status::Signed, Status::Filed, Status::Effective, Status::Published];

/// Stages of a contract that was handed in for review.
const SINCE_FILED: &[Status] = &[Status::Filed, Status::Objected, Status::Effective, Status::Published];

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
        OFFER_SENT.to(REPLIED).needing(&[Need::OfferReply]),
        REPLIED.scheduled(NEGOTIATING),
        NEGOTIATING.scheduled(NEGOTIATING),
        NEGOTIATING.postponed(REPLIED),
        NEGOTIATING.held(DRAFT_AGREED).needing(&[Need::Chiefs, Need::Term]),
        DRAFT_AGREED.returned(NEGOTIATING),
        DRAFT_AGREED.to(CONGRESS_APPROVED).needing(&[Need::CongressVote]),
        CONGRESS_APPROVED.to(SIGNED).needing(&[Need::Contract(SINCE_SIGNED)]),
        SIGNED.to(FILED).needing(&[Need::Contract(SINCE_FILED)]),
        FILED.to(OBJECTED).needing(&[Need::Reason, Need::Contract(&[Status::Objected])]),
        OBJECTED.to(NEGOTIATING),
        FILED.to(EFFECTIVE).needing(&[Need::Contract(&[Status::Effective, Status::Published])]),
        EFFECTIVE.to(PUBLISHED).needing(&[Need::Contract(&[Status::Published])]),
        PUBLISHED.to(EXPIRING).needing(&[Need::ExpiringContract]),
        EXPIRING.to(RENEWED).needing(&[Need::RenewedContract]),
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
