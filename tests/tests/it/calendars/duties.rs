//! What falls due in calendars: promises of departments, windows of bargainings, answers to public suggestions; and what
//! no longer takes place.

use icalendar::{Component as _, EventStatus};
use serde_json::json;
use tests::on_both;

use super::{COMMITTEE, PUBLIC, read, short, summaries};
use crate::cast::{Cast, Who};

const TITLE: &str = "关于规范物业服务的提案";

/// Returns what somebody's own calendar has under summaries that begin so: each with its days.
async fn own(cast: &Cast, who: Who, beginning: &str) -> Vec<String> {
    let (_, address) = cast.feed(who).await;
    let page = cast.client(Who::Anonymous).get(&address).await;
    let meant = short(&page).into_iter().filter(|(summary, ..)| summary.starts_with(beginning));
    meant.map(|(summary, from, until, _)| format!("{summary} {from} {until}")).collect()
}

/// Makes a proposal whose answer did not content, so that it is handled again.
async fn handled_again(cast: &Cast) -> String {
    let id = cast.proposal_at("RESPONDED").await.id;
    let verdict = json!({ "suggestion": id, "satisfaction": "DISSATISFIED", "comment": "问题没有解决" });
    cast.step(Who::Member, "evaluateResponse", verdict).await;
    id
}

on_both! {
    async fn what_a_department_promised_stands_in_its_calendar_until_it_is_judged(cast: Cast) {
        cast.clock("2022-08-30");
        let id = cast.proposal_at("RESPONDED").await.id;
        cast.proposal_at("RESPONSE_UNDER_REVIEW").await;
        cast.promised_on_the_spot("优化社会救助供给").await;
        let on_the_spot = "承诺兑现截止：年内指导十个小区成立业主委员会（住建局） 2022-11-28 2022-11-29".to_owned();
        let by_letter = "承诺兑现截止：年内完成业主委员会组建（住建局） 2022-11-28 2022-11-29".to_owned();
        for who in [Who::Department, Who::Handler] {
            let mut told = own(&cast, who, "承诺").await;
            told.sort();
            let mut promised = [on_the_spot.clone(), by_letter.clone()];
            promised.sort();
            assert_eq!(told, promised, "{}", who.name());
        }
        for who in [Who::Member, Who::Assistant, Who::OtherDepartment, Who::Office, Who::Supervisor, Who::Organizer] {
            assert_eq!(own(&cast, who, "承诺").await, Vec::<String>::new(), "{}", who.name());
        }

        let promise = cast.commitment_of(&id).await;
        let report = json!({ "commitment": promise, "on": cast.today(), "note": "已组建" });
        cast.step(Who::Department, "followUpCommitment", report).await;
        cast.step(Who::Supervisor, "judgeCommitment", cast.verdict(&promise, "FULFILLED")).await;
        assert_eq!(own(&cast, Who::Department, "承诺").await, [on_the_spot]);
    }

    async fn organisers_find_the_windows_of_the_sides_that_talk(cast: Cast) {
        cast.clock("2022-03-05");
        let id = cast.bargaining("工资协商").await;
        let offer = cast.offer(&id).await;
        for who in [Who::Organizer, Who::Office] {
            assert_eq!(own(&cast, who, "").await, ["要约回应截止：工资协商 2022-03-21 2022-03-22"], "{}", who.name());
        }
        for who in [Who::Chair, Who::Supervisor, Who::Member, Who::Department, Who::ForeignOffice] {
            assert_eq!(own(&cast, who, "").await, Vec::<String>::new(), "{}", who.name());
        }

        cast.clock("2022-03-20");
        let reply = json!({ "offer": offer, "on": "2022-03-15", "reply": "同意协商" });
        cast.organize("replyToWageOffer", reply).await;
        assert_eq!(own(&cast, Who::Organizer, "").await, ["集体协商截止：工资协商 2022-03-29 2022-03-30"]);
        cast.organize("advanceConsultation", json!({ "id": id, "to": "CANCELLED", "reason": "企业停产" })).await;
        assert_eq!(own(&cast, Who::Organizer, "").await, Vec::<String>::new());
    }

    async fn organisers_find_what_comes_next_of_a_contract(cast: Cast) {
        cast.clock("2022-06-01");
        for (stage, topic) in [("SIGNED", "甲厂"), ("FILED", "乙厂"), ("EFFECTIVE", "丙厂"), ("PUBLISHED", "丁厂")] {
            cast.contract_at(stage, topic).await;
        }
        let mut told = own(&cast, Who::Organizer, "集体合同").await;
        told.sort();
        let mut wanted = [
            "集体合同报送截止：甲厂 2022-04-30 2022-05-01",
            "集体合同公布截止：丙厂 2022-05-19 2022-05-20",
            "集体合同到期续签：丙厂 2023-03-14 2023-05-14",
            "集体合同到期续签：丁厂 2023-03-14 2023-05-14",
        ];
        wanted.sort_unstable();
        assert_eq!(told, wanted);

        cast.clock("2023-05-14");
        let told = own(&cast, Who::Organizer, "集体合同到期").await;
        assert_eq!(told, Vec::<String>::new(), "what has ended is not to be renewed any more");
    }

    async fn everybody_finds_by_when_a_public_suggestion_is_to_be_answered(cast: Cast) {
        cast.clock("2022-08-30");
        let id = handled_again(&cast).await;
        let about_it = async |address: &str| {
            let page = cast.client(Who::Anonymous).get(address).await;
            short(&page).into_iter().filter(|(summary, ..)| summary.contains(TITLE)).collect::<Vec<_>>()
        };
        assert_eq!(about_it(COMMITTEE).await, [], "it is not public");

        cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
        let document = "query($id: ID!) { suggestion(id: $id) { deadlines { kind dueOn metOn } } }";
        let seen = cast.client(Who::Anonymous).run(document, json!({ "id": id })).await;
        let open = seen.list("suggestion.deadlines").iter().find(|clock| clock["metOn"].is_null()).expect("a clock runs");
        let told = about_it(COMMITTEE).await;
        assert_eq!(told.len(), 1, "{told:?}");
        let (summary, from, _, status) = &told[0];
        assert!(summary.ends_with(&format!("截止：{TITLE}（住建局）")), "{summary}");
        assert_eq!((json!(from), *status), (open["dueOn"].clone(), Some(EventStatus::Confirmed)));
        assert_eq!(about_it(&format!("{COMMITTEE}?format=ONLINE")).await, []);
        assert_eq!(about_it(PUBLIC).await, []);

        cast.step(Who::Office, "unpublishSuggestion", json!({ "id": id, "reason": "内容有误" })).await;
        assert_eq!(about_it(COMMITTEE).await, []);
    }

    async fn who_was_told_of_a_session_finds_that_it_is_called_off(cast: Cast) {
        cast.clock("2022-08-01");
        let id = cast.consultation_at("SCHEDULED", "城市更新").await;
        let quiet = cast.consultation_at("PLANNED", "没有日子的议题").await;
        let off = |id: &str| json!({ "id": id, "to": "CANCELLED", "reason": "议题并入专题协商" });
        for session in [&id, &quiet] {
            cast.step(Who::Organizer, "advanceConsultation", off(session)).await;
        }

        for who in [Who::Member, Who::CoSigner, Who::Department, Who::Handler] {
            let (_, address) = cast.feed(who).await;
            let page = cast.client(Who::Anonymous).get(&address).await;
            let calendar = read(&page);
            let events: Vec<_> = calendar.events().collect();
            assert_eq!(events.len(), 1, "{}: {}", who.name(), page.text);
            assert_eq!(events[0].get_uid(), Some(format!("{id}@xieshang").as_str()));
            assert_eq!(events[0].get_status(), Some(EventStatus::Cancelled));
            let hidden = cast.client(who).run("query($id: ID!) { consultation(id: $id) { topic } }", json!({ "id": id })).await;
            assert!(hidden.data("consultation").is_null(), "the session itself stays hidden");
        }
        for who in [Who::OtherMember, Who::OtherDepartment, Who::Admin, Who::ForeignOffice] {
            assert_eq!(own(&cast, who, "").await, Vec::<String>::new(), "{}", who.name());
        }
        for address in [COMMITTEE, PUBLIC] {
            assert_eq!(summaries(&cast.client(Who::Anonymous).get(address).await), Vec::<String>::new());
        }
    }

    async fn many_duties_cost_no_more_statements_than_one(cast: Cast) {
        cast.clock("2022-08-30");
        let (_, organizer) = cast.feed(Who::Organizer).await;
        let (_, department) = cast.feed(Who::Department).await;
        let mut counts = Vec::new();
        for topics in [&["甲厂"][..], &["乙厂", "丙厂"]] {
            for topic in topics {
                cast.contract_at("SIGNED", topic).await;
                cast.offer(&cast.bargaining(&format!("{topic}要约")).await).await;
                let id = handled_again(&cast).await;
                cast.step(Who::Office, "publishSuggestion", json!({ "id": id, "disclosure": "FULL" })).await;
            }
            for address in [organizer.as_str(), department.as_str(), COMMITTEE] {
                let (page, statements) = cast.counting(cast.client(Who::Anonymous).get(address)).await;
                counts.push((short(&page).len(), statements.len()));
            }
        }
        let (one, more) = counts.split_at(3);
        for ((few, cheap), (many, dear)) in one.iter().zip(more) {
            assert!(many > few, "{few} events before, {many} after");
            assert_eq!(cheap, dear);
        }
    }
}
