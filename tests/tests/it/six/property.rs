//! The bimonthly consultation of 石嘴山市政协 on property management, 29 August 2022 (domain.md §6.1).

use serde_json::json;

use super::{advance, are_found, are_related, is_answered, read};
use crate::cast::{Cast, Who};

/// Who spoke, of what, and the gist.
const SPEECHES: [(Who, &str, &str); 4] = [
    (Who::Member, "让业主委员会真正代表业主", "有的小区没有业主委员会，有的由物业公司组建。"),
    (Who::CoSigner, "提供个性化服务并公开公共收支", "服务要分类，公共支出要公布，双方都要学习，还要有评价办法。"),
    (Who::OtherMember, "明确各方责任", "城管、公安、消防、环保、通信和水电气单位各有专人进小区。"),
    (Who::Invited, "建立考核标准", "考核不严，队伍老化而少培训，企业规模小。"),
];

pub async fn plays(cast: &Cast) {
    cast.clock("2022-06-06");
    let session = is_planned(cast).await;
    is_prepared(cast, &session).await;

    cast.clock("2022-08-29");
    advance(cast, Who::Organizer, &session, "HELD").await;
    let speeches = read(cast, Who::Anonymous, &session, "speeches { id speakerName status }").await;
    let speeches: Vec<String> = speeches["speeches"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|speech| {
            assert_eq!(speech["status"], "DELIVERED");
            speech["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    assert_eq!(speeches.len(), SPEECHES.len());
    let reply = json!({
        "consultation": session, "department": cast.department("住建局"), "speakerName": "李斌",
        "body": "在街道社区党组织领导下共治，鼓励党员业主参选，从行业管理走向社会治理。", "speeches": speeches,
    });
    let reply = cast.step(Who::Organizer, "recordOnSiteResponse", reply).await;
    let conclusion = json!({
        "consultation": session, "kind": "CONCLUSION", "title": "总结意见",
        "body": "责任清晰、措施具体，组建行业协会，培育市场，加强监管，借鉴外地做法。", "issuedOn": "2022-08-29",
    });
    let conclusion = cast.step(Who::Organizer, "recordOutcome", conclusion).await;

    let suggestion = json!({
        "speech": speeches[0], "title": "关于组建业主委员会的协商建议", "background": "部分小区没有业主委员会。",
        "analysis": "物业公司代为组建。", "recommendation": "由街道指导选举。", "consentsToPublication": true,
    });
    let suggestion = cast.step(Who::Organizer, "extractSuggestion", suggestion).await;
    let [assignment, response, promise] = is_answered(cast, &suggestion).await;

    cast.clock("2022-09-02");
    let minutes = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&session, "MINUTES")).await;
    advance(cast, Who::Organizer, &session, "OUTCOME_DRAFTED").await;
    cast.step(Who::Organizer, "issueOutcome", json!({ "id": minutes, "on": "2022-09-02" })).await;
    advance(cast, Who::Organizer, &session, "SUBMITTED").await;
    let words = Cast::instruction("outcome", &minutes, "2022-09-02");
    cast.step(Who::Organizer, "recordLeaderInstruction", words).await;
    for to in ["INSTRUCTED", "ASSIGNED_TO_DEPARTMENTS"] {
        advance(cast, Who::Organizer, &session, to).await;
    }
    cast.step(Who::Organizer, "recordFeedback", cast.feedback("outcome", &minutes)).await;
    advance(cast, Who::Organizer, &session, "FEEDBACK_RECEIVED").await;
    let seen = read(cast, Who::Anonymous, &session, "stage { code } history { toStatus fromStatus }").await;
    assert_eq!(seen["stage"]["code"], "FEEDBACK_RECEIVED");
    assert!(!seen["history"].to_string().contains("INSTRUCTED"), "an instruction is internal: {seen}");

    are_found(cast, "业主委员会", &[&speeches[0]]).await;
    are_found(cast, "物业服务管理", &[&session]).await;
    are_found(cast, "行业协会", &[&session]).await;
    let all = [&session, &speeches[0], &reply, &conclusion, &minutes, &suggestion, &assignment, &response, &promise];
    let line = [&session, &speeches[0], &suggestion, &assignment, &response, &promise];
    are_related(cast, Who::Office, &line.map(String::as_str)).await;
    let below = super::told(cast, Who::Office, &session).await;
    assert!(all.iter().all(|id| below.contains(id.as_str())), "all that came of it: {below:?}");
}

/// The chair's meeting takes the topic into the plan.
async fn is_planned(cast: &Cast) -> String {
    let mut input = cast.consultation("提升物业服务管理水平");
    input["stage"] = json!("TOPIC_PROPOSED");
    input["participants"] = json!([{ "role": "DEPARTMENT", "department": cast.department("住建局") }]);
    let id = cast.step(Who::Organizer, "createConsultation", input).await;
    advance(cast, Who::Chair, &id, "PLANNED").await;
    advance(cast, Who::Organizer, &id, "RESEARCHING").await;
    let visit = json!({
        "consultation": id, "kind": "SITE_VISIT", "heldOn": "2022-06-06", "place": "市区住宅小区", "isPublic": true,
        "findings": "收支公开不及时，责任不清。", "people": [{ "member": cast.member("林义") }],
    });
    cast.step(Who::Organizer, "recordResearchActivity", visit).await;
    id
}

/// Invitations are answered, speeches handed in, reviewed, made final and put in order.
async fn is_prepared(cast: &Cast, session: &str) {
    cast.clock("2022-08-08");
    cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": session, "on": "2022-08-29", "place": "市政协" }))
        .await;
    let members =
        ["林义", "解景瑞", "王国民", "黄琳琳"].map(|name| json!({ "role": "SPEAKER", "member": cast.member(name) }));
    cast.step(Who::Organizer, "inviteParticipants", json!({ "consultation": session, "participants": members })).await;
    cast.material(session, "会议通知").await;

    let mut order = Vec::new();
    for (who, title, body) in SPEECHES {
        cast.step(who, "answerSessionInvitation", json!({ "consultation": session, "attends": true })).await;
        let words = json!({ "consultation": session, "title": title, "body": body, "isPublic": true });
        let speech = cast.step(who, "registerSpeech", words).await;
        cast.step(Who::Organizer, "reviewSpeech", json!({ "id": speech, "usage": "ORAL" })).await;
        cast.step(who, "finalizeSpeech", json!({ "id": speech })).await;
        order.push(speech);
    }
    cast.step(Who::Organizer, "orderSpeeches", json!({ "consultation": session, "speeches": order })).await;
    let reply = json!({ "consultation": session, "attends": true });
    cast.step(Who::Handler, "answerSessionInvitation", reply).await;
    let seen = read(cast, Who::Organizer, session, "participants { attendance }").await;
    let rows = seen["participants"].as_array().expect("a list");
    assert!(rows.len() == 5 && rows.iter().all(|row| row["attendance"] == "CONFIRMED"), "{rows:?}");
}
