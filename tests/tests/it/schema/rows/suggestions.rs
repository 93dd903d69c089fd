//! A suggestion with everything that belongs to it, and the rest of the search tables.

use entities::enums::{
    AssignmentStatus, ContactMethod, ContactPhase, DeclineGround, Disclosure, HandBackDecision, HandlingMode,
    OpinionStance, OutcomeCategory, ProposerRole, ProposerStatus, ProposerType, Publicity, RedactedPart,
    RedactionGround, ResponseKind, ResponseStatus, ReviewDecision, Satisfaction, SubmissionPeriod, SuggestionKind,
    SuggestionStage, UnitRole,
};
use entities::{
    assignment, assignment_conference, assignment_conference_item, assist_opinion, attachment, contact_record,
    conversion, evaluation, hand_back, number_counter, proposer, publication_decision, redaction, report_suggestion,
    response, response_correction, response_template, review, search_batch, suggestion, suggestion_merge,
    suggestion_revision,
};
use serde_json::json;

use super::{
    ACCOUNT, ASSIGNMENT, CATEGORY, COMMITTEE, CONSULTATION, DEPARTMENT, EVALUATION, MEMBER, PROPOSER, REPORT, RESPONSE,
    RULES, SPEECH, SUGGESTION, TERM, at, at_whole_second, id, on, text,
};

pub fn suggestion() -> suggestion::Model {
    suggestion::Model {
        id: id(SUGGESTION),
        committee_id: id(COMMITTEE),
        term_id: id(TERM),
        kind: SuggestionKind::Proposal,
        received_as: Some(SuggestionKind::CitizenIssue),
        proposer_type: ProposerType::Individual,
        stage: SuggestionStage::Declined,
        title: text("案由"),
        background: text("情况"),
        analysis: text("分析"),
        recommendation: text("建议"),
        category_id: Some(id(CATEGORY)),
        period: Some(SubmissionPeriod::Plenary),
        plenary_number: Some(1),
        registration_no: Some("2022-0001".into()),
        case_no: Some(12),
        handling_mode: Some(HandlingMode::Joint),
        origin_consultation_id: Some(id(CONSULTATION)),
        origin_speech_id: Some(id(SPEECH)),
        origin_report_id: Some(id(REPORT)),
        origin_matter_id: None,
        consents_to_publication: true,
        disclosure: Disclosure::Summary,
        public_summary: Some(text("摘要")),
        public_background: Some(text("公开的情况")),
        public_analysis: Some(text("公开的分析")),
        public_recommendation: Some(text("公开的建议")),
        public_from: Some(on(30)),
        decline_ground: Some(DeclineGround::Vague),
        submissions: 1,
        review_levels: 3,
        round: 1,
        owner_id: id(ACCOUNT),
        submitted_at: Some(at()),
        filed_at: Some(at_whole_second()),
        closed_at: Some(at()),
        published_at: Some(at()),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn suggestion_revision() -> suggestion_revision::Model {
    suggestion_revision::Model {
        id: id(111),
        suggestion_id: id(SUGGESTION),
        number: 1,
        title: text("案由"),
        background: text("情况"),
        analysis: text("分析"),
        recommendation: text("建议"),
        made_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn proposer() -> proposer::Model {
    proposer::Model {
        id: id(PROPOSER),
        suggestion_id: id(SUGGESTION),
        position: 1,
        role: ProposerRole::Lead,
        status: ProposerStatus::Agreed,
        name: "林义".into(),
        member_id: Some(id(MEMBER)),
        invited_at: Some(at_whole_second()),
        answer_by: Some(on(14)),
        answered_at: Some(at()),
        via_suggestion_id: Some(id(SUGGESTION)),
        account_id: Some(id(ACCOUNT)),
    }
}

pub fn review() -> review::Model {
    review::Model {
        id: id(119),
        suggestion_id: id(SUGGESTION),
        submission: 1,
        level: 2,
        decision: ReviewDecision::Pass,
        reviewer_id: id(ACCOUNT),
        reviewer_name: "提案委办公室".into(),
        note: Some(text("意见")),
        created_at: at(),
    }
}

pub fn suggestion_merge() -> suggestion_merge::Model {
    suggestion_merge::Model {
        suggestion_id: id(SUGGESTION),
        into_id: id(SUGGESTION),
        reason: text("理由"),
        merged_by_id: id(ACCOUNT),
        merged_at: at(),
    }
}

pub fn conversion() -> conversion::Model {
    conversion::Model {
        id: id(118),
        suggestion_id: id(SUGGESTION),
        from_kind: SuggestionKind::CitizenIssue,
        to_kind: SuggestionKind::Proposal,
        reason: text("理由"),
        converted_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn report_suggestion() -> report_suggestion::Model {
    report_suggestion::Model { report_id: id(REPORT), suggestion_id: id(SUGGESTION) }
}

pub fn assignment() -> assignment::Model {
    assignment::Model {
        id: id(ASSIGNMENT),
        suggestion_id: id(SUGGESTION),
        department_id: id(DEPARTMENT),
        role: UnitRole::Lead,
        status: AssignmentStatus::Responded,
        rules_id: id(RULES),
        assigned_on: on(2),
        round: 2,
        round_started_on: on(2),
        extended_until: Some(on(28)),
        signed_for_at: Some(at()),
        handler_name: Some("某科员".into()),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn contact_record() -> contact_record::Model {
    contact_record::Model {
        id: id(140),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        round: 1,
        method: ContactMethod::Symposium,
        phase: ContactPhase::Before,
        held_on: on(10),
        participants: "林义、某科员".into(),
        note: text("沟通"),
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn assist_opinion() -> assist_opinion::Model {
    assist_opinion::Model {
        id: id(141),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        round: 1,
        number: 1,
        letter_no: "石财函〔2022〕3号".into(),
        stance: OpinionStance::Dissents,
        body: text("会办意见"),
        signatory: "某局长".into(),
        issued_on: on(15),
        submitted_by_id: id(ACCOUNT),
        submitted_at: at(),
    }
}

pub fn hand_back() -> hand_back::Model {
    hand_back::Model {
        id: id(142),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        reason: text("退办理由"),
        proposed_department_id: id(DEPARTMENT),
        requested_by_id: id(ACCOUNT),
        requested_at: at(),
        decision: Some(HandBackDecision::Denied),
        note: Some(text("审定意见")),
        decided_by_id: Some(id(ACCOUNT)),
        decided_at: Some(at_whole_second()),
        new_assignment_id: Some(id(ASSIGNMENT)),
    }
}

pub fn assignment_conference() -> assignment_conference::Model {
    assignment_conference::Model {
        id: id(143),
        committee_id: id(COMMITTEE),
        title: text("交办会"),
        held_on: on(2),
        recorded_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn assignment_conference_item() -> assignment_conference_item::Model {
    assignment_conference_item::Model { conference_id: id(143), suggestion_id: id(SUGGESTION) }
}

pub fn response() -> response::Model {
    response::Model {
        id: id(RESPONSE),
        suggestion_id: id(SUGGESTION),
        assignment_id: id(ASSIGNMENT),
        department_id: id(DEPARTMENT),
        round: 1,
        number: 1,
        kind: ResponseKind::Full,
        status: ResponseStatus::Approved,
        letter_no: "石建函〔2022〕12号".into(),
        outcome: OutcomeCategory::InProgress,
        body: text("答复"),
        public_body: Some(text("公开的答复")),
        signatory: "某局长".into(),
        contact_person: "某科员".into(),
        contact_phone: Some("0952-1234567".into()),
        issued_on: on(20),
        title: Some("关于第12号提案的答复".into()),
        copies_to: Some("市政协提案委".into()),
        publicity: Some(Publicity::OnRequest),
        submitted_at: Some(at()),
        approved_at: Some(at_whole_second()),
        review_note: Some(text("意见")),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn response_correction() -> response_correction::Model {
    response_correction::Model { response_id: id(RESPONSE), corrected_id: id(RESPONSE), reason: text("有误") }
}

pub fn response_template() -> response_template::Model {
    response_template::Model {
        id: id(118),
        department_id: id(DEPARTMENT),
        name: "办理答复".into(),
        body: text("{案由}"),
        created_at: at(),
        updated_at: at_whole_second(),
        version: 1,
    }
}

pub fn evaluation() -> evaluation::Model {
    evaluation::Model {
        id: id(EVALUATION),
        suggestion_id: id(SUGGESTION),
        proposer_id: id(PROPOSER),
        round: 1,
        satisfaction: Satisfaction::BasicallySatisfied,
        contact: Some(Satisfaction::Satisfied),
        attitude: Some(Satisfaction::Understood),
        result: Some(Satisfaction::Dissatisfied),
        comment: Some(text("评价")),
        created_at: at(),
    }
}

pub fn publication_decision() -> publication_decision::Model {
    publication_decision::Model {
        id: id(113),
        suggestion_id: id(SUGGESTION),
        disclosure: Disclosure::Summary,
        summary: Some(text("摘要")),
        not_before: Some(on(30)),
        reason: Some(text("理由")),
        decided_by_id: id(ACCOUNT),
        created_at: at(),
    }
}

pub fn redaction() -> redaction::Model {
    redaction::Model {
        id: id(115),
        decision_id: id(113),
        position: 1,
        part: RedactedPart::Response,
        response_id: Some(id(RESPONSE)),
        passage: text("张某"),
        ground: RedactionGround::PersonalPrivacy,
    }
}

pub fn number_counter() -> number_counter::Model {
    number_counter::Model { sequence: "case:szs:11:1".into(), last: 12 }
}

pub fn search_batch() -> search_batch::Model {
    search_batch::Model {
        id: id(114),
        generation: 3,
        task: Some("17".into()),
        marks: json!([{ "kind": "SUGGESTION", "id": "0190", "version": 3 }]),
        created_at: at(),
    }
}

pub fn attachment() -> attachment::Model {
    attachment::Model {
        id: id(121),
        suggestion_id: Some(id(SUGGESTION)),
        response_id: Some(id(RESPONSE)),
        file_name: text("附件"),
        media_type: "application/pdf".into(),
        byte_size: 20 * 1024 * 1024,
        sha256: "ab12".into(),
        storage_key: "0190".into(),
        uploaded_by_id: id(ACCOUNT),
        is_public: true,
        created_at: at(),
        removed_at: Some(at_whole_second()),
        version: 1,
        report_id: None,
        material_id: None,
    }
}
