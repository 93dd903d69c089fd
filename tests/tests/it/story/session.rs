//! A bimonthly session: planned, scheduled, held, with speeches and an answer on the spot; and what is drawn from it.

use serde_json::json;

use crate::cast::{Cast, Who};

/// What the session leaves behind.
pub struct Session {
    pub consultation: String,
    pub speech: String,
}

const ORGANIZERS_AT_WORK: &str = "ADVANCE RECORD_SPEECH RECORD_ON_SITE_RESPONSE RECORD_OUTCOME";

/// Plays a session from the plan to its record.
pub async fn plays(cast: &Cast) -> Session {
    cast.clock("2022-08-01");
    let topic = "提升物业服务管理水平";
    let consultation = cast.step(Who::Organizer, "createConsultation", cast.consultation(topic)).await;
    cast.sees(
        "planned",
        &consultation,
        "
        提案委 专委会: PLANNED ADVANCE SCHEDULE CANCEL
        督查室 主席: PLANNED
    ",
    )
    .await;

    let input = json!({ "id": consultation, "to": "RESEARCHING" });
    cast.step(Who::Organizer, "advanceConsultation", input).await;
    cast.sees(
        "researching",
        &consultation,
        "
        提案委 专委会: RESEARCHING SCHEDULE CANCEL
        督查室 主席: RESEARCHING
    ",
    )
    .await;

    let input = json!({ "id": consultation, "on": "2022-08-29", "place": "市政协二楼" });
    cast.step(Who::Organizer, "scheduleConsultation", input).await;
    cast.sees(
        "scheduled",
        &consultation,
        "
        提案委 专委会: SCHEDULED SCHEDULE HOLD POSTPONE CANCEL RECORD_SPEECH
        督查室 主席 林义 解景瑞 住建局 住建局承办人: SCHEDULED
    ",
    )
    .await;

    let input = cast.speech(&consultation, "林义", true);
    let speech = cast.step(Who::Organizer, "recordSpeech", input).await;
    cast.sees(
        "booked speech",
        &speech,
        "
        提案委 专委会 督查室 主席 林义: FINALIZED
    ",
    )
    .await;

    cast.clock("2022-08-29");
    let input = json!({ "id": consultation, "to": "HELD", "heldOn": "2022-08-29" });
    cast.step(Who::Organizer, "advanceConsultation", input).await;
    let held = format!("
        提案委 专委会: HELD {ORGANIZERS_AT_WORK}
        督查室 主席 林义 解景瑞 王国民 黄琳琳 工商联 住建局 住建局承办人 财政局 公安局 管理员 金凤提案委 马辉琴 公众: HELD
    ");
    cast.sees("held", &consultation, &held).await;
    cast.sees("delivered speech", &speech, &everybody("DELIVERED")).await;

    let input = cast.speech(&consultation, "解景瑞", false);
    let private = cast.step(Who::Organizer, "recordSpeech", input).await;
    cast.sees(
        "a speech whose speaker does not agree",
        &private,
        "
        提案委 专委会 督查室 主席 解景瑞: DELIVERED
    ",
    )
    .await;

    let input = json!({
        "consultation": consultation,
        "department": cast.department("住建局"),
        "speakerName": "李斌",
        "speakerTitle": "市住房和城乡建设局局长",
        "body": "在街道社区党组织领导下共治，鼓励党员业主参选。",
        "speeches": [speech, private],
    });
    cast.step(Who::Organizer, "recordOnSiteResponse", input).await;
    on_the_spot(cast, &consultation, &speech, &private).await;
    Session { consultation, speech }
}

/// The answer on the spot is public with the session; a private speech is handed round at it to who takes part, and not
/// seen through the answer.
async fn on_the_spot(cast: &Cast, consultation: &str, speech: &str, private: &str) {
    let document = "query($id: ID!) { consultation(id: $id) {
        speeches { id onSiteResponses { speakerName } } onSiteResponses { body speeches { id } } history { event actorName }
    } }";
    for (who, there, speeches) in [
        (Who::Anonymous, vec![speech], vec![speech]),
        (Who::Member, vec![speech, private], vec![speech]),
        (Who::CoSigner, vec![speech, private], vec![speech, private]),
        (Who::Organizer, vec![speech, private], vec![speech, private]),
    ] {
        let answer = cast.client(who).run(document, json!({ "id": consultation })).await;

        assert_eq!(cast.ids(answer.list("consultation.speeches")), there, "{}", who.name());
        assert_eq!(cast.ids(answer.list("consultation.onSiteResponses.0.speeches")), speeches, "{}", who.name());
        assert_eq!(answer.text("consultation.speeches.0.onSiteResponses.0.speakerName"), "李斌");
        let is_inner = answer.body().to_string().contains("专委会办公室");
        assert_eq!(is_inner, who == Who::Organizer, "who acted is for insiders: {}", who.name());
    }
}

/// Makes a suggestion of the public speech and brings it to its end, published in summary.
pub async fn extracts(cast: &Cast, session: &Session) -> String {
    let input = json!({
        "speech": session.speech,
        "kind": "CONSULTATION_SUGGESTION",
        "title": "关于组建业主委员会的协商建议",
        "background": "部分小区没有业主委员会。",
        "analysis": "物业公司代办业主委员会，不能代表业主。",
        "recommendation": "由街道指导业主依法选举业主委员会。",
        "consentsToPublication": true,
    });
    let id = cast.step(Who::Organizer, "extractSuggestion", input).await;
    cast.sees(
        "extracted",
        &id,
        "
        林义 专委会: DRAFT full r0 UPDATE SUBMIT WITHDRAW
    ",
    )
    .await;
    let document = "query($id: ID!) { suggestion(id: $id) {
        origin { speech { id } consultation { id } } proposers { name } proposerType
    } }";
    let answer = cast.client(Who::Member).run(document, json!({ "id": id })).await;
    assert_eq!(answer.text("suggestion.origin.speech.id"), session.speech);
    assert_eq!(answer.text("suggestion.origin.consultation.id"), session.consultation);
    assert_eq!(answer.text("suggestion.proposers.0.name"), "林义");

    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.sees(
        "submitted",
        &id,
        "
        林义 专委会: SUBMITTED full r1 WITHDRAW
        提案委: SUBMITTED full r1 RETURN DECLINE ASSIGN
        督查室: SUBMITTED full r1 ASSIGN
        主席: SUBMITTED full r1
    ",
    )
    .await;

    cast.assign(&id, "SOLE", &[("住建局", "SOLE")]).await;
    cast.sees(
        "assigned without filing",
        &id,
        "
        林义 专委会 提案委 督查室 主席: ASSIGNED full r1
        住建局 住建局承办人: ASSIGNED full r1 ACCEPT_ASSIGNMENT
    ",
    )
    .await;

    let assignment = cast.assignment_of(&id, "住建局").await;
    cast.accept(Who::Handler, &assignment).await;
    let response = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
    let input = json!({ "suggestion": id, "satisfaction": "SATISFIED" });
    cast.step(Who::Member, "evaluateResponse", input).await;
    cast.sees(
        "closed",
        &id,
        "
        林义 专委会 督查室 主席 住建局 住建局承办人: CLOSED full r1
        提案委: CLOSED full r1 PUBLISH
    ",
    )
    .await;

    let input = json!({ "id": id, "disclosure": "SUMMARY", "summary": "建议街道指导小区依法选举业主委员会。" });
    cast.step(Who::Office, "publishSuggestion", input).await;
    cast.sees(
        "published in summary",
        &id,
        "
        林义 专委会 督查室 主席 住建局 住建局承办人: CLOSED full r1
        提案委: CLOSED full r1 PUBLISH UNPUBLISH
        解景瑞 王国民 黄琳琳 工商联 财政局 公安局 管理员 金凤提案委 马辉琴 公众: CLOSED summary
    ",
    )
    .await;
    cast.sees(
        "the response to a summary",
        &response,
        "
        林义 专委会 提案委 督查室 主席 住建局 住建局承办人: APPROVED contact
    ",
    )
    .await;
    id
}

/// Everybody sees the same.
pub fn everybody(view: &str) -> String {
    let names: Vec<_> = Who::ALL.into_iter().map(Who::name).collect();
    format!("{}: {view}", names.join(" "))
}
