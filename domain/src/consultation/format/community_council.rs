//! Councils of communities (社区议事协商), domain.md §2.7: the four stages of a matter that residents raise.

use entities::enums::ConsultationFormat;

use super::Format;
use super::stages::{CANCELLED, CLOSED, COLLECTED, DELIBERATING, FEEDBACK_GIVEN, TOPIC_CONFIRMED};
use crate::consultation::needs::Need;

pub(super) const FORMAT: Format = Format {
    kind: ConsultationFormat::CommunityCouncil,
    opens: &[COLLECTED],
    stages: &[COLLECTED, TOPIC_CONFIRMED, DELIBERATING, FEEDBACK_GIVEN, CLOSED, CANCELLED],
    steps: &[
        COLLECTED.to(TOPIC_CONFIRMED),
        COLLECTED.scheduled(TOPIC_CONFIRMED),
        TOPIC_CONFIRMED.scheduled(TOPIC_CONFIRMED),
        TOPIC_CONFIRMED.postponed(TOPIC_CONFIRMED),
        TOPIC_CONFIRMED.returned(COLLECTED),
        TOPIC_CONFIRMED.held(DELIBERATING).needing(&[Need::Council]),
        DELIBERATING.to(FEEDBACK_GIVEN).needing(&[Need::Told]),
        FEEDBACK_GIVEN.to(CLOSED).needing(&[Need::MattersSettled]),
        COLLECTED.cancelled(),
        TOPIC_CONFIRMED.cancelled(),
        CLOSED.reopened(FEEDBACK_GIVEN),
        CANCELLED.reopened(COLLECTED),
    ],
};
