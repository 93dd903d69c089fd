//! Publication over time: embargoes end on their day, consent is taken back, passages stay hidden.

use domain::Actor;
use domain::publication::release;
use domain::response::letter;
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Case, Cast, Who};

const PUBLIC: &str = "query($id: ID!) { suggestion(id: $id) {
    title background analysis publicFrom disclosure publicationDecisions { disclosure redactions { passage } }
    responses { body } history { event }
} }";

/// Returns a suggestion as somebody reads it, or null.
async fn read(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(PUBLIC, json!({ "id": id })).await.data("suggestion").clone()
}

/// Hands a letter in and has it approved.
async fn deliver(cast: &Cast, response: &str) {
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(response).await;
}

/// Decides to publish a case in full, with two words of its letter hidden.
async fn hide(cast: &Cast, answered: &Case, embargo_until: Option<&str>) {
    let hidden = json!([
        { "part": "RESPONSE", "response": answered.response, "passage": "逐一排查", "ground": "PERSONAL_PRIVACY" }
    ]);
    let input = json!({ "id": answered.id, "disclosure": "FULL", "embargoUntil": embargo_until, "redactions": hidden });
    cast.step(Who::Office, "publishSuggestion", input).await;
}

/// Returns a correction of a letter with words of its department in every place that has some.
async fn correct(cast: &Cast, response: &str) -> String {
    let mut letter = cast.correction(response);
    letter["title"] = json!("关于街道排查的更正");
    letter["reason"] = json!("街道名称有误");
    letter["copiesTo"] = json!("有关街道");
    letter["commitments"][0]["what"] = json!("街道半年内完成组建");
    let id = cast.step(Who::Department, "correctResponse", letter).await;
    deliver(cast, &id).await;
    id
}

/// Returns what somebody reads of a letter.
async fn letter(cast: &Cast, who: Who, id: &str) -> Value {
    let document = "query($id: ID!) { node(id: $id) { ... on Response {
        body title copiesTo correctionReason commitments { what }
    } } }";
    cast.client(who).run(document, json!({ "id": id })).await.data("node").clone()
}

/// Asserts that a letter says nothing to outsiders and all to insiders, by whichever way.
async fn is_masked(cast: &Cast, id: &str) {
    cast.sees(
        "a masked letter",
        id,
        "
        住建局 住建局承办人 提案委 督查室 主席 林义: APPROVED contact
        解景瑞 黄琳琳 王国民 工商联 财政局 公安局 管理员 专委会 金凤提案委 马辉琴 公众: APPROVED public
    ",
    )
    .await;
    let outside = letter(cast, Who::Anonymous, id).await;
    assert_eq!(outside["body"], "〔已隐去〕");
    assert!(!outside.to_string().contains("街道"), "{outside:#}");
    assert_eq!((&outside["correctionReason"], &outside["commitments"]), (&Value::Null, &json!([])));
    let inside = letter(cast, Who::Member, id).await;
    assert!(inside["body"].as_str().is_some_and(|body| body.contains("街道")), "{inside:#}");

    let printed = letter::load(cast.domain(), &Actor::anonymous(), id.parse().expect("an id"), None).await;
    let printed = printed.expect("a public letter");
    assert_eq!(printed.body, "〔已隐去〕");
    assert!(!format!("{} {:?}", printed.title, printed.corrects).contains("街道"), "{printed:?}");
    let ledger = "{ commitments { nodes { what } } }";
    let ledger = cast.client(Who::Anonymous).run(ledger, json!({})).await;
    assert!(!ledger.body().to_string().contains("街道"), "{:#}", ledger.body());
    let document = "{ search(query: \"街道\", filter: { kind: [RESPONSE] }) { nodes { node { id } } } }";
    let found = cast.client(Who::Anonymous).run(document, json!({})).await;
    assert!(!cast.ids_at(found.list("search.nodes"), "/node/id").contains(&id), "{:#}", found.body());
    cast.reconciles().await;
}

async fn is_public(cast: &Cast, id: &str) -> bool {
    !read(cast, Who::Anonymous, id).await.is_null()
}

on_both! {
    async fn an_embargo_ends_on_its_day_and_not_before(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        let input = json!({ "id": id, "disclosure": "FULL", "embargoUntil": "2022-09-10" });
        cast.step(Who::Office, "publishSuggestion", input).await;

        assert_eq!(read(&cast, Who::Member, &id).await["publicFrom"], "2022-09-10");
        cast.clock("2022-09-09");
        assert_eq!(release(cast.domain()).await.expect("a sweep"), 0);
        assert!(!is_public(&cast, &id).await);

        cast.clock("2022-09-10");
        let two = tokio::join!(release(cast.domain()), release(cast.domain()));

        assert_eq!(two.0.expect("a sweep") + two.1.expect("a sweep"), 1, "it is published once");
        let seen = read(&cast, Who::Anonymous, &id).await;
        assert_eq!((&seen["disclosure"], &seen["publicFrom"]), (&json!("FULL"), &Value::Null));
        let published = seen["history"].as_array().into_iter().flatten().filter(|entry| entry["event"] == "PUBLISH");
        assert_eq!(published.count(), 1);
    }

    async fn a_decision_that_waits_is_taken_back(cast: Cast) {
        let id = cast.proposal_at("CLOSED").await.id;
        let input = json!({ "id": id, "disclosure": "FULL", "embargoUntil": "2022-09-10" });
        cast.step(Who::Office, "publishSuggestion", input).await;

        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "须再审" })).await;

        cast.clock("2022-09-11");
        assert_eq!(release(cast.domain()).await.expect("a sweep"), 0);
        assert!(!is_public(&cast, &id).await);
    }

    async fn what_the_office_notes_of_a_publication_stays_with_it(cast: Cast) {
        let id = cast.proposal_at("PUBLISHED").await.id;
        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "内容有误" })).await;

        let note = async |who: Who| {
            let document = "query($id: ID!) { suggestion(id: $id) { history { event note } } }";
            let seen = cast.client(who).run(document, json!({ "id": id })).await;
            let found = seen.list("suggestion.history").iter().find(|row| row["event"] == "UNPUBLISH").cloned();
            found.unwrap_or_else(|| panic!("{} sees no entry", who.name()))["note"].clone()
        };
        assert_eq!(note(Who::Office).await, "内容有误");
        assert_eq!(note(Who::Member).await, Value::Null);
        assert_eq!(note(Who::Department).await, Value::Null);
    }

    async fn consent_to_an_extracted_suggestion_is_its_speakers(cast: Cast) {
        let consultation = cast.consultation_at("HELD", "物业服务").await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&consultation, "林义", true)).await;
        let input = json!({
            "speech": speech, "kind": "CONSULTATION_SUGGESTION", "title": "关于组建业主委员会的建议",
            "background": "有", "analysis": "无", "recommendation": "建", "consentsToPublication": true,
        });
        let id = cast.step(Who::Organizer, "extractSuggestion", input).await;

        let refused = cast.ask(Who::Organizer, "setPublicationConsent", json!({ "id": id, "consents": false })).await;
        assert_eq!(refused.reason(), "not_yours");
        cast.step(Who::Member, "setPublicationConsent", json!({ "id": id, "consents": false })).await;
    }

    async fn consent_taken_back_hides_at_once_and_ends_what_waits(cast: Cast) {
        let id = cast.proposal_at("PUBLISHED").await.id;
        let waiting = json!({ "id": id, "disclosure": "SUMMARY", "summary": "摘要", "embargoUntil": "2022-09-10" });
        cast.step(Who::Office, "publishSuggestion", waiting).await;
        assert!(is_public(&cast, &id).await, "what was public stays so while the next decision waits");

        cast.step(Who::Member, "setPublicationConsent", json!({ "id": id, "consents": false })).await;

        assert!(!is_public(&cast, &id).await);
        cast.clock("2022-09-10");
        assert_eq!(release(cast.domain()).await.expect("a sweep"), 0);
        let seen = read(&cast, Who::Office, &id).await;
        assert_eq!(seen["publicFrom"], Value::Null, "it waits no longer");
        cast.step(Who::Member, "setPublicationConsent", json!({ "id": id, "consents": true })).await;
        assert!(is_public(&cast, &id).await, "the office's decision still stands");
    }

    async fn passages_hidden_once_are_shown_by_the_next_decision_without_them(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        let hidden = json!([
            { "part": "ANALYSIS", "passage": "维修资金", "ground": "COMMERCIAL_SECRET" },
            { "part": "ANALYSIS", "passage": "组建率低", "ground": "OTHER" },
        ]);
        let input = json!({ "id": case.id, "disclosure": "FULL", "redactions": hidden });
        cast.step(Who::Office, "publishSuggestion", input).await;

        let seen = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(seen["analysis"], "业主委员会〔已隐去〕，〔已隐去〕使用难。");
        assert_eq!(seen["publicationDecisions"], json!([]));
        let inside = read(&cast, Who::Department, &case.id).await;
        assert_eq!(inside["analysis"], "业主委员会组建率低，维修资金使用难。");
        let office = read(&cast, Who::Office, &case.id).await;
        assert_eq!(office["publicationDecisions"][0]["redactions"][0]["passage"], "维修资金");

        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        let seen = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(seen["analysis"], "业主委员会组建率低，维修资金使用难。");
    }

    async fn a_redacted_letter_reads_so_to_outsiders_even_after_its_embargo(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        let body = read(&cast, Who::Office, &case.id).await["responses"][0]["body"].as_str().expect("a text").to_owned();
        let passage: String = body.chars().take(3).collect();
        let hidden = json!([{ "part": "RESPONSE", "response": case.response, "passage": passage, "ground": "STATE_SECRET" }]);
        let input = json!({ "id": case.id, "disclosure": "FULL", "embargoUntil": "2022-09-10", "redactions": hidden });
        cast.step(Who::Office, "publishSuggestion", input).await;
        cast.clock("2022-09-12");

        assert_eq!(release(cast.domain()).await.expect("a sweep"), 1);

        let seen = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(seen["responses"][0]["body"], body.replace(&passage, "〔已隐去〕"));
        assert_eq!(read(&cast, Who::Member, &case.id).await["responses"][0]["body"], body);
    }

    async fn a_correction_during_an_embargo_is_masked_when_that_ends(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        hide(&cast, &case, Some("2022-09-10")).await;
        cast.clock("2022-09-01");
        let second = correct(&cast, &case.response).await;
        cast.clock("2022-09-10");

        assert_eq!(release(cast.domain()).await.expect("a sweep"), 1);

        is_masked(&cast, &second).await;
        let first = letter(&cast, Who::Anonymous, &case.response).await;
        assert_eq!(first["body"], "已会同街道〔已隐去〕，年内完成业主委员会组建。", "what was decided on is as decided");
    }

    async fn a_letter_is_masked_too_when_it_was_approved_in_the_moment_of_the_decision(cast: Cast) {
        let case = cast.proposal_at("CLOSED").await;
        hide(&cast, &case, Some("2022-09-10")).await;
        let second = correct(&cast, &case.response).await;
        cast.clock("2022-09-10");
        assert_eq!(release(cast.domain()).await.expect("a sweep"), 1);

        is_masked(&cast, &second).await;
    }

    async fn a_decision_that_waits_masks_what_is_approved_meanwhile_at_once(cast: Cast) {
        let case = cast.proposal_at("PUBLISHED").await;
        hide(&cast, &case, Some("2022-09-10")).await;

        let second = correct(&cast, &case.response).await;

        is_masked(&cast, &second).await;
        let first = letter(&cast, Who::Anonymous, &case.response).await;
        assert_eq!(first["body"], "已会同街道逐一排查，年内完成业主委员会组建。", "what was public stays so until that day");
    }

    async fn the_answers_of_the_next_round_are_masked_until_the_office_decides_anew(cast: Cast) {
        let case = cast.proposal_at("RESPONDED").await;
        let hidden = json!([{ "part": "ANALYSIS", "passage": "维修资金", "ground": "COMMERCIAL_SECRET" }]);
        let input = json!({ "id": case.id, "disclosure": "FULL", "redactions": hidden });
        cast.step(Who::Office, "publishSuggestion", input).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;

        for kind in ["HOLDING", "FULL"] {
            let mut draft = cast.letter(&case.assignment);
            draft["kind"] = json!(kind);
            draft["title"] = json!("关于街道排查的答复");
            draft["commitments"][0]["what"] = json!("街道半年内完成组建");
            let second = cast.step(Who::Department, "draftResponse", draft).await;
            deliver(&cast, &second).await;
            is_masked(&cast, &second).await;
        }

        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        let seen = read(&cast, Who::Anonymous, &case.id).await;
        let bodies: Vec<_> = seen["responses"].as_array().into_iter().flatten().map(|row| row["body"].clone()).collect();
        assert_eq!(bodies, vec![json!("已会同街道逐一排查，年内完成业主委员会组建。"); 3]);
        let ledger = cast.client(Who::Anonymous).run("{ commitments { nodes { what } } }", json!({})).await;
        assert!(ledger.body().to_string().contains("街道半年内完成组建"), "{:#}", ledger.body());
    }

    async fn a_hidden_passage_stands_in_no_other_public_text_of_the_case(cast: Cast) {
        let places = ["案由乙", "情况乙", "建议乙", "前函乙", "函题乙", "抄送乙", "签发乙", "承诺乙", "标准乙", "更正乙", "摘要乙"];
        let mut input = cast.proposal("案由乙");
        for (field, text) in [("background", "情况乙"), ("analysis", places.join("、").as_str()), ("recommendation", "建议乙")] {
            input[field] = json!(text);
        }
        let id = cast.step(Who::Member, "createSuggestion", input).await;
        let mut case = Case { id, assignment: String::new(), response: String::new() };
        cast.bring_to(Who::Member, &mut case, "IN_HANDLING").await;
        let mut letter = cast.letter(&case.assignment);
        for (field, text) in [("body", "前函乙"), ("title", "函题乙"), ("copiesTo", "抄送乙"), ("signatory", "签发乙")] {
            letter[field] = json!(text);
        }
        letter["commitments"][0]["what"] = json!("承诺乙");
        letter["commitments"][0]["measure"] = json!("标准乙");
        let first = cast.step(Who::Department, "draftResponse", letter).await;
        deliver(&cast, &first).await;
        let mut correction = cast.correction(&first);
        correction["reason"] = json!("更正乙");
        let second = cast.step(Who::Department, "correctResponse", correction).await;
        deliver(&cast, &second).await;
        let publish = async |passages: &[(&str, &str)]| {
            let hidden: Vec<_> = passages
                .iter()
                .map(|(part, passage)| json!({ "part": part, "passage": passage, "ground": "PERSONAL_PRIVACY" }))
                .collect();
            let input = json!({ "id": case.id, "disclosure": "FULL", "summary": "摘要乙", "redactions": hidden });
            cast.ask(Who::Office, "publishSuggestion", input).await
        };

        for place in places {
            let refused = publish(&[("ANALYSIS", place)]).await;
            assert_eq!((refused.reason(), refused.field()), ("passage_elsewhere", "redactions"), "{place}");
        }
        publish(&[("ANALYSIS", "情况乙"), ("BACKGROUND", "情况乙")]).await.data("");
        let seen = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(seen["background"], "〔已隐去〕", "hidden in both it may go");
    }
}
