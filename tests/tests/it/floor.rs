//! The floor of a session: its limits, its exact times, what it gives to whom, and the minutes made of it.

mod following;
mod minutes;

use serde_json::json;
use tests::on_both;

use crate::cast::{Cast, Who};

const TOPIC: &str = "提升物业服务管理水平";

on_both! {
    async fn a_session_is_told_to_the_millisecond(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true)).await;
        let floor = cast.floor(&id);
        assert_eq!(floor.seen_by(Who::Organizer, "sequence").await.data("consultation.floor"), &json!(null));
        floor.step("openFloor").await;

        let booked = floor.with("queueSpeaker", json!({ "kind": "BOOKED", "speech": speech })).await;
        let impromptu = floor.impromptu("解景瑞").await;
        cast.wait(60);
        floor.gives(&booked).await;
        cast.wait(300);
        floor.step("pauseTurn").await;
        cast.wait(45);
        floor.step("resumeTurn").await;
        cast.wait(100);
        floor.with("raisePointOfOrder", json!({ "raisedBy": "王国民", "subject": "发言顺序" })).await;
        cast.wait(30);

        // While it is decided, the speaker's time stands still.
        let selection = "speaking { id isRunning isOver spentSeconds limitSeconds } openPointOfOrder { raisedBy subject }
            waiting { id } times { totalSeconds speakingSeconds pausedSeconds pointOfOrderSeconds idleSeconds }";
        let read = floor.reads(selection).await;
        assert_eq!(read["speaking"], json!({
            "id": booked, "isRunning": false, "isOver": false, "spentSeconds": 400.0, "limitSeconds": 480,
        }));
        assert_eq!(read["openPointOfOrder"], json!({ "raisedBy": "王国民", "subject": "发言顺序" }));
        assert_eq!(read["waiting"], json!([{ "id": impromptu }]));
        assert_eq!(read["times"], json!({
            "totalSeconds": 535.0, "speakingSeconds": 400.0, "pausedSeconds": 45.0, "pointOfOrderSeconds": 30.0,
            "idleSeconds": 60.0,
        }));

        floor.with("decidePointOfOrder", json!({ "decision": "按议程进行" })).await;
        cast.wait_milliseconds(80_000);
        assert_eq!(floor.reads("speaking { isRunning isOver }").await["speaking"], json!({ "isRunning": true, "isOver": false }));
        cast.wait_milliseconds(499);
        // Nobody is cut off; the floor only says that it is over.
        assert_eq!(floor.reads("speaking { isRunning isOver }").await["speaking"], json!({ "isRunning": true, "isOver": true }));
        floor.step("endTurn").await;

        let heard = floor.reads("heard { id status spentSeconds isOver startedAt endedAt } speaking { id }").await;
        assert_eq!(heard, json!({
            "heard": [{
                "id": booked, "status": "SPOKEN", "spentSeconds": 480.499, "isOver": true,
                "startedAt": "2022-08-30T01:01:00.000Z", "endedAt": "2022-08-30T01:10:15.499Z",
            }],
            "speaking": null,
        }));
        let told = "query($id: ID!) { speech(id: $id) { spokenSeconds version } }";
        let told = cast.client(Who::Organizer).run(told, json!({ "id": speech })).await;
        assert_eq!(told.data("speech"), &json!({ "spokenSeconds": 480, "version": 2 }));
    }

    async fn what_is_broken_off_goes_on_another_day(cast: Cast) {
        cast.clock("2022-08-29");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let floor = cast.floor(&id);
        floor.step("openFloor").await;
        let first = floor.hears("林义").await;
        let waits = floor.impromptu("解景瑞").await;
        cast.wait(100);
        floor.step("closeFloor").await;
        cast.step(Who::Organizer, "postponeConsultation", json!({ "id": id, "reason": "停电" })).await;
        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": id, "on": "2022-08-31" })).await;
        assert_eq!(floor.reads("allowedActions closedAt").await["allowedActions"], json!([]), "its day has not come");

        cast.clock("2022-08-31");
        assert_eq!(floor.reads("allowedActions").await["allowedActions"], json!(["RECONVENE_FLOOR"]));
        floor.step("reconveneFloor").await;
        floor.gives(&waits).await;
        cast.wait(50);
        floor.step("closeFloor").await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;

        let read = floor.reads("phase heard { id spentSeconds } times { totalSeconds speakingSeconds }").await;
        assert_eq!(read, json!({
            "phase": "CLOSED",
            "heard": [{ "id": first, "spentSeconds": 100.0 }, { "id": waits, "spentSeconds": 50.0 }],
            "times": { "totalSeconds": 150.0, "speakingSeconds": 150.0 },
        }), "the days between are nobody's time");
    }

    async fn what_nobody_heard_was_not_given(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.consultation_at("SCHEDULED", TOPIC).await;
        let given = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true)).await;
        let missed = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "解景瑞", true)).await;
        let floor = cast.floor(&id);
        floor.step("openFloor").await;
        let turn = floor.with("queueSpeaker", json!({ "kind": "BOOKED", "speech": given })).await;
        let left = floor.with("queueSpeaker", json!({ "kind": "BOOKED", "speech": missed })).await;
        floor.gives(&turn).await;
        cast.wait(60);
        floor.step("endTurn").await;
        floor.with("withdrawSpeaker", json!({ "turn": left })).await;
        floor.step("closeFloor").await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;

        let document = "query($id: ID!) { consultation(id: $id) { speeches { id status spokenSeconds } } }";
        let seen = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
        assert_eq!(seen.data("consultation.speeches"), &json!([
            { "id": given, "status": "DELIVERED", "spokenSeconds": 60 },
            { "id": missed, "status": "FINALIZED", "spokenSeconds": null },
        ]));
    }

    async fn an_impromptu_speech_has_an_impromptu_turn(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let mut input = cast.speech(&id, "林义", true);
        input["slot"] = json!("IMPROMPTU");
        let speech = cast.step(Who::Organizer, "recordSpeech", input).await;

        cast.floor(&id).with("queueSpeaker", json!({ "kind": "IMPROMPTU", "speech": speech })).await;

        let read = cast.floor(&id).reads("waiting { kind limitSeconds speakerName }").await;
        assert_eq!(read["waiting"], json!([{ "kind": "IMPROMPTU", "limitSeconds": 300, "speakerName": "林义" }]));
    }

    async fn limits_are_the_rules_of_the_day(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        let limit = async |input: serde_json::Value| {
            let turn = floor.with("queueSpeaker", input).await;
            let read = floor.reads("waiting { id limitSeconds }").await;
            let turns = read["waiting"].as_array().cloned().unwrap_or_default();
            turns.into_iter().find(|it| it["id"] == turn.as_str()).expect("they wait")["limitSeconds"].clone()
        };
        let member = cast.member("林义");

        assert_eq!(limit(json!({ "kind": "BOOKED", "member": member })).await, json!(480));
        assert_eq!(limit(json!({ "kind": "IMPROMPTU", "member": member })).await, json!(300));
        assert_eq!(limit(json!({ "kind": "RESPONSE", "speakerName": "李斌" })).await, json!(null));
        assert_eq!(limit(json!({ "kind": "INTERVENTION", "member": member })).await, json!(null));

        let rules = json!({
            "committee": cast.committee(), "effectiveOn": cast.today(), "bookedSpeechMinutes": 10,
            "impromptuSpeechMinutes": 3,
        });
        cast.step(Who::Admin, "adoptRules", rules).await;
        assert_eq!(limit(json!({ "kind": "BOOKED", "member": member })).await, json!(600));
        assert_eq!(limit(json!({ "kind": "IMPROMPTU", "member": member })).await, json!(180));
    }

    async fn a_sector_is_heard_beyond_its_quota_for_a_reason_that_organisers_read(cast: Cast) {
        let rules = json!({ "committee": cast.committee(), "effectiveOn": cast.today(), "impromptuTurnsPerSector": 1 });
        cast.step(Who::Admin, "adoptRules", rules).await;
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        let first = floor.impromptu("林义").await;
        // Another sector has its own quota, and a booked turn uses none.
        floor.impromptu("解景瑞").await;
        floor.with("queueSpeaker", json!({ "kind": "BOOKED", "member": cast.member("王国民") })).await;
        let more = json!({ "kind": "IMPROMPTU", "member": cast.member("王国民") });
        assert_eq!(floor.asks("queueSpeaker", more.clone()).await.reason(), "sector_quota_reached");

        let mut exception = more.clone();
        exception["exceptionally"] = json!(true);
        exception["note"] = json!("该委员牵头调研");
        let turn = floor.with("queueSpeaker", exception).await;
        let noted = "events(after: 4) { kind note turn { id } }";
        let event = |note: serde_json::Value| json!([{ "kind": "QUEUED", "note": note, "turn": { "id": turn } }]);
        assert_eq!(floor.reads(noted).await["events"], event(json!("该委员牵头调研")));
        let seen = floor.seen_by(Who::Member, noted).await;
        assert_eq!(seen.data("consultation.floor.events"), &event(json!(null)));

        // Who withdraws has used nothing.
        floor.with("withdrawSpeaker", json!({ "turn": turn })).await;
        floor.with("withdrawSpeaker", json!({ "turn": first })).await;
        floor.with("queueSpeaker", more).await;
    }

    async fn who_waits_is_called_in_any_order_and_an_intervention_interrupts(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        let [one, two, three] =
            [floor.impromptu("林义").await, floor.impromptu("解景瑞").await, floor.impromptu("黄琳琳").await];
        floor.with("moveSpeaker", json!({ "turn": three, "position": 1 })).await;
        let ids = |turns: &serde_json::Value| cast.ids(turns.as_array().expect("turns are a list")).join(" ");
        assert_eq!(ids(&floor.reads("waiting { id }").await["waiting"]), [three.as_str(), &one, &two].join(" "));

        floor.gives(&two).await;
        let aside = json!({ "kind": "INTERVENTION", "speakerName": "魏和清", "speakerTitle": "主席", "position": 1 });
        let aside = floor.with("queueSpeaker", aside).await;
        assert_eq!(floor.asks("giveFloor", json!({ "turn": aside })).await.reason(), "floor_taken");
        floor.step("pauseTurn").await;
        floor.gives(&aside).await;
        cast.wait(20);
        let read = floor.reads("speaking { id spentSeconds } interrupted { id spentSeconds status }").await;
        assert_eq!(read, json!({
            "speaking": { "id": aside, "spentSeconds": 20.0 },
            "interrupted": { "id": two, "spentSeconds": 0.0, "status": "SPEAKING" },
        }));
        floor.step("endTurn").await;
        floor.step("resumeTurn").await;
        cast.wait(10);
        floor.step("closeFloor").await;

        let read = floor.reads("phase heard { id status spentSeconds } waiting { id } interrupted { id }").await;
        assert_eq!(read["heard"], json!([
            { "id": two, "status": "SPOKEN", "spentSeconds": 10.0 },
            { "id": aside, "status": "SPOKEN", "spentSeconds": 20.0 },
        ]));
        assert_eq!((&read["phase"], &read["interrupted"]), (&json!("CLOSED"), &json!(null)));
        assert_eq!(ids(&read["waiting"]), [three.as_str(), &one].join(" "));
    }

    async fn the_actions_offered_are_those_that_are_done(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        let offered = async || {
            let read = floor.reads("allowedActions").await;
            let actions = read["allowedActions"].as_array().cloned().unwrap_or_default();
            actions.iter().filter_map(|it| it.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(offered().await, "START_AGENDA_ITEM QUEUE_SPEAKER RAISE_POINT_OF_ORDER ADJOURN_FLOOR CLOSE_FLOOR");
        floor.impromptu("解景瑞").await;
        floor.hears("林义").await;
        floor.impromptu("王国民").await;
        assert_eq!(
            offered().await,
            "START_AGENDA_ITEM QUEUE_SPEAKER MOVE_SPEAKER WITHDRAW_SPEAKER PAUSE_TURN END_TURN RAISE_POINT_OF_ORDER \
             ADJOURN_FLOOR CLOSE_FLOOR"
        );
        floor.step("adjournFloor").await;
        assert_eq!(
            offered().await,
            "QUEUE_SPEAKER MOVE_SPEAKER WITHDRAW_SPEAKER RECONVENE_FLOOR CLOSE_FLOOR"
        );
        floor.step("closeFloor").await;
        assert_eq!(offered().await, "RECONVENE_FLOOR", "it is still to be held");
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;
        assert_eq!(offered().await, "DRAFT_MINUTES");
        let seen = floor.seen_by(Who::Member, "allowedActions").await;
        assert_eq!(seen.data("consultation.floor.allowedActions"), &json!([]));
    }

    async fn a_step_repeated_under_its_key_is_taken_once(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        let entry = json!({ "kind": "IMPROMPTU", "member": cast.member("林义"), "idempotencyKey": "entry" });

        let first = floor.with("queueSpeaker", entry.clone()).await;
        let again = floor.with("queueSpeaker", entry).await;

        assert_eq!(first, again);
        assert_eq!(floor.reads("sequence").await["sequence"], 2);
    }

    async fn the_record_is_read_in_parts(cast: Cast) {
        let id = cast.session(TOPIC).await;
        let floor = cast.floor(&id);
        for _ in 0..3 {
            floor.step("adjournFloor").await;
            floor.step("reconveneFloor").await;
        }

        let read = floor.reads("some: events(after: 2, first: 3) { sequence kind } none: events(after: 7) { sequence }").await;
        assert_eq!(read, json!({
            "some": [
                { "sequence": 3, "kind": "RECONVENED" }, { "sequence": 4, "kind": "ADJOURNED" },
                { "sequence": 5, "kind": "RECONVENED" },
            ],
            "none": [],
        }));
        for (arguments, field) in [("first: 101", "first"), ("first: 0", "first"), ("after: -1", "after")] {
            let refused = floor.seen_by(Who::Organizer, &format!("events({arguments}) {{ kind }}")).await;
            assert_eq!((refused.reason(), refused.field()), ("out_of_range", field));
        }
    }
}
