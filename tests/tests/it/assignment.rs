//! Assignment by conference, and whom to charge.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};

fn item(cast: &Cast, suggestion: &str, department: &str) -> Value {
    let units = json!([{ "department": cast.department(department), "role": "SOLE" }]);
    json!({ "suggestion": suggestion, "mode": "SOLE", "units": units })
}

async fn convene(cast: &Cast, who: Who, items: &[Value]) -> Answer {
    let document = "mutation($input: AssignSuggestionsInput!) { assignSuggestions(input: $input) {
        conference { id title heldOn }
        results { suggestion { id status assignmentConference { title } } refusal { code reason message currentVersion } }
    } }";
    let input = json!({
        "committee": cast.committee(), "conferenceTitle": "十一届一次会议提案交办会", "heldOn": cast.today(),
        "items": items, "idempotencyKey": "conference-1",
    });
    cast.client(who).run(document, json!({ "input": input })).await
}

async fn filed(cast: &Cast, title: &str) -> String {
    let mut input = cast.proposal(title);
    input["category"] = json!(cast.world().categories["城市建设管理"].to_string());
    let id = cast.step(Who::Member, "createSuggestion", input).await;
    cast.move_on(Who::Member, "submitSuggestion", &id).await;
    cast.move_on(Who::Office, "fileSuggestion", &id).await;
    id
}

async fn candidates(cast: &Cast, who: Who, id: &str) -> Answer {
    let document = "query($id: ID!) { suggestion(id: $id) { suggestedDepartments {
        department { shortName } similarCases handBacks examples { id }
    } } }";
    cast.client(who).run(document, json!({ "id": id })).await
}

on_both! {
    async fn a_conference_assigns_each_suggestion_by_itself(cast: Cast) {
        let (good, stale, late) = (filed(&cast, "甲").await, filed(&cast, "乙").await, filed(&cast, "丙").await);
        let drafted = cast.proposal_at("SUBMITTED").await.id;
        let mut old = item(&cast, &stale, "住建局");
        old["expectedVersion"] = json!(1);
        let items = [
            item(&cast, &good, "住建局"),
            old,
            item(&cast, &drafted, "住建局"),
            item(&cast, &good, "财政局"),
            item(&cast, &late, "财政局"),
        ];

        let answer = convene(&cast, Who::Supervisor, &items).await;

        let results = answer.list("assignSuggestions.results");
        let codes: Vec<_> = results.iter().map(|row| row["refusal"]["code"].as_str()).collect();
        let refused = Some("FAILED_PRECONDITION");
        assert_eq!(codes, [None, Some("CONFLICT"), refused, refused, None], "{:#}", answer.body());
        assert_eq!(results[0]["suggestion"]["status"], "ASSIGNED");
        assert_eq!(results[0]["suggestion"]["assignmentConference"]["title"], "十一届一次会议提案交办会");
        assert_eq!(results[2]["refusal"]["message"], "当前环节不能办理这一步");
        assert!(results[1]["refusal"]["currentVersion"].as_i64().is_some_and(|version| version > 1));

        // Asked again under the same key, what is done stays done and what was refused is refused again.
        let again = convene(&cast, Who::Supervisor, &items).await;
        assert_eq!(again.data("assignSuggestions.conference.id"), answer.data("assignSuggestions.conference.id"));
        let codes: Vec<_> =
            again.list("assignSuggestions.results").iter().map(|row| row["refusal"]["code"].as_str()).collect();
        assert_eq!(codes, [None, Some("CONFLICT"), refused, refused, None]);
    }

    async fn a_conference_assigns_nothing_that_was_proposed_to_another_committee(cast: Cast) {
        cast.shares_an_office().await;
        let elsewhere = cast.submitted_elsewhere("PROPOSAL").await;
        cast.move_on(Who::ForeignOffice, "fileSuggestion", &elsewhere).await;
        let here = filed(&cast, "甲").await;
        let items = [item(&cast, &elsewhere, "住建局"), item(&cast, &here, "住建局")];

        let answer = convene(&cast, Who::ForeignOffice, &items).await;

        let results = answer.list("assignSuggestions.results");
        let refusal = &results[0]["refusal"];
        assert_eq!((&refusal["code"], &refusal["reason"]), (&json!("BAD_USER_INPUT"), &json!("of_another_committee")));
        assert_eq!(results[1]["suggestion"]["status"], "ASSIGNED", "{:#}", answer.body());
        let document = "query($id: ID!) { suggestion(id: $id) {
            status assignments { id } assignmentConference { id }
        } }";
        let seen = cast.client(Who::ForeignOffice).run(document, json!({ "id": elsewhere })).await;
        let untouched = json!({ "status": "FILED", "assignments": [], "assignmentConference": null });
        assert_eq!(seen.data("suggestion"), &untouched);
    }

    async fn departments_are_suggested_by_what_they_handled_before(cast: Cast) {
        let kept = filed(&cast, "关于规范物业收费的提案").await;
        cast.assign(&kept, "SOLE", &[("住建局", "SOLE")]).await;
        let handed = filed(&cast, "关于物业服务考核的提案").await;
        cast.assign(&handed, "SOLE", &[("财政局", "SOLE")]).await;
        let unit = cast.assignment_of(&handed, "财政局").await;
        let asked = cast.hands_back(Who::Assistant, &unit, "公安局").await;
        cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;
        let id = filed(&cast, "关于物业收费公开的提案").await;

        let answer = candidates(&cast, Who::Supervisor, &id).await;

        let found = answer.list("suggestion.suggestedDepartments");
        let names: Vec<_> = found.iter().map(|row| row["department"]["shortName"].as_str()).collect();
        assert_eq!(names, [Some("住建局"), Some("公安局")], "{:#}", answer.body());
        assert_eq!(found[0]["examples"], json!([{ "id": kept }]));
        assert_eq!((&found[0]["similarCases"], &found[0]["handBacks"]), (&json!(1), &json!(0)));
        for who in [Who::Member, Who::Chair] {
            let answer = candidates(&cast, who, &id).await;
            assert_eq!(answer.list("suggestion.suggestedDepartments"), &[] as &[Value], "{}", who.name());
        }
    }

    async fn a_hand_back_weighs_more_than_a_case_kept(cast: Cast) {
        // All are of one category and have no word in common with what is asked about: each case kept counts one.
        let mut cases = Vec::new();
        for (number, department) in [(6, "住建局"), (2, "公安局"), (1, "财政局")] {
            for _ in 0..number {
                let id = filed(&cast, "物业收费").await;
                cast.assign(&id, "SOLE", &[(department, "SOLE")]).await;
                cases.push(id);
            }
        }
        let unit = cast.assignment_of(&cases[0], "住建局").await;
        let asked = cast.hands_back(Who::Department, &unit, "公安局").await;
        cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;
        let unit = cast.assignment_of(&cases[8], "财政局").await;
        cast.hands_back(Who::Assistant, &unit, "公安局").await;
        let id = filed(&cast, "路灯照明").await;

        let answer = candidates(&cast, Who::Office, &id).await;

        let found = answer.list("suggestion.suggestedDepartments").iter();
        let found: Vec<_> = found
            .map(|row| {
                let number = |field: &str| row[field].as_u64().unwrap_or_default();
                (row["department"]["shortName"].as_str().unwrap_or_default(), number("similarCases"), number("handBacks"))
            })
            .collect();
        let undecided = ("财政局", 1, 0);
        assert_eq!(found, [("公安局", 3, 0), ("住建局", 5, 1), undecided], "{:#}", answer.body());
    }
}
