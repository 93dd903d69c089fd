//! Online discussions (网络议政): open for a time, to everybody's eyes, from the day they are held on.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, DISCUSSION_ENDED, DISCUSSION_OPEN, FEEDBACK_RECEIVED, INSTRUCTED, OUTCOME_DRAFTED, PLANNED,
    RESEARCHING, SCHEDULED, SUBMITTED, TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Online,
    opens: &[PLANNED, TOPIC_PROPOSED],
    stages: &[
        TOPIC_PROPOSED,
        PLANNED,
        RESEARCHING,
        SCHEDULED,
        DISCUSSION_OPEN,
        DISCUSSION_ENDED,
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
        SCHEDULED.postponed(PLANNED),
        SCHEDULED.held(DISCUSSION_OPEN).needing(&[Need::Research]),
        DISCUSSION_OPEN.to(DISCUSSION_ENDED),
        DISCUSSION_ENDED.returned(DISCUSSION_OPEN),
        DISCUSSION_ENDED.to(OUTCOME_DRAFTED),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(INSTRUCTED).needing(&[Need::Instruction]),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        INSTRUCTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        DISCUSSION_ENDED.to(CLOSED),
        SUBMITTED.to(CLOSED),
        INSTRUCTED.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
        TOPIC_PROPOSED.cancelled(),
        PLANNED.cancelled(),
        RESEARCHING.cancelled(),
        SCHEDULED.cancelled(),
        CLOSED.reopened(DISCUSSION_ENDED),
        CLOSED.reopened(SUBMITTED),
        CLOSED.reopened(INSTRUCTED),
        CLOSED.reopened(FEEDBACK_RECEIVED),
        CANCELLED.reopened(PLANNED),
    ],
};
