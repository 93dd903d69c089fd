//! What time does not allow is not offered, and is offered again when it does.

use serde_json::json;
use tests::on_both;

use crate::cast::{Cast, Who};

async fn is_offered(cast: &Cast, who: Who, id: &str, action: &str) -> bool {
    let document = "query($id: ID!) { suggestion(id: $id) { allowedActions } }";
    let answer = cast.client(who).run(document, json!({ "id": id })).await;
    let offered = answer.body()["data"]["suggestion"]["allowedActions"].as_array().cloned().unwrap_or_default();
    offered.iter().any(|known| known == action)
}

on_both! {
    async fn closing_is_offered_when_the_time_to_evaluate_is_over(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("RESPONDED").await;
        // Fifteen working days from 2022-09-01 end on 2022-09-23.
        for (day, wanted) in [("2022-09-01", false), ("2022-09-23", false), ("2022-09-24", true)] {
            cast.clock(day);
            assert_eq!(is_offered(&cast, Who::Office, &case.id, "CLOSE").await, wanted, "{day}");
            assert!(!is_offered(&cast, Who::Department, &case.id, "CLOSE").await, "{day}");
        }
    }

    async fn handing_back_is_offered_within_its_working_days(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        // Seven working days from 2022-09-01 end on 2022-09-13: 2022-09-12 is Mid-Autumn.
        for (day, wanted) in [("2022-09-01", true), ("2022-09-13", true), ("2022-09-14", false)] {
            cast.clock(day);
            assert_eq!(is_offered(&cast, Who::Department, &case.id, "REQUEST_REASSIGNMENT").await, wanted, "{day}");
            assert!(!is_offered(&cast, Who::OtherDepartment, &case.id, "REQUEST_REASSIGNMENT").await, "{day}");
        }
    }

    async fn urging_is_offered_a_day_after_the_last(cast: Cast) {
        cast.clock("2022-09-01");
        let case = cast.proposal_at("IN_HANDLING").await;
        assert!(is_offered(&cast, Who::Supervisor, &case.id, "URGE_DEPARTMENT").await);

        let input = json!({ "assignment": case.assignment, "note": "请尽快答复" });
        cast.step(Who::Supervisor, "urgeDepartment", input).await;
        assert!(!is_offered(&cast, Who::Supervisor, &case.id, "URGE_DEPARTMENT").await);
        assert!(is_offered(&cast, Who::Supervisor, &case.id, "EXTEND_DEADLINE").await);

        cast.clock("2022-09-02");
        assert!(is_offered(&cast, Who::Supervisor, &case.id, "URGE_DEPARTMENT").await);
    }

    async fn urging_one_department_leaves_the_other_to_be_urged(cast: Cast) {
        cast.clock("2022-09-01");
        let id = cast.proposal_at("FILED").await.id;
        cast.assign(&id, "SEPARATE", &[("住建局", "SEPARATE"), ("公安局", "SEPARATE")]).await;
        let mut urged = Vec::new();
        for name in ["住建局", "公安局"] {
            assert!(is_offered(&cast, Who::Office, &id, "URGE_DEPARTMENT").await, "after {urged:?}");
            let unit = cast.assignment_of(&id, name).await;
            cast.step(Who::Office, "urgeDepartment", json!({ "assignment": unit, "note": "请尽快签收" })).await;
            urged.push(name);
        }
        assert!(!is_offered(&cast, Who::Office, &id, "URGE_DEPARTMENT").await);
    }
}
