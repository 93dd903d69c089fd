//! The red grid council of 居安家园社区 in winter 2022: a gate repaired, and heating that all sides agree on (domain.md §6.3).

use serde_json::json;

use super::{advance, are_found, are_related, is_answered, read, spoken, told};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-01-20");
    let council = cast.organize("createCouncil", cast.council("COMMUNITY", "居安家园社区红色网格议事会")).await;
    let agreement = json!({
        "council": council, "kind": "CO_BUILD_AGREEMENT", "title": "共驻共建协议书",
        "madeOn": "2021-12-30", "lines": [{ "item": "共建单位参加网格议事", "responsible": "各共建单位" }],
    });
    cast.organize("saveCouncilDocument", agreement).await;
    let gate = cast.organize("raiseMatter", Cast::matter(&council, None)).await;
    let heating = cast.planned("COMMUNITY_COUNCIL", "居安家园社区供暖协商").await;
    cast.organize("setConsultationCouncils", json!({ "consultation": heating, "councils": [council] })).await;
    cast.organize("placeMatter", json!({ "matter": gate, "consultation": heating })).await;
    let cold = json!({
        "council": council, "consultation": heating, "title": "部分住户室温不达标", "raisedThrough": "GRID",
        "raisedOn": "2022-01-05", "raisedBy": "狻猊",
    });
    let cold = cast.organize("raiseMatter", cold).await;

    cast.organize("scheduleConsultation", json!({ "id": heating, "on": "2022-01-14" })).await;
    cast.organize("advanceConsultation", json!({ "id": heating, "to": "DELIBERATING", "heldOn": "2022-01-14" })).await;
    let plan = spoken(cast, &heating, "热力公司负责人", "两套供暖整改方案", "分户调节，更换老旧管网。").await;
    let reply = json!({
        "consultation": heating, "department": cast.department("住建局"), "speakerName": "街道办事处负责人",
        "body": "逐户核查室温，督促落实供暖整改。", "speeches": [plan],
    });
    let reply = cast.organize("recordOnSiteResponse", reply).await;
    let agreed = json!({
        "consultation": heating, "kind": "AGREEMENT", "title": "供暖整改协议", "body": "各方同意两套整改方案。",
        "issuedOn": "2022-01-14",
    });
    let agreed = cast.organize("recordOutcome", agreed).await;
    let point = json!({
        "speech": plan, "title": "关于改造老旧供暖管网的协商建议", "background": "管网老旧。", "analysis": "热力失衡。",
        "recommendation": "列入年度改造。", "consentsToPublication": true,
    });
    let suggestion = cast.organize("extractSuggestion", point).await;
    let [assignment, response, _] = is_answered(cast, &suggestion).await;
    for matter in [&gate, &cold] {
        cast.matter_to(matter, "CLOSED").await;
    }
    advance(cast, Who::Organizer, &heating, "FEEDBACK_GIVEN").await;
    advance(cast, Who::Organizer, &heating, "CLOSED").await;

    let seen = read(cast, Who::Anonymous, &heating, "matters { title stage raisedBy }").await;
    let rows = seen["matters"].as_array().expect("a list");
    assert!(
        rows.len() == 2 && rows.iter().all(|row| row["stage"] == "CLOSED" && row["raisedBy"].is_null()),
        "{rows:?}"
    );
    are_found(cast, "供暖", &[&heating, &plan]).await;
    are_related(cast, Who::Office, &[&heating, &plan, &suggestion, &assignment, &response]).await;
    let below = told(cast, Who::Anonymous, &heating).await;
    assert!([&plan, &reply, &agreed].iter().all(|id| below.contains(id.as_str())), "{below:?}");
}
