//! What a meeting of a council and a bargaining keep, while both are hidden: it shows at no door.

use serde_json::json;
use tests::on_both;

use super::OUTSIDERS;
use super::found::finds_none;
use super::seen::Seen;
use super::walk::Walk;
use super::with;
use crate::cast::{Cast, Who};

/// What is said at a hidden meeting: a matter's title, text, raiser, step, result and feedback, a gift's giver and
/// remark, a document's title and line, a photograph's caption, people and file name.
const MEETING: [&str; 13] =
    ["麒麟", "白泽", "貔貅", "饕餮", "狻猊", "蒲牢", "重明", "獬豸", "毕方", "鲲鹏", "烛龙", "狴犴", "赑屃"];

/// What is said at a hidden bargaining: a representative and his post, an offer, its reply, a term, a number of a
/// contract, its bureau, why that objected, an adviser, a task, who looked into it with what he found,
/// and who handed over which data.
const TABLE: [&str; 14] =
    ["睚眦", "嘲风", "囚牛", "螭吻", "穷奇", "梼杌", "混沌", "夔牛", "椒图", "负屃", "朱厌", "鸱吻", "英招", "陆吾"];

/// Makes a hidden meeting and a hidden bargaining; returns the ids of what is hidden, and of the council.
pub async fn hidden(cast: &Cast) -> ([String; 3], String) {
    let of = cast.council_meeting("议事会会议").await;
    let matter = Cast::matter(&of.council, Some(&of.consultation));
    let matter = with(matter, &[("title", "麒麟"), ("body", "白泽"), ("raisedBy", "貔貅")]);
    let matter = cast.organize("raiseMatter", matter).await;
    let steps = [("WHISTLED", "饕餮"), ("TIERED_RESPONSE", "街道"), ("CLOSED", "街道")];
    for (to, by) in steps {
        let mut step = json!({ "matter": matter, "to": to, "on": "2022-02-01", "by": by });
        if to == "CLOSED" {
            step["result"] = json!("狻猊");
        }
        cast.organize("advanceMatter", step).await;
    }
    cast.organize("feedBackMatter", json!({ "matter": matter, "on": "2022-02-02", "feedback": "蒲牢" })).await;
    let given = json!({
        "consultation": of.consultation, "kind": "CASH", "contributor": "重明", "amount": 1.0, "unit": "元",
        "note": "獬豸",
    });
    cast.organize("recordContribution", given).await;
    let document = json!({
        "council": of.council, "consultation": of.consultation, "kind": "DEMAND_LIST", "title": "毕方",
        "madeOn": "2022-02-02", "lines": [{ "item": "鲲鹏" }],
    });
    cast.organize("saveCouncilDocument", document).await;
    let to = format!("consultation={}", of.consultation);
    let picture = cast.attach(Who::Organizer, &to, "烛龙.png", crate::cast::PICTURE).await;
    let shown = json!({ "id": picture, "caption": "狴犴", "people": "赑屃" });
    cast.organize("describePhotograph", shown).await;
    ([of.consultation, matter, table(cast).await], of.council)
}

async fn table(cast: &Cast) -> String {
    let id = cast.bargaining("工资协商").await;
    let someone = json!({ "consultation": id, "side": "WORKERS", "name": "睚眦", "title": "嘲风" });
    cast.organize("addRepresentative", someone).await;
    let offer = json!({ "consultation": id, "season": "SPRING", "body": "囚牛", "madeOn": "2022-03-01" });
    cast.organize("makeWageOffer", offer).await;
    let offer = cast.first_of(&id, "offers").await;
    cast.organize("replyToWageOffer", json!({ "offer": offer, "on": "2022-03-02", "reply": "螭吻" })).await;
    let data =
        json!({ "consultation": id, "side": "EMPLOYER", "handedBy": "英招", "data": "陆吾", "on": "2022-03-05" });
    cast.organize("recordDataHandover", data).await;
    let term = json!({ "consultation": id, "label": "穷奇", "after": 1.0, "unit": "元", "period": "MONTH" });
    cast.organize("recordWageTerm", term).await;
    cast.bargained_to(&id, "CONGRESS_APPROVED").await;
    let contract = with(Cast::contract(&id, "2022-04-20"), &[("number", "梼杌")]);
    cast.organize("signContract", contract).await;
    let contract = cast.first_of(&id, "contracts").await;
    cast.organize("advanceConsultation", json!({ "id": id, "to": "SIGNED" })).await;
    cast.organize("fileContract", json!({ "contract": contract, "on": "2022-04-28", "with": "混沌" })).await;
    cast.organize("advanceConsultation", json!({ "id": id, "to": "FILED" })).await;
    let objection = json!({ "contract": contract, "on": "2022-05-05", "reason": "夔牛" });
    cast.organize("objectToContract", objection).await;
    let task = json!({ "consultation": id, "adviserName": "椒图", "task": "负屃", "dueMonth": "2022-06-01" });
    cast.organize("assignAdviserTask", task).await;
    let task = cast.first_of(&id, "adviserTasks").await;
    let note = json!({ "task": task, "month": "2022-06-01", "checkedBy": "朱厌", "finding": "鸱吻" });
    cast.organize("superviseAdviserTask", note).await;
    id
}

/// What names private persons at a meeting that everybody sees: who raised a matter, who gave and what is remarked of
/// it, whom a photograph shows and the name of its file, and a resident in the council.
const PRIVATE: [&str; 6] = ["貔貅", "重明", "獬豸", "赑屃", "烛龙", "麒麟"];

/// Makes a meeting that everybody sees, with residents in all that it keeps.
async fn public(cast: &Cast) -> [String; 3] {
    let of = cast.council_meeting("议事会会议").await;
    let matter = with(Cast::matter(&of.council, Some(&of.consultation)), &[("raisedBy", "貔貅")]);
    let matter = cast.organize("raiseMatter", matter).await;
    let given = json!({
        "consultation": of.consultation, "kind": "CASH", "contributor": "重明", "isPrivate": true, "amount": 1.0,
        "unit": "元", "note": "獬豸",
    });
    cast.organize("recordContribution", given).await;
    let resident = json!({ "council": of.council, "role": "RESIDENT", "name": "麒麟", "from": "2022-01-01" });
    cast.organize("addCouncilMember", resident).await;
    for to in [format!("consultation={}", of.consultation), format!("council={}", of.council)] {
        let picture = cast.attach(Who::Organizer, &to, "烛龙.png", crate::cast::PICTURE).await;
        cast.organize("describePhotograph", json!({ "id": picture, "people": "赑屃" })).await;
    }
    cast.organize("scheduleConsultation", json!({ "id": of.consultation, "on": "2022-03-01" })).await;
    let held = json!({ "id": of.consultation, "to": "DELIBERATING", "heldOn": "2022-03-01" });
    cast.organize("advanceConsultation", held).await;
    [of.consultation, matter, of.council]
}

on_both! {
    async fn private_persons_show_nowhere_of_a_meeting_that_everybody_sees(cast: Cast) {
        let ids = public(&cast).await;
        let known: Vec<&str> = ids.iter().map(String::as_str).collect();
        cast.index().await;
        let walk = Walk::new(&cast, &known);

        Seen::of(&cast, &walk, Who::Organizer).await.shows_by("fields", &PRIVATE);
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&PRIVATE);
            finds_none(&cast, who, &PRIVATE).await;
        }
    }

    async fn what_a_hidden_meeting_and_a_bargaining_keep_shows_nowhere(cast: Cast) {
        let (ids, council) = hidden(&cast).await;
        let hidden: Vec<&str> = ids.iter().map(String::as_str).collect();
        let known = [&hidden[..], &[council.as_str()]].concat();
        cast.index().await;
        let walk = Walk::new(&cast, &known);

        let inside = Seen::of(&cast, &walk, Who::Organizer).await;
        inside.shows_by("fields", &[&MEETING[..], &TABLE].concat());
        inside.shows_by("/councils/", &["麒麟", "白泽", "狻猊", "蒲牢", "毕方", "鲲鹏"]);
        inside.shows_by("/consultations/", &["麒麟", "白泽", "狴犴", "赑屃", "睚眦", "嘲风", "穷奇", "梼杌"]);
        for who in OUTSIDERS {
            Seen::of(&cast, &walk, who).await.shows_none(&[&MEETING[..], &TABLE].concat());
            finds_none(&cast, who, &[&MEETING[..], &TABLE].concat()).await;
            walk.is_absent(&cast, who, &hidden).await;
        }
    }
}
