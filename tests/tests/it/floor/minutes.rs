//! A whole session of half an hour, and the minutes drafted of it.

use serde_json::json;
use tests::on_both;

use super::TOPIC;
use crate::cast::{Cast, Who};

const MINUTES: &str = "\
议题：提升物业服务管理水平
时间：2022年8月29日 09:00—09:31
地点：市政协
主持：魏和清（主席）
承办：社会和法制委员会
参加：林义（律师）
一、议程
1．委员发言（计划40分钟，09:00—09:22，实际22分0秒）
2．部门回应（09:22—09:31，实际9分0秒）
二、发言情况
1．09:01—09:10 林义（律师，经济界）预约发言：《成立真正代表业主的业主委员会》，用时9分0秒，超时1分0秒
2．09:10—09:16 解景瑞（社区工作者，社会福利和社会保障界）即席发言：公开公共收支，用时4分0秒
3．09:16—09:17 魏和清（主席）插话，用时1分0秒
4．09:17—09:21 王国民（企业负责人，经济界）即席发言，用时3分0秒
三、部门回应
1．09:22—09:25 李斌（石嘴山市住房和城乡建设局，局长）回应林义预约发言《成立真正代表业主的业主委员会》、解景瑞即席发言公开公共收支，用时3分0秒
四、程序问题
1．09:18 黄琳琳提出：发言顺序；09:19 裁定：按登记顺序进行
五、发言时间
（一）按发言人
林义：1次，9分0秒
解景瑞：1次，4分0秒
魏和清：1次，1分0秒
王国民：1次，3分0秒
李斌：1次，3分0秒
（二）按界别
经济界：2次，12分0秒
社会福利和社会保障界：1次，4分0秒
界别以外：2次，4分0秒
（三）全场
会议历时31分0秒，其中发言20分0秒，发言暂停2分0秒，程序问题1分0秒，休会5分0秒，其余3分0秒";

/// Plays the session that the minutes tell of.
async fn plays(cast: &Cast) -> String {
    let id = cast.consultation_at("SCHEDULED", TOPIC).await;
    let expert = json!([{ "role": "EXPERT", "name": "某教授" }]);
    cast.step(Who::Organizer, "inviteParticipants", json!({ "consultation": id, "participants": expert })).await;
    let document = "query($id: ID!) { consultation(id: $id) { participants { id } } }";
    let people = cast.client(Who::Organizer).run(document, json!({ "id": id })).await;
    let excused = json!({
        "consultation": id, "participant": people.text("consultation.participants.3.id"), "attends": false, "reason": "出国",
    });
    cast.step(Who::Organizer, "answerSessionInvitation", excused).await;
    let comes = json!({ "consultation": id, "attends": true });
    cast.step(Who::Member, "answerSessionInvitation", comes).await;
    cast.clock("2022-08-29");
    let speech = cast.step(Who::Organizer, "recordSpeech", cast.speech(&id, "林义", true)).await;
    let floor = cast.floor(&id);
    floor.step("openFloor").await;
    let agenda = floor.reads("agenda { item { id } }").await;
    let item = |at: usize| json!({ "agendaItem": agenda["agenda"][at]["item"]["id"] });
    floor.with("startAgendaItem", item(0)).await;
    let booked = floor.with("queueSpeaker", json!({ "kind": "BOOKED", "speech": speech })).await;
    let about = json!({ "kind": "IMPROMPTU", "member": cast.member("解景瑞"), "subject": "公开公共收支" });
    let impromptu = floor.with("queueSpeaker", about).await;
    floor.impromptu("黄琳琳").await; // who is not heard
    cast.wait(60);
    floor.gives(&booked).await;
    cast.wait(540);
    floor.step("endTurn").await;
    floor.gives(&impromptu).await;
    cast.wait(240);
    floor.step("pauseTurn").await;
    cast.wait(120);
    floor.step("endTurn").await;
    let aside = json!({ "kind": "INTERVENTION", "speakerName": "魏和清", "speakerTitle": "主席" });
    let aside = floor.with("queueSpeaker", aside).await;
    floor.gives(&aside).await;
    cast.wait(60);
    floor.step("endTurn").await;
    floor.hears("王国民").await;
    cast.wait(60);
    floor.with("raisePointOfOrder", json!({ "raisedBy": "黄琳琳", "subject": "发言顺序" })).await;
    cast.wait(60);
    floor.with("decidePointOfOrder", json!({ "decision": "按登记顺序进行" })).await;
    cast.wait(120);
    floor.step("endTurn").await;
    cast.wait(60);
    floor.with("startAgendaItem", item(1)).await;
    let answer = json!({
        "kind": "RESPONSE", "department": cast.department("住建局"), "speakerName": "李斌", "speakerTitle": "局长",
        "answers": [booked, impromptu],
    });
    let answer = floor.with("queueSpeaker", answer).await;
    floor.gives(&answer).await;
    cast.wait(180);
    floor.step("endTurn").await;
    floor.step("adjournFloor").await;
    cast.wait(300);
    floor.step("reconveneFloor").await;
    cast.wait(60);
    floor.step("closeFloor").await;
    id
}

on_both! {
    async fn a_session_becomes_draft_minutes(cast: Cast) {
        let id = plays(&cast).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "HELD" })).await;

        let outcome = cast.floor(&id).with("draftMinutes", json!({})).await;

        let read = "query($id: ID!) { consultation(id: $id) { outcomes { id kind title body issuedOn } history { event } } }";
        let answer = cast.client(Who::Organizer).run(read, json!({ "id": id })).await;
        let title = format!("“{TOPIC}”双月协商座谈会会议纪要");
        let draft = answer.data("consultation.outcomes.0").clone();
        assert_eq!(draft["body"].as_str().unwrap_or_default(), MINUTES);
        let rest = json!({ "id": outcome, "kind": "MINUTES", "title": title, "body": MINUTES, "issuedOn": null });
        assert_eq!(draft, rest);
        let history = answer.data("consultation.history").to_string();
        for event in ["OPEN_FLOOR", "CLOSE_FLOOR", "RECORD_OUTCOME"] {
            assert!(history.contains(event), "{history}");
        }
        // A draft is the organisers' own.
        let seen = cast.client(Who::Anonymous).run(read, json!({ "id": id })).await;
        assert_eq!(seen.data("consultation.outcomes"), &json!([]));
    }

    async fn speaking_time_is_told_by_person_and_by_sector(cast: Cast) {
        let id = plays(&cast).await;

        let read = "speakingTime { byPerson { speakerName sector turns seconds member { name } department { shortName } }
            bySector { sector turns seconds } } agenda { item { plannedMinutes } startedAt endedAt }
            heard { speakerName answers { speakerName speech { title } } }";
        let read = cast.floor(&id).reads(read).await;
        let person = |name: &str, sector: Option<&str>, seconds: f64, of: (Option<&str>, Option<&str>)| {
            json!({
                "speakerName": name, "sector": sector, "turns": 1, "seconds": seconds,
                "member": of.0.map(|name| json!({ "name": name })),
                "department": of.1.map(|name| json!({ "shortName": name })),
            })
        };
        let welfare = Some("社会福利和社会保障界");
        assert_eq!(read["speakingTime"]["byPerson"], json!([
            person("林义", Some("经济界"), 540.0, (Some("林义"), None)),
            person("解景瑞", welfare, 240.0, (Some("解景瑞"), None)),
            person("魏和清", None, 60.0, (None, None)),
            person("王国民", Some("经济界"), 180.0, (Some("王国民"), None)),
            person("李斌", None, 180.0, (None, Some("住建局"))),
        ]));
        assert_eq!(read["speakingTime"]["bySector"], json!([
            { "sector": "经济界", "turns": 2, "seconds": 720.0 },
            { "sector": welfare, "turns": 1, "seconds": 240.0 },
            { "sector": null, "turns": 2, "seconds": 240.0 },
        ]));
        assert_eq!(read["agenda"][0], json!({
            "item": { "plannedMinutes": 40 },
            "startedAt": "2022-08-29T01:00:00.000Z", "endedAt": "2022-08-29T01:22:00.000Z",
        }));
        assert_eq!(read["heard"][4], json!({ "speakerName": "李斌", "answers": [
            { "speakerName": "林义", "speech": { "title": "成立真正代表业主的业主委员会" } },
            { "speakerName": "解景瑞", "speech": null },
        ] }));
    }
}
