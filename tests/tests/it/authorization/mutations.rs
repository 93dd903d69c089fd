//! Who does what: `OK`, or the code of the refusal. Each asker gets a subject of their own.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{compare, rows};
use crate::cast::{Cast, PASSWORD, Who, mutation};
use crate::screening::reviewed_at_levels;

/// Runs one mutation as everybody, each time on a new subject.
pub async fn check(cast: &Cast, field: &str, subject: impl AsyncFn(&Cast, Who) -> Value, table: &str) {
    let mut got = BTreeMap::new();
    for who in Who::ALL {
        let input = subject(cast, who).await;
        let answer = cast.client(who).run(&mutation(field), json!({ "input": input })).await;
        got.insert(who, if answer.is_ok() { "OK".to_owned() } else { answer.code().to_owned() });
    }
    compare(field, &got, table);
}

/// Makes a topic that no other asker has.
pub fn topic(who: Who) -> String {
    format!("提升物业服务管理水平（{}）", who.name())
}

async fn refresh_token(cast: &Cast, who: Who) -> String {
    let login = who.login().unwrap_or("linyi");
    let input = json!({ "input": { "login": login, "password": PASSWORD } });
    cast.client(Who::Anonymous).run(&mutation("signIn"), input).await.text("signIn.refreshToken")
}

rows! { check;
    sign_in "signIn" async |_, who| json!({ "login": who.login().unwrap_or("linyi"), "password": PASSWORD }) =>
        "others: OK";
    refresh "refreshToken" async |cast, who| json!({ "refreshToken": refresh_token(cast, who).await }) => "others: OK";
    sign_out "signOut" async |cast, who| json!({ "refreshToken": refresh_token(cast, who).await }) => "others: OK";
    change_password "changePassword"
        async |_, _| json!({ "oldPassword": PASSWORD, "newPassword": "协商民主广泛多层制度化发展" }) => "
        公众: UNAUTHENTICATED
        others: OK
    ";
    create_suggestion "createSuggestion" async |cast, _| cast.proposal("关于规范物业服务的提案") => "
        林义 解景瑞 黄琳琳 王国民: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    create_a_collective_suggestion "createSuggestion" async |cast, _| {
        let mut input = cast.proposal("关于规范物业服务的提案");
        input["proposerType"] = json!("ORGANIZATION");
        input["bodyName"] = json!("市工商联");
        input
    } => "
        工商联: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    update_suggestion "updateSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("RETURNED").await.id, "title": "关于规范物业管理的提案" }) => "
        林义: OK
        提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    submit_suggestion "submitSuggestion" async |cast, _| json!({ "id": cast.proposal_at("RETURNED").await.id }) => "
        林义: OK
        提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    submit_a_draft "submitSuggestion" async |cast, _| json!({ "id": cast.proposal_at("DRAFT").await.id }) => "
        林义: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    withdraw_suggestion "withdrawSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("SUBMITTED").await.id, "reason": "重新调研" }) => "
        林义: OK
        提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    answer_cosign_invitation "answerCosignInvitation" async |cast, _| {
        let mut input = cast.proposal("关于规范物业服务的提案");
        input["proposerType"] = json!("JOINT");
        input["coSigners"] = json!([cast.member("解景瑞")]);
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        json!({ "suggestion": id, "agree": true })
    } => "
        解景瑞: OK
        林义: FAILED_PRECONDITION
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    invite_cosigners "inviteCosigners" async |cast, _| {
        let mut input = cast.proposal("关于规范物业服务的提案");
        input["proposerType"] = json!("JOINT");
        input["coSigners"] = json!([cast.member("解景瑞")]);
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        json!({ "suggestion": id, "members": [cast.member("黄琳琳")] })
    } => "
        林义: OK
        解景瑞: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    pass_review "passReview" async |cast, _| {
        reviewed_at_levels(cast, 2).await;
        json!({ "id": cast.proposal_at("SUBMITTED").await.id, "note": "同意" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    screen_suggestions "screenSuggestions" async |cast, _| {
        json!({ "items": [{ "id": cast.proposal_at("SUBMITTED").await.id }], "decision": "FILE" })
    } => "
        提案委 金凤提案委: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    convert_suggestion "convertSuggestion" async |cast, _| {
        json!({ "id": cast.proposal_at("SUBMITTED").await.id, "kind": "SOCIAL_OPINION", "reason": "转为社情民意" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    merge_suggestions "mergeSuggestions" async |cast, _| {
        let (into, part) = (cast.proposal_at("FILED").await.id, cast.proposal_at("SUBMITTED").await.id);
        json!({ "into": into, "suggestions": [part], "reason": "同一事项" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    unmerge_suggestion "unmergeSuggestion" async |cast, _| {
        json!({ "suggestion": cast.proposal_at("MERGED").await.id, "reason": "并非同一事项" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    return_suggestion "returnSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("SUBMITTED").await.id, "reason": "请补充数据" }) => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    decline_suggestion "declineSuggestion" async |cast, _| {
        let id = cast.proposal_at("SUBMITTED").await.id;
        json!({ "id": id, "ground": "VAGUE", "reason": "没有具体建议" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    file_suggestion "fileSuggestion" async |cast, _| json!({ "id": cast.proposal_at("SUBMITTED").await.id }) => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    assign_suggestion "assignSuggestion" async |cast, _| {
        let id = cast.proposal_at("FILED").await.id;
        let units = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
        json!({ "id": id, "mode": "SOLE", "units": units })
    } => "
        提案委 督查室: OK
        林义 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    accept_assignment "acceptAssignment"
        async |cast, _| json!({ "id": cast.proposal_at("ASSIGNED").await.assignment, "handlerName": "某科员" }) => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    assign_suggestions "assignSuggestions" async |cast, _| {
        let id = cast.proposal_at("FILED").await.id;
        let units = json!([{ "department": cast.department("住建局"), "role": "SOLE" }]);
        json!({
            "committee": cast.committee(), "conferenceTitle": "提案交办会", "heldOn": cast.today(),
            "items": [{ "suggestion": id, "mode": "SOLE", "units": units }],
        })
    } => "
        提案委 督查室: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    request_reassignment "requestReassignment"
        async |cast, _| cast.hand_back(&cast.proposal_at("ASSIGNED").await.assignment, "公安局") => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    decide_reassignment "decideReassignment" async |cast, _| {
        let assignment = cast.proposal_at("ASSIGNED").await.assignment;
        let asked = cast.hands_back(Who::Department, &assignment, "公安局").await;
        json!({ "handBack": asked, "approve": true, "department": cast.department("财政局") })
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_contact "recordContact"
        async |cast, _| cast.contact(&cast.proposal_at("IN_HANDLING").await.assignment) => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    submit_assist_opinion "submitAssistOpinion" async |cast, _| {
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
        let assist = cast.assignment_of(&id, "财政局").await;
        cast.accept(Who::Assistant, &assist).await;
        cast.opinion(&assist, "DISSENTS")
    } => "
        财政局: OK
        林义 住建局 住建局承办人 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    draft_response "draftResponse"
        async |cast, _| cast.letter(&cast.proposal_at("IN_HANDLING").await.assignment) => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    submit_response "submitResponse" async |cast, _| {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        json!({ "id": cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await })
    } => "
        住建局 住建局承办人: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    correct_response "correctResponse"
        async |cast, _| cast.correction(&cast.proposal_at("CLOSED").await.response) => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    correct_a_published_response "correctResponse"
        async |cast, _| cast.correction(&cast.proposal_at("PUBLISHED").await.response) => "
        住建局 住建局承办人: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    save_response_template "saveResponseTemplate" async |cast, who| cast.template(who.name()) => "
        住建局 住建局承办人: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    delete_response_template "deleteResponseTemplate"
        async |cast, who| json!({ "id": cast.step(Who::Handler, "saveResponseTemplate", cast.template(who.name())).await }) => "
        住建局 住建局承办人: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    review_response "reviewResponse" async |cast, _| {
        json!({ "id": cast.proposal_at("RESPONSE_UNDER_REVIEW").await.response, "approve": true })
    } => "
        提案委 督查室: OK
        住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    evaluate_response "evaluateResponse"
        async |cast, _| json!({ "suggestion": cast.proposal_at("RESPONDED").await.id, "satisfaction": "SATISFIED" }) => "
        林义: OK
        住建局 住建局承办人 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_paper_evaluation "recordPaperEvaluation" async |cast, _| {
        let id = cast.proposal_at("RESPONDED").await.id;
        cast.paper_form(&id, "林义", "SATISFIED").await
    } => "
        提案委: OK
        林义 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    follow_up_commitment "followUpCommitment" async |cast, _| {
        let id = cast.proposal_at("RESPONDED").await.id;
        json!({ "commitment": cast.commitment_of(&id).await, "on": cast.today(), "note": "已组建两成" })
    } => "
        住建局 住建局承办人: OK
        林义 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    judge_commitment "judgeCommitment" async |cast, _| {
        let id = cast.proposal_at("RESPONDED").await.id;
        cast.verdict(&cast.commitment_of(&id).await, "FULFILLED")
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    reopen_suggestion "reopenSuggestion" async |cast, _| {
        let id = cast.proposal_at("CLOSED").await.id;
        let commitment = cast.commitment_of(&id).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&commitment, "BROKEN")).await;
        json!({ "id": id, "commitment": commitment, "reason": "逾期未组建" })
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    designate_key_suggestion "designateKeySuggestion"
        async |cast, _| cast.designation(&cast.proposal_at("FILED").await.id) => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    revoke_key_suggestion "revokeKeySuggestion" async |cast, _| {
        let id = cast.proposal_at("FILED").await.id;
        cast.step(Who::Office, "designateKeySuggestion", cast.designation(&id)).await;
        json!({ "id": id, "reason": "主席会议另行确定" })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    award_suggestion "awardSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("CLOSED").await.id, "year": 2022, "title": "优秀提案" }) => "
        提案委: OK
        林义 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    add_supervision_note "addSupervisionNote"
        async |cast, _| json!({ "id": cast.proposal_at("ASSIGNED").await.id, "body": "已约谈" }) => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    close_suggestion "closeSuggestion" async |cast, _| {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("RESPONDED").await.id;
        cast.clock("2022-10-30");
        json!({ "id": id })
    } => "
        提案委 督查室: OK
        林义 住建局 住建局承办人 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    publish_suggestion "publishSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("CLOSED").await.id, "disclosure": "FULL" }) => "
        提案委: OK
        林义 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    unpublish_suggestion "unpublishSuggestion"
        async |cast, _| json!({ "id": cast.proposal_at("PUBLISHED").await.id, "reason": "内容有误" }) => "
        提案委: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    set_publication_consent "setPublicationConsent"
        async |cast, _| json!({ "id": cast.proposal_at("CLOSED").await.id, "consents": false }) => "
        林义: OK
        住建局 住建局承办人 提案委 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    adopt_opinions "adoptOpinions" async |cast, _| cast.adoption(&[&cast.social_opinion().await]) => "
        提案委: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    edit_opinion_brief "editOpinionBrief"
        async |cast, _| json!({ "id": cast.brief_at("EDITING").await, "title": "改过的标题" }) => "
        提案委: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    advance_opinion_brief "advanceOpinionBrief"
        async |cast, _| json!({ "id": cast.brief_at("EDITING").await, "to": "IN_SIGNING" }) => "
        提案委: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    the_chair_signs_a_brief "advanceOpinionBrief"
        async |cast, _| json!({ "id": cast.brief_at("IN_SIGNING").await, "to": "SIGNED" }) => "
        主席: OK
        督查室 提案委: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_opinion_adoption "recordOpinionAdoption"
        async |cast, _| Cast::adopted(&cast.brief_at("ISSUED").await, "ADOPTED") => "
        提案委: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    remove_attachment "removeAttachment" async |cast, _| {
        let id = cast.proposal_at("DRAFT").await.id;
        json!({ "id": cast.attach(Who::Member, &format!("suggestion={id}"), "附件.pdf", b"%PDF-1.7").await })
    } => "
        林义: OK
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    set_attachment_publicity "setAttachmentPublicity" async |cast, _| {
        let id = cast.proposal_at("DRAFT").await.id;
        let file = cast.attach(Who::Member, &format!("suggestion={id}"), "附件.pdf", b"%PDF-1.7").await;
        cast.move_on(Who::Member, "submitSuggestion", &id).await;
        json!({ "id": file, "isPublic": true })
    } => "
        提案委: OK
        林义 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
