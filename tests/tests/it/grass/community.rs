//! A community's red grid council: wishes found at visits, two matters through four stages, the heating meeting.

use serde_json::{Value, json};
use tests::on_both;

use super::{advance, held, read};
use crate::cast::{Cast, Who};

const MATTERS: &str = "matters { title raisedThrough raisedBy stage result fedBackOn feedback
    steps { stage on by department { shortName } } meetings { topic } }";

/// Enters the council with its conveners, its people and a resident.
async fn council(cast: &Cast) -> String {
    let mut input = cast.council("COMMUNITY", "居安家园社区红色网格议事会");
    input["guidedBy"] = json!("金凤区政协");
    let id = cast.organize("createCouncil", input).await;
    for (role, name) in [
        ("CONVENER", "社区党委书记"),
        ("GRID_WORKER", "第一网格网格员"),
        ("STAIRWELL_LEAD", "3号楼楼道长"),
        ("PARTY_HOUSEHOLD", "党员中心户"),
        ("RESIDENT", "赑屃"),
    ] {
        let input = json!({ "council": id, "role": role, "name": name, "from": "2021-12-28" });
        cast.organize("addCouncilMember", input).await;
    }
    let input = json!({
        "council": id, "role": "EXECUTIVE_CONVENER", "member": cast.member("解景瑞"), "from": "2021-12-28",
    });
    cast.organize("addCouncilMember", input).await;
    id
}

/// Enters a meeting of the council.
async fn meeting(cast: &Cast, council: &str, topic: &str) -> String {
    let id = cast.planned("COMMUNITY_COUNCIL", topic).await;
    let input = json!({ "consultation": id, "councils": [council] });
    cast.organize("setConsultationCouncils", input).await;
    id
}

async fn step(cast: &Cast, matter: &str, to: &str, on: &str, by: &str) {
    let input = json!({ "matter": matter, "to": to, "on": on, "by": by });
    cast.organize("advanceMatter", input).await;
}

async fn closed(cast: &Cast, matter: &str, on: &str, result: &str) {
    let input = json!({ "matter": matter, "to": "CLOSED", "on": on, "by": "社区居委会", "result": result });
    cast.organize("advanceMatter", input).await;
}

on_both! {
    async fn two_matters_go_from_a_visit_to_what_their_people_say_of_the_end(cast: Cast) {
        let council = council(&cast).await;
        let first = meeting(&cast, &council, "居民微心愿议事会").await;
        let heating = meeting(&cast, &council, "供暖问题协商会").await;

        let gate = json!({
            "council": council, "consultation": first, "title": "修缮锈蚀的大门和围栏", "raisedThrough": "GRID",
            "raisedOn": "2022-01-04", "raisedBy": "睚眦",
        });
        let gate = cast.organize("raiseMatter", gate).await;
        let warm = json!({
            "council": council, "consultation": first, "title": "部分住户室温不达标", "raisedThrough": "VISIT",
            "raisedOn": "2022-01-05", "raisedBy": "第一网格网格员", "isPrivate": false,
        });
        let warm = cast.organize("raiseMatter", warm).await;
        held(&cast, &first, "2022-01-08").await;

        step(&cast, &gate, "WHISTLED", "2022-01-08", "社区居委会").await;
        step(&cast, &gate, "TIERED_RESPONSE", "2022-01-10", "满城北街街道办事处").await;
        closed(&cast, &gate, "2022-02-20", "以服务资金修缮完毕").await;
        let told = json!({ "matter": gate, "on": "2022-02-22", "feedback": "上门告知，居民满意" });
        cast.organize("feedBackMatter", told).await;

        // The tier cannot settle the heating by itself: it comes before a meeting of its own, with all whom it takes.
        cast.organize("placeMatter", json!({ "matter": warm, "consultation": heating })).await;
        step(&cast, &warm, "WHISTLED", "2022-01-09", "社区居委会").await;
        step(&cast, &warm, "TIERED_RESPONSE", "2022-01-11", "满城北街街道办事处").await;
        held(&cast, &heating, "2022-01-15").await;
        let together = json!({
            "matter": warm, "to": "COORDINATED_HANDLING", "on": "2022-01-15", "department": cast.department("住建局"),
            "note": "供热公司、物业公司、街道和居民代表议定两套整改方案",
        });
        cast.organize("advanceMatter", together).await;
        advance(&cast, &first, "FEEDBACK_GIVEN").await;
        // What is not closed is not forgotten: it is before another meeting.
        advance(&cast, &first, "CLOSED").await;
        closed(&cast, &warm, "2022-01-25", "两套整改方案均已落实").await;

        let told = json!({ "matter": warm, "on": "2022-01-26", "feedback": "网格员逐户回访，室温达标" });
        cast.organize("feedBackMatter", told).await;
        for to in ["FEEDBACK_GIVEN", "CLOSED"] {
            advance(&cast, &heating, to).await;
        }

        let seen = read(&cast, Who::Anonymous, "consultation", &first, MATTERS).await;
        assert_eq!(seen["matters"][0], json!({
            "title": "修缮锈蚀的大门和围栏", "raisedThrough": "GRID", "raisedBy": null, "stage": "CLOSED",
            "result": "以服务资金修缮完毕", "fedBackOn": "2022-02-22", "feedback": "上门告知，居民满意",
            "steps": [
                { "stage": "DISCOVERED", "on": "2022-01-04", "by": "居安家园社区红色网格议事会", "department": null },
                { "stage": "WHISTLED", "on": "2022-01-08", "by": "社区居委会", "department": null },
                { "stage": "TIERED_RESPONSE", "on": "2022-01-10", "by": "满城北街街道办事处", "department": null },
                { "stage": "CLOSED", "on": "2022-02-20", "by": "社区居委会", "department": null },
            ],
            "meetings": [{ "topic": "居民微心愿议事会" }],
        }));
        let warm = &seen["matters"][1];
        assert_eq!(warm["raisedBy"], "第一网格网格员");
        assert_eq!(warm["meetings"], json!([{ "topic": "居民微心愿议事会" }, { "topic": "供暖问题协商会" }]));
        assert_eq!(warm["steps"][3]["by"], "石嘴山市住房和城乡建设局");
        assert_eq!(warm["steps"][3]["department"]["shortName"], "住建局");
        let later = read(&cast, Who::Anonymous, "consultation", &heating, MATTERS).await;
        assert_eq!(later["matters"].as_array().map(Vec::len), Some(1), "{later:#}");
    }

    async fn private_persons_are_named_to_organisers_alone(cast: Cast) {
        let council = council(&cast).await;
        let meeting = meeting(&cast, &council, "居民微心愿议事会").await;
        let gate = Cast::matter(&council, Some(&meeting));
        let gate = cast.organize("raiseMatter", gate).await;
        let given = json!({
            "consultation": meeting, "kind": "CASH", "contributor": "嘲风", "isPrivate": true, "amount": 0.1,
            "unit": "万元",
        });
        cast.organize("recordContribution", given).await;
        held(&cast, &meeting, "2022-01-08").await;
        cast.index().await;

        let selected = "councils { members { name } } contributions { contributor } matters { raisedBy } summary";
        for who in [Who::Organizer, Who::Office] {
            let seen = read(&cast, who, "consultation", &meeting, selected).await.to_string();
            assert!(["赑屃", "狴犴", "嘲风"].iter().all(|name| seen.contains(name)), "{}: {seen}", who.name());
        }
        for who in [Who::Anonymous, Who::Member, Who::Department, Who::Admin, Who::ForeignOffice] {
            let seen = read(&cast, who, "consultation", &meeting, selected).await;
            let matter = read(&cast, who, "councilMatter", &gate, "title raisedBy").await;
            assert_eq!(matter, json!({ "title": "修缮大门围栏", "raisedBy": null }), "{}", who.name());
            let told = seen.to_string();
            assert!(["赑屃", "狴犴", "嘲风"].iter().all(|name| !told.contains(name)), "{}: {told}", who.name());
            assert!(told.contains("社区党委书记") && told.contains("解景瑞"), "{}: {told}", who.name());
            for name in ["赑屃", "狴犴", "嘲风"] {
                let document = "query($query: String!) { search(query: $query) { totalCount } }";
                let found = cast.client(who).run(document, json!({ "query": name })).await;
                assert_eq!(found.number("search.totalCount"), 0, "{} finds {name}", who.name());
            }
        }
    }

    async fn a_matter_is_seen_as_the_meetings_are_that_it_came_before(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let later = meeting(&cast, &of.council, "再议大门围栏").await;
        cast.organize("placeMatter", json!({ "matter": of.matter, "consultation": later })).await;
        let selected = "title meetings { topic }";

        assert_eq!(read(&cast, Who::Anonymous, "councilMatter", &of.matter, selected).await, Value::Null);
        assert_eq!(
            read(&cast, Who::Anonymous, "council", &of.council, "name matters { title } consultations { topic }").await,
            json!({ "name": "居安家园社区议事会", "matters": [], "consultations": [] }),
        );
        held(&cast, &later, "2022-03-01").await;

        let seen = read(&cast, Who::Anonymous, "councilMatter", &of.matter, selected).await;
        assert_eq!(seen, json!({ "title": "修缮大门围栏", "meetings": [{ "topic": "再议大门围栏" }] }));
    }

    async fn documents_keep_their_versions(cast: Cast) {
        let of = cast.council_meeting("居安家园社区议事会").await;
        let list = |item: &str, consultation: Option<&str>| json!({
            "council": of.council, "consultation": consultation, "kind": "DEMAND_LIST", "title": "治理需求清单",
            "madeOn": "2022-01-08",
            "lines": [{ "item": item, "responsible": "物业公司", "until": "2022-03-31" }, { "item": "保供暖" }],
        });
        cast.organize("saveCouncilDocument", list("修大门", None)).await;
        cast.organize("saveCouncilDocument", list("修大门和围栏", Some(&of.consultation))).await;
        let mut agreement = list("共驻共建", None);
        agreement["kind"] = json!("CO_BUILD_AGREEMENT");
        cast.organize("saveCouncilDocument", agreement).await;

        let selected = "documents { kind number lines { item responsible until } consultation { id } }";
        let inside = read(&cast, Who::Organizer, "council", &of.council, selected).await;
        let numbers: Vec<_> =
            inside["documents"].as_array().into_iter().flatten().map(|it| (&it["kind"], &it["number"])).collect();
        let wanted = [("CO_BUILD_AGREEMENT", 1), ("DEMAND_LIST", 2), ("DEMAND_LIST", 1)];
        let wanted: Vec<_> = wanted.iter().map(|(kind, number)| (json!(kind), json!(number))).collect();
        assert_eq!(numbers, wanted.iter().map(|(kind, number)| (kind, number)).collect::<Vec<_>>());
        let line = json!({ "item": "修大门和围栏", "responsible": "物业公司", "until": "2022-03-31" });
        assert_eq!(inside["documents"][1]["lines"][0], line);
        assert_eq!(inside["documents"][2]["lines"][0]["item"], "修大门");

        let outside = read(&cast, Who::Anonymous, "council", &of.council, "documents { kind number }").await;
        let own = json!([{ "kind": "CO_BUILD_AGREEMENT", "number": 1 }, { "kind": "DEMAND_LIST", "number": 1 }]);
        assert_eq!(outside["documents"], own, "what is agreed at a meeting is seen as the meeting is");
        held(&cast, &of.consultation, "2022-03-01").await;
        let selected = "councilDocuments { number lines { item } }";
        let agreed = read(&cast, Who::Anonymous, "consultation", &of.consultation, selected).await;
        assert_eq!(agreed["councilDocuments"][0]["number"], 2);
        assert_eq!(agreed["councilDocuments"].as_array().map(Vec::len), Some(1));
    }
}
