//! A year of collective bargaining: an offer in spring, a congress that refuses, a bureau that objects, and a renewal.

use serde_json::json;
use tests::on_both;

use super::{advance, read};
use crate::cast::{Cast, Who};

const OFFERS: &str = "offers { season side madeOn replyDueOn repliedOn isLate negotiateBy }";
const VOTES: &str = "congressVotes { heldOn entitled present inFavour hasPassed }";
const CONTRACTS: &str = "contracts { id number status signedOn signedForWorkers signedForEmployer filingDueOn
    objectionUntil objectedOn effectiveOn validUntil publishDueOn publishedOn expiringFrom isExpiring renews renewedBy
    workers isWorkersApproximate allowedEvents }";

async fn vote(cast: &Cast, id: &str, on: &str, [entitled, present, in_favour]: [i32; 3]) {
    let input = json!({
        "consultation": id, "heldOn": on, "entitled": entitled, "present": present, "inFavour": in_favour,
    });
    cast.organize("recordCongressVote", input).await;
}

async fn contract(cast: &Cast, id: &str, at: usize) -> serde_json::Value {
    read(cast, Who::Organizer, "consultation", id, CONTRACTS).await["contracts"][at].clone()
}

on_both! {
    async fn a_year_goes_from_the_offer_to_the_renewal(cast: Cast) {
        let id = cast.bargaining("某制造企业2022年工资集体协商").await;
        cast.clock("2022-03-22");
        let offer = cast.offer(&id).await;
        let seen = read(&cast, Who::Organizer, "consultation", &id, OFFERS).await;
        assert_eq!(seen["offers"][0], json!({
            "season": "SPRING", "side": "WORKERS", "madeOn": "2022-03-01", "replyDueOn": "2022-03-21",
            "repliedOn": null, "isLate": true, "negotiateBy": null,
        }));
        let unanswered = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "REPLIED" })).await;
        assert_eq!(unanswered.reason(), "offer_unanswered");
        let input = json!({ "offer": offer, "on": "2022-03-21", "reply": "同意协商" });
        cast.organize("replyToWageOffer", input).await;
        let seen = read(&cast, Who::Organizer, "consultation", &id, OFFERS).await;
        // Qingming is a holiday, and the Saturday before it a working day.
        assert_eq!((&seen["offers"][0]["isLate"], &seen["offers"][0]["negotiateBy"]), (&json!(false), &json!("2022-04-02")));

        advance(&cast, &id, "REPLIED").await;
        cast.organize("scheduleConsultation", json!({ "id": id, "on": "2022-04-01" })).await;

        cast.clock("2022-05-20");
        cast.organize("recordWageTerm", Cast::wage_term(&id, 4_100.0)).await;
        advance(&cast, &id, "DRAFT_AGREED").await;
        vote(&cast, &id, "2022-04-12", [90, 80, 45]).await;
        let refused = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CONGRESS_APPROVED" })).await;
        assert_eq!(refused.reason(), "congress_not_passed", "half of all is not more than half");
        vote(&cast, &id, "2022-04-18", [90, 60, 46]).await;
        advance(&cast, &id, "CONGRESS_APPROVED").await;
        cast.organize("signContract", Cast::contract(&id, "2022-04-20")).await;

        let first = contract(&cast, &id, 0).await["id"].clone();
        assert_eq!(contract(&cast, &id, 0).await["allowedEvents"], json!(["FILE"]));
        advance(&cast, &id, "SIGNED").await;
        let unfiled = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "FILED" })).await;
        assert_eq!(unfiled.reason(), "contract_not_there");
        cast.organize("fileContract", json!({ "contract": first, "on": "2022-04-28", "with": "市人社局" })).await;
        advance(&cast, &id, "FILED").await;
        let objection = json!({ "contract": first, "on": "2022-05-13", "reason": "加班工资条款与法规不符" });
        cast.organize("objectToContract", objection).await;
        let ended = contract(&cast, &id, 0).await;
        assert_eq!((&ended["status"], &ended["objectedOn"]), (&json!("OBJECTED"), &json!("2022-05-13")));
        assert_eq!(ended["allowedEvents"], json!([]));

        let input = json!({ "id": id, "to": "OBJECTED", "reason": "条款与法规不符" });
        cast.organize("advanceConsultation", input).await;
        advance(&cast, &id, "NEGOTIATING").await;
        cast.clock("2022-07-01");
        cast.meets(&id, "2022-05-20").await;
        advance(&cast, &id, "DRAFT_AGREED").await;
        let spent = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "CONGRESS_APPROVED" })).await;
        assert_eq!(spent.reason(), "congress_not_passed", "what was passed before the objection is spent");

        vote(&cast, &id, "2022-05-25", [90, 88, 85]).await;
        advance(&cast, &id, "CONGRESS_APPROVED").await;
        let mut second = Cast::contract(&id, "2022-05-30");
        second["number"] = json!("石工集〔2022〕7号");
        second["workers"] = json!({ "figure": 1_200, "isApproximate": true });
        cast.organize("signContract", second).await;
        let second = contract(&cast, &id, 1).await["id"].clone();
        advance(&cast, &id, "SIGNED").await;
        cast.organize("fileContract", json!({ "contract": second, "on": "2022-06-09", "with": "市人社局" })).await;
        advance(&cast, &id, "FILED").await;
        cast.organize("bringContractIntoEffect", json!({ "contract": second, "on": "2022-06-25" })).await;
        advance(&cast, &id, "EFFECTIVE").await;
        cast.organize("publishContract", json!({ "contract": second, "on": "2022-06-28" })).await;
        let hidden = read(&cast, Who::Anonymous, "consultation", &id, "id").await;
        assert!(hidden.is_null(), "a bargaining is the sides' own affair until its contract is published");
        advance(&cast, &id, "PUBLISHED").await;
        let public = read(&cast, Who::Anonymous, "consultation", &id, "contracts { status }").await;
        assert_eq!(public["contracts"], json!([{ "status": "PUBLISHED" }]), "what failed on the way is the sides' own");
        let led_to_it = read(&cast, Who::Anonymous, "consultation", &id, "offers { id } congressVotes { heldOn }").await;
        assert_eq!(led_to_it, json!({ "offers": [], "congressVotes": [] }));
        let in_force = contract(&cast, &id, 1).await;
        assert_eq!(in_force, json!({
            "id": second, "number": "石工集〔2022〕7号", "status": "PUBLISHED", "signedOn": "2022-05-30",
            "signedForWorkers": "工会主席", "signedForEmployer": "总经理", "filingDueOn": "2022-06-09",
            "objectionUntil": "2022-06-24", "objectedOn": null, "effectiveOn": "2022-06-25", "validUntil": "2023-06-24",
            "publishDueOn": "2022-06-30", "publishedOn": "2022-06-28", "expiringFrom": "2023-04-25",
            "isExpiring": false, "renews": null, "renewedBy": null, "workers": 1_200, "isWorkersApproximate": true,
            "allowedEvents": ["RENEW"],
        }));

        for (day, is_expiring) in [("2023-04-24", false), ("2023-04-25", true)] {
            cast.clock(day);
            assert_eq!(contract(&cast, &id, 1).await["isExpiring"], is_expiring, "{day}");
            let expires = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "EXPIRING" })).await;
            assert_eq!(expires.is_ok(), is_expiring, "{day}: {:#}", expires.body());
        }
        let early = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "RENEWED" })).await;
        assert_eq!(early.reason(), "not_renewed");
        cast.clock("2023-06-20");
        let mut third = Cast::contract(&id, "2023-06-15");
        third["renews"] = second.clone();
        let unasked = cast.ask(Who::Organizer, "signContract", third.clone()).await;
        assert_eq!(unasked.reason(), "congress_not_passed", "last year's vote is for last year's contract");
        vote(&cast, &id, "2023-06-10", [92, 90, 80]).await;
        cast.organize("signContract", third).await;
        let (old, new) = (contract(&cast, &id, 1).await, contract(&cast, &id, 2).await);
        assert_eq!((&old["isExpiring"], &old["renewedBy"]), (&json!(false), &new["id"]));
        assert_eq!((&new["renews"], &new["status"]), (&second, &json!("SIGNED")));

        advance(&cast, &id, "RENEWED").await;
        let votes = read(&cast, Who::Organizer, "consultation", &id, VOTES).await;
        let passed: Vec<_> =
            votes["congressVotes"].as_array().into_iter().flatten().map(|vote| vote["hasPassed"].clone()).collect();
        assert_eq!(passed, [false, true, true, true]);
        let terms = "wageTerms { label before after change { amount percent } reportedChange }";
        assert_eq!(read(&cast, Who::Organizer, "consultation", &id, terms).await["wageTerms"], json!([{
            "label": "月平均工资", "before": 3_800.0, "after": 4_100.0,
            "change": { "amount": 300.0, "percent": 7.89 }, "reportedChange": "8%",
        }]), "the change as reported stays beside the computed one");
    }

    async fn a_committee_has_windows_and_a_majority_of_its_own(cast: Cast) {
        cast.clock("2022-03-01");
        let rules = json!({
            "offerReplyDays": 15, "negotiationWorkingDays": 5, "contractFilingDays": 7, "contractObjectionDays": 10,
            "contractPublishDays": 3, "dataWorkingDays": 5, "contractMonths": 24, "contractExpiringDays": 30,
            "congressMajorityOfPresent": true,
        });
        let input = json!({ "committee": cast.committee(), "effectiveOn": "2022-04-01", "bargaining": rules });
        cast.step(Who::Admin, "adoptRules", input).await;
        cast.clock("2022-08-30");
        let id = cast.bargaining("某企业工资集体协商").await;
        cast.leads_to(&id, "REPLIED").await;
        let later = json!({ "consultation": id, "season": "SUMMER", "body": "要约", "madeOn": "2022-06-01" });
        cast.organize("makeWageOffer", later).await;
        advance(&cast, &id, "REPLIED").await;
        cast.meets(&id, "2022-03-25").await;
        cast.leads_to(&id, "DRAFT_AGREED").await;
        advance(&cast, &id, "DRAFT_AGREED").await;
        vote(&cast, &id, "2022-03-31", [90, 60, 31]).await;
        vote(&cast, &id, "2022-04-18", [90, 60, 31]).await;
        advance(&cast, &id, "CONGRESS_APPROVED").await;
        cast.organize("signContract", Cast::contract(&id, "2022-04-20")).await;

        let seen = read(&cast, Who::Organizer, "consultation", &id, &format!("{OFFERS} {VOTES}")).await;
        let due: Vec<_> = [0, 1].iter().map(|at| &seen["offers"][at]["replyDueOn"]).collect();
        assert_eq!(due, ["2022-03-21", "2022-06-16"], "an offer goes on under the rules it was made under");
        let passed: Vec<_> = [0, 1].iter().map(|at| &seen["congressVotes"][at]["hasPassed"]).collect();
        assert_eq!(passed, [false, true]);
        assert_eq!(contract(&cast, &id, 0).await["filingDueOn"], "2022-04-27");
        let document = "{ committee(code: \"szs\") { rules { bargaining { contractMonths congressMajorityOfPresent } } } }";
        let rules = cast.client(Who::Anonymous).run(document, json!({})).await;
        let wanted = json!({ "contractMonths": 24, "congressMajorityOfPresent": true });
        assert_eq!(rules.data("committee.rules.0.bargaining"), &wanted);
    }

    async fn advisers_visit_and_are_looked_into_every_month(cast: Cast) {
        let id = cast.bargaining("全市工资集体协商").await;
        let task = cast.adviser_task(&id).await;
        cast.organize("reportAdviserTask", json!({ "task": task, "visits": 12 })).await;
        for (month, finding) in [("2022-06-30", "进度偏慢"), ("2022-07-15", "已完成")] {
            let input = json!({ "task": task, "month": month, "checkedBy": "市总工会", "finding": finding });
            cast.organize("superviseAdviserTask", input).await;
        }
        cast.organize("reportAdviserTask", json!({ "task": task, "visits": 20, "doneOn": "2022-07-20" })).await;
        cast.bargained_to(&id, "PUBLISHED").await;

        let selected = "adviserTasks { adviserName dueMonth doneOn visits supervision { month checkedBy finding } }";
        let inside = read(&cast, Who::Organizer, "consultation", &id, selected).await;
        assert_eq!(inside["adviserTasks"], json!([{
            "adviserName": "指导员甲", "dueMonth": "2022-06-01", "doneOn": "2022-07-20", "visits": 20,
            "supervision": [
                { "month": "2022-06-01", "checkedBy": "市总工会", "finding": "进度偏慢" },
                { "month": "2022-07-01", "checkedBy": "市总工会", "finding": "已完成" },
            ],
        }]));
        for who in [Who::Anonymous, Who::Member, Who::ForeignOffice] {
            let outside = read(&cast, who, "consultation", &id, selected).await;
            assert_eq!(outside["adviserTasks"][0]["visits"], 20);
            assert_eq!(outside["adviserTasks"][0]["supervision"], json!([]), "{}", who.name());
        }
    }
}
