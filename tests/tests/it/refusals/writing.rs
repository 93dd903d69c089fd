//! Refusals while a suggestion is written, co-signed and handed in.

use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};

const NOWHERE: &str = "sug_00000000000000000000000000000000";

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

async fn joint(cast: &Cast) -> String {
    let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
    let input = with(input, "coSigners", json!([cast.member("解景瑞"), cast.member("黄琳琳")]));
    cast.step(Who::Member, "createSuggestion", input).await
}

refusals! {
    SignInNeeded Unauthenticated ""
    async fn who_is_not_signed_in_proposes_nothing(cast: Cast) {
        (Who::Anonymous, "createSuggestion", cast.proposal("关于规范物业服务的提案"))
    }

    RoleMissing Forbidden ""
    async fn the_office_does_not_propose(cast: Cast) {
        (Who::Office, "createSuggestion", cast.proposal("关于规范物业服务的提案"))
    }

    RoleMissing Forbidden ""
    async fn a_member_does_not_propose_to_another_committee(cast: Cast) {
        (Who::ForeignMember, "createSuggestion", cast.proposal("关于规范物业服务的提案"))
    }

    NotFound NotFound ""
    async fn an_unknown_suggestion_is_not_found(_cast: Cast) {
        (Who::Member, "submitSuggestion", json!({ "id": NOWHERE }))
    }

    NotFound NotFound ""
    async fn somebody_elses_draft_is_not_found(cast: Cast) {
        (Who::OtherMember, "submitSuggestion", json!({ "id": cast.proposal_at("DRAFT").await.id }))
    }

    NotFound NotFound ""
    async fn even_the_office_finds_no_draft(cast: Cast) {
        (Who::Office, "withdrawSuggestion", json!({ "id": cast.proposal_at("DRAFT").await.id }))
    }

    NotYours Forbidden ""
    async fn a_co_signer_does_not_hand_in_the_leads_proposal(cast: Cast) {
        (Who::CoSigner, "submitSuggestion", json!({ "id": joint(cast).await }))
    }

    NotYours Forbidden ""
    async fn the_office_does_not_rewrite_what_it_returned(cast: Cast) {
        let id = cast.proposal_at("RETURNED").await.id;
        (Who::Office, "updateSuggestion", json!({ "id": id, "title": "改题" }))
    }

    Empty BadUserInput "title"
    async fn a_suggestion_has_a_title(cast: Cast) {
        (Who::Member, "createSuggestion", cast.proposal(" \n"))
    }

    Empty BadUserInput "analysis"
    async fn a_suggestion_is_handed_in_with_all_its_parts(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "analysis", json!(""));
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        (Who::Member, "submitSuggestion", json!({ "id": id }))
    }

    Empty BadUserInput "bodyName"
    async fn a_body_proposes_under_its_name(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("ORGANIZATION"));
        (Who::Liaison, "createSuggestion", input)
    }

    TooLong BadUserInput "title"
    async fn a_title_of_51_characters_is_not_handed_in(cast: Cast) {
        let id = cast.step(Who::Member, "createSuggestion", cast.proposal(&"题".repeat(51))).await;
        (Who::Member, "submitSuggestion", json!({ "id": id }))
    }

    TooLong BadUserInput "recommendation"
    async fn a_proposal_over_2000_characters_is_not_handed_in(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "recommendation", json!("建".repeat(2_000)));
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        (Who::Member, "submitSuggestion", json!({ "id": id }))
    }

    TooLong BadUserInput "background"
    async fn a_draft_has_a_limit_too(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        (Who::Member, "updateSuggestion", json!({ "id": id, "background": "长".repeat(10_001) }))
    }

    ControlCharacters BadUserInput "background"
    async fn control_characters_are_no_text(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "background", json!("有\u{0}情况"));
        (Who::Member, "createSuggestion", input)
    }

    InvalidId BadUserInput "id"
    async fn the_id_of_a_speech_is_no_suggestions(_cast: Cast) {
        (Who::Member, "submitSuggestion", json!({ "id": NOWHERE.replace("sug", "spe") }))
    }

    InvalidId BadUserInput "committee"
    async fn a_code_is_no_id(cast: Cast) {
        (Who::Member, "createSuggestion", with(cast.proposal("关于规范物业服务的提案"), "committee", json!("szs")))
    }

    UnknownReference BadUserInput "category"
    async fn an_unknown_category_is_refused(cast: Cast) {
        let id = NOWHERE.replace("sug", "cat");
        (Who::Member, "createSuggestion", with(cast.proposal("关于规范物业服务的提案"), "category", json!(id)))
    }

    OfAnotherCommittee BadUserInput "category"
    async fn a_category_of_another_committee_is_refused(cast: Cast) {
        let category = json!(cast.category_elsewhere().await);
        (Who::Member, "createSuggestion", with(cast.proposal("关于规范物业服务的提案"), "category", category))
    }

    OfAnotherCommittee BadUserInput "category"
    async fn a_draft_does_not_take_a_category_of_another_committee(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        (Who::Member, "updateSuggestion", json!({ "id": id, "category": cast.category_elsewhere().await }))
    }

    OfAnotherCommittee BadUserInput "originConsultation"
    async fn nothing_takes_up_a_session_of_another_committee(cast: Cast) {
        let input = cast.proposal("关于规范物业服务的提案");
        (Who::Member, "createSuggestion", with(input, "originConsultation", json!(cast.held_elsewhere().await)))
    }

    UnknownReference BadUserInput "originConsultation"
    async fn nothing_takes_up_a_session_that_its_writer_does_not_see(cast: Cast) {
        let planned = cast.consultation_at("PLANNED", "提升物业服务管理水平").await;
        let input = cast.proposal("关于规范物业服务的提案");
        (Who::Member, "createSuggestion", with(input, "originConsultation", json!(planned)))
    }

    UnknownReference BadUserInput "coSigners"
    async fn an_unknown_member_does_not_co_sign(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
        let nobody = NOWHERE.replace("sug", "mem");
        (Who::Member, "createSuggestion", with(input, "coSigners", json!([nobody])))
    }

    OfAnotherCommittee BadUserInput "coSigners"
    async fn a_member_of_another_committee_does_not_co_sign(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
        (Who::Member, "createSuggestion", with(input, "coSigners", json!([cast.foreign_member.to_string()])))
    }

    CosignersNotAllowed BadUserInput "coSigners"
    async fn an_individual_proposal_has_no_co_signers(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "coSigners", json!([cast.member("解景瑞")]));
        (Who::Member, "createSuggestion", input)
    }

    Duplicate BadUserInput "coSigners"
    async fn nobody_co_signs_twice(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
        let twice = json!([cast.member("解景瑞"), cast.member("解景瑞")]);
        (Who::Member, "createSuggestion", with(input, "coSigners", twice))
    }

    Duplicate BadUserInput "coSigners"
    async fn the_lead_does_not_co_sign(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
        (Who::Member, "createSuggestion", with(input, "coSigners", json!([cast.member("林义")])))
    }

    TooMany BadUserInput "coSigners"
    async fn two_hundred_and_one_do_not_co_sign(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("JOINT"));
        let many: Vec<_> = (0..201).map(|at| format!("mem_{at:032x}")).collect();
        (Who::Member, "createSuggestion", with(input, "coSigners", json!(many)))
    }

    TooFewProposers FailedPrecondition ""
    async fn a_joint_proposal_needs_one_who_agreed(cast: Cast) {
        (Who::Member, "submitSuggestion", json!({ "id": joint(cast).await }))
    }

    InvitationClosed FailedPrecondition ""
    async fn an_invitation_is_answered_once(cast: Cast) {
        let answer = json!({ "suggestion": joint(cast).await, "agree": true });
        cast.step(Who::CoSigner, "answerCosignInvitation", answer.clone()).await;
        (Who::CoSigner, "answerCosignInvitation", answer)
    }

    NotYours Forbidden ""
    async fn who_was_not_invited_does_not_answer(cast: Cast) {
        let id = cast.proposal_at("PUBLISHED").await.id;
        (Who::OtherMember, "answerCosignInvitation", json!({ "suggestion": id, "agree": true }))
    }

    PlenaryOnly FailedPrecondition ""
    async fn a_sector_proposes_in_the_plenary_window_only(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "proposerType", json!("SECTOR"));
        let id = cast.step(Who::Liaison, "createSuggestion", with(input, "bodyName", json!("经济界"))).await;
        (Who::Liaison, "submitSuggestion", json!({ "id": id }))
    }

    NoCommittee FailedPrecondition ""
    async fn before_the_first_term_there_is_nothing_to_propose_to(cast: Cast) {
        cast.clock("2021-01-15");
        (Who::Member, "createSuggestion", cast.proposal("关于规范物业服务的提案"))
    }

    InvalidKey BadUserInput "idempotencyKey"
    async fn an_idempotency_key_is_visible_ascii(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "idempotencyKey", json!("有 空格"));
        (Who::Member, "createSuggestion", input)
    }

    KeyReused Conflict "idempotencyKey"
    async fn a_key_is_not_used_for_another_request(cast: Cast) {
        let input = with(cast.proposal("关于规范物业服务的提案"), "idempotencyKey", json!("k-1"));
        cast.step(Who::Member, "createSuggestion", input.clone()).await;
        (Who::Member, "createSuggestion", with(input, "title", json!("另一题")))
    }

    StaleVersion Conflict ""
    async fn who_read_an_older_version_does_not_overwrite(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        cast.step(Who::Member, "updateSuggestion", json!({ "id": id, "title": "新题" })).await;
        (Who::Member, "updateSuggestion", json!({ "id": id, "title": "旧题", "expectedVersion": 1 }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_handed_in_is_not_changed(cast: Cast) {
        let id = cast.proposal_at("SUBMITTED").await.id;
        (Who::Member, "updateSuggestion", json!({ "id": id, "title": "改题" }))
    }
}
