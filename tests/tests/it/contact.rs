//! Contacts with the proposer: recorded by who handles a case, counted for the round in which they were made.

use serde_json::{Value, json};
use tests::{Answer, on_both};

use crate::cast::{Cast, Who};
use crate::refusals::contact::requires_contact;

async fn submit(cast: &Cast, draft: &str) -> Answer {
    let document = "mutation($id: ID!) { submitResponse(input: { id: $id }) {
        response { status } warnings { code message }
    } }";
    cast.client(Who::Department).run(document, json!({ "id": draft })).await
}

on_both! {
    async fn a_reply_without_any_contact_is_remarked_on(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let draft = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;

        let answer = submit(&cast, &draft).await;

        let warning = json!([{ "code": "NO_CONTACT_RECORDED", "message": "本轮办理尚无与提案者沟通的记录" }]);
        assert_eq!(*answer.data("submitResponse.warnings"), warning);
    }

    async fn a_reply_after_a_contact_is_not(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let document = "mutation($input: RecordContactInput!) { recordContact(input: $input) { contact {
            method phase heldOn participants note round assignment { contacts { note } }
        } } }";
        let recorded = cast.client(Who::Handler).run(document, json!({ "input": cast.contact(&assignment) })).await;
        let contact = recorded.data("recordContact.contact");
        assert_eq!((&contact["method"], &contact["phase"]), (&json!("MEETING"), &json!("BEFORE")));
        assert_eq!(contact["assignment"]["contacts"], json!([{ "note": "到小区实地听取意见。" }]));
        let draft = cast.step(Who::Handler, "draftResponse", cast.letter(&assignment)).await;

        let answer = submit(&cast, &draft).await;

        assert_eq!(answer.list("submitResponse.warnings"), &[] as &[Value]);
    }

    async fn a_contact_of_the_first_round_does_not_serve_the_second(cast: Cast) {
        requires_contact(&cast).await;
        let case = cast.proposal_at("IN_HANDLING").await;
        cast.step(Who::Handler, "recordContact", cast.contact(&case.assignment)).await;
        let first = cast.step(Who::Handler, "draftResponse", cast.letter(&case.assignment)).await;
        submit(&cast, &first).await.data("");
        cast.approve(&first).await;
        let input = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "没有时间表" });
        cast.step(Who::Member, "evaluateResponse", input).await;
        let second = cast.step(Who::Handler, "draftResponse", cast.letter(&case.assignment)).await;
        assert_eq!(submit(&cast, &second).await.reason(), "contact_needed");

        cast.step(Who::Handler, "recordContact", cast.contact(&case.assignment)).await;

        assert_eq!(submit(&cast, &second).await.text("submitResponse.response.status"), "UNDER_REVIEW");
    }

    async fn a_contact_recorded_twice_under_one_key_is_one(cast: Cast) {
        let assignment = cast.proposal_at("IN_HANDLING").await.assignment;
        let mut input = cast.contact(&assignment);
        input["idempotencyKey"] = json!("contact-1");

        let first = cast.step(Who::Handler, "recordContact", input.clone()).await;
        let again = cast.step(Who::Handler, "recordContact", input).await;

        assert_eq!(first, again);
        let document = "query($id: ID!) { node(id: $id) { ... on Assignment { contacts { id } } } }";
        let answer = cast.client(Who::Member).run(document, json!({ "id": assignment })).await;
        assert_eq!(answer.list("node.contacts").len(), 1);
    }

    async fn a_contact_of_an_earlier_round_does_not_count_for_the_next(cast: Cast) {
        cast.clock("2022-08-30");
        let case = cast.proposal_at("RESPONDED").await;
        cast.clock("2022-09-05");
        let verdict = json!({ "suggestion": case.id, "satisfaction": "DISSATISFIED", "comment": "未答复实质问题" });
        cast.ask(Who::Member, "evaluateResponse", verdict).await.data("");

        let mut earlier = cast.contact(&case.assignment);
        earlier["heldOn"] = json!("2022-09-04");
        let refused = cast.ask(Who::Handler, "recordContact", earlier.clone()).await;
        assert_eq!(refused.reason(), "dates_out_of_order");
        earlier["heldOn"] = json!("2022-09-05");
        cast.step(Who::Handler, "recordContact", earlier).await;
    }
}
