//! What the clocks of a case say, as of today and of any day, and to whom.

use std::collections::BTreeSet;

use serde_json::json;
use tests::on_both;

use super::{clock, clocks, due, one};
use crate::cast::{Cast, Who};

/// Makes a case on the last Monday before the National Day of 2022, which 住建局 leads and 财政局 assists.
async fn joint(cast: &Cast) -> (String, String, String) {
    cast.clock("2022-09-26");
    let id = cast.proposal_at("FILED").await.id;
    cast.assign(&id, "JOINT", &[("住建局", "LEAD"), ("财政局", "ASSIST")]).await;
    let lead = cast.assignment_of(&id, "住建局").await;
    let assist = cast.assignment_of(&id, "财政局").await;
    (id, lead, assist)
}

/// Brings a response of the lead to its approval today.
async fn answer(cast: &Cast, assignment: &str) {
    let response = cast.step(Who::Department, "draftResponse", cast.letter(assignment)).await;
    cast.step(Who::Department, "submitResponse", json!({ "id": response })).await;
    cast.approve(&response).await;
}

on_both! {
    async fn every_clock_counts_by_its_own_rule(cast: Cast) {
        let (id, ..) = joint(&cast).await;

        let told = clocks(&cast, Who::Office, &id, None).await;

        assert_eq!(
            due(&told),
            [
                ("SIGN_FOR", "2022-10-08"),
                ("SIGN_FOR", "2022-10-08"),
                ("HAND_BACK", "2022-10-10"),
                ("HAND_BACK", "2022-10-10"),
                ("FIRST_CONTACT", "2022-10-20"),
                ("ASSIST_OPINION", "2022-10-26"),
                ("REPLY", "2022-12-25"),
            ]
        );
        let reply = one(&told, "REPLY");
        assert_eq!((&reply["unit"], &reply["skippedDays"]), (&json!("DAYS"), &json!([])));
    }

    async fn a_clock_names_every_day_it_passed_over(cast: Cast) {
        cast.clock("2022-09-26");
        let id = cast.proposal_at("ASSIGNED").await.id;

        let told = clock(&cast, &id, "HAND_BACK").await;

        assert_eq!((&told["department"]["shortName"], &told["dueOn"]), (&json!("住建局"), &json!("2022-10-10")));
        assert_eq!((&told["startEvent"], &told["startsOn"]), (&json!("ASSIGNED"), &json!("2022-09-26")));
        assert_eq!((&told["count"], &told["unit"]), (&json!(7), &json!("WORKING_DAYS")));
        assert_eq!((&told["rule"], &told["ruleNumber"]), (&json!("handBackWorkingDays"), &json!(1)));
        assert_eq!(told["skippedDays"].as_array().map(Vec::len), Some(7), "{told:#}");
        assert_eq!(told["skippedDays"][0], json!({ "day": "2022-10-01", "name": "国庆节" }));
        assert_eq!(told["madeUpDays"], json!([
            { "day": "2022-10-08", "name": "国庆节" },
            { "day": "2022-10-09", "name": "国庆节" },
        ]));
        assert_eq!(told["daysLeft"], 14);
        let explanation = told["explanation"].as_str().unwrap_or_default();
        assert!(explanation.contains("国庆节 2022-10-01 至 2022-10-07"), "{explanation}");
    }

    async fn a_clock_speaks_the_language_asked_for(cast: Cast) {
        let (id, ..) = joint(&cast).await;

        let client = cast.client(Who::Office).clone().speaking("en");
        let answer = client.run(super::CLOCKS, json!({ "id": id })).await;

        let reply = one(answer.list("suggestion.deadlines"), "REPLY");
        assert_eq!(
            reply["explanation"],
            "assigned on 2022-09-26, reply due within 90 days from the day after, by 2022-12-25 (rules version 1)"
        );
    }

    async fn a_day_in_the_past_shows_what_was_known_then(cast: Cast) {
        let (id, lead, _) = joint(&cast).await;
        cast.clock("2022-09-29");
        cast.accept(Who::Department, &lead).await;
        let of_lead = async |as_of: &str, kind: &str| {
            let told = clocks(&cast, Who::Office, &id, Some(as_of)).await;
            let of_lead: Vec<_> = told.into_iter().filter(|it| it["department"]["shortName"] == "住建局").collect();
            one(&of_lead, kind)
        };

        assert!(clocks(&cast, Who::Office, &id, Some("2022-09-25")).await.is_empty());
        let before = of_lead("2022-09-28", "SIGN_FOR").await;
        assert_eq!((&before["isMet"], &before["metOn"], &before["daysLeft"]), (&json!(false), &json!(null), &json!(10)));
        let then = of_lead("2022-09-29", "SIGN_FOR").await;
        assert_eq!((&then["isMet"], &then["metOn"]), (&json!(true), &json!("2022-09-29")));
        let on_the_last_day = of_lead("2022-12-25", "REPLY").await;
        assert_eq!((&on_the_last_day["isOverdue"], &on_the_last_day["daysLeft"]), (&json!(false), &json!(0)));
        let after = of_lead("2022-12-26", "REPLY").await;
        assert_eq!((&after["isOverdue"], &after["daysLeft"]), (&json!(true), &json!(-1)));
    }

    async fn a_hand_back_may_be_asked_for_after_signing_and_is_met_by_asking(cast: Cast) {
        cast.clock("2022-09-26");
        let (asked, silent) = (cast.proposal_at("IN_HANDLING").await, cast.proposal_at("IN_HANDLING").await);
        for case in [&asked, &silent] {
            let clock = clock(&cast, &case.id, "HAND_BACK").await;
            assert_eq!((&clock["isMet"], &clock["dueOn"]), (&json!(false), &json!("2022-10-10")), "signing settles nothing");
        }

        cast.clock("2022-10-10");
        cast.hands_back(Who::Department, &asked.assignment, "财政局").await;

        assert_eq!(clock(&cast, &asked.id, "HAND_BACK").await["metOn"], "2022-10-10");
        cast.clock("2022-10-11");
        let lapsed = clock(&cast, &silent.id, "HAND_BACK").await;
        assert_eq!((&lapsed["isMet"], &lapsed["isOverdue"]), (&json!(false), &json!(false)), "a right is never late");
    }

    async fn who_handed_a_case_back_had_its_clocks_until_that_day(cast: Cast) {
        cast.clock("2022-09-26");
        let case = cast.proposal_at("ASSIGNED").await;
        let asked = cast.hands_back(Who::Department, &case.assignment, "财政局").await;
        cast.clock("2022-09-28");
        cast.step(Who::Supervisor, "decideReassignment", json!({ "handBack": asked, "approve": true })).await;
        let unit = cast.assignment_of(&case.id, "财政局").await;
        cast.accept(Who::Assistant, &unit).await;
        let response = cast.step(Who::Assistant, "draftResponse", cast.letter(&unit)).await;
        cast.step(Who::Assistant, "submitResponse", json!({ "id": response })).await;
        cast.approve(&response).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        for (day, wanted) in [("2022-09-26", "住建局"), ("2022-09-27", "住建局"), ("2022-09-28", "财政局")] {
            let told = clocks(&cast, Who::Office, &case.id, Some(day)).await;
            let whose: BTreeSet<_> = told.iter().filter_map(|it| it["department"]["shortName"].as_str()).collect();
            assert_eq!(whose, BTreeSet::from([wanted]), "{day}");
        }
        assert_eq!(clocks(&cast, Who::Anonymous, &case.id, Some("2022-09-27")).await, [json!(null); 0]);
        let told = clocks(&cast, Who::Anonymous, &case.id, None).await;
        assert_eq!((told.len(), &told[0]["department"]["shortName"]), (1, &json!("财政局")));
    }

    async fn a_contact_and_an_opinion_end_their_clocks(cast: Cast) {
        let (id, lead, assist) = joint(&cast).await;
        cast.accept(Who::Department, &lead).await;
        cast.accept(Who::Assistant, &assist).await;
        cast.clock("2022-09-28");
        cast.step(Who::Department, "recordContact", cast.contact(&lead)).await;
        cast.step(Who::Assistant, "submitAssistOpinion", cast.opinion(&assist, "CONCURS")).await;

        assert_eq!(clock(&cast, &id, "FIRST_CONTACT").await["isMet"], true);
        assert_eq!(clock(&cast, &id, "ASSIST_OPINION").await["metOn"], "2022-09-28");
        let before = clocks(&cast, Who::Office, &id, Some("2022-09-27")).await;
        for kind in ["FIRST_CONTACT", "ASSIST_OPINION"] {
            assert_eq!(one(&before, kind)["isMet"], false, "what was entered later counts as open");
        }
    }

    async fn delivery_starts_the_time_to_evaluate_and_to_publish(cast: Cast) {
        cast.clock("2022-09-26");
        let case = cast.proposal_at("IN_HANDLING").await;
        assert!(!clocks(&cast, Who::Office, &case.id, None).await.iter().any(|it| it["kind"] == "EVALUATION"));
        answer(&cast, &case.assignment).await;

        let evaluation = clock(&cast, &case.id, "EVALUATION").await;
        let publishing = clock(&cast, &case.id, "PUBLISHING").await;

        assert_eq!((&evaluation["startEvent"], &evaluation["dueOn"]), (&json!("DELIVERED"), &json!("2022-10-20")));
        assert_eq!((&publishing["dueOn"], &publishing["department"]), (&json!("2022-10-27"), &json!(null)));
        assert_eq!(clock(&cast, &case.id, "REPLY").await["metOn"], "2022-09-26");

        cast.clock("2022-10-21");
        let early = cast.ask(Who::Office, "closeSuggestion", json!({ "id": case.id })).await;
        assert!(early.is_ok(), "fifteen working days from 2022-09-26 end on 2022-10-20: {:#}", early.body());
    }

    async fn the_national_day_keeps_the_time_to_evaluate_open(cast: Cast) {
        cast.clock("2022-09-26");
        let id = cast.proposal_at("RESPONDED").await.id;

        cast.clock("2022-10-20");
        let early = cast.ask(Who::Office, "closeSuggestion", json!({ "id": id })).await;

        assert_eq!(early.reason(), "evaluation_open");
    }

    async fn dissatisfaction_starts_another_clock_and_keeps_the_first(cast: Cast) {
        cast.clock("2022-09-26");
        let case = cast.proposal_at("RESPONDED").await;
        cast.clock("2022-10-10");
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;

        let again = clock(&cast, &case.id, "REHANDLING").await;

        assert_eq!((&again["startEvent"], &again["dueOn"]), (&json!("REOPENED"), &json!("2023-01-08")));
        assert_eq!(again["isMet"], false);
        assert_eq!(clock(&cast, &case.id, "REPLY").await["metOn"], "2022-09-26");
        let before = clocks(&cast, Who::Office, &case.id, Some("2022-10-09")).await;
        assert!(!before.iter().any(|it| it["kind"] == "REHANDLING"), "{before:#?}");
        assert_eq!(one(&before, "EVALUATION")["isMet"], false);
        let document = "query($id: ID!) { node(id: $id) { ... on Assignment { deadline { kind dueOn } } } }";
        let answer = cast.client(Who::Department).run(document, json!({ "id": case.assignment })).await;
        assert_eq!(answer.data("node.deadline"), &json!({ "kind": "REHANDLING", "dueOn": "2023-01-08" }));
    }

    async fn outsiders_know_the_time_to_answer_alone(cast: Cast) {
        cast.clock("2022-09-26");
        let case = cast.proposal_at("IN_HANDLING").await;
        let input = json!({ "assignment": case.assignment, "until": "2023-01-31", "reason": "须会商多个部门" });
        cast.step(Who::Supervisor, "extendDeadline", input).await;
        answer(&cast, &case.assignment).await;
        cast.step(Who::Office, "publishSuggestion", json!({ "id": case.id, "disclosure": "FULL" })).await;

        for who in [Who::Anonymous, Who::OtherMember, Who::OtherDepartment, Who::Admin, Who::ForeignOffice] {
            let told = clocks(&cast, who, &case.id, None).await;
            assert_eq!(due(&told), [("REPLY", "2023-01-31")], "{}", who.name());
            let extension = json!([
                { "originalDueOn": "2022-12-25", "dueOn": "2023-01-31", "approver": null, "reason": null },
            ]);
            assert_eq!(told[0]["extensions"], extension, "{}", who.name());
            let explanation = told[0]["explanation"].as_str().unwrap_or_default();
            assert!(explanation.ends_with("；经批准延期至 2023-01-31"), "{explanation}");
        }
        for who in [Who::Member, Who::Department, Who::Office, Who::Supervisor, Who::Chair] {
            let told = clocks(&cast, who, &case.id, None).await;
            assert_eq!(one(&told, "REPLY")["extensions"][0]["reason"], "须会商多个部门", "{}", who.name());
            assert!(told.len() > 4, "{}", who.name());
        }
    }

    async fn a_deadline_can_be_tried_without_a_case(cast: Cast) {
        let document = "query($committee: ID!, $kind: DeadlineKind!, $from: Date!) {
            simulateDeadline(committee: $committee, kind: $kind, startsOn: $from) { dueOn rule unofficialYears department { id } }
        }";
        let ask = |kind: &'static str, from: &'static str| {
            let variables = json!({ "committee": cast.committee(), "kind": kind, "from": from });
            cast.client(Who::Anonymous).run(document, variables)
        };

        let contact = ask("FIRST_CONTACT", "2022-09-26").await;
        let later = ask("PUBLISHING", "2026-12-20").await;

        assert_eq!(contact.text("simulateDeadline.dueOn"), "2022-10-20");
        assert!(contact.data("simulateDeadline.department").is_null());
        assert_eq!(later.data("simulateDeadline.unofficialYears"), &json!([2027]));
        let variables = json!({ "committee": format!("cmt_{}", "0".repeat(32)), "kind": "REPLY", "from": "2022-09-01" });
        assert_eq!(cast.client(Who::Office).run(document, variables).await.code(), "NOT_FOUND");
    }
}
