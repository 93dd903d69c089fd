//! Who does and reads what at the grass roots: councils are public, all else is seen as its consultation is.

use serde_json::json;

use super::mutations::{check, topic};
use super::rows;
use crate::cast::{Cast, Who};

rows! { check;
    create_council "createCouncil" async |cast, who| {
        cast.council("COMMUNITY", &topic(who))
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    establish_council "establishCouncil" async |cast, who| {
        let mut input = cast.council("VILLAGE", &topic(who));
        input["establishedOn"] = json!(null);
        json!({ "council": cast.organize("createCouncil", input).await, "on": "2022-02-01" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    add_council_member "addCouncilMember" async |cast, who| {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", &topic(who))).await;
        json!({ "council": council, "role": "CONVENER", "name": "村支书", "from": "2022-01-01" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    end_council_membership "endCouncilMembership" async |cast, who| {
        let council = cast.organize("createCouncil", cast.council("VILLAGE", &topic(who))).await;
        let input = json!({ "council": council, "role": "CONVENER", "name": "村支书", "from": "2022-01-01" });
        cast.organize("addCouncilMember", input).await;
        let document = "query($id: ID!) { council(id: $id) { members { id } } }";
        let read = cast.client(Who::Organizer).run(document, json!({ "id": council })).await;
        json!({ "member": read.text("council.members.0.id"), "until": "2022-06-30" })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    set_consultation_councils "setConsultationCouncils" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({ "consultation": of.consultation, "councils": [of.council] })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    raise_matter "raiseMatter" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        Cast::matter(&of.council, Some(&of.consultation))
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    place_matter "placeMatter" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        let matter = cast.organize("raiseMatter", Cast::matter(&of.council, None)).await;
        json!({ "matter": matter, "consultation": of.consultation })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    advance_matter "advanceMatter" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({ "matter": of.matter, "to": "WHISTLED", "on": "2022-01-10", "by": "社区" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    feed_back_matter "feedBackMatter" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        cast.matter_to(&of.matter, "CLOSED").await;
        json!({ "matter": of.matter, "on": "2022-01-20", "feedback": "满意" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_contribution "recordContribution" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({ "consultation": of.consultation, "kind": "CASH", "contributor": "村民", "amount": 2.5, "unit": "万元" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    save_council_document "saveCouncilDocument" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({
            "council": of.council, "kind": "DEMAND_LIST", "title": "需求清单", "madeOn": "2022-01-08",
            "lines": [{ "item": "修缮围栏" }],
        })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    describe_photograph "describePhotograph" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({ "id": cast.picture(&format!("consultation={}", of.consultation)).await, "caption": "议事会现场" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    remove_photograph "removePhotograph" async |cast, who| {
        let of = cast.council_meeting(&topic(who)).await;
        json!({ "id": cast.picture(&format!("council={}", of.council)).await })
    } => "
        提案委 专委会: OK
        公众: UNAUTHENTICATED
        others: FORBIDDEN
    ";
    add_representative "addRepresentative" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "consultation": id, "side": "WORKERS", "name": "职工代表" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    make_wage_offer "makeWageOffer" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "consultation": id, "season": "SPRING", "body": "要约", "madeOn": "2022-03-01" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_data_handover "recordDataHandover" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "consultation": id, "side": "EMPLOYER", "handedBy": "人力资源部", "data": "工资总额", "on": "2022-03-20" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    reply_to_wage_offer "replyToWageOffer" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "offer": cast.offer(&id).await, "on": "2022-03-15", "reply": "同意协商" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_wage_term "recordWageTerm" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "consultation": id, "label": "平均工资", "after": 4100.0, "unit": "元", "period": "MONTH" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    record_congress_vote "recordCongressVote" async |cast, who| {
        let id = cast.bargaining_at("DRAFT_AGREED", &topic(who)).await;
        json!({ "consultation": id, "heldOn": "2022-04-18", "entitled": 9, "present": 6, "inFavour": 5 })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    sign_contract "signContract" async |cast, who| {
        let id = cast.bargaining_at("CONGRESS_APPROVED", &topic(who)).await;
        Cast::contract(&id, "2022-04-20")
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    file_contract "fileContract" async |cast, who| {
        let [_, id] = cast.contract_at("SIGNED", &topic(who)).await;
        json!({ "contract": id, "on": "2022-04-28", "with": "人社局" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    object_to_contract "objectToContract" async |cast, who| {
        let [_, id] = cast.contract_at("FILED", &topic(who)).await;
        json!({ "contract": id, "on": "2022-05-05", "reason": "条款不全" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    bring_contract_into_effect "bringContractIntoEffect" async |cast, who| {
        let [_, id] = cast.contract_at("FILED", &topic(who)).await;
        json!({ "contract": id, "on": "2022-05-14" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    publish_contract "publishContract" async |cast, who| {
        let [_, id] = cast.contract_at("EFFECTIVE", &topic(who)).await;
        json!({ "contract": id, "on": "2022-05-16" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    assign_adviser_task "assignAdviserTask" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "consultation": id, "adviserName": "指导员甲", "task": "走访企业", "dueMonth": "2022-06-01" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    report_adviser_task "reportAdviserTask" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "task": cast.adviser_task(&id).await, "visits": 3 })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
    supervise_adviser_task "superviseAdviserTask" async |cast, who| {
        let id = cast.bargaining(&topic(who)).await;
        json!({ "task": cast.adviser_task(&id).await, "month": "2022-06-01", "checkedBy": "市总", "finding": "按期" })
    } => "
        提案委 专委会: OK
        督查室 主席: FORBIDDEN
        公众: UNAUTHENTICATED
        others: NOT_FOUND
    ";
}
