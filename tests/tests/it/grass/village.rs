//! Villages that deliberate: a council in preparation, gifts of land and work, and one village leading the next.

use serde_json::{Value, json};
use tests::on_both;

use super::{held, read};
use crate::cast::{Cast, Who};

/// Enters the council of a natural village.
async fn council(cast: &Cast, village: &str, established_on: Option<&str>, encouraged_by: Option<&str>) -> String {
    let input = json!({
        "committee": cast.committee(), "kind": "VILLAGE", "name": format!("{village}村务协商议事会"),
        "subdistrict": "新店镇", "community": "联星村", "village": village, "establishedOn": established_on,
        "guidedBy": "县政协", "encouragedBy": encouraged_by,
    });
    cast.organize("createCouncil", input).await
}

/// Enters a consultation of villages' councils.
async fn consultation(cast: &Cast, topic: &str, councils: &[&str]) -> String {
    let id = cast.planned("VILLAGE_COUNCIL", topic).await;
    cast.organize("setConsultationCouncils", json!({ "consultation": id, "councils": councils })).await;
    id
}

/// Records what is given to a project: kind, who, figure, unit, whether about so much.
async fn give(cast: &Cast, to: &str, kind: &str, who: &str, (amount, unit, about): (f64, &str, bool), households: i32) {
    let input = json!({
        "consultation": to, "kind": kind, "contributor": who, "amount": amount, "unit": unit,
        "isApproximate": about, "households": households,
    });
    cast.organize("recordContribution", input).await;
}

on_both! {
    async fn one_villages_success_leads_the_next(cast: Cast) {
        let first = council(&cast, "上村", Some("2022-02-10"), None).await;
        let second = council(&cast, "下村", None, Some(&first)).await;
        let road = consultation(&cast, "修建村道和小公园", &[&first, &second]).await;
        give(&cast, &road, "LAND", "村民小组", (600.0, "平方米", true), 18).await;
        give(&cast, &road, "LAND", "理事会成员", (150.5, "平方米", false), 3).await;
        give(&cast, &road, "CASH", "外出乡贤", (12.6, "万元", false), 5).await;
        give(&cast, &road, "DEMOLITION", "村民小组", (30.0, "间", true), 21).await;
        give(&cast, &road, "LEVELLING", "村民小组", (2_000.0, "平方米", true), 21).await;
        held(&cast, &road, "2022-03-20").await;

        let selected = "councils { name isPreparatory village community }
            contributions { position kind contributor households amount unit isApproximate }
            contributionTotals { kind amount unit isApproximate count }";
        let seen = read(&cast, Who::Anonymous, "consultation", &road, selected).await;
        assert_eq!(seen["councils"], json!([
            { "name": "上村村务协商议事会", "isPreparatory": false, "village": "上村", "community": "联星村" },
            { "name": "下村村务协商议事会", "isPreparatory": true, "village": "下村", "community": "联星村" },
        ]));
        assert_eq!(seen["contributions"][1], json!({
            "position": 2, "kind": "LAND", "contributor": "理事会成员", "households": 3, "amount": 150.5,
            "unit": "平方米", "isApproximate": false,
        }));
        assert_eq!(seen["contributionTotals"], json!([
            { "kind": "LAND", "amount": 750.5, "unit": "平方米", "isApproximate": true, "count": 2 },
            { "kind": "CASH", "amount": 12.6, "unit": "万元", "isApproximate": false, "count": 1 },
            { "kind": "DEMOLITION", "amount": 30.0, "unit": "间", "isApproximate": true, "count": 1 },
            { "kind": "LEVELLING", "amount": 2_000.0, "unit": "平方米", "isApproximate": true, "count": 1 },
        ]));

        let selected = "establishedOn encouraged { name isPreparatory encouragedBy { name } }";
        let led = read(&cast, Who::Anonymous, "council", &first, selected).await;
        assert_eq!(led, json!({ "establishedOn": "2022-02-10", "encouraged": [{
            "name": "下村村务协商议事会", "isPreparatory": true, "encouragedBy": { "name": "上村村务协商议事会" },
        }] }));
        cast.organize("establishCouncil", json!({ "council": second, "on": "2022-04-01" })).await;
        let there = read(&cast, Who::Anonymous, "council", &second, "isPreparatory establishedOn").await;
        assert_eq!(there, json!({ "isPreparatory": false, "establishedOn": "2022-04-01" }));
    }

    async fn councils_are_listed_by_what_they_are(cast: Cast) {
        council(&cast, "上村", Some("2022-02-10"), None).await;
        council(&cast, "下村", None, None).await;
        cast.organize("createCouncil", cast.council("COMMUNITY", "居安家园社区议事会")).await;

        let list = async |filter: Value| {
            let document = "query($filter: CouncilFilter) { councils(filter: $filter) { totalCount nodes { name } } }";
            let listed = cast.client(Who::Anonymous).run(document, json!({ "filter": filter })).await;
            (listed.number("councils.totalCount"), listed.list("councils.nodes").len())
        };

        assert_eq!(list(json!({})).await, (3, 3));
        assert_eq!(list(json!({ "kind": "VILLAGE" })).await, (2, 2));
        assert_eq!(list(json!({ "kind": "VILLAGE", "isEstablished": false })).await, (1, 1));
        assert_eq!(list(json!({ "isEstablished": true })).await, (2, 2));
        assert_eq!(list(json!({ "committee": cast.committee() })).await, (3, 3));
        assert_eq!(list(json!({ "committee": cast.foreign_committee.to_string() })).await, (0, 0));
    }

    async fn a_convener_follows_another(cast: Cast) {
        let id = council(&cast, "上村", Some("2022-02-10"), None).await;
        let input = json!({ "council": id, "role": "CONVENER", "name": "老书记", "from": "2022-02-10" });
        cast.organize("addCouncilMember", input).await;
        let member = read(&cast, Who::Organizer, "council", &id, "members { id }").await["members"][0]["id"].clone();
        cast.organize("endCouncilMembership", json!({ "member": member, "until": "2022-06-30" })).await;
        let input = json!({ "council": id, "role": "CONVENER", "name": "新书记", "from": "2022-07-01" });
        cast.organize("addCouncilMember", input).await;

        let seen = read(&cast, Who::Anonymous, "council", &id, "version members { name from until }").await;
        assert_eq!(seen, json!({ "version": 4, "members": [
            { "name": "老书记", "from": "2022-02-10", "until": "2022-06-30" },
            { "name": "新书记", "from": "2022-07-01", "until": null },
        ] }));
    }
}
