//! Research consultations (调研协商): visits and briefings, and a report as what comes of it.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, FEEDBACK_RECEIVED, HELD, INSTRUCTED, OUTCOME_DRAFTED, PLANNED, RESEARCHING, SCHEDULED,
    SUBMITTED, TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Research,
    opens: &[PLANNED, TOPIC_PROPOSED],
    stages: &[
        TOPIC_PROPOSED,
        PLANNED,
        RESEARCHING,
        SCHEDULED,
        HELD,
        OUTCOME_DRAFTED,
        SUBMITTED,
        INSTRUCTED,
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
        SCHEDULED.postponed(RESEARCHING),
        SCHEDULED.held(HELD).needing(&[Need::Research]),
        HELD.to(OUTCOME_DRAFTED),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(INSTRUCTED).needing(&[Need::Instruction]),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        INSTRUCTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        HELD.to(CLOSED),
        SUBMITTED.to(CLOSED),
        INSTRUCTED.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
        TOPIC_PROPOSED.cancelled(),
        PLANNED.cancelled(),
        RESEARCHING.cancelled(),
        SCHEDULED.cancelled(),
        CLOSED.reopened(HELD),
        CLOSED.reopened(SUBMITTED),
        CLOSED.reopened(INSTRUCTED),
        CLOSED.reopened(FEEDBACK_RECEIVED),
        CANCELLED.reopened(PLANNED),
    ],
};
