//! Annual plans (年度协商计划): drafted, sent back, approved twice, published, adjusted on record, and begun.

use serde_json::{Value, json};
use tests::on_both;

use crate::cast::{Cast, Who};

const PLAN: &str = "query($id: ID!) { annualPlan(id: $id) {
    status version documentNo allowedStatuses allowedActions
    items { id topic format organizer month leader state dropReason departments { shortName } consultation { id status } }
    progress { items begun held closed dropped } warnings { kind message }
    approvals { step body on note recordedBy } history { event toStatus }
    adjustments { kind reason madeBy item { topic } earlier { topic month departments } }
} }";

async fn plan(cast: &Cast, who: Who, id: &str) -> Value {
    cast.client(who).run(PLAN, json!({ "id": id })).await.data("annualPlan").clone()
}

fn all(items: &Value, field: &str) -> Vec<Value> {
    items.as_array().into_iter().flatten().map(|item| item[field].clone()).collect()
}

on_both! {
    async fn a_plan_comes_to_the_public_through_two_approvals(cast: Cast) {
        let id = cast.plan_at("CHAIR_MEETING_APPROVED").await;
        let back = json!({ "id": id, "to": "DRAFT", "on": "2022-08-30", "reason": "请压减议题" });
        cast.step(Who::Organizer, "advanceAnnualPlan", back).await;
        cast.clock("2022-08-31");
        let mut items = cast.plan()["items"].clone();
        items[1]["month"] = json!(10);
        let input = json!({ "id": id, "title": "2022年度协商计划（修改稿）", "items": items });
        cast.step(Who::Organizer, "updateAnnualPlan", input).await;
        for (who, to, body) in [
            (Who::Organizer, "CANVASSED", Value::Null),
            (Who::Office, "REVISED", json!("市委办公室会同市政府、市政协办公室")),
            (Who::Chair, "CHAIR_MEETING_APPROVED", json!("第五次主席会议")),
            (Who::Organizer, "PARTY_APPROVED", json!("市委常委会")),
        ] {
            assert_eq!(plan(&cast, Who::Anonymous, &id).await, Value::Null, "before {to}");
            cast.step(who, "advanceAnnualPlan", json!({ "id": id, "to": to, "body": body, "reason": "同意" })).await;
        }
        let input = json!({ "id": id, "to": "PUBLISHED", "documentNo": "石党办发〔2022〕8号" });
        cast.step(Who::Organizer, "advanceAnnualPlan", input).await;

        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!((&public["status"], &public["documentNo"]), (&json!("PUBLISHED"), &json!("石党办发〔2022〕8号")));
        assert_eq!(all(&public["items"], "month"), [json!(8), json!(10)]);
        assert_eq!(public["items"][0]["departments"], json!([{ "shortName": "住建局" }, { "shortName": "财政局" }]));
        assert_eq!(public["items"][0]["organizer"], "社会和法制委员会");
        assert_eq!(
            all(&public["approvals"], "step"),
            ["CHAIR_MEETING_APPROVED", "PARTY_APPROVED", "PUBLISHED"].map(|step| json!(step)),
            "the public reads the decisions that stand"
        );
        assert_eq!(public["approvals"][1]["body"], "市委常委会");
        let told: Vec<_> = public["history"].as_array().into_iter().flatten().map(|row| row["toStatus"].clone()).collect();
        assert_eq!(
            told,
            ["CHAIR_MEETING_APPROVED", "PARTY_APPROVED", "PUBLISHED"].map(|step| json!(step)),
            "an approval that was taken back is told to nobody outside"
        );
        for inner in ["note", "recordedBy"] {
            assert_eq!(public["approvals"][1][inner], Value::Null, "{inner}");
        }
        assert_eq!(public["allowedStatuses"], json!([]));

        let inside = plan(&cast, Who::Chair, &id).await;
        let steps = all(&inside["approvals"], "step");
        assert_eq!(steps.len(), 9, "nothing of the first round is lost: {steps:?}");
        assert_eq!(inside["approvals"][3]["note"], "请压减议题");
        assert_eq!(all(&inside["history"], "event").first(), Some(&json!("CREATE")));
    }

    async fn an_approved_plan_changes_on_record_only(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        let refused = cast.ask(Who::Organizer, "updateAnnualPlan", json!({ "id": id, "items": [] })).await;
        assert_eq!(refused.reason(), "wrong_state");
        let items = cast.plan_items(&id).await;

        let added = json!({ "plan": id, "kind": "ADDED", "to": cast.plan_item("城市更新"), "reason": "党委交题" });
        cast.step(Who::Organizer, "adjustPlanItem", added).await;
        let mut to = cast.plan_item("提升物业服务管理水平");
        to["month"] = json!(10);
        to["departments"] = json!([cast.department("公安局")]);
        let changed = json!({ "plan": id, "kind": "CHANGED", "item": items[0], "to": to, "reason": "疫情" });
        cast.step(Who::Organizer, "adjustPlanItem", changed).await;
        let dropped = json!({ "plan": id, "kind": "DROPPED", "item": items[1], "reason": "条件不成熟" });
        cast.step(Who::Organizer, "adjustPlanItem", dropped).await;

        let inside = plan(&cast, Who::Organizer, &id).await;
        assert_eq!(all(&inside["items"], "state"), ["PLANNED", "DROPPED", "PLANNED"].map(|state| json!(state)));
        assert_eq!((&inside["items"][0]["month"], &inside["items"][1]["dropReason"]), (&json!(10), &json!("条件不成熟")));
        assert_eq!(inside["items"][0]["departments"], json!([{ "shortName": "公安局" }]));
        assert_eq!(all(&inside["adjustments"], "kind"), ["ADDED", "CHANGED", "DROPPED"].map(|kind| json!(kind)));
        assert_eq!(inside["adjustments"][0]["earlier"], Value::Null);
        let earlier = json!({
            "topic": "提升物业服务管理水平", "month": 8, "departments": ["石嘴山市住房和城乡建设局", "石嘴山市财政局"],
        });
        assert_eq!(inside["adjustments"][1]["earlier"], earlier);
        assert_eq!(inside["adjustments"][2]["reason"], "条件不成熟");
        assert_eq!(inside["progress"], json!({ "items": 3, "begun": 0, "held": 0, "closed": 0, "dropped": 1 }));

        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!(public["adjustments"][1]["earlier"]["month"], 8);
        for (at, field) in [(1, "reason"), (1, "madeBy")] {
            assert_eq!(public["adjustments"][at][field], Value::Null, "{field}");
        }
        assert_eq!(public["items"][1]["dropReason"], Value::Null);
    }

    async fn what_changed_before_a_plan_was_published_never_stood_in_it(cast: Cast) {
        cast.clock("2022-02-16");
        let id = cast.plan_at("PARTY_APPROVED").await;
        let added = json!({ "plan": id, "kind": "ADDED", "to": cast.plan_item("城市更新"), "reason": "党委交题" });
        cast.step(Who::Organizer, "adjustPlanItem", added).await;
        let items = cast.plan_items(&id).await;
        let dropped = json!({ "plan": id, "kind": "DROPPED", "item": items[1], "reason": "条件不成熟" });
        cast.step(Who::Organizer, "adjustPlanItem", dropped).await;
        cast.clock("2022-02-18");
        let input = json!({ "id": id, "to": "PUBLISHED", "body": "市政协办公室" });
        cast.step(Who::Organizer, "advanceAnnualPlan", input).await;

        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!((&public["adjustments"], &public["progress"]["dropped"]), (&json!([]), &json!(0)));
        assert_eq!(all(&public["items"], "topic"), [json!("提升物业服务管理水平"), json!("城市更新")]);
        let inside = plan(&cast, Who::Organizer, &id).await;
        assert_eq!(all(&inside["adjustments"], "kind"), [json!("ADDED"), json!("DROPPED")]);
        assert_eq!(inside["items"].as_array().map(Vec::len), Some(3));
        let feed = cast.client(Who::Anonymous).get("/calendars/committees/szs.ics").await.text;
        assert!(feed.contains("城市更新") && !feed.contains("已取消"), "{feed}");

        let dropped = json!({ "plan": id, "kind": "DROPPED", "item": items[0], "reason": "疫情" });
        cast.step(Who::Organizer, "adjustPlanItem", dropped).await;
        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!(all(&public["items"], "state"), [json!("DROPPED"), json!("PLANNED")], "what was read there stays");
    }

    async fn an_item_becomes_a_consultation_which_shows_once_it_is_held(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        let items = cast.plan_items(&id).await;
        let input = json!({ "item": items[0], "summary": "调研基础上的协商。", "presidedBy": "魏和清" });
        let consultation = cast.step(Who::Organizer, "startPlanItem", input).await;

        let document = "query($id: ID!) { consultation(id: $id) {
            topic format planYear organizer presidedBy planItem { id state plan { year } }
            participants { role department { shortName } }
        } }";
        let begun = cast.client(Who::Organizer).run(document, json!({ "id": consultation })).await;
        let begun = begun.data("consultation");
        assert_eq!((&begun["topic"], &begun["format"]), (&json!("提升物业服务管理水平"), &json!("BIMONTHLY")));
        assert_eq!((&begun["planYear"], &begun["organizer"]), (&json!(2022), &json!("社会和法制委员会")));
        assert_eq!(begun["planItem"], json!({ "id": items[0], "state": "BEGUN", "plan": { "year": 2022 } }));
        assert_eq!(begun["participants"][1], json!({ "role": "DEPARTMENT", "department": { "shortName": "财政局" } }));

        let inside = plan(&cast, Who::Organizer, &id).await;
        assert_eq!(inside["progress"], json!({ "items": 2, "begun": 1, "held": 0, "closed": 0, "dropped": 0 }));
        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!((&public["items"][0]["state"], &public["items"][0]["consultation"]), (&json!("PLANNED"), &Value::Null));
        assert_eq!(public["progress"]["begun"], 0, "a session that is hidden is not counted");

        cast.step(Who::Organizer, "scheduleConsultation", json!({ "id": consultation, "on": "2022-08-29" })).await;
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": consultation, "to": "HELD" })).await;
        let public = plan(&cast, Who::Anonymous, &id).await;
        assert_eq!(public["items"][0]["consultation"], json!({ "id": consultation, "status": "HELD" }));
        assert_eq!(public["progress"], json!({ "items": 2, "begun": 1, "held": 1, "closed": 0, "dropped": 0 }));
        cast.step(Who::Organizer, "advanceConsultation", json!({ "id": consultation, "to": "CLOSED" })).await;
        assert_eq!(plan(&cast, Who::Member, &id).await["progress"]["closed"], 1);
    }

    async fn a_plan_that_looks_odd_is_warned_of_and_goes_on(cast: Cast) {
        let id = cast.plan_at("DRAFT").await;
        let twice = json!([cast.plan_item("物业服务"), cast.plan_item("物业服务")]);
        cast.step(Who::Organizer, "updateAnnualPlan", json!({ "id": id, "items": twice })).await;

        let warned = plan(&cast, Who::Organizer, &id).await;
        let kinds = ["BIMONTHLY_COUNT", "BIMONTHLY_CROWDED", "TOPIC_REPEATED"].map(|kind| json!(kind));
        assert_eq!(all(&warned["warnings"], "kind"), kinds);
        assert_eq!(warned["warnings"][1]["message"], "7 月至 8 月列有 2 次双月协商座谈会");
        cast.step(Who::Organizer, "advanceAnnualPlan", json!({ "id": id, "to": "CANVASSED" })).await;
    }

    async fn a_committees_plan_is_found_by_its_year(cast: Cast) {
        let id = cast.plan_at("PUBLISHED").await;
        cast.plan_of_at(2021, "DRAFT").await;
        let document = "query($code: String!) { committee(code: $code) {
            this: annualPlan(year: 2022) { id } last: annualPlan(year: 2021) { id }
        } annualPlans(filter: { year: 2022, status: [PUBLISHED] }) { totalCount nodes { id } } }";

        let public = cast.client(Who::Anonymous).run(document, json!({ "code": "szs" })).await;
        assert_eq!(public.data("committee"), &json!({ "this": { "id": id }, "last": null }));
        assert_eq!(public.text("annualPlans.nodes.0.id"), id);
        assert!(!cast.client(Who::Office).run(document, json!({ "code": "szs" })).await.data("committee.last").is_null());
    }
}
