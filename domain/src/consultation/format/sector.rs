//! Sector consultations (界别协商): members of one sector among themselves and with those whom it concerns.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, FEEDBACK_RECEIVED, HELD, OUTCOME_DRAFTED, PLANNED, RESEARCHING, SCHEDULED, SUBMITTED,
    TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Sector,
    opens: &[PLANNED, TOPIC_PROPOSED],
    stages: &[
        TOPIC_PROPOSED,
        PLANNED,
        RESEARCHING,
        SCHEDULED,
        HELD,
        OUTCOME_DRAFTED,
        SUBMITTED,
        FEEDBACK_RECEIVED,
        CLOSED,
        CANCELLED,
    ],
    steps: &[
        TOPIC_PROPOSED.to(PLANNED).approved(),
        PLANNED.to(RESEARCHING),
        PLANNED.scheduled(SCHEDULED),
        RESEARCHING.scheduled(SCHEDULED),
        SCHEDULED.scheduled(SCHEDULED),
        SCHEDULED.postponed(PLANNED),
        SCHEDULED.held(HELD).needing(&[Need::Member, Need::Research]),
        HELD.to(OUTCOME_DRAFTED),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        HELD.to(CLOSED),
        SUBMITTED.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
        TOPIC_PROPOSED.cancelled(),
        PLANNED.cancelled(),
        RESEARCHING.cancelled(),
        SCHEDULED.cancelled(),
        CLOSED.reopened(HELD),
        CLOSED.reopened(SUBMITTED),
        CLOSED.reopened(FEEDBACK_RECEIVED),
        CANCELLED.reopened(PLANNED),
    ],
};
