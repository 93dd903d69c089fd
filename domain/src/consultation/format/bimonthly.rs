//! Bimonthly consultation sessions (双月协商座谈会), domain.md §2.3.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    ASSIGNED_TO_DEPARTMENTS, CANCELLED, CLOSED, FEEDBACK_RECEIVED, HELD, INSTRUCTED, OUTCOME_DRAFTED, PLANNED,
    RESEARCHING, SCHEDULED, SUBMITTED, TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Bimonthly,
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
        ASSIGNED_TO_DEPARTMENTS,
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
        SCHEDULED.held(HELD).needing(&[Need::Presider, Need::Research]),
        HELD.to(OUTCOME_DRAFTED),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(INSTRUCTED).needing(&[Need::Instruction]),
        SUBMITTED.to(ASSIGNED_TO_DEPARTMENTS).needing(&[Need::Assigned]),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        INSTRUCTED.to(ASSIGNED_TO_DEPARTMENTS).needing(&[Need::Assigned]),
        INSTRUCTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        ASSIGNED_TO_DEPARTMENTS.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        HELD.to(CLOSED),
        SUBMITTED.to(CLOSED),
        INSTRUCTED.to(CLOSED),
        ASSIGNED_TO_DEPARTMENTS.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
        TOPIC_PROPOSED.cancelled(),
        PLANNED.cancelled(),
        RESEARCHING.cancelled(),
        SCHEDULED.cancelled(),
        CLOSED.reopened(HELD),
        CLOSED.reopened(SUBMITTED),
        CLOSED.reopened(INSTRUCTED),
        CLOSED.reopened(ASSIGNED_TO_DEPARTMENTS),
        CLOSED.reopened(FEEDBACK_RECEIVED),
        CANCELLED.reopened(PLANNED),
    ],
};
