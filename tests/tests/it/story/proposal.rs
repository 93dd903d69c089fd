//! A member's own proposal with a co-signer: returned, filed, answered twice, evaluated twice, published in full.

use serde_json::json;

use crate::cast::{Cast, Who};

/// What the proposal leaves behind.
pub struct Proposal {
    pub id: String,
    pub title: String,
    pub returned: String,
    pub first: String,
    pub second: String,
}

/// Plays the proposal from its draft to its publication.
pub async fn plays(cast: &Cast) -> Proposal {
    cast.clock("2022-08-30");
    let title = "关于规范老旧小区加装电梯工作的提案".to_owned();
    let id = drafted(cast, &title).await;
    filed(cast, &id).await;
    let (lead, assist) = assigned(cast, &id).await;
    let (returned, first) = first_round(cast, &id, &lead, &assist).await;
    let second = second_round(cast, &id, &lead).await;
    published(cast, &id, &returned, &first, &second).await;
    Proposal { id, title, returned, first, second }
}

async fn drafted(cast: &Cast, title: &str) -> String {
    let mut input = cast.proposal(title);
    input["proposerType"] = json!("JOINT");
    input["coSigners"] = json!([cast.member("解景瑞"), cast.member("黄琳琳")]);
    let id = cast.step(Who::Member, "createSuggestion", input).await;
    cast.sees(
        "drafted",
        &id,
        "
        林义: DRAFT full r0 UPDATE SUBMIT WITHDRAW
        解景瑞 黄琳琳: DRAFT full r0 ANSWER_COSIGN_INVITATION
    ",
    )
    .await;

    cast.step(Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": id, "agree": true })).await;
    cast.sees(
        "co-signed",
        &id,
        "
        林义: DRAFT full r0 UPDATE SUBMIT WITHDRAW
        解景瑞: DRAFT full r0
        黄琳琳: DRAFT full r0 ANSWER_COSIGN_INVITATION
    ",
    )
    .await;

    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.sees(
        "submitted without who did not answer",
        &id,
        "
        林义: SUBMITTED full r1 WITHDRAW
        解景瑞: SUBMITTED full r1
        提案委: SUBMITTED full r1 RETURN DECLINE FILE
        督查室 主席: SUBMITTED full r1
    ",
    )
    .await;
    id
}

async fn filed(cast: &Cast, id: &str) {
    let input = json!({ "id": id, "reason": "请写明涉及的小区数" });
    cast.step(Who::Office, "returnSuggestion", input).await;
    cast.sees(
        "returned",
        id,
        "
        林义: RETURNED full r1 UPDATE SUBMIT WITHDRAW
        解景瑞 提案委 督查室 主席: RETURNED full r1
    ",
    )
    .await;
    let document = "query($id: ID!) { suggestion(id: $id) { returnReason coSignerCount } }";
    let answer = cast.client(Who::Member).run(document, json!({ "id": id })).await;
    assert_eq!(answer.text("suggestion.returnReason"), "请写明涉及的小区数");
    assert_eq!(answer.number("suggestion.coSignerCount"), 1);

    let input = json!({ "id": id, "background": "全市有老旧小区三百一十二个，多数没有电梯。" });
    cast.step(Who::Member, "updateSuggestion", input).await;
    cast.move_on(Who::Member, "submitSuggestion", id).await;
    cast.sees(
        "resubmitted",
        id,
        "
        林义: SUBMITTED full r2 WITHDRAW
        解景瑞: SUBMITTED full r2
        提案委: SUBMITTED full r2 RETURN DECLINE FILE
        督查室 主席: SUBMITTED full r2
    ",
    )
    .await;

    cast.move_on(Who::Office, "fileSuggestion", id).await;
    cast.sees(
        "filed",
        id,
        "
        林义 解景瑞: FILED full r2
        提案委 督查室: FILED full r2 ASSIGN
        主席: FILED full r2
    ",
    )
    .await;
    case_number(cast, id, &[Who::Member, Who::CoSigner, Who::Office, Who::Supervisor, Who::Chair]).await;
}

/// The case number leads to the proposal for exactly those who may see it.
async fn case_number(cast: &Cast, id: &str, readers: &[Who]) {
    let document = "query {
        suggestionByCaseNo(committee: \"szs\", term: 11, plenary: 1, caseNo: 1) { id caseNo caseTitle registrationNo }
    }";
    for who in Who::ALL {
        let answer = cast.client(who).run(document, json!({})).await;
        let found = &answer.body()["data"]["suggestionByCaseNo"];

        assert_eq!(found["id"] == id, readers.contains(&who), "{}: {:#}", who.name(), answer.body());
        if readers.contains(&who) {
            assert_eq!(found["caseTitle"], "石嘴山市政协十一届一次会议第1号提案");
            assert_eq!(found["registrationNo"], "2022-0001");
        }
    }
}

async fn assigned(cast: &Cast, id: &str) -> (String, String) {
    cast.assign(id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    cast.sees(
        "assigned",
        id,
        "
        林义 解景瑞 提案委 督查室 主席: ASSIGNED full r2
        住建局 住建局承办人 财政局: ASSIGNED full r2 ACCEPT_ASSIGNMENT
    ",
    )
    .await;
    let (lead, assist) = (cast.assignment_of(id, "住建局").await, cast.assignment_of(id, "财政局").await);

    cast.accept(Who::Department, &lead).await;
    cast.sees(
        "signed for by the lead",
        id,
        "
        林义 解景瑞 提案委 督查室 主席: IN_HANDLING full r2
        住建局 住建局承办人: IN_HANDLING full r2 DRAFT_RESPONSE
        财政局: IN_HANDLING full r2 ACCEPT_ASSIGNMENT
    ",
    )
    .await;
    cast.accept(Who::Assistant, &assist).await;
    (lead, assist)
}

async fn first_round(cast: &Cast, id: &str, lead: &str, assist: &str) -> (String, String) {
    let refused = cast.ask(Who::Assistant, "draftResponse", cast.letter(assist)).await;
    assert_eq!((refused.code(), refused.reason()), ("FAILED_PRECONDITION", "assistants_do_not_reply"));

    let returned = cast.step(Who::Handler, "draftResponse", cast.letter(lead)).await;
    cast.sees(
        "drafted response",
        &returned,
        "
        住建局 住建局承办人: DRAFT contact
    ",
    )
    .await;
    cast.sees(
        "with a draft",
        id,
        "
        林义 解景瑞 提案委 督查室 主席 财政局: IN_HANDLING full r2
        住建局 住建局承办人: IN_HANDLING full r2 DRAFT_RESPONSE SUBMIT_RESPONSE
    ",
    )
    .await;

    cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(assist, "CONCURS")).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": returned })).await;
    cast.sees(
        "response under review",
        &returned,
        "
        住建局 住建局承办人 提案委 督查室 主席: UNDER_REVIEW contact
    ",
    )
    .await;
    cast.sees(
        "under review",
        id,
        "
        林义 解景瑞 主席 财政局 住建局 住建局承办人: RESPONSE_UNDER_REVIEW full r2
        提案委 督查室: RESPONSE_UNDER_REVIEW full r2 REVIEW_RESPONSE
    ",
    )
    .await;

    let input = json!({ "id": returned, "approve": false, "reason": "没有逐条答复" });
    cast.step(Who::Supervisor, "reviewResponse", input).await;
    cast.sees(
        "returned response",
        &returned,
        "
        住建局 住建局承办人 提案委 督查室 主席: RETURNED contact
    ",
    )
    .await;

    let mut letter = cast.letter(lead);
    letter["body"] = json!("逐条答复如下：年内完成加装电梯摸底，明年分批实施。");
    let first = cast.step(Who::Department, "draftResponse", letter).await;
    assert_ne!(first, returned, "a returned version stays");
    cast.step(Who::Department, "submitResponse", json!({ "id": first })).await;
    cast.approve(&first).await;
    cast.sees(
        "approved response",
        &first,
        "
        住建局 住建局承办人 财政局 提案委 督查室 主席 林义 解景瑞: APPROVED contact
    ",
    )
    .await;
    cast.sees(
        "answered",
        id,
        "
        林义 解景瑞: RESPONDED full r2 EVALUATE
        提案委: RESPONDED full r2 PUBLISH
        督查室: RESPONDED full r2
        主席 财政局 住建局 住建局承办人: RESPONDED full r2
    ",
    )
    .await;
    (returned, first)
}

async fn second_round(cast: &Cast, id: &str, lead: &str) -> String {
    cast.clock("2022-09-15");
    let input = json!({ "suggestion": id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
    cast.step(Who::Member, "evaluateResponse", input).await;
    cast.sees(
        "handled again",
        id,
        "
        林义 解景瑞 督查室 主席 财政局: REHANDLING full r2
        提案委: REHANDLING full r2 PUBLISH
        住建局 住建局承办人: REHANDLING full r2 DRAFT_RESPONSE
    ",
    )
    .await;
    let document =
        "query($id: ID!) { suggestion(id: $id) { round deadlines { kind startsOn dueOn isMet isOverdue } } }";
    let answer = cast.client(Who::Department).run(document, json!({ "id": id })).await;
    assert_eq!(answer.number("suggestion.round"), 2);
    let clocks = answer.list("suggestion.deadlines");
    let again = clocks.iter().find(|clock| clock["kind"] == "REHANDLING").expect("the second round has a clock");
    assert_eq!((&again["startsOn"], &again["dueOn"]), (&json!("2022-09-15"), &json!("2022-12-14")));

    let mut letter = cast.letter(lead);
    letter["letterNo"] = json!("石建函〔2022〕30号");
    letter["outcome"] = json!("RESOLVED");
    letter["body"] = json!("首批二十部电梯已于九月开工，时间表附后。");
    let second = cast.step(Who::Department, "draftResponse", letter).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": second })).await;
    cast.approve(&second).await;
    let input = json!({ "suggestion": id, "satisfaction": "BASICALLY_SATISFIED" });
    cast.step(Who::CoSigner, "evaluateResponse", input).await;
    cast.sees(
        "evaluated by the co-signer alone",
        id,
        "
        林义: RESPONDED full r2 EVALUATE
        提案委: RESPONDED full r2 PUBLISH
        督查室: RESPONDED full r2
        解景瑞 主席 财政局 住建局 住建局承办人: RESPONDED full r2
    ",
    )
    .await;

    let input = json!({ "suggestion": id, "satisfaction": "SATISFIED", "comment": "时间表清楚" });
    cast.step(Who::Member, "evaluateResponse", input).await;
    cast.sees(
        "closed",
        id,
        "
        林义 解景瑞 督查室 主席 财政局 住建局 住建局承办人: CLOSED full r2
        提案委: CLOSED full r2 PUBLISH
    ",
    )
    .await;
    second
}

async fn published(cast: &Cast, id: &str, returned: &str, first: &str, second: &str) {
    cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
    cast.sees(
        "published in full",
        id,
        "
        林义 解景瑞 督查室 主席 财政局 住建局 住建局承办人: CLOSED full r2
        提案委: CLOSED full r2 PUBLISH UNPUBLISH
        王国民 黄琳琳 工商联 公安局 管理员 专委会 金凤提案委 马辉琴 公众: CLOSED full r0
    ",
    )
    .await;
    cast.sees(
        "the returned version stays inside",
        returned,
        "
        住建局 住建局承办人 提案委 督查室 主席: RETURNED contact
    ",
    )
    .await;
    for response in [first, second] {
        cast.sees(
            "the letters without contact data",
            response,
            "
            住建局 住建局承办人 财政局 提案委 督查室 主席 林义 解景瑞: APPROVED contact
            王国民 黄琳琳 工商联 公安局 管理员 专委会 金凤提案委 马辉琴 公众: APPROVED public
        ",
        )
        .await;
    }
    case_number(cast, id, &Who::ALL).await;
    what_the_public_reads(cast, id).await;
}

/// The public reads milestones without names and notes, and verdicts without words; those concerned read everything.
async fn what_the_public_reads(cast: &Cast, id: &str) {
    let document = "query($id: ID!) { suggestion(id: $id) {
        history { event actorName note } evaluations { round satisfaction comment } returnReason
        effectiveResponse { body outcome outcomeLetter } assignments { handlerName role }
    } }";
    let public = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
    let office = cast.client(Who::Office).run(document, json!({ "id": id })).await;

    let milestones: Vec<_> =
        public.list("suggestion.history").iter().filter_map(|entry| entry["event"].as_str()).collect();
    let wanted =
        ["SUBMIT", "SUBMIT", "FILE", "ASSIGN", "APPROVE_RESPONSE", "REOPEN", "APPROVE_RESPONSE", "CLOSE", "PUBLISH"];
    assert_eq!(milestones, wanted);
    assert!(public.list("suggestion.history").iter().all(|entry| entry["note"].is_null()), "{:#}", public.body());
    let names = |entry: &serde_json::Value| entry["actorName"].as_str().is_some_and(|name| !name.is_empty());
    assert!(!public.list("suggestion.history").iter().any(names), "{:#}", public.body());
    assert!(office.list("suggestion.history").iter().all(names), "{:#}", office.body());

    let verdicts = |answer: &tests::Answer, field: &str| -> Vec<Option<String>> {
        let evaluations = answer.list("suggestion.evaluations").iter();
        evaluations.map(|evaluation| evaluation[field].as_str().map(str::to_owned)).collect()
    };
    let said = |word: &str| Some(word.to_owned());
    let satisfied = [said("DISSATISFIED"), said("BASICALLY_SATISFIED"), said("SATISFIED")];
    assert_eq!(verdicts(&public, "satisfaction"), satisfied);
    assert_eq!(verdicts(&public, "comment"), [None, None, None]);
    assert_eq!(verdicts(&office, "comment"), [said("没有时间表"), None, said("时间表清楚")]);

    assert_eq!(public.text("suggestion.effectiveResponse.outcomeLetter"), "A");
    assert!(public.list("suggestion.assignments").iter().all(|unit| unit["handlerName"].is_null()));
    assert_eq!(office.text("suggestion.assignments.0.handlerName"), "某科员");
}
