//! Collective wage bargaining run by a city's federation of trade unions, from the spring offer to a contract that
//! everybody reads, with the year's ledger (domain.md §6.5).

use serde_json::json;

use super::{are_found, read, told};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-08-30");
    let bargaining = cast.planned("WAGE_BARGAINING", "某机械厂二〇二二年工资集体协商").await;
    cast.bargained(&bargaining).await;
    cast.organize("advanceConsultation", json!({ "id": bargaining, "to": "REPLIED" })).await;
    cast.organize("scheduleConsultation", json!({ "id": bargaining, "on": "2022-04-01" })).await;
    let hidden = read(cast, Who::Anonymous, &bargaining, "id").await;
    assert!(hidden.is_null(), "the talks are the sides' own");
    for to in ["DRAFT_AGREED", "CONGRESS_APPROVED"] {
        cast.organize("advanceConsultation", json!({ "id": bargaining, "to": to })).await;
    }
    let term = json!({
        "consultation": bargaining, "label": "月平均工资", "before": 3_800.0, "after": 4_100.0, "unit": "元",
        "period": "MONTH", "reportedChange": "8%",
    });
    cast.organize("recordWageTerm", term).await;
    for to in ["SIGNED", "FILED", "EFFECTIVE", "PUBLISHED"] {
        cast.organize("advanceConsultation", json!({ "id": bargaining, "to": to })).await;
    }
    let agreement = json!({
        "consultation": bargaining, "kind": "AGREEMENT", "title": "工资专项集体合同", "body": "月平均工资增长。",
        "issuedOn": "2022-08-30",
    });
    let agreement = cast.organize("recordOutcome", agreement).await;

    let selected = "stage { code } representatives { side isChief } wageTerms { before after reportedChange }
        contracts { kind signedOn publishedOn }";
    let seen = read(cast, Who::Anonymous, &bargaining, selected).await;
    assert_eq!(seen["stage"]["code"], "PUBLISHED");
    let sides = seen["representatives"].as_array().expect("a list");
    assert!(sides.iter().filter(|row| row["isChief"] == true).count() >= 2, "{sides:?}");
    assert_eq!(seen["wageTerms"], json!([{ "before": 3_800.0, "after": 4_100.0, "reportedChange": "8%" }]));
    are_found(cast, "工资集体协商", &[&bargaining]).await;
    assert!(told(cast, Who::Anonymous, &bargaining).await.contains(&agreement));
}
