//! What follows an answer: forms on paper, meetings, commitments, honours, notes.

use entities::enums::{CommitmentVerdict, FollowUpKind};
use entities::{
    award, commitment, commitment_follow_up, key_suggestion, mediation_meeting, paper_evaluation, supervision_note,
};

use super::{ACCOUNT, COMMITMENT, DEPARTMENT, EVALUATION, RESPONSE, SUGGESTION, at, at_whole_second, id, on, text};

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

pub fn commitment() -> commitment::Model {
    commitment::Model {
        id: id(COMMITMENT),
        suggestion_id: Some(id(SUGGESTION)),
        response_id: Some(id(RESPONSE)),
        consultation_id: None,
        on_site_response_id: None,
        department_id: id(DEPARTMENT),
        what: text("承诺"),
        due_on: on(30),
        measure: text("标准"),
        verdict: Some(CommitmentVerdict::Broken),
        settled_on: Some(on(31)),
        reopened_round: Some(2),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn commitment_follow_up() -> commitment_follow_up::Model {
    commitment_follow_up::Model {
        id: id(131),
        commitment_id: id(COMMITMENT),
        kind: FollowUpKind::Broken,
        happened_on: on(31),
        note: text("未兑现"),
        made_by_id: id(ACCOUNT),
        made_by_name: "督查室".into(),
        created_at: at(),
    }
}

pub fn key_suggestion() -> key_suggestion::Model {
    key_suggestion::Model {
        id: id(132),
        suggestion_id: id(SUGGESTION),
        leader: "某副市长".into(),
        supervisor: "某副主席".into(),
        approved_on: on(3),
        meeting: text("主席会议"),
        designated_by_id: id(ACCOUNT),
        created_at: at(),
        revoked_at: Some(at_whole_second()),
        revoke_reason: Some(text("理由")),
    }
}

pub fn award() -> award::Model {
    award::Model {
        id: id(133),
        suggestion_id: id(SUGGESTION),
        year: 2022,
        title: text("优秀提案"),
        awarded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn supervision_note() -> supervision_note::Model {
    supervision_note::Model {
        id: id(134),
        suggestion_id: id(SUGGESTION),
        body: text("督办"),
        is_for_department: true,
        made_by_id: id(ACCOUNT),
        made_by_name: "督查室".into(),
        created_at: at(),
    }
}
