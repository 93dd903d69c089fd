//! Publication over time: embargoes end on their day, consent is taken back, passages stay hidden.

use domain::publication::release;
use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const PUBLIC: &str = "query($id: ID!) { suggestion(id: $id) {
    title background analysis publicFrom disclosure publicationDecisions { disclosure redactions { passage } }
    responses { body } history { event }
} }";

/// Returns a suggestion as somebody reads it, or null.
async fn read(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(PUBLIC, json!({ "id": id })).await.data("suggestion").clone()
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
            { "part": "ANALYSIS", "passage": "业主委员会", "ground": "OTHER" },
        ]);
        let input = json!({ "id": case.id, "disclosure": "FULL", "redactions": hidden });
        cast.step(Who::Office, "publishSuggestion", input).await;

        let seen = read(&cast, Who::Anonymous, &case.id).await;
        assert_eq!(seen["analysis"], "〔已隐去〕组建率低，〔已隐去〕使用难。");
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
}
