//! Counterpart consultations (对口协商): a special committee with the department of its field, whose opinions go to that department.

use entities::enums::{ConsultationFormat, ParticipantRole};

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, FEEDBACK_RECEIVED, HELD, OPINIONS_SENT, OUTCOME_DRAFTED, PLANNED, RESEARCHING, SCHEDULED,
    SUBMITTED, TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Counterpart,
    opens: &[PLANNED, TOPIC_PROPOSED],
    stages: &[
        TOPIC_PROPOSED,
        PLANNED,
        RESEARCHING,
        SCHEDULED,
        HELD,
        OUTCOME_DRAFTED,
        SUBMITTED,
        OPINIONS_SENT,
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
        SCHEDULED.held(HELD).needing(&[Need::Participant(ParticipantRole::Department), Need::Research]),
        HELD.to(OUTCOME_DRAFTED),
        HELD.to(OPINIONS_SENT).needing(&[Need::IssuedOutcome]),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        OUTCOME_DRAFTED.to(OPINIONS_SENT).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(OPINIONS_SENT),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        OPINIONS_SENT.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        HELD.to(CLOSED),
        SUBMITTED.to(CLOSED),
        OPINIONS_SENT.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
        TOPIC_PROPOSED.cancelled(),
        PLANNED.cancelled(),
        RESEARCHING.cancelled(),
        SCHEDULED.cancelled(),
        CLOSED.reopened(HELD),
        CLOSED.reopened(SUBMITTED),
        CLOSED.reopened(OPINIONS_SENT),
        CLOSED.reopened(FEEDBACK_RECEIVED),
        CANCELLED.reopened(PLANNED),
    ],
};
