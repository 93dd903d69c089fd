//! Thematic consultations (专题协商), whose outcome the chairpersons' council passes before it leaves the house.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{
    ASSIGNED_TO_DEPARTMENTS, CANCELLED, CHAIR_MEETING_APPROVED, CLOSED, FEEDBACK_RECEIVED, HELD, INSTRUCTED,
    OUTCOME_DRAFTED, PLANNED, RESEARCHING, SCHEDULED, SUBMITTED, TOPIC_PROPOSED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::Thematic,
    opens: &[PLANNED, TOPIC_PROPOSED],
    stages: &[
        TOPIC_PROPOSED,
        PLANNED,
        RESEARCHING,
        SCHEDULED,
        HELD,
        OUTCOME_DRAFTED,
        CHAIR_MEETING_APPROVED,
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
        SCHEDULED.held(HELD).needing(&[Need::Research]),
        HELD.to(OUTCOME_DRAFTED),
        OUTCOME_DRAFTED.to(CHAIR_MEETING_APPROVED).approved().needing(&[Need::Outcome]),
        CHAIR_MEETING_APPROVED.returned(OUTCOME_DRAFTED),
        CHAIR_MEETING_APPROVED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
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
