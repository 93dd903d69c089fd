//! What is kept of councils and bargainings beside their meetings: who did what, data handed over, conveners in a row.

use serde_json::{Value, json};
use tests::on_both;

use super::read;
use crate::cast::{Cast, Who};

const CLOCKS: &str = "dataHandovers { side handedBy data on } dataClocks { side dueOn firstOn state }";

fn events(seen: &Value) -> Vec<&str> {
    seen["history"].as_array().into_iter().flatten().filter_map(|entry| entry["event"].as_str()).collect()
}

on_both! {
    async fn who_wrote_it_is_on_record_for_organisers(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        cast.matter_to(&of.matter, "CLOSED").await;
        let told = json!({ "matter": of.matter, "on": "2022-01-20", "feedback": "居民满意" });
        cast.organize("feedBackMatter", told).await;
        let resident = json!({ "council": of.council, "role": "RESIDENT", "name": "赑屃", "from": "2022-01-01" });
        cast.organize("addCouncilMember", resident).await;
        cast.deliberated(&of).await;

        let selected = "history { event fromStatus toStatus actorName note }";
        let matter = read(&cast, Who::Organizer, "councilMatter", &of.matter, selected).await;
        assert_eq!(events(&matter), [
            "RAISE_MATTER", "PLACE_MATTER", "ADVANCE_MATTER", "ADVANCE_MATTER", "ADVANCE_MATTER", "ADVANCE_MATTER",
            "FEED_BACK_MATTER",
        ]);
        assert_eq!(matter["history"][2], json!({
            "event": "ADVANCE_MATTER", "fromStatus": "DISCOVERED", "toStatus": "WHISTLED",
            "actorName": "专委会办公室", "note": null,
        }));
        let council = read(&cast, Who::Organizer, "council", &of.council, selected).await;
        assert_eq!(events(&council), ["CREATE", "RAISE_MATTER", "ADD_COUNCIL_MEMBER"]);
        assert!(!format!("{matter}{council}").contains("赑屃") && !matter.to_string().contains("狴犴"));
        for who in [Who::Anonymous, Who::Member, Who::ForeignOffice] {
            let outside = read(&cast, who, "councilMatter", &of.matter, "title history { event }").await;
            assert_eq!(outside["history"], json!([]), "{}", who.name());
            let outside = read(&cast, who, "council", &of.council, "history { event }").await;
            assert_eq!(outside["history"], json!([]), "{}", who.name());
        }
    }

    async fn an_advisers_task_is_on_record_with_its_bargaining(cast: Cast) {
        let id = cast.bargaining("全市工资集体协商").await;
        let task = cast.adviser_task(&id).await;
        cast.organize("reportAdviserTask", json!({ "task": task, "visits": 12 })).await;
        let note = json!({ "task": task, "month": "2022-06-30", "checkedBy": "市总工会", "finding": "进度偏慢" });
        cast.organize("superviseAdviserTask", note).await;
        cast.organize("reportAdviserTask", json!({ "task": task, "visits": 20, "doneOn": "2022-07-20" })).await;

        let seen = read(&cast, Who::Organizer, "consultation", &id, "history { event }").await;
        let wanted = ["ASSIGN_ADVISER", "REPORT_ADVISER_TASK", "SUPERVISE_ADVISER_TASK", "FINISH_ADVISER_TASK"];
        assert!(events(&seen).ends_with(&wanted), "{seen:#}");
    }

    async fn data_is_handed_over_before_the_sides_meet_or_it_is_said(cast: Cast) {
        cast.clock("2022-03-20");
        let id = cast.bargaining("某制造企业工资集体协商").await;
        let without_a_day = read(&cast, Who::Organizer, "consultation", &id, CLOCKS).await;
        assert_eq!(without_a_day, json!({ "dataHandovers": [], "dataClocks": [] }));
        let offer = cast.offer(&id).await;
        cast.organize("replyToWageOffer", json!({ "offer": offer, "on": "2022-03-11", "reply": "同意协商" })).await;
        cast.organize("advanceConsultation", json!({ "id": id, "to": "REPLIED" })).await;
        cast.organize("scheduleConsultation", json!({ "id": id, "on": "2022-04-01" })).await;
        let clocks = async |day: &str| {
            cast.clock(day);
            let seen = read(&cast, Who::Organizer, "consultation", &id, CLOCKS).await;
            seen["dataClocks"].clone()
        };
        let awaited = |side: &str, state: &str| json!({ "side": side, "dueOn": "2022-03-25", "firstOn": null, "state": state });
        let both = json!([awaited("WORKERS", "PENDING"), awaited("EMPLOYER", "PENDING")]);
        assert_eq!(clocks("2022-03-25").await, both, "five working days before the first of April");

        for (side, by, on) in [("EMPLOYER", "人力资源部", "2022-03-25"), ("EMPLOYER", "财务部", "2022-03-28")] {
            let data = json!({ "consultation": id, "side": side, "handedBy": by, "data": "上年度工资总额", "on": on });
            cast.clock("2022-03-28");
            cast.organize("recordDataHandover", data).await;
        }
        let in_time = json!({ "side": "EMPLOYER", "dueOn": "2022-03-25", "firstOn": "2022-03-25", "state": "IN_TIME" });
        assert_eq!(clocks("2022-03-28").await, json!([awaited("WORKERS", "MISSING"), in_time]));
        let data = json!({
            "consultation": id, "side": "WORKERS", "handedBy": "工会主席", "data": "职工意愿", "on": "2022-03-29",
        });
        cast.clock("2022-03-29");
        cast.organize("recordDataHandover", data).await;
        let late = json!({ "side": "WORKERS", "dueOn": "2022-03-25", "firstOn": "2022-03-29", "state": "LATE" });
        assert_eq!(clocks("2022-04-01").await, json!([late, in_time]));

        cast.organize("recordWageTerm", Cast::wage_term(&id, 4_100.0)).await;
        let held = cast.ask(Who::Organizer, "advanceConsultation", json!({ "id": id, "to": "DRAFT_AGREED" })).await;
        assert!(held.is_ok(), "late data is said, and no bar: {:#}", held.body());
        let seen = read(&cast, Who::Organizer, "consultation", &id, CLOCKS).await;
        assert_eq!(seen["dataHandovers"][2], json!({
            "side": "WORKERS", "handedBy": "工会主席", "data": "职工意愿", "on": "2022-03-29",
        }));
    }

    async fn conveners_follow_each_other(cast: Cast) {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", "水源村议事会")).await;
        for (role, name, from, until) in [
            ("CONVENER", "现任", "2022-01-01", None),
            ("CONVENER", "前任", "2021-01-01", Some("2021-12-31")),
            ("CONVENER", "更早", "2020-01-01", Some("2020-12-31")),
            ("EXECUTIVE_CONVENER", "执行", "2021-06-01", None),
            ("MEMBER", "成员甲", "2021-06-01", None),
            ("MEMBER", "成员乙", "2021-06-01", None),
        ] {
            let input = json!({ "council": council, "role": role, "name": name, "from": from, "until": until });
            cast.organize("addCouncilMember", input).await;
        }

        let seen = read(&cast, Who::Anonymous, "council", &council, "members { name from until }").await;
        assert_eq!(seen["members"][1], json!({ "name": "前任", "from": "2021-01-01", "until": "2021-12-31" }));
    }
}
