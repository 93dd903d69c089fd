//! A bargaining that does not go straight: talks taken up anew, contracts of several kinds, a meeting in the next year.

use serde_json::{Value, json};
use tests::on_both;

use super::{advance, read};
use crate::cast::{Cast, Who};

/// Takes a bargaining to a stage, and answers with why that is refused.
async fn refused(cast: &Cast, id: &str, to: &str) -> String {
    cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": to })).await.reason().to_owned()
}

async fn notes(cast: &Cast, who: Who, id: &str) -> Vec<[Value; 2]> {
    let seen = read(cast, who, "consultation", id, "history { event note }").await;
    let entries = seen["history"].as_array().into_iter().flatten();
    entries.map(|entry| [entry["event"].clone(), entry["note"].clone()]).collect()
}

on_both! {
    async fn another_wage_and_another_chief_come_of_talks_anew(cast: Cast) {
        let id = cast.bargaining_at("DRAFT_AGREED", "某制造企业工资集体协商").await;
        let days = "scheduledOn heldOn";
        let first = read(&cast, Who::Organizer, "consultation", &id, days).await;
        assert_eq!(first, json!({ "scheduledOn": "2022-04-01", "heldOn": "2022-04-01" }));

        cast.talks_anew(&id).await;
        let none = read(&cast, Who::Organizer, "consultation", &id, days).await;
        assert_eq!(none, json!({ "scheduledOn": null, "heldOn": null }), "they meet on another day");
        let chief = cast.first_of(&id, "representatives").await;
        cast.organize("addRepresentative", json!({
            "consultation": id, "side": "WORKERS", "replaces": chief, "name": "工会副主席",
        })).await;
        cast.organize("recordWageTerm", Cast::wage_term(&id, 4_250.0)).await;
        cast.meets(&id, "2022-04-28").await;
        advance(&cast, &id, "DRAFT_AGREED").await;
        let selected = "heldOn representatives { name side isChief } wageTerms { before after }";
        assert_eq!(read(&cast, Who::Organizer, "consultation", &id, selected).await, json!({
            "heldOn": "2022-04-28",
            "representatives": [
                { "name": "工会副主席", "side": "WORKERS", "isChief": true },
                { "name": "工会主席", "side": "WORKERS", "isChief": false },
                { "name": "总经理", "side": "EMPLOYER", "isChief": true },
            ],
            "wageTerms": [{ "before": 3_800.0, "after": 4_250.0 }],
        }));

        cast.passed(&id, "2022-05-05").await;
        advance(&cast, &id, "CONGRESS_APPROVED").await;
        cast.organize("signContract", Cast::contract(&id, "2022-05-10")).await;
        let contract = cast.first_of(&id, "contracts").await;
        for (to, name, input) in [
            ("SIGNED", "fileContract", json!({ "on": "2022-05-20", "with": "人社局" })),
            ("FILED", "bringContractIntoEffect", json!({ "on": "2022-06-05" })),
            ("EFFECTIVE", "publishContract", json!({ "on": "2022-06-06" })),
        ] {
            advance(&cast, &id, to).await;
            cast.of_contract(name, &contract, input).await;
        }
        advance(&cast, &id, "PUBLISHED").await;

        let inside = notes(&cast, Who::Organizer, &id).await;
        for kept in [["REPLACE_CHIEF", "工会主席 → 工会副主席"], ["REVISE_TERM", "月平均工资：3800 → 4100 元/MONTH，8%"]] {
            assert!(inside.contains(&kept.map(|text| json!(text))), "{kept:?} in {inside:?}");
        }
        let outside = format!("{:?}", notes(&cast, Who::Anonymous, &id).await);
        assert!(!outside.contains("4100") && !outside.contains("工会主席"), "the way there is the sides' own: {outside}");
        let public = read(&cast, Who::Anonymous, "consultation", &id, "wageTerms { after } contracts { signedForWorkers }").await;
        assert_eq!(public, json!({
            "wageTerms": [{ "after": 4_250.0 }], "contracts": [{ "signedForWorkers": "工会副主席" }],
        }));
    }

    async fn somebody_at_the_table_becomes_its_chief(cast: Cast) {
        let id = cast.planned("WAGE_BARGAINING", "某商贸企业工资集体协商").await;
        let mut someone = json!({ "consultation": id, "side": "WORKERS", "name": "职工代表", "title": "班组长" });
        cast.organize("addRepresentative", someone.clone()).await;
        someone["isChief"] = json!(true);
        someone["title"] = Value::Null;
        cast.organize("addRepresentative", someone).await;

        let seen = read(&cast, Who::Organizer, "consultation", &id, "representatives { name title isChief }").await;
        assert_eq!(seen["representatives"], json!([{ "name": "职工代表", "title": "班组长", "isChief": true }]));
        assert_eq!(notes(&cast, Who::Organizer, &id).await.last(), Some(&["NAME_CHIEF", "职工代表"].map(|text| json!(text))));
    }

    async fn each_kind_of_contract_has_a_review_of_its_own(cast: Cast) {
        let [id, wage] = cast.contract_at("FILED", "某制造企业工资集体协商").await;
        let women = cast.signed_too(&id, "WOMEN_WORKERS", "2022-04-21").await;
        cast.of_contract("fileContract", &women, json!({ "on": "2022-04-29", "with": "人社局" })).await;
        cast.of_contract("objectToContract", &wage, json!({ "on": "2022-05-05", "reason": "条款不全" })).await;
        let back = json!({ "id": id, "to": "OBJECTED", "reason": "条款不全" });
        cast.organize("advanceConsultation", back).await;
        let selected = "contracts { kind status allowedEvents }";
        let seen = read(&cast, Who::Organizer, "consultation", &id, selected).await;
        assert_eq!(seen["contracts"], json!([
            { "kind": "WAGE", "status": "OBJECTED", "allowedEvents": [] },
            { "kind": "WOMEN_WORKERS", "status": "FILED", "allowedEvents": ["OBJECT", "TAKE_EFFECT"] },
        ]), "one goes its way while the sides talk anew about the other");

        advance(&cast, &id, "NEGOTIATING").await;
        cast.of_contract("bringContractIntoEffect", &women, json!({ "on": "2022-05-15" })).await;
        cast.of_contract("publishContract", &women, json!({ "on": "2022-05-18" })).await;
        cast.meets(&id, "2022-05-12").await;
        advance(&cast, &id, "DRAFT_AGREED").await;
        cast.passed(&id, "2022-05-15").await;
        advance(&cast, &id, "CONGRESS_APPROVED").await;
        assert_eq!(refused(&cast, &id, "SIGNED").await, "contract_not_there", "what is signed was another draft");
        let again = cast.signed_too(&id, "WAGE", "2022-05-18").await;
        advance(&cast, &id, "SIGNED").await;
        cast.of_contract("fileContract", &again, json!({ "on": "2022-05-19", "with": "人社局" })).await;
        advance(&cast, &id, "FILED").await;
        assert_eq!(refused(&cast, &id, "EFFECTIVE").await, "contract_not_there", "the new one lies with the bureau");
        cast.of_contract("bringContractIntoEffect", &again, json!({ "on": "2022-06-04" })).await;
        advance(&cast, &id, "EFFECTIVE").await;
        cast.of_contract("publishContract", &again, json!({ "on": "2022-06-06" })).await;
        advance(&cast, &id, "PUBLISHED").await;

        let public = read(&cast, Who::Anonymous, "consultation", &id, "contracts { kind publishedOn }").await;
        assert_eq!(public["contracts"], json!([
            { "kind": "WOMEN_WORKERS", "publishedOn": "2022-05-18" }, { "kind": "WAGE", "publishedOn": "2022-06-06" },
        ]));
    }

    async fn a_contract_that_renews_another_goes_its_way_too(cast: Cast) {
        let id = cast.bargaining_at("PUBLISHED", "某制造企业工资集体协商").await;
        cast.clock("2023-05-20");
        advance(&cast, &id, "EXPIRING").await;
        cast.leads_to(&id, "RENEWED").await;
        advance(&cast, &id, "RENEWED").await;
        let selected = "contracts { id status allowedEvents }";
        let seen = read(&cast, Who::Organizer, "consultation", &id, selected).await;
        assert_eq!(seen["contracts"][0]["allowedEvents"], json!([]), "it is renewed once");
        assert_eq!(seen["contracts"][1]["allowedEvents"], json!(["FILE"]));
        let renewal = seen["contracts"][1]["id"].as_str().expect("an id").to_owned();
        for (name, input) in [
            ("fileContract", json!({ "on": "2023-04-20", "with": "人社局" })),
            ("bringContractIntoEffect", json!({ "on": "2023-05-14" })),
            ("publishContract", json!({ "on": "2023-05-16" })),
        ] {
            cast.of_contract(name, &renewal, input).await;
        }

        let public = read(&cast, Who::Anonymous, "consultation", &id, "contracts { status }").await;
        assert_eq!(public["contracts"], json!([{ "status": "PUBLISHED" }, { "status": "PUBLISHED" }]));
    }

    async fn a_winter_offer_brings_the_sides_together_in_the_next_year(cast: Cast) {
        cast.clock("2022-12-30");
        let id = cast.bargaining("某制造企业工资集体协商").await;
        let offer = json!({ "consultation": id, "season": "WINTER", "body": "工资协商要约", "madeOn": "2022-12-20" });
        cast.organize("makeWageOffer", offer).await;
        let offer = cast.first_of(&id, "offers").await;
        cast.organize("replyToWageOffer", json!({ "offer": offer, "on": "2022-12-29", "reply": "同意协商" })).await;
        advance(&cast, &id, "REPLIED").await;
        let seen = read(&cast, Who::Organizer, "consultation", &id, "planYear offers { negotiateBy }").await;
        assert_eq!(seen["planYear"], 2022);
        assert!(seen["offers"][0]["negotiateBy"].as_str() >= Some("2023-01-10"), "{seen}");

        cast.meets(&id, "2023-01-10").await;
        cast.clock("2023-01-11");
        cast.leads_to(&id, "DRAFT_AGREED").await;
        advance(&cast, &id, "DRAFT_AGREED").await;

        let held = read(&cast, Who::Organizer, "consultation", &id, "heldOn stage { code }").await;
        assert_eq!(held, json!({ "heldOn": "2023-01-10", "stage": { "code": "DRAFT_AGREED" } }));
    }
}
