//! What follows an answer: forms on paper, meetings.

use entities::{mediation_meeting, paper_evaluation};

use super::{ACCOUNT, EVALUATION, SUGGESTION, at, id, on, text};

pub fn paper_evaluation() -> paper_evaluation::Model {
    paper_evaluation::Model {
        evaluation_id: id(EVALUATION),
        signed_on: on(25),
        note: Some(text("备注")),
        entered_by_id: id(ACCOUNT),
        entered_by_name: "提案委".into(),
        created_at: at(),
    }
}

pub fn mediation_meeting() -> mediation_meeting::Model {
    mediation_meeting::Model {
        id: id(130),
        suggestion_id: id(SUGGESTION),
        round: 2,
        held_on: on(28),
        participants: text("林义、住建局"),
        note: text("面商"),
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}
