//! A community's democratic council (民主协商议事会) with several matters on one day, and a photograph (domain.md §6.4).

use serde_json::json;

use super::{advance, are_found, are_related, read, told};
use crate::cast::{Cast, Who};

pub async fn plays(cast: &Cast) {
    cast.clock("2022-06-30");
    let council = cast.organize("createCouncil", cast.council("COMMUNITY", "社区民主协商议事会")).await;
    let meeting = cast.planned("COMMUNITY_COUNCIL", "小区停车与楼道照明议事会").await;
    cast.organize("setConsultationCouncils", json!({ "consultation": meeting, "councils": [council] })).await;
    let mut matters = Vec::new();
    for (title, through) in [("规划停车位", "MEETING"), ("更换楼道照明", "CALL"), ("清理楼道杂物", "WALK_IN")]
    {
        let matter = json!({
            "council": council, "consultation": meeting, "title": title, "raisedThrough": through,
            "raisedOn": "2022-01-05", "raisedBy": "囚牛",
        });
        matters.push(cast.organize("raiseMatter", matter).await);
    }
    cast.organize("scheduleConsultation", json!({ "id": meeting, "on": "2022-06-28" })).await;
    cast.organize("advanceConsultation", json!({ "id": meeting, "to": "DELIBERATING", "heldOn": "2022-06-28" })).await;
    let minutes = json!({
        "consultation": meeting, "kind": "MINUTES", "title": "议事会纪要", "body": "三件事当日议定。", "issuedOn": "2022-06-28",
    });
    let minutes = cast.organize("recordOutcome", minutes).await;
    let picture = cast.picture(&format!("consultation={meeting}")).await;
    let shown = json!({ "id": picture, "caption": "居民在议事会上发言", "takenOn": "2022-06-28", "people": "囚牛" });
    cast.organize("describePhotograph", shown).await;
    advance(cast, Who::Organizer, &meeting, "FEEDBACK_GIVEN").await;
    let early = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": meeting, "to": "CLOSED" })).await;
    assert!(!early.is_ok(), "what was raised is settled first");
    for matter in &matters {
        cast.matter_to(matter, "CLOSED").await;
    }
    advance(cast, Who::Organizer, &meeting, "CLOSED").await;

    let selected = "heldOn matters { title raisedThrough } photographs { id caption people }";
    let seen = read(cast, Who::Anonymous, &meeting, selected).await;
    assert_eq!(seen["heldOn"], "2022-06-28");
    assert_eq!(
        seen["photographs"],
        json!([{ "id": picture, "caption": "居民在议事会上发言", "people": null }]),
        "who is to be seen stays with the organisers"
    );
    assert_eq!(seen["matters"].as_array().map(Vec::len), Some(3), "several matters, one day");
    are_found(cast, "楼道照明", &[&meeting]).await;
    assert!(told(cast, Who::Anonymous, &meeting).await.contains(&minutes));
    for matter in &matters {
        are_related(cast, Who::Anonymous, &[&meeting, matter]).await;
    }
}
