//! Social opinions (社情民意): adopted, edited, signed, issued under a number, forwarded, fed back; and never public.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who, mutation};
use crate::screening::{reviewed_at_levels, reviewer};

const OPINION: &str = "query($id: ID!) { suggestion(id: $id) {
    status opinionBrief { status issueNo } adoptions { kind level adoptedBy points note } history { event }
} }";
const BRIEF: &str = "query($id: ID!) { opinionBrief(id: $id) {
    status year issueNo issuedOn title body sources { id } adoptions { kind note } allowedStatuses
} }";

async fn opinion(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(OPINION, json!({ "id": id })).await.data("suggestion").clone()
}

async fn brief(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(BRIEF, json!({ "id": id })).await.data("opinionBrief").clone()
}

on_both! {
    async fn an_opinion_is_adopted_edited_signed_issued_forwarded_and_fed_back(cast: Cast) {
        let ids = [cast.social_opinion().await, cast.social_opinion().await];
        let made = cast.step(Who::Office, "adoptOpinions", cast.adoption(&[&ids[0], &ids[1]])).await;
        assert_eq!(opinion(&cast, Who::Member, &ids[0]).await["status"], "ADOPTED");
        assert_eq!(brief(&cast, Who::Office, &made).await["sources"].as_array().map(Vec::len), Some(2));

        cast.step(Who::Office, "editOpinionBrief", json!({ "id": made, "title": "加装电梯难应予重视" })).await;
        cast.step(Who::Office, "advanceOpinionBrief", json!({ "id": made, "to": "IN_SIGNING" })).await;
        assert_eq!(brief(&cast, Who::Chair, &made).await["allowedStatuses"], json!(["EDITING", "SIGNED"]));
        let back = json!({ "id": made, "to": "EDITING", "reason": "请核实数据" });
        cast.step(Who::Chair, "advanceOpinionBrief", back).await;
        for (who, to) in [(Who::Office, "IN_SIGNING"), (Who::Chair, "SIGNED"), (Who::Office, "ISSUED")] {
            cast.step(who, "advanceOpinionBrief", json!({ "id": made, "to": to })).await;
        }
        let issued = brief(&cast, Who::Office, &made).await;
        assert_eq!((&issued["year"], &issued["issueNo"], &issued["issuedOn"]), (&json!(2022), &json!(1), &json!("2022-08-30")));
        let next = brief(&cast, Who::Office, &cast.brief_at("ISSUED").await).await;
        assert_eq!(next["issueNo"], 2);

        cast.step(Who::Office, "recordOpinionAdoption", Cast::adopted(&made, "ADOPTED")).await;
        cast.step(Who::Office, "recordOpinionAdoption", Cast::adopted(&made, "INSTRUCTED")).await;
        let told = opinion(&cast, Who::Member, &ids[1]).await;
        assert_eq!(told["adoptions"], json!([
            { "kind": "ADOPTED", "level": "PROVINCIAL", "adoptedBy": "自治区政协办公厅", "points": 10, "note": null }
        ]));
        assert_eq!(told["opinionBrief"], Value::Null, "the brief itself is the office's");
        assert_eq!(brief(&cast, Who::Office, &made).await["adoptions"][1]["note"], "鸱吻");

        cast.assign(&ids[0], "SOLE", &[("住建局", "SOLE")]).await;
        assert_eq!(opinion(&cast, Who::Department, &ids[0]).await["status"], "ASSIGNED");
    }

    async fn a_brief_that_is_given_up_gives_its_opinions_back(cast: Cast) {
        let id = cast.social_opinion().await;
        let made = cast.brief_of_at(&id, "EDITING").await;
        let twice = cast.ask(Who::Office, "adoptOpinions", cast.adoption(&[&id])).await;
        assert_eq!(twice.reason(), "wrong_state", "an opinion goes into one brief");

        cast.step(Who::Office, "advanceOpinionBrief", json!({ "id": made, "to": "DISCARDED", "reason": "重复" })).await;

        assert_eq!(opinion(&cast, Who::Member, &id).await["status"], "SUBMITTED");
        cast.brief_of_at(&id, "ISSUED").await;
    }

    async fn an_opinion_is_adopted_at_the_last_level_by_whom_did_not_review_it_before(cast: Cast) {
        reviewed_at_levels(&cast, 2).await;
        let id = cast.social_opinion().await;
        cast.move_on(Who::Office, "passReview", &id).await;
        let first = cast.ask(Who::Office, "adoptOpinions", cast.adoption(&[&id])).await;
        assert_eq!(first.reason(), "same_reviewer");

        let second = reviewer(&cast, "fushen").await;
        let input = json!({ "input": cast.adoption(&[&id]) });
        second.run(&mutation("adoptOpinions"), input).await.data("");

        assert_eq!(opinion(&cast, Who::Member, &id).await["status"], "ADOPTED");
    }

    async fn briefs_stay_with_their_office(cast: Cast) {
        let id = cast.social_opinion().await;
        let made = cast.brief_of_at(&id, "ISSUED").await;
        cast.step(Who::Office, "recordOpinionAdoption", Cast::adopted(&made, "INSTRUCTED")).await;

        for who in [Who::Office, Who::Supervisor, Who::Chair] {
            assert_eq!(brief(&cast, who, &made).await["status"], "ISSUED", "{}", who.name());
        }
        for who in [Who::Member, Who::Department, Who::Admin, Who::ForeignOffice, Who::Organizer, Who::Anonymous] {
            assert_eq!(brief(&cast, who, &made).await, Value::Null, "{}", who.name());
            let listed = cast.client(who).run("{ opinionBriefs { totalCount nodes { id } } }", json!({})).await;
            assert_eq!(listed.number("opinionBriefs.totalCount"), 0, "{}", who.name());
        }
        assert_eq!(opinion(&cast, Who::Anonymous, &id).await, Value::Null);
        assert_eq!(opinion(&cast, Who::OtherMember, &id).await, Value::Null);
    }
}
