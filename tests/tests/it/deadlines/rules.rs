//! Rules in versions: what began under one goes on under it.

use serde_json::{Value, json};
use tests::on_both;

use super::clock;
use crate::cast::{Cast, Who};

async fn versions(cast: &Cast) -> Vec<Value> {
    let document = "{ committee(code: \"szs\") { rules { number effectiveOn isEffective replyDays reminderDays } } }";
    cast.client(Who::Anonymous).run(document, json!({})).await.list("committee.rules").to_vec()
}

on_both! {
    async fn cases_keep_the_rules_they_began_under(cast: Cast) {
        cast.clock("2022-09-01");
        let before = cast.proposal_at("ASSIGNED").await;
        let input = json!({
            "committee": cast.committee(), "effectiveOn": "2022-10-01", "replyDays": 60, "reminderDays": [10],
        });
        cast.step(Who::Admin, "adoptRules", input).await;
        let still = cast.proposal_at("ASSIGNED").await;
        assert_eq!(versions(&cast).await[0]["number"], 1);
        cast.clock("2022-10-01");
        let after = cast.proposal_at("ASSIGNED").await;

        assert_eq!(clock(&cast, &before.id, "REPLY").await["dueOn"], "2022-11-30");
        assert_eq!(clock(&cast, &still.id, "REPLY").await["ruleNumber"], 1);
        let reply = clock(&cast, &after.id, "REPLY").await;
        assert_eq!((&reply["dueOn"], &reply["ruleNumber"]), (&json!("2022-11-30"), &json!(2)));
        let wanted = json!([
            { "number": 2, "effectiveOn": "2022-10-01", "isEffective": true, "replyDays": 60, "reminderDays": [10] },
            { "number": 1, "effectiveOn": "2021-12-27", "isEffective": true, "replyDays": 90, "reminderDays": [15, 5, 1] },
        ]);
        assert_eq!(json!(versions(&cast).await), wanted);
    }
}
