//! After a session: promises made on the spot, closing with open ends, versions of a report, drafts of outcomes, and what
//! comes back to what has gone out.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

const SESSION: &str = "query($id: ID!) { consultation(id: $id) {
    status
    commitments(first: 10) { totalCount nodes {
        what state isInForce department { shortName } suggestion { id } consultation { id } followUps { kind note }
        origin { __typename ... on OnSiteResponse { id speakerName } ... on Response { id letterNo } }
    } }
    onSiteResponses { version commitments { id } }
    openEnds { commitmentCount suggestionCount commitments { id } suggestions { id } }
    history { event toStatus note actorName }
} }";

async fn session(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(SESSION, json!({ "id": id })).await.data("consultation").clone()
}

async fn summary(cast: &Cast, who: Who) -> Value {
    let document =
        "query($id: ID!) { department(id: $id) { commitmentSummary { open late fulfilled fulfilledLate broken } } }";
    let answer = cast.client(who).run(document, json!({ "id": cast.department("住建局") })).await;
    answer.data("department.commitmentSummary").clone()
}

/// Draws a suggestion from a speech at a session and hands it in.
async fn drawn(cast: &Cast, session: &str) -> String {
    let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(session, "解景瑞", true)).await;
    let input = json!({
        "speech": speech, "kind": "CONSULTATION_SUGGESTION", "title": "关于组建业主委员会的协商建议",
        "background": "部分小区没有业主委员会。", "analysis": "物业公司代办。", "recommendation": "由街道指导选举。",
        "consentsToPublication": true,
    });
    let id = cast.step(Who::Organizer, "extractSuggestion", input).await;
    cast.move_on(Who::Organizer, "submitSuggestion", &id).await;
    id
}

/// Has 住建局 answer a suggestion, which promises something in its letter.
async fn answered(cast: &Cast, id: &str) {
    cast.assign(id, "SOLE", &[("住建局", "SOLE")]).await;
    let assignment = cast.assignment_of(id, "住建局").await;
    cast.accept(Who::Department, &assignment).await;
    let letter = cast.step(Who::Department, "draftResponse", cast.letter(&assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": letter })).await;
    cast.approve(&letter).await;
}

on_both! {
    async fn a_promise_made_on_the_spot_stands_in_the_ledger_beside_those_of_letters(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("HELD", TOPIC).await;
        let mut input = cast.on_site_response(&id, "");
        input["speeches"] = json!([]);
        input["commitments"] = json!([{ "what": "年内排查老旧小区", "dueOn": "2022-12-31", "measure": "排查报告" }]);
        let answer = cast.step(Who::Organizer, "recordOnSiteResponse", input).await;
        let later = cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        let suggestion = drawn(&cast, &id).await;
        answered(&cast, &suggestion).await;

        let seen = session(&cast, Who::Office, &id).await;
        assert_eq!(seen["commitments"]["totalCount"], 3);
        let origins: Vec<_> = seen["commitments"]["nodes"].as_array().into_iter().flatten().map(|row| {
            (row["origin"]["__typename"].clone(), row["suggestion"]["id"].clone(), row["consultation"]["id"].clone())
        }).collect();
        let on_the_spot = (json!("OnSiteResponse"), Value::Null, json!(id));
        let by_letter = (json!("Response"), json!(suggestion), Value::Null);
        assert_eq!(origins.iter().filter(|origin| **origin == on_the_spot).count(), 2, "{origins:?}");
        assert_eq!(origins.iter().filter(|origin| **origin == by_letter).count(), 1, "{origins:?}");
        assert_eq!(seen["onSiteResponses"][0]["version"], 2, "a promise more is another version of the answer");
        assert_eq!(session(&cast, Who::Anonymous, &id).await["commitments"]["totalCount"], 2, "the letter is not public");
        assert_eq!(summary(&cast, Who::Office).await["open"], 3);
        assert_eq!(summary(&cast, Who::Anonymous).await["open"], 2);

        let report = json!({ "commitment": later, "on": "2022-08-30", "note": "已指导三个小区" });
        cast.step(Who::Handler, "followUpCommitment", report).await;
        cast.clock("2022-12-15");
        cast.step(Who::Organizer, "judgeCommitment", cast.verdict(&later, "FULFILLED")).await;
        let after = summary(&cast, Who::Anonymous).await;
        assert_eq!((&after["open"], &after["fulfilledLate"]), (&json!(1), &json!(1)));
        let ledger = "query($filter: CommitmentFilter) { commitments(filter: $filter) { nodes { id followUps { kind } } } }";
        let filter = json!({ "filter": { "committee": cast.committee(), "state": ["FULFILLED_LATE"] } });
        for (who, wanted) in [
            (Who::Organizer, json!([{ "kind": "PROGRESS" }, { "kind": "FULFILLED" }])),
            (Who::Department, json!([{ "kind": "PROGRESS" }, { "kind": "FULFILLED" }])),
            (Who::OtherDepartment, json!([])),
            (Who::Anonymous, json!([])),
        ] {
            let told = cast.client(who).run(ledger, filter.clone()).await;
            let row = told.list("commitments.nodes").first().expect("the ledger is as public as the session");
            assert_eq!((&row["id"], &row["followUps"]), (&json!(later), &wanted), "{}", who.name());
        }
    }

    async fn a_promise_on_the_spot_leads_back_to_the_speech_it_answers(cast: Cast) {
        let (id, answer) = cast.answered_on_the_spot(TOPIC).await;
        let promise = cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        let lineage = "query($id: ID!) { lineage(id: $id) { edges { from to } nodes { __typename } } }";

        let up = cast.client(Who::Anonymous).run(lineage, json!({ "id": promise })).await;
        let kinds: Vec<_> = up.list("lineage.nodes").iter().map(|node| node["__typename"].clone()).collect();
        assert_eq!(kinds, ["Commitment", "OnSiteResponse", "Consultation", "Speech"]);
        let edge = json!({ "from": answer, "to": promise });
        assert!(up.list("lineage.edges").contains(&edge), "{:#}", up.body());

        let down = cast.client(Who::Anonymous).run(lineage, json!({ "id": id })).await;
        assert!(down.list("lineage.edges").contains(&edge), "{:#}", down.body());
    }

    async fn a_session_closes_when_each_promise_is_judged_and_each_suggestion_answered(cast: Cast) {
        let (id, answer) = cast.answered_on_the_spot(TOPIC).await;
        let promise = cast.step(Who::Organizer, "recordOnSiteCommitment", cast.on_site_commitment(&answer)).await;
        let suggestion = drawn(&cast, &id).await;
        let close = json!({ "id": id, "to": "CLOSED" });

        let open = session(&cast, Who::Organizer, &id).await["openEnds"].clone();
        assert_eq!((&open["commitmentCount"], &open["suggestionCount"]), (&json!(1), &json!(1)));
        assert_eq!(open["commitments"], json!([{ "id": promise }]));
        assert_eq!(session(&cast, Who::Office, &id).await["openEnds"]["suggestions"], json!([{ "id": suggestion }]));
        for who in [Who::Supervisor, Who::Chair, Who::Department, Who::Member, Who::ForeignOffice, Who::Anonymous] {
            assert_eq!(session(&cast, who, &id).await["openEnds"], Value::Null, "{}", who.name());
        }

        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "BROKEN")).await;
        let refused = cast.ask(Who::Organizer, "advanceConsultation", close.clone()).await;
        assert_eq!(refused.reason(), "open_ends", "the suggestion waits still");
        answered(&cast, &suggestion).await;
        let open = session(&cast, Who::Organizer, &id).await["openEnds"].clone();
        assert_eq!((&open["commitmentCount"], &open["suggestionCount"]), (&json!(0), &json!(0)));
        let mut close = close;
        close["reason"] = json!("按计划办结");
        cast.step(Who::Organizer, "advanceConsultation", close).await;

        let seen = session(&cast, Who::Anonymous, &id).await;
        assert_eq!(seen["status"], "CLOSED");
        let last = seen["history"].as_array().and_then(|rows| rows.last()).expect("a milestone").clone();
        assert_eq!((&last["toStatus"], &last["note"]), (&json!("CLOSED"), &Value::Null), "nothing was left to explain");
    }

    async fn a_session_that_leaves_something_open_is_closed_with_a_reason_that_all_may_read(cast: Cast) {
        let id = cast.consultation_at("HELD", TOPIC).await;
        let declined = drawn(&cast, &id).await;
        let input = json!({ "id": declined, "ground": "VAGUE", "reason": "内容空泛" });
        cast.step(Who::Office, "declineSuggestion", input).await;
        let open = session(&cast, Who::Organizer, &id).await["openEnds"]["suggestionCount"].clone();
        assert_eq!(open, 0, "what is declined waits for nothing");
        drawn(&cast, &id).await;

        let input = json!({ "id": id, "to": "CLOSED", "reason": "其余建议转入明年计划" });
        cast.step(Who::Organizer, "advanceConsultation", input).await;

        for who in [Who::Anonymous, Who::Organizer] {
            let seen = session(&cast, who, &id).await;
            let last = seen["history"].as_array().and_then(|rows| rows.last()).expect("a milestone").clone();
            assert_eq!((&last["toStatus"], &last["note"]), (&json!("CLOSED"), &json!("其余建议转入明年计划")));
            assert_eq!(last["actorName"].is_null(), who == Who::Anonymous, "who acted stays inside");
        }
    }

    async fn a_report_keeps_what_it_said_at_every_submission(cast: Cast) {
        let id = cast.report_at("SUBMITTED").await;
        let back = json!({ "id": id, "to": "RETURNED", "reason": "请补充数据" });
        cast.step(Who::Organizer, "advanceResearchReport", back).await;
        let suggestion = cast.proposal_at("PUBLISHED").await.id;
        let input = json!({
            "id": id, "title": "调研报告（修改稿）", "body": "一、新数据", "suggestions": [suggestion],
            "authors": [{ "member": cast.member("王国民") }, { "name": "某教授" }],
        });
        cast.step(Who::Organizer, "updateResearchReport", input).await;
        cast.report_to(&id, "SUBMITTED_TO_PARTY_GOV").await;

        let document = "query($id: ID!) { researchReport(id: $id) {
            title summary body isEditable authors { name } suggestions { id } revisions { number title body } history { event note }
        } }";
        let ask = async |who: Who| cast.client(who).run(document, json!({ "id": id })).await.data("researchReport").clone();
        let inside = ask(Who::OtherMember).await;
        let before = "内部正文：各部门数据尚未贯通。";
        assert_eq!(inside["revisions"], json!([
            { "number": 1, "title": "调研报告", "body": before },
            { "number": 2, "title": "调研报告（修改稿）", "body": "一、新数据" },
        ]));
        assert_eq!(inside["summary"], "多部门救助信息应当共享。", "what is not given stays");
        assert_eq!(inside["authors"], json!([{ "name": "王国民" }, { "name": "某教授" }]));
        assert_eq!(inside["suggestions"], json!([{ "id": suggestion }]));
        let returned = json!({ "event": "RETURN", "note": "请补充数据" });
        assert!(inside["history"].as_array().is_some_and(|rows| rows.contains(&returned)), "{inside:#}");
        let outside = ask(Who::Anonymous).await;
        assert_eq!((&outside["revisions"], &outside["body"]), (&json!([]), &Value::Null));
        assert_eq!(ask(Who::Organizer).await["isEditable"], false, "it has gone out");
    }

    async fn instructions_and_feedback_tell_how_far_a_report_has_come(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.report_at("SUBMITTED_TO_PARTY_GOV").await;
        let document = "query($id: ID!) { researchReport(id: $id) {
            status instructedOn feedbackOn instructions { leaderName leaderTitle body receivedOn }
            feedback { sourceName isPublic department { shortName } } history { event }
        } }";
        let ask = async |who: Who| cast.client(who).run(document, json!({ "id": id })).await.data("researchReport").clone();
        assert_eq!(ask(Who::Organizer).await["instructedOn"], Value::Null);

        cast.clock("2022-09-20");
        for day in ["2022-09-15", "2022-09-01"] {
            cast.step(Who::Organizer, "recordLeaderInstruction", Cast::instruction("report", &id, day)).await;
        }
        cast.step(Who::Office, "recordFeedback", cast.feedback("report", &id)).await;

        for who in [Who::Organizer, Who::Office, Who::Supervisor, Who::Chair] {
            let seen = ask(who).await;
            assert_eq!((&seen["status"], &seen["instructedOn"], &seen["feedbackOn"]), (
                &json!("SUBMITTED_TO_PARTY_GOV"), &json!("2022-09-01"), &json!("2022-09-20"),
            ), "{}", who.name());
        }
        let feedback = json!([{ "sourceName": "石嘴山市住房和城乡建设局", "isPublic": false, "department": { "shortName": "住建局" } }]);
        let author = ask(Who::OtherMember).await;
        assert_eq!((&author["instructions"], &author["feedback"]), (&json!([]), &feedback));
        let told = |seen: &Value, event: &str| seen["history"].as_array().is_some_and(|rows| rows.contains(&json!({ "event": event })));
        assert!(told(&author, "RECORD_FEEDBACK") && !told(&author, "RECORD_INSTRUCTION"), "{author:#}");
        assert!(told(&ask(Who::Chair).await, "RECORD_INSTRUCTION"));
        let outside = ask(Who::Anonymous).await;
        assert_eq!((&outside["instructions"], &outside["feedback"], &outside["feedbackOn"]), (&json!([]), &json!([]), &Value::Null));
    }

    async fn a_draft_of_an_outcome_is_changed_and_issued(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("HELD", TOPIC).await;
        let draft = cast.step(Who::Organizer, "recordOutcome", Cast::outcome(&id, "FORMAL_RECOMMENDATION")).await;
        let document = "query($id: ID!) { consultation(id: $id) {
            outcomes { id version title documentNo approvedBy issuedOn } history { event }
        } }";
        let ask = async |who: Who| cast.client(who).run(document, json!({ "id": id })).await.data("consultation").clone();

        let input = json!({ "id": draft, "title": "建议案（送审稿）", "approvedBy": "十一届第八次常委会会议", "expectedVersion": 1 });
        cast.step(Who::Organizer, "updateOutcome", input).await;
        assert_eq!(ask(Who::Anonymous).await["outcomes"], json!([]));
        let input = json!({ "id": draft, "on": "2022-08-30", "documentNo": "石政协发〔2022〕8号", "expectedVersion": 2 });
        cast.step(Who::Organizer, "issueOutcome", input).await;

        let seen = ask(Who::Anonymous).await;
        assert_eq!(seen["outcomes"], json!([{
            "id": draft, "version": 3, "title": "建议案（送审稿）", "documentNo": "石政协发〔2022〕8号",
            "approvedBy": "十一届第八次常委会会议", "issuedOn": "2022-08-30",
        }]));
        let events: Vec<_> = seen["history"].as_array().into_iter().flatten().map(|row| row["event"].clone()).collect();
        assert!(events.contains(&json!("ISSUE_OUTCOME")) && !events.contains(&json!("UPDATE_OUTCOME")), "{events:?}");
        cast.reconciles().await;
    }
}
