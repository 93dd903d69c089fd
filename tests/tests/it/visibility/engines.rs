//! Searches on another engine: what is hidden is found there as little, at every step of a case's publication.
//!
//! What the schema and the other doors tell comes from rows, whichever engine there is; that is walked with the embedded
//! one on both databases.

use serde_json::{Value, json};

use super::OUTSIDERS;
use super::found::{counts_nothing, finds_none, found, page_leads};
use super::scenes::{Rich, SESSION, hidden_session, rich_case};
use super::schema::Schema;
use crate::cast::{Cast, Who};

/// What stands in an index of a rich case: its subject, its text, its letter, the letter that was sent back, its summary.
const INDEXED: [&str; 7] = ["麒麟", "貔貅", "饕餮", "狻猊", "蒲牢", "睚眦", "天禄"];

/// Takes a step of a case's publication, after which outsiders find these of its words and no others.
async fn decided(cast: &Cast, matter: &Rich, step: &str, input: Value, open: &[&str]) {
    cast.step(Who::Office, step, input).await;
    cast.index().await;
    let hidden: Vec<&str> = INDEXED.into_iter().filter(|word| !open.contains(word)).collect();
    for who in OUTSIDERS {
        finds_none(cast, who, &hidden).await;
        for word in open {
            assert!(found(cast, who, word).await > 0, "{} does not find {word}", who.name());
            page_leads(cast, who, word, &format!("/suggestions/{}", matter.id)).await;
        }
    }
    assert_eq!(found(cast, Who::Office, "蒲牢").await, 1, "{step}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_engine_finds_what_is_published_and_no_more() {
    tests::run(tests::Ground::Meilisearch, async |cast: Cast| {
        let (matter, _) = (rich_case(&cast).await, hidden_session(&cast).await);
        cast.index().await;
        let schema = Schema::read();
        for who in OUTSIDERS {
            finds_none(&cast, who, &[&INDEXED[..], &SESSION].concat()).await;
            counts_nothing(&cast, who, &schema).await;
        }
        for (who, word) in [(Who::Office, "睚眦"), (Who::Organizer, "螣蛇")] {
            assert_eq!(found(&cast, who, word).await, 1, "{word}");
        }

        let publish = |disclosure: &str| json!({ "id": matter.id, "disclosure": disclosure, "summary": "天禄摘要" });
        decided(&cast, &matter, "publishSuggestion", publish("SUMMARY"), &["麒麟", "天禄"]).await;
        let mut redacted = publish("FULL");
        redacted["redactions"] = json!([
            { "part": "BACKGROUND", "passage": "貔貅", "ground": "PERSONAL_PRIVACY" },
            { "part": "RESPONSE", "response": matter.approved, "passage": "蒲牢", "ground": "STATE_SECRET" },
        ]);
        decided(&cast, &matter, "publishSuggestion", redacted, &["麒麟", "饕餮", "狻猊"]).await;
        let open = ["麒麟", "貔貅", "饕餮", "狻猊", "蒲牢"];
        decided(&cast, &matter, "publishSuggestion", publish("FULL"), &open).await;
        let input = json!({ "id": matter.id, "reason": "内容有误" });
        decided(&cast, &matter, "unpublishSuggestion", input, &[]).await;
    })
    .await;
}
