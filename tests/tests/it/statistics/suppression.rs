//! What outsiders are not told: small groups, rates over few, and whatever would give them away.

use serde_json::Value;
use tests::on_both;

use super::{RATES, group, groups, share, sizes, statistics};
use crate::cast::{Cast, Who};

const OUTSIDERS: [Who; 4] = [Who::Anonymous, Who::OtherMember, Who::Department, Who::ForeignOffice];

async fn publish(cast: &Cast, proposer: Who, number: usize) {
    for _ in 0..number {
        cast.proposal_of_at(proposer, "PUBLISHED").await;
    }
}

/// Asserts that nothing is told of a group but its name.
fn is_silent(group: &Value) {
    assert_eq!((&group["isSuppressed"], &group["counts"]), (&Value::Bool(true), &Value::Null));
}

on_both! {
    async fn outsiders_are_not_told_groups_of_fewer_than_five(cast: Cast) {
        publish(&cast, Who::Member, 5).await;
        publish(&cast, Who::CoSigner, 4).await;
        publish(&cast, Who::Invited, 1).await;

        for who in OUTSIDERS {
            let seen = statistics(&cast, who, "SECTOR").await;
            let wanted = [(Some("经济界"), Some(5)), (Some("社会福利和社会保障界"), None), (Some("科学技术界"), None)];
            assert_eq!(sizes(&seen), wanted, "{}", who.name());
            groups(&seen).iter().skip(1).for_each(is_silent);
            assert_eq!(seen["received"], 10, "the whole is told");
        }
        for who in [Who::Office, Who::Supervisor] {
            let seen = statistics(&cast, who, "SECTOR").await;
            assert!(sizes(&seen).iter().all(|(_, number)| number.is_some()), "{}", who.name());
        }
    }

    async fn a_single_small_group_takes_the_next_with_it(cast: Cast) {
        publish(&cast, Who::Member, 6).await;
        publish(&cast, Who::CoSigner, 5).await;
        publish(&cast, Who::Invited, 2).await;

        let seen = statistics(&cast, Who::Anonymous, "SECTOR").await;

        let wanted = [(Some("经济界"), Some(6)), (Some("社会福利和社会保障界"), None), (Some("科学技术界"), None)];
        assert_eq!(sizes(&seen), wanted, "the sum less five and six would tell of the two");
    }

    async fn what_is_hidden_is_not_even_a_group(cast: Cast) {
        publish(&cast, Who::Member, 5).await;
        cast.proposal_of_at(Who::CoSigner, "CLOSED").await;
        cast.proposal_of_at(Who::Invited, "SUBMITTED").await;

        for who in [Who::Anonymous, Who::OtherMember, Who::ForeignOffice] {
            let seen = statistics(&cast, who, "SECTOR").await;
            assert_eq!(sizes(&seen), [(Some("经济界"), Some(5))], "{}", who.name());
            assert_eq!(seen["received"], 5, "{}", who.name());
        }
        assert_eq!(groups(&statistics(&cast, Who::Office, "SECTOR").await).len(), 3);
    }

    async fn a_rate_over_fewer_than_five_is_kept_from_outsiders(cast: Cast) {
        publish(&cast, Who::Member, 6).await;
        for _ in 0..5 {
            let case = cast.proposal_of_at(Who::CoSigner, "RESPONDED").await;
            let input = serde_json::json!({ "id": case.id, "disclosure": "FULL" });
            cast.step(Who::Office, "publishSuggestion", input).await;
        }
        publish(&cast, Who::CoSigner, 1).await;

        let seen = statistics(&cast, Who::Anonymous, "SECTOR").await;
        let (economy, welfare) = (group(&seen, "经济界"), group(&seen, "社会福利"));
        assert_eq!((economy["received"].as_u64(), welfare["received"].as_u64()), (Some(6), Some(6)));
        assert_eq!((share(economy, "replyRate"), share(welfare, "replyRate")), ((Some(6), Some(6)), (Some(6), Some(6))));
        assert_eq!(share(welfare, "satisfactionRate"), (None, None), "one evaluation is somebody's own");
        assert!(welfare["satisfactionRate"]["value"].is_null());
        assert_eq!(welfare["satisfactionRate"]["isSuppressed"], true);
        assert!(welfare["satisfactionRate"]["rule"].is_string());
        assert_eq!(share(economy, "satisfactionRate"), (None, None), "the sum less six would tell of the one");
        assert_eq!(economy["paperEvaluations"], 0, "a zero tells of nobody");

        let office = statistics(&cast, Who::Office, "SECTOR").await;
        assert_eq!(share(group(&office, "社会福利"), "satisfactionRate"), (Some(1), Some(1)));
        for rate in RATES {
            assert_eq!(office[rate]["isSuppressed"], false);
        }
    }
}
