//! Refusals while members are invited to co-sign, and suggestions are merged and converted.

use domain::committee::{self, Authority, NewTerm};
use serde_json::{Value, json};

use super::refusals;
use crate::cast::{Cast, Who};
use crate::screening::reviewed_at_levels;

fn merging(into: &str, suggestions: &[&str]) -> Value {
    json!({ "into": into, "suggestions": suggestions, "reason": "同一事项" })
}

async fn joint(cast: &Cast) -> String {
    let mut input = cast.proposal("关于规范物业服务的提案");
    input["proposerType"] = json!("JOINT");
    input["coSigners"] = json!([cast.member("解景瑞")]);
    cast.step(Who::Member, "createSuggestion", input).await
}

async fn submitted(cast: &Cast) -> String {
    cast.proposal_at("SUBMITTED").await.id
}

refusals! {
    CosignersNotAllowed FailedPrecondition ""
    async fn nobody_is_invited_to_an_individual_proposal(cast: Cast) {
        let id = cast.proposal_at("DRAFT").await.id;
        (Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": [cast.member("解景瑞")] }))
    }

    WrongState FailedPrecondition ""
    async fn nobody_is_invited_to_what_is_handed_in(cast: Cast) {
        let id = joint(cast).await;
        cast.step(Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": id, "agree": true })).await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        (Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": [cast.member("黄琳琳")] }))
    }

    Duplicate BadUserInput "members"
    async fn who_has_still_to_answer_is_not_invited_again(cast: Cast) {
        (Who::Member, "inviteCosigners", json!({ "suggestion": joint(cast).await, "members": [cast.member("解景瑞")] }))
    }

    Duplicate BadUserInput "members"
    async fn the_lead_is_not_invited(cast: Cast) {
        (Who::Member, "inviteCosigners", json!({ "suggestion": joint(cast).await, "members": [cast.member("林义")] }))
    }

    Empty BadUserInput "members"
    async fn an_invitation_names_somebody(cast: Cast) {
        (Who::Member, "inviteCosigners", json!({ "suggestion": joint(cast).await, "members": [] }))
    }

    OfAnotherCommittee BadUserInput "members"
    async fn a_member_of_another_committee_is_not_invited(cast: Cast) {
        let id = joint(cast).await;
        (Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": [cast.foreign_member.to_string()] }))
    }

    StaleVersion Conflict ""
    async fn who_read_an_older_draft_invites_nobody(cast: Cast) {
        let id = joint(cast).await;
        cast.step(Who::Member, "updateSuggestion", json!({ "id": id, "title": "新题" })).await;
        let members = [cast.member("黄琳琳")];
        (Who::Member, "inviteCosigners", json!({ "suggestion": id, "members": members, "expectedVersion": 1 }))
    }

    InvitationExpired FailedPrecondition ""
    async fn a_lapsed_invitation_is_not_answered(cast: Cast) {
        let id = joint(cast).await;
        cast.clock("2022-09-15");
        (Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": id, "agree": true }))
    }

    NoBody BadUserInput "bodyName"
    async fn a_members_proposal_has_no_bodys_name(cast: Cast) {
        (Who::Member, "updateSuggestion", json!({ "id": cast.proposal_at("DRAFT").await.id, "bodyName": "市工商联" }))
    }

    Empty BadUserInput "reason"
    async fn a_merge_needs_its_reason(cast: Cast) {
        let (into, part) = (submitted(cast).await, submitted(cast).await);
        (Who::Office, "mergeSuggestions", json!({ "into": into, "suggestions": [part], "reason": "" }))
    }

    Empty BadUserInput "reason"
    async fn undoing_a_merge_needs_its_reason(cast: Cast) {
        let id = cast.proposal_at("MERGED").await.id;
        (Who::Office, "unmergeSuggestion", json!({ "suggestion": id, "reason": " " }))
    }

    Empty BadUserInput "reason"
    async fn a_conversion_needs_its_reason(cast: Cast) {
        let id = submitted(cast).await;
        (Who::Office, "convertSuggestion", json!({ "id": id, "kind": "CITIZEN_ISSUE", "reason": "" }))
    }

    OfAnotherCommittee BadUserInput "suggestions"
    async fn a_proposal_to_another_committee_is_not_merged_into_one_to_this(cast: Cast) {
        cast.shares_an_office().await;
        let part = cast.submitted_elsewhere("PROPOSAL").await;
        (Who::ForeignOffice, "mergeSuggestions", merging(&submitted(cast).await, &[&part]))
    }

    NotFound NotFound ""
    async fn what_an_office_does_not_see_it_does_not_merge(cast: Cast) {
        let part = cast.submitted_elsewhere("PROPOSAL").await;
        (Who::Office, "mergeSuggestions", merging(&submitted(cast).await, &[&part]))
    }

    Empty BadUserInput "suggestions"
    async fn a_merge_names_what_is_merged(cast: Cast) {
        (Who::Office, "mergeSuggestions", merging(&submitted(cast).await, &[]))
    }

    Duplicate BadUserInput "suggestions"
    async fn nothing_is_merged_into_itself(cast: Cast) {
        let id = submitted(cast).await;
        (Who::Office, "mergeSuggestions", merging(&id, &[&id]))
    }

    TooMany BadUserInput "suggestions"
    async fn fifty_one_are_not_merged_at_once(cast: Cast) {
        let many: Vec<_> = (0..51).map(|at| format!("sug_{at:032x}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        (Who::Office, "mergeSuggestions", merging(&submitted(cast).await, &many))
    }

    HoldsMerged FailedPrecondition ""
    async fn a_merge_makes_no_chain(cast: Cast) {
        let (first, second, third) = (submitted(cast).await, submitted(cast).await, submitted(cast).await);
        cast.merge(&second, &[&first]).await;
        (Who::Office, "mergeSuggestions", merging(&third, &[&second]))
    }

    WrongState FailedPrecondition ""
    async fn nothing_is_merged_into_what_is_merged_itself(cast: Cast) {
        let (first, second, third) = (submitted(cast).await, submitted(cast).await, submitted(cast).await);
        cast.merge(&second, &[&first]).await;
        (Who::Office, "mergeSuggestions", merging(&first, &[&third]))
    }

    HoldsMerged FailedPrecondition ""
    async fn what_holds_others_keeps_its_kind(cast: Cast) {
        let (into, part) = (submitted(cast).await, submitted(cast).await);
        cast.merge(&into, &[&part]).await;
        (Who::Office, "convertSuggestion", json!({ "id": into, "kind": "CITIZEN_ISSUE", "reason": "转办" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_filed_is_not_merged_into_another(cast: Cast) {
        let filed = cast.proposal_at("FILED").await.id;
        (Who::Office, "mergeSuggestions", merging(&submitted(cast).await, &[&filed]))
    }

    OfAnotherKind BadUserInput "suggestions"
    async fn an_issue_is_not_merged_into_a_proposal(cast: Cast) {
        let (into, part) = (submitted(cast).await, submitted(cast).await);
        let input = json!({ "id": part, "kind": "CITIZEN_ISSUE", "reason": "转办" });
        cast.step(Who::Office, "convertSuggestion", input).await;
        (Who::Office, "mergeSuggestions", merging(&into, &[&part]))
    }

    OfAnotherTerm BadUserInput "suggestions"
    async fn a_proposal_of_the_next_term_is_not_merged_into_one_of_this(cast: Cast) {
        let into = submitted(cast).await;
        let term = NewTerm {
            committee: cast.world().committee,
            number: 12,
            starts_on: "2022-08-30".parse().expect("a date"),
            ends_on: None,
            plenaries: vec![],
            sectors: vec![],
            special_committees: vec![],
            categories: vec![],
        };
        committee::add_term(cast.domain(), Authority::System, term).await.expect("a further term");
        (Who::Office, "mergeSuggestions", merging(&into, &[&submitted(cast).await]))
    }

    StaleVersion Conflict ""
    async fn who_read_an_older_version_merges_nothing_into_it(cast: Cast) {
        let mut input = merging(&submitted(cast).await, &[&submitted(cast).await]);
        input["expectedVersion"] = json!(1);
        (Who::Office, "mergeSuggestions", input)
    }

    WrongState FailedPrecondition ""
    async fn once_departments_are_charged_a_merge_is_not_undone(cast: Cast) {
        let (into, part) = (cast.proposal_at("FILED").await.id, submitted(cast).await);
        cast.merge(&into, &[&part]).await;
        cast.assign(&into, "SOLE", &[("住建局", "SOLE")]).await;
        (Who::Office, "unmergeSuggestion", json!({ "suggestion": part, "reason": "并非同一事项" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_not_merged_is_not_taken_out(cast: Cast) {
        (Who::Office, "unmergeSuggestion", json!({ "suggestion": submitted(cast).await, "reason": "并非同一事项" }))
    }

    SameKind BadUserInput "kind"
    async fn a_proposal_does_not_become_a_proposal(cast: Cast) {
        (Who::Office, "convertSuggestion", json!({ "id": submitted(cast).await, "kind": "PROPOSAL", "reason": "转办" }))
    }

    WrongState FailedPrecondition ""
    async fn what_is_filed_stays_a_proposal(cast: Cast) {
        let id = cast.proposal_at("FILED").await.id;
        (Who::Office, "convertSuggestion", json!({ "id": id, "kind": "CITIZEN_ISSUE", "reason": "转办" }))
    }

    ReviewNotFinished FailedPrecondition ""
    async fn a_first_review_files_nothing_where_there_are_two(cast: Cast) {
        reviewed_at_levels(cast, 2).await;
        (Who::Office, "fileSuggestion", json!({ "id": submitted(cast).await }))
    }

    SameReviewer FailedPrecondition ""
    async fn who_reviewed_first_does_not_decline_at_the_second_level(cast: Cast) {
        reviewed_at_levels(cast, 2).await;
        let id = submitted(cast).await;
        cast.move_on(Who::Office, "passReview", &id).await;
        (Who::Office, "declineSuggestion", json!({ "id": id, "ground": "VAGUE", "reason": "空泛" }))
    }

    LastReviewLevel FailedPrecondition ""
    async fn the_last_level_passes_nothing_on(cast: Cast) {
        (Who::Office, "passReview", json!({ "id": submitted(cast).await }))
    }

    Empty BadUserInput "items"
    async fn screening_names_what_is_screened(_cast: Cast) {
        (Who::Office, "screenSuggestions", json!({ "items": [], "decision": "FILE" }))
    }

    TooMany BadUserInput "items"
    async fn a_hundred_and_one_are_not_screened_at_once(_cast: Cast) {
        let items: Vec<_> = (0..101).map(|at| json!({ "id": format!("sug_{at:032x}") })).collect();
        (Who::Office, "screenSuggestions", json!({ "items": items, "decision": "FILE" }))
    }

    Duplicate BadUserInput "items"
    async fn nothing_is_screened_twice_in_one_call(cast: Cast) {
        let item = json!({ "id": submitted(cast).await });
        (Who::Office, "screenSuggestions", json!({ "items": [item, item], "decision": "FILE" }))
    }

    ReasonNeeded BadUserInput "ground"
    async fn many_are_not_declined_without_a_ground(cast: Cast) {
        let item = json!({ "id": submitted(cast).await });
        (Who::Office, "screenSuggestions", json!({ "items": [item], "decision": "DECLINE", "reason": "空泛" }))
    }

    Empty BadUserInput "reason"
    async fn many_are_not_returned_without_a_reason(cast: Cast) {
        let item = json!({ "id": submitted(cast).await });
        (Who::Office, "screenSuggestions", json!({ "items": [item], "decision": "RETURN" }))
    }
}
