//! Joint handling: the lead hears the assisting departments, who may disagree, before it answers.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use domain::Grant;
use domain::account::{self, NewAccount};
use domain::enums::Role;

use crate::cast::{Cast, PASSWORD, Who, mutation};

struct Joint {
    id: String,
    lead: String,
    assist: String,
    draft: String,
}

/// Brings a case, which 住建局 leads and 财政局 assists in, to the lead's draft; on 2022-08-30.
async fn drafted(cast: &Cast) -> Joint {
    cast.clock("2022-08-30");
    let id = cast.proposal_at("FILED").await.id;
    cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    let (lead, assist) = (cast.assignment_of(&id, "住建局").await, cast.assignment_of(&id, "财政局").await);
    cast.accept(Who::Department, &lead).await;
    cast.accept(Who::Assistant, &assist).await;
    let draft = cast.step(Who::Handler, "draftResponse", cast.letter(&lead)).await;
    Joint { id, lead, assist, draft }
}

async fn read(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) {
        status
        assignments { role status missingOpinions { dueOn department { shortName } } contacts { note } }
        assistOpinions { number round stance body assignment { department { shortName } } }
    } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

fn unit<'a>(answer: &'a Answer, role: &str) -> &'a Value {
    let units = answer.list("suggestion.assignments").iter();
    units.into_iter().find(|unit| unit["role"] == role).expect("the unit is there")
}

async fn submit(cast: &Cast, draft: &str) -> Answer {
    let document = "mutation($id: ID!) { submitResponse(input: { id: $id }) {
        response { status } warnings { code message }
    } }";
    cast.client(Who::Department).run(document, json!({ "id": draft })).await
}

on_both! {
    async fn a_dissent_is_heard_before_the_lead_answers(cast: Cast) {
        let case = drafted(&cast).await;
        assert_eq!(submit(&cast, &case.draft).await.reason(), "assist_opinions_missing");
        let before = read(&cast, Who::Department, &case.id).await;
        let missing = json!([{ "dueOn": "2022-09-29", "department": { "shortName": "财政局" } }]);
        assert_eq!(unit(&before, "LEAD")["missingOpinions"], missing);
        assert_eq!(unit(&before, "ASSIST")["missingOpinions"], json!([]));

        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&case.assist, "DISSENTS")).await;

        let after = read(&cast, Who::Department, &case.id).await;
        assert_eq!(unit(&after, "LEAD")["missingOpinions"], json!([]));
        assert_eq!(unit(&after, "ASSIST")["status"], "RESPONDED");
        assert_eq!(after.text("suggestion.status"), "IN_HANDLING", "an assisting department decides no status");
        assert_eq!(after.text("suggestion.assistOpinions.0.stance"), "DISSENTS");
        assert_eq!(after.text("suggestion.assistOpinions.0.body"), "维修资金不宜由财政兜底。");
        assert_eq!(submit(&cast, &case.draft).await.text("submitResponse.response.status"), "UNDER_REVIEW");
    }

    async fn who_works_for_both_departments_acts_for_the_one_they_name(cast: Cast) {
        let case = drafted(&cast).await;
        let committee = cast.world().committee;
        let works_for = |name: &str| Grant {
            committee,
            role: Role::DepartmentHandler,
            department: Some(cast.department(name).parse().expect("an id")),
            member: None,
        };
        let roles = vec![works_for("住建局"), works_for("财政局")];
        let both = NewAccount { login: "both".into(), display_name: "两处任职".into(), password: Some(PASSWORD.into()), roles };
        account::add(cast.domain(), both).await.expect("an account");

        let input = cast.opinion(&case.lead, "CONCURS");
        let refused = cast.signed_in("both").run(&mutation("submitAssistOpinion"), json!({ "input": input })).await;

        assert_eq!(refused.reason(), "only_assistants_give_opinions");
        let seen = read(&cast, Who::Office, &case.id).await;
        assert_eq!(unit(&seen, "ASSIST")["status"], "IN_HANDLING", "nothing was filed under the other department");
    }

    async fn a_corrected_opinion_leaves_the_earlier_one(cast: Cast) {
        let case = drafted(&cast).await;
        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&case.assist, "DISSENTS")).await;
        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&case.assist, "CONCURS")).await;

        let answer = read(&cast, Who::Office, &case.id).await;
        let versions = answer.list("suggestion.assistOpinions").iter();
        let versions: Vec<_> = versions.map(|row| (row["number"].as_i64(), row["stance"].as_str())).collect();

        assert_eq!(versions, [(Some(1), Some("DISSENTS")), (Some(2), Some("CONCURS"))]);
    }

    async fn the_lead_waits_no_longer_than_the_rules_say(cast: Cast) {
        let case = drafted(&cast).await;
        cast.clock("2022-09-29");
        assert_eq!(submit(&cast, &case.draft).await.reason(), "assist_opinions_missing");

        cast.clock("2022-09-30");
        let answer = submit(&cast, &case.draft).await;

        assert_eq!(answer.text("submitResponse.response.status"), "UNDER_REVIEW");
        // What comes late is kept all the same.
        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&case.assist, "DISSENTS")).await;
    }

    async fn what_departments_tell_each_other_is_not_published(cast: Cast) {
        let case = drafted(&cast).await;
        cast.step(Who::Department, "recordContact", cast.contact(&case.lead)).await;
        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&case.assist, "DISSENTS")).await;
        submit(&cast, &case.draft).await.data("");
        cast.approve(&case.draft).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        for who in [Who::Anonymous, Who::OtherMember, Who::OtherDepartment, Who::ForeignOffice] {
            let answer = read(&cast, who, &case.id).await;
            assert_eq!(answer.list("suggestion.assistOpinions"), &[] as &[Value], "{}", who.name());
            assert_eq!(unit(&answer, "LEAD")["contacts"], json!([]), "{}", who.name());
        }
        let inside = read(&cast, Who::Member, &case.id).await;
        assert_eq!(unit(&inside, "LEAD")["contacts"], json!([{ "note": "到小区实地听取意见。" }]));
    }

    async fn a_missing_opinion_is_no_ones_business_outside(cast: Cast) {
        let case = drafted(&cast).await;
        cast.clock("2022-09-30");
        submit(&cast, &case.draft).await.data("");
        cast.approve(&case.draft).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;
        cast.clock("2022-09-10");

        let missing = |answer: &Answer| unit(answer, "LEAD")["missingOpinions"].as_array().map_or(0, Vec::len);

        assert_eq!(missing(&read(&cast, Who::Office, &case.id).await), 1);
        assert_eq!(missing(&read(&cast, Who::Anonymous, &case.id).await), 0);
    }
}
