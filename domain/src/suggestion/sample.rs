//! Cases made up for tests of what is decided about them, without a database.

use chrono::{DateTime, NaiveDate};
use entities::enums::{
    AssignmentStatus, Disclosure, ProposerRole, ProposerStatus, ProposerType, ResponseKind, ResponseStatus,
    Satisfaction, SuggestionKind, SuggestionStage, UnitRole,
};
use entities::suggestion::Head;
use uuid::Uuid;

use super::case::{Case, Proposer, Reply, Unit, Verdict};
use crate::merge::Bonds;

/// Makes an id out of a number.
pub(crate) fn id<I: From<Uuid>>(number: u128) -> I {
    Uuid::from_u128(number).into()
}

/// Makes a case of a kind at a stage, in its first round, whose proposer consents to publication; nobody has done
/// anything about it.
pub(crate) fn case(kind: SuggestionKind, stage: SuggestionStage) -> Case {
    Case {
        head: head(kind, stage),
        today: NaiveDate::default(),
        bonds: Bonds::default(),
        reviews: Vec::new(),
        units: Vec::new(),
        proposers: vec![proposer(1, ProposerRole::Lead)],
        replies: Vec::new(),
        verdicts: Vec::new(),
        promises: Vec::new(),
    }
}

fn head(kind: SuggestionKind, stage: SuggestionStage) -> Head {
    Head {
        id: id(1),
        committee_id: id(1),
        term_id: id(1),
        kind,
        received_as: Some(kind),
        proposer_type: ProposerType::Individual,
        stage,
        title: "关于规范物业服务的提案".to_owned(),
        category_id: None,
        period: None,
        plenary_number: Some(1),
        registration_no: None,
        case_no: None,
        handling_mode: None,
        origin_consultation_id: None,
        origin_speech_id: None,
        origin_report_id: None,
        origin_matter_id: None,
        consents_to_publication: true,
        disclosure: Disclosure::None,
        public_summary: None,
        public_from: None,
        decline_ground: None,
        submissions: 1,
        review_levels: 1,
        round: 1,
        owner_id: id(1),
        submitted_at: None,
        filed_at: None,
        closed_at: None,
        published_at: None,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        version: 1,
    }
}

/// Makes the unit of a number, which has signed for the case unless it still has to.
pub(crate) fn unit(number: u128, role: UnitRole, status: AssignmentStatus) -> Unit {
    let is_signed_for = status != AssignmentStatus::PendingReceipt;
    Unit {
        id: id(number),
        suggestion_id: id(1),
        department_id: id(number),
        role,
        status,
        signed_for_at: is_signed_for.then_some(DateTime::UNIX_EPOCH),
    }
}

/// Makes the proposer of a number, who has agreed.
pub(crate) fn proposer(number: u128, role: ProposerRole) -> Proposer {
    Proposer {
        id: id(number),
        suggestion_id: id(1),
        member_id: Some(id(number)),
        role,
        status: ProposerStatus::Agreed,
        answer_by: None,
        via_suggestion_id: None,
        account_id: None,
    }
}

/// Makes a reply of the unit of a number in the first round.
pub(crate) fn reply(number: u128, unit: u128, kind: ResponseKind, status: ResponseStatus) -> Reply {
    Reply { id: id(number), suggestion_id: id(1), assignment_id: id(unit), round: 1, kind, status }
}

/// Makes what the proposer of a number said in a round.
pub(crate) fn verdict(proposer: u128, round: i32, satisfaction: Satisfaction) -> Verdict {
    Verdict { suggestion_id: id(1), proposer_id: id(proposer), round, satisfaction }
}
