//! The page of a session's floor.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::fake::Fake;

fn data(floor: &Value) -> Value {
    json!({ "viewer": null, "consultation": {
        "id": "con_1", "topic": "提升物业服务管理水平", "committee": { "name": "石嘴山市政协" }, "floor": floor,
    } })
}

fn busy() -> Value {
    json!({
        "sequence": 17,
        "phase": "OPEN",
        "speaking": {
            "kind": "BOOKED", "speakerName": "林义", "speakerTitle": "律师", "sector": "经济界", "subject": null,
            "limitSeconds": 480, "spentSeconds": 490.4, "isRunning": false, "isOver": true,
            "speech": { "title": "成立真正代表业主的业主委员会" },
        },
        "openPointOfOrder": { "raisedBy": "王国民", "subject": "发言顺序" },
        "waiting": [{ "kind": "IMPROMPTU", "speakerName": "黄琳琳", "speakerTitle": null, "sector": null }],
        "heard": [{
            "kind": "IMPROMPTU", "status": "SPOKEN", "speakerName": "解景瑞", "speakerTitle": null,
            "spentSeconds": 240.0, "isOver": false,
        }],
        "agenda": [{
            "item": { "title": "委员发言", "plannedMinutes": 40 }, "startedAt": "2022-08-29T01:00:00.000Z", "endedAt": null,
        }],
        "speakingTime": { "bySector": [{ "sector": null, "turns": 1, "seconds": 240.0 }] },
    })
}

#[tokio::test]
async fn the_floor_tells_who_speaks_who_waits_and_who_was_heard() {
    let page = Fake::new().answer("Floor", data(&busy())).get("/consultations/con_1/floor").await;

    assert_eq!(page.status, StatusCode::OK);
    for text in [
        "林义",
        "《成立真正代表业主的业主委员会》",
        "8分10秒",
        "8分00秒",
        "已超时",
        "发言顺序",
        "黄琳琳",
        "解景瑞",
        "4分00秒",
        "界别以外",
        "委员发言",
    ] {
        page.has(text);
    }
    page.has("data-consultation=\"con_1\" data-sequence=\"17\"");
    // What is so now is not so in a minute.
    assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
}

#[tokio::test]
async fn a_session_that_has_not_begun_has_an_empty_floor() {
    let page = Fake::new().answer("Floor", data(&Value::Null)).get("/consultations/con_1/floor?lang=en").await;

    page.has("The session has not begun.");
    page.has("data-sequence=\"0\"");
}

#[tokio::test]
async fn a_session_that_is_hidden_has_no_floor() {
    let none = json!({ "viewer": null, "consultation": null });
    let page = Fake::new().answer("Floor", none).get("/consultations/con_1/floor").await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
}
