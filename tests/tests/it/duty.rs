//! A member's record of duty: what is counted, by which day, and for whom.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

async fn record(cast: &Cast, who: Who, name: &str, year: Option<i32>) -> [Value; 4] {
    let document = "query($id: ID!, $year: Int) { member(id: $id) { dutyRecord(year: $year) {
        speeches suggestionsLed suggestionsCosigned sessionsAttended
    } } }";
    let answer = cast.client(who).run(document, json!({ "id": cast.member(name), "year": year })).await;
    ["speeches", "suggestionsLed", "suggestionsCosigned", "sessionsAttended"]
        .map(|field| answer.data(&format!("member.dutyRecord.{field}")).clone())
}

fn numbers(of: [i64; 4]) -> [Value; 4] {
    of.map(Value::from)
}

on_both! {
    async fn a_record_counts_what_a_member_did_in_a_year(cast: Cast) {
        cast.clock("2022-08-30");
        let session = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "林义", true)).await;
        cast.came(&session, &["林义"], &["解景瑞"]).await;
        cast.consultation_at("SCHEDULED", "优化社会救助供给").await;
        cast.proposal_at("PUBLISHED").await;
        cast.proposal_at("DRAFT").await;
        let gone = cast.proposal_at("SUBMITTED").await.id;
        cast.move_on(Who::Member, "withdrawSuggestion", &gone).await;
        let mut input = cast.proposal("关于规范物业收费的提案");
        input["proposerType"] = json!("JOINT");
        input["coSigners"] = json!([cast.member("解景瑞"), cast.member("王国民")]);
        let joint = cast.step(Who::Member, "createSuggestion", input).await;
        cast.step(Who::CoSigner, "answerCosignInvitation", json!({ "suggestion": joint, "agree": true })).await;
        cast.move_on(Who::Member, "submitSuggestion", &joint).await;

        assert_eq!(record(&cast, Who::Member, "林义", None).await, numbers([1, 2, 0, 1]), "drafts and withdrawn ones do not count");
        assert_eq!(record(&cast, Who::Member, "林义", Some(2022)).await, numbers([1, 2, 0, 1]));
        assert_eq!(record(&cast, Who::Member, "林义", Some(2023)).await, numbers([0; 4]));
        assert_eq!(record(&cast, Who::CoSigner, "解景瑞", Some(2022)).await, numbers([0, 0, 1, 0]), "invited is not agreed, absent not there");
        assert_eq!(record(&cast, Who::Office, "王国民", Some(2022)).await, numbers([0; 4]));
    }

    async fn a_year_that_is_none_spoils_no_other(cast: Cast) {
        let document = "query($id: ID!) { member(id: $id) { dutyRecord { speeches } other: dutyRecord(year: 1900) { speeches } } }";
        let answer = cast.client(Who::Anonymous).run(document, json!({ "id": cast.member("林义") })).await;
        let errors = answer.body()["errors"].as_array().map(Vec::len);
        assert_eq!((errors, answer.reason(), answer.field()), (Some(1), "out_of_range", "year"), "{:#}", answer.body());
    }

    async fn what_is_hidden_is_not_counted(cast: Cast) {
        cast.clock("2022-08-30");
        let session = cast.consultation_at("HELD", "提升物业服务管理水平").await;
        cast.step(Who::Organizer, "recordSpeech", cast.speech(&session, "林义", false)).await;
        cast.came(&session, &["林义"], &[]).await;
        cast.proposal_at("PUBLISHED").await;
        cast.proposal_at("FILED").await;

        for who in [Who::Anonymous, Who::OtherMember, Who::ForeignOffice] {
            let seen = [json!(0), json!(1), json!(0), Value::Null];
            assert_eq!(record(&cast, who, "林义", None).await, seen, "{}", who.name());
        }
        for who in [Who::Member, Who::Office] {
            assert_eq!(record(&cast, who, "林义", None).await, numbers([1, 2, 0, 1]), "{}", who.name());
        }
    }

    async fn who_said_that_they_come_has_come_unless_somebody_notes_otherwise(cast: Cast) {
        cast.clock("2022-08-30");
        let session = cast.consultation_at("SCHEDULED", "提升物业服务管理水平").await;
        let yes = json!({ "consultation": session, "attends": true });
        cast.step(Who::Member, "answerSessionInvitation", yes).await;
        let attended = async |name: &str| record(&cast, Who::Office, name, None).await[3].clone();
        assert_eq!(attended("林义").await, 0, "it has not taken place");

        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": session, "to": "HELD" })).await;
        assert_eq!(attended("林义").await, 1);
        assert_eq!(attended("解景瑞").await, 0, "who never answered was not there");
        cast.came(&session, &[], &["林义"]).await;
        assert_eq!(attended("林义").await, 0);
        assert_eq!(record(&cast, Who::Anonymous, "林义", None).await[3], Value::Null, "nobody reads that they came");
    }

    async fn a_year_begins_and_ends_in_china(cast: Cast) {
        cast.clock("2022-12-31");
        cast.proposal_at("SUBMITTED").await;
        cast.clock("2023-01-01");
        cast.proposal_at("SUBMITTED").await;

        assert_eq!(record(&cast, Who::Member, "林义", Some(2022)).await[1], json!(1));
        assert_eq!(record(&cast, Who::Member, "林义", Some(2023)).await[1], json!(1));
        let document = "query($id: ID!) { member(id: $id) { dutyRecord(year: 1200) { speeches } } }";
        let refused = cast.client(Who::Office).run(document, json!({ "id": cast.member("林义") })).await;
        assert_eq!((refused.code(), refused.field(), refused.reason()), ("BAD_USER_INPUT", "year", "out_of_range"));
    }

    async fn many_records_cost_as_few_statements_as_one(cast: Cast) {
        // The sign-in has statements of its own.
        cast.client(Who::Office).token().await;
        let ask = async |members: &str| {
            let document = format!("query($committee: ID!) {{ members(committee: $committee, first: {members}) {{
                nodes {{ dutyRecord(year: 2022) {{ speeches suggestionsLed sessionsAttended }} }}
            }} }}");
            let run = cast.client(Who::Office).run(&document, json!({ "committee": cast.committee() }));
            let (answer, statements) = cast.counting(run).await;
            let rows: Vec<Value> = answer.list("members.nodes").to_vec();
            (rows.len(), statements.len())
        };
        let ((one, few), (all, many)) = (ask("1").await, ask("100").await);

        assert!(one == 1 && all > 3);
        assert_eq!(few, many);
    }
}
