//! Who acts on the floor of a session: its committee's organisers, and nobody else.

use serde_json::{Value, json};

use super::mutations::{check, topic};
use super::rows;
use crate::cast::{Cast, Who};

/// The floor of a session that is only scheduled, for each asker one.
async fn open(cast: &Cast, who: Who) -> String {
    cast.session(&topic(who)).await
}

async fn with(cast: &Cast, who: Who, steps: &[&str]) -> Value {
    let id = open(cast, who).await;
    for step in steps {
        match *step {
            "hears" => _ = cast.floor(&id).hears("林义").await,
            "raisePointOfOrder" => {
                cast.floor(&id).with(step, json!({ "raisedBy": "王国民", "subject": "议程" })).await;
            }
            step => cast.floor(&id).step(step).await,
        }
    }
    json!({ "consultation": id })
}

async fn waiting(cast: &Cast, who: Who, also: Value) -> Value {
    let id = open(cast, who).await;
    let turn = cast.floor(&id).impromptu("林义").await;
    let mut input = json!({ "consultation": id, "turn": turn });
    for (name, value) in also.as_object().into_iter().flatten() {
        input[name.as_str()] = value.clone();
    }
    input
}

rows! { check;
    open_floor "openFloor"
        async |cast, who| json!({ "consultation": cast.consultation_at("SCHEDULED", &topic(who)).await }) => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    start_agenda_item "startAgendaItem" async |cast, who| {
        let id = open(cast, who).await;
        let read = cast.floor(&id).reads("agenda { item { id } }").await;
        json!({ "consultation": id, "agendaItem": read["agenda"][0]["item"]["id"] })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    queue_speaker "queueSpeaker" async |cast, who| {
        json!({ "consultation": open(cast, who).await, "kind": "IMPROMPTU", "member": cast.member("王国民") })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    move_speaker "moveSpeaker" async |cast, who| waiting(cast, who, json!({ "position": 1 })).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    withdraw_speaker "withdrawSpeaker" async |cast, who| waiting(cast, who, json!({})).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    give_floor "giveFloor" async |cast, who| waiting(cast, who, json!({})).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    pause_turn "pauseTurn" async |cast, who| with(cast, who, &["hears"]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    resume_turn "resumeTurn" async |cast, who| with(cast, who, &["hears", "pauseTurn"]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    end_turn "endTurn" async |cast, who| with(cast, who, &["hears"]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    raise_point_of_order "raisePointOfOrder" async |cast, who| {
        json!({ "consultation": open(cast, who).await, "raisedBy": "王国民", "subject": "议程" })
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    decide_point_of_order "decidePointOfOrder" async |cast, who| {
        let mut input = with(cast, who, &["raisePointOfOrder"]).await;
        input["decision"] = json!("按议程进行");
        input
    } => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    adjourn_floor "adjournFloor" async |cast, who| with(cast, who, &[]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    reconvene_floor "reconveneFloor" async |cast, who| with(cast, who, &["adjournFloor"]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    close_floor "closeFloor" async |cast, who| with(cast, who, &[]).await => "
        提案委 专委会: OK
        林义 解景瑞 住建局 住建局承办人 督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    draft_minutes "draftMinutes" async |cast, who| {
        let input = with(cast, who, &["closeFloor"]).await;
        let held = json!({ "id": input["consultation"], "to": "HELD" });
        cast.step(Who::Organizer, "advanceConsultation", held).await;
        input
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
}
