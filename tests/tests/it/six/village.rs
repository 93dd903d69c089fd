//! Village affairs councils guided by a county's committee: what households give, and one village leading the next
//! (domain.md §6.6).

use serde_json::json;

use super::{advance, are_found, are_related, is_answered, read, spoken};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-06-30");
    let council = |name: &str, village: &str, led_by: Option<&str>| {
        json!({
            "committee": cast.committee(), "kind": "VILLAGE", "name": name, "community": "联星村", "village": village,
            "establishedOn": led_by.is_none().then_some("2022-02-10"), "guidedBy": "县政协", "encouragedBy": led_by,
        })
    };
    let first = cast.organize("createCouncil", council("上村村务协商议事会", "上村", None)).await;
    let next = cast.organize("createCouncil", council("下村村务协商议事会", "下村", Some(&first))).await;
    let road = cast.planned("VILLAGE_COUNCIL", "修建村道和小公园").await;
    cast.organize("setConsultationCouncils", json!({ "consultation": road, "councils": [first] })).await;
    let mut narrow = Cast::matter(&first, Some(&road));
    (narrow["title"], narrow["body"]) = (json!("村道太窄"), json!("两车不能交会。"));
    let narrow = cast.organize("raiseMatter", narrow).await;
    // The meeting is held on the spot, with guests from the level above.
    let guests = json!([
        { "role": "GUEST", "name": "县政协领导" }, { "role": "GUEST", "name": "镇党委负责人" },
        { "role": "RESIDENT", "name": "村民代表" },
    ]);
    cast.organize("inviteParticipants", json!({ "consultation": road, "participants": guests })).await;
    for (kind, amount, unit, about) in
        [("LAND", 600.0, "平方米", true), ("CASH", 12.6, "万元", false), ("DEMOLITION", 30.0, "间", true)]
    {
        let gift = json!({
            "consultation": road, "kind": kind, "contributor": "村民小组", "amount": amount, "unit": unit,
            "isApproximate": about, "households": 18,
        });
        cast.organize("recordContribution", gift).await;
    }
    let on_the_spot = json!({ "id": road, "on": "2022-03-20", "at": "09:30", "place": "上村村道施工现场" });
    cast.organize("scheduleConsultation", on_the_spot).await;
    cast.organize("advanceConsultation", json!({ "id": road, "to": "DELIBERATING", "heldOn": "2022-03-20" })).await;
    let words = spoken(cast, &road, "村民小组长", "让出宅基地修村道", "先让地，再修路。").await;
    let point = json!({
        "speech": words, "title": "关于支持村道建设的协商建议", "background": "村道窄。", "analysis": "车辆难进。",
        "recommendation": "以奖代补。", "consentsToPublication": true,
    });
    let suggestion = cast.organize("extractSuggestion", point).await;
    let [assignment, response, promise] = is_answered(cast, &suggestion).await;
    cast.matter_to(&narrow, "CLOSED").await;
    let told = json!({ "matter": narrow, "on": "2022-06-01", "feedback": "村务公开栏公布，村民满意" });
    cast.organize("feedBackMatter", told).await;
    for to in ["FEEDBACK_GIVEN", "CLOSED"] {
        advance(cast, Who::Organizer, &road, to).await;
    }
    cast.organize("establishCouncil", json!({ "council": next, "on": "2022-04-01" })).await;

    let selected = "place startsAt participants { role } councils { name encouraged { name isPreparatory } }
        contributionTotals { kind amount isApproximate }";
    let seen = read(cast, Who::Anonymous, &road, selected).await;
    assert_eq!(seen["councils"][0]["encouraged"], json!([{ "name": "下村村务协商议事会", "isPreparatory": false }]));
    assert_eq!((&seen["place"], &seen["startsAt"]), (&json!("上村村道施工现场"), &json!("09:30")));
    assert_eq!(seen["participants"], json!([{ "role": "GUEST" }, { "role": "GUEST" }, { "role": "RESIDENT" }]));
    assert_eq!(seen["contributionTotals"][0], json!({ "kind": "LAND", "amount": 600.0, "isApproximate": true }));
    are_found(cast, "村道", &[&road, &words]).await;
    are_related(cast, Who::Anonymous, &[&road, &narrow]).await;
    are_related(cast, Who::Office, &[&road, &words, &suggestion, &assignment, &response, &promise]).await;
}
