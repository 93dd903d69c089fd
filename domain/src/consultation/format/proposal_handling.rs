//! Consultations on the handling of proposals (提案办理协商): proposers and handling units at one table.

use entities::enums::{ConsultationFormat, ParticipantRole};

use super::Format;
use super::stages::{
    CANCELLED, CLOSED, FEEDBACK_RECEIVED, HELD, OPINIONS_SENT, OUTCOME_DRAFTED, PLANNED, RESEARCHING, SCHEDULED,
    SUBMITTED,
};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::ProposalHandling,
    opens: &[PLANNED],
    stages: &[
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
        PLANNED.to(RESEARCHING),
        PLANNED.scheduled(SCHEDULED),
        RESEARCHING.scheduled(SCHEDULED),
        SCHEDULED.scheduled(SCHEDULED),
        SCHEDULED.postponed(PLANNED),
        SCHEDULED.held(HELD).needing(&[
            Need::Cases,
            Need::Participant(ParticipantRole::Department),
            Need::Participant(ParticipantRole::Speaker),
            Need::Research,
        ]),
        HELD.to(OUTCOME_DRAFTED),
        HELD.to(OPINIONS_SENT).needing(&[Need::IssuedOutcome]),
        OUTCOME_DRAFTED.to(OPINIONS_SENT).needing(&[Need::IssuedOutcome]),
        OUTCOME_DRAFTED.to(SUBMITTED).needing(&[Need::IssuedOutcome]),
        SUBMITTED.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        OPINIONS_SENT.to(FEEDBACK_RECEIVED).needing(&[Need::Feedback]),
        HELD.to(CLOSED),
        SUBMITTED.to(CLOSED),
        OPINIONS_SENT.to(CLOSED),
        FEEDBACK_RECEIVED.to(CLOSED),
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
